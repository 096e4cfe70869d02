"""The settings file, read by a fresh process as the server reads it."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.server import ROOT

PRODUCTION = {
    "ENVIRONMENT": "production",
    "SECRET_KEY": "a long and random value of no fewer than fifty characters",
    "ALLOWED_HOSTS": "desk.example",
}


def run(*arguments: str, var: Path, **environment: str) -> "subprocess.CompletedProcess[str]":
    """manage.py in a process that has only `environment`, and `var` for its files."""
    kept = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    command = [sys.executable, "manage.py", *arguments]
    given = {**kept, "VAR_DIR": str(var), **environment}
    return subprocess.run(command, cwd=ROOT, env=given, capture_output=True, text=True)


def test_production_settings_pass_the_deployment_check(tmp_path: Path):
    ended = run("check", "--deploy", "--fail-level", "WARNING", var=tmp_path, **PRODUCTION)
    assert ended.returncode == 0, ended.stderr


@pytest.mark.parametrize("name", ["SECRET_KEY", "ALLOWED_HOSTS"])
def test_production_demands_its_secrets(tmp_path: Path, name):
    ended = run("check", var=tmp_path, **{**PRODUCTION, name: ""})
    assert ended.returncode != 0
    assert f"Set {name}: it is demanded in production" in ended.stderr
    assert not (tmp_path / "secret_key").exists()


def test_debug_cannot_be_on_in_production(tmp_path: Path):
    ended = run("diffsettings", var=tmp_path, **PRODUCTION, DEBUG="1")
    assert ended.returncode == 0, ended.stderr
    assert "DEBUG = " not in ended.stdout


def test_a_setting_that_makes_no_sense_is_named(tmp_path: Path):
    ended = run("check", var=tmp_path, LEASE_MINUTES="soon")
    assert ended.returncode != 0
    assert "LEASE_MINUTES must be a number, not 'soon'." in ended.stderr

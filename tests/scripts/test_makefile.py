"""The make targets people type."""

import os
import re
import shutil
import socket
import subprocess
from pathlib import Path

from tests.server import ROOT


def make(*arguments: str, folder: Path = ROOT, **variables: str) -> "subprocess.CompletedProcess[str]":
    given = [f"{name}={value}" for name, value in variables.items()]
    kept = {name: value for name, value in os.environ.items() if not name.startswith("MAKE")}
    command = ["make", *arguments, *given]
    return subprocess.run(command, cwd=folder, env=kept, capture_output=True, text=True)


def test_help_lists_every_target_and_is_what_make_alone_does():
    targets = re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(), re.MULTILINE)
    listed = re.findall(r"^  make (\w+)  +\S", make("help").stdout, re.MULTILINE)
    assert listed == targets
    assert make().stdout == make("help").stdout


def test_a_taken_port_is_named_before_anything_is_done():
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        ended = make("run", PORT=str(port))
    assert ended.returncode != 0
    assert ended.stdout == ""
    assert ended.stderr.splitlines()[0].startswith(f"Port {port} is taken: make run PORT=")


def test_nothing_is_made_with_a_python_that_will_not_do(tmp_path):
    shutil.copy(ROOT / "Makefile", tmp_path)
    python = tmp_path / "python"
    python.write_text('#!/bin/sh\ncase "$*" in *--port*) ;; *) echo too old >&2; exit 1;; esac\n')
    python.chmod(0o755)
    ended = make("run", folder=tmp_path, PYTHON=str(python))
    assert ended.returncode != 0
    assert ended.stderr.splitlines()[0] == "too old"
    assert not (tmp_path / ".venv").exists()

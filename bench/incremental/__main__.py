"""Print how long an article takes: `python -m bench.incremental [--size N] [--folder PATH]`."""

from argparse import ArgumentParser
from pathlib import Path

from bench.incremental.running import run


def main() -> None:
    """Measure both engines."""
    parser = ArgumentParser(prog="python -m bench.incremental", description=__doc__)
    parser.add_argument("--size", type=int, default=1_000_000)
    parser.add_argument("--folder", type=Path, help="Where the filled desks stay for the next time.")
    options = parser.parse_args()
    for row in run(options.size, folder=options.folder):
        print(row)


if __name__ == "__main__":
    main()

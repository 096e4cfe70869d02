"""Print how well and how fast the search finds."""

from argparse import ArgumentParser
from pathlib import Path

from bench.evaluation.sets import Sets
from bench.evaluation.table import format_table
from bench.search import quality, speed


def main() -> None:
    """Quality on the sets of `--data`, where given; speed always."""
    parser = ArgumentParser(prog="python -m bench.search", description=__doc__)
    parser.add_argument("--data", type=Path, metavar="PATH", help="The folder with the development sets.")
    options = parser.parse_args()
    if options.data:
        print(format_table(quality.measure(Sets(options.data))))
    for measured in speed.measure():
        print(measured)


if __name__ == "__main__":
    main()

"""What a test answers: rows of one table, ours beside the best simple baseline and the target."""

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass


@dataclass(frozen=True, slots=True)
class Baseline:
    """A simple method and what it reaches in the same run."""

    name: str
    value: float


@dataclass(frozen=True, slots=True)
class Row:
    """One measure of one test. `target`: a number; "baseline" for better than that; None: told only."""

    test: str
    measure: str
    ours: float
    baselines: Sequence[Baseline] = ()
    target: float | str | None = None
    is_lower_better: bool = False
    digits: int = 3

    @property
    def best(self) -> Baseline | None:
        """The best baseline, where there is one."""
        choose = min if self.is_lower_better else max
        return choose(self.baselines, key=lambda baseline: baseline.value, default=None)

    @property
    def is_reached(self) -> bool | None:
        """Whether the target is reached; None where there is none."""
        if self.target is None or (self.target == BASELINE and self.best is None):
            return None
        sign = -1 if self.is_lower_better else 1
        if isinstance(self.target, str):
            return self.best is not None and sign * self.ours > sign * self.best.value
        return sign * round(self.ours, 4) >= sign * self.target


BASELINE = "baseline"
_HEADINGS = ("test", "measure", "ours", "best baseline", "target", "reached")


def format_table(rows: Iterable[Row]) -> str:
    """The rows as a Markdown table, columns aligned."""
    lines = [_HEADINGS, *(_cells(row) for row in rows)]
    widths = [max(len(line[column]) for line in lines) for column in range(len(_HEADINGS))]
    written = [
        "| " + " | ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)) + " |"
        for line in lines
    ]
    rule = "|" + "|".join("-" * (width + 2) for width in widths) + "|"
    return "\n".join([written[0], rule, *written[1:]])


def as_numbers(row: Row) -> dict[str, object]:
    """The row for JSON."""
    return {**asdict(row), "is_reached": row.is_reached}


def _cells(row: Row) -> tuple[str, ...]:
    reached = {None: "", True: "yes", False: "**no**"}[row.is_reached]
    best = f"{_number(row.best.value, row.digits)} {row.best.name}" if row.best else ""
    return row.test, row.measure, _number(row.ours, row.digits), best, _target(row), reached


def _target(row: Row) -> str:
    if row.target is None:
        return ""
    if isinstance(row.target, str):
        return "better than it"
    return ("≤ " if row.is_lower_better else "≥ ") + _number(row.target, min(row.digits, 2))


def _number(value: float, digits: int) -> str:
    written = f"{value:.{digits}f}"
    return written.removeprefix("0") if written.startswith("0.") else written

"""What the scenarios came to, as tables in Markdown."""

import os
from collections.abc import Iterable, Sequence
from pathlib import Path
from statistics import quantiles

from tests.torture.scenarios import Result

COLUMNS = (
    *("scenario", "database", "reviewers", "saves", "lost", "doubled", "half", "to two", "left"),
    *("5xx", "503", "cut", "hung", "p50", "p95", "took", ""),
)
SHOWN_FAULTS = 8


def tell(results: Sequence[Result]) -> str:
    """The table of counts, the times by kind of request, and whatever went wrong."""
    parts = [_load(), _table(COLUMNS, [_row(result) for result in results])]
    parts += [f"{_name(r)}: {words}" for r in results if (words := _recovery(r))]
    parts += [_times(results), *(_faults(result) for result in results if not result.is_passed)]
    return "\n\n".join(part for part in parts if part)


def percentile(values: Sequence[float], percent: int) -> float:
    """By linear interpolation; 0 of nothing."""
    if len(values) < 2:
        return max(values, default=0.0)
    return quantiles(values, n=100, method="inclusive")[percent - 1]


def _row(result: Result) -> list[str]:
    scenario, found = result.scenario, result.findings
    saving = result.ledger.answers["save"].seconds
    counts = (
        scenario.reviewers,
        len(result.ledger.kept),
        *(len(words) for words in (found.lost, found.doubled, found.half)),
        result.to_two,
        len(found.left),
        result.broken,
        result.count_statuses(lambda status: status == 503),
        result.cut,
        result.hangs,
    )
    verdict = "found out" if scenario.is_naive else "passed"
    return [
        scenario.name,
        result.engine,
        *map(str, counts),
        _ms(saving, 50),
        _ms(saving, 95),
        f"{result.seconds:.0f} s",
        verdict if result.is_passed else "FAILED",
    ]


def _times(results: Sequence[Result]) -> str:
    """p50 / p95 for each kind of request, a column a scenario."""
    shown = [result for result in results if not result.scenario.is_naive]
    kinds = sorted({kind for result in shown for kind in result.ledger.answers})
    rows = [[kind, *(_both(result.ledger.answers[kind].seconds) for result in shown)] for kind in kinds]
    return _table(("p50 / p95, ms", *(_name(result) for result in shown)), rows)


def _recovery(result: Result) -> str:
    told = []
    if result.kills:
        told.append(f"{result.kills} workers killed")
    if result.back_after:
        after = ", ".join(f"{seconds:.1f}" for seconds in result.back_after)
        told.append(f"after each restart of PostgreSQL the last request was turned away {after} s later")
    return "; ".join(told)


def _faults(result: Result) -> str:
    lines = [f"- {words}" for words in result.faults[:SHOWN_FAULTS]]
    more = len(result.faults) - SHOWN_FAULTS
    if result.scenario.is_naive:
        lines = ["- the control was not found out: this harness would not see a queue that lies"]
    return "\n".join([f"{_name(result)} failed:", *lines, *([f"- and {more} more"] if more > 0 else [])])


def _name(result: Result) -> str:
    return f"{result.scenario.name}, {result.engine}"


def _load() -> str:
    one, five, _ = os.getloadavg()
    models = [line for line in Path("/proc/cpuinfo").read_text().splitlines() if "model name" in line]
    model = models[0].partition(":")[2].strip() if models else "a machine"
    return f"{os.cpu_count()} × {model}; load over the last minute {one:.1f}, over five {five:.1f}."


def _table(columns: Iterable[str], rows: Iterable[Sequence[str]]) -> str:
    head = list(columns)
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _both(values: Sequence[float]) -> str:
    return f"{_ms(values, 50)} / {_ms(values, 95)}" if values else ""


def _ms(values: Sequence[float], percent: int) -> str:
    return f"{1000 * percentile(values, percent):.0f}"

"""The benchmark page: ratios first, then what was measured, the machine named."""

# ruff: noqa: E501 (lines of the page)

import os
import platform
from collections.abc import Sequence
from pathlib import Path

from bench.clustering.measuring import Measurement
from bench.incremental import Row


def write_report(measured: Sequence[Measurement], articles: Sequence[Row], path: Path) -> None:
    """Write the page: a table of ratios, one of figures, and one of articles that come into a filled desk."""
    lines = [_HEAD, *_tell_ratios(measured), _MIDDLE, *_tell_figures(measured)]
    if articles:
        lines += [_ARTICLES, *(_tell_article(row) for row in articles)]
    path.write_text("\n".join([*lines, _tell_machine(), _NOTES]))


_HEAD = """# Benchmarks

`make bench` makes this page: seconds, memory and quality of `cluster` and of its peers, each in a process of its own, one
after the other, on the same made-up claims.

## Ours against each peer
| claims | peer | seconds, ours : peer's | pair F1, ours − peer's | B³ F1, ours − peer's |
|---|---|---|---|---|"""

_MIDDLE = """
## What was measured
| claims | method | wall s | CPU s | peak MiB | pair F1 | precision | recall | B³ F1 | F1 with | F1 apart | contradicting, in the group | of these not called *differs* |
|---|---|---|---|---|---|---|---|---|---|---|---|---|"""

_ARTICLES = """
## One article of 30 claims into a filled desk
| claims there | database | state | seconds, the median | the worst | wanted | statements | came to their like | GB |
|---|---|---|---|---|---|---|---|---|"""

_NOTES = """
- **Claims**: `bench/clustering/corpus.py`, seeded: facts (who did what to which thing, where, when, how much, why) from word lists and
  made-up names, told in several ways: active or passive, the time first, figures written otherwise, shortened, with attribution or a
  further detail, a synonym, other case, marks or quotes, a misspelt word. A quarter of all facts look like another one.
- **Contradicting claims** (about 9 %: another number, denied, the opposite, another place) count for no one in pair F1 and B³ F1: these are
  of the plain rows. "F1 with" counts them with the group they contradict, "F1 apart" as groups of their own, each for everyone.
  A value that differs belongs into the group and is called *differs* there; another place is another question and stays outside.
- **Memory** is the peak of the process, the claims themselves (and Python) included.
- **Peers** join what their index returns, at the best of a few settings tried. Those that take thresholds
  never say *differs*: every contradicting claim in the group is unnoticed.
- **Where ours spends its time**: half to two thirds in `compare`, for the pairs (about one for every seven claims) that the quick
  judgement leaves open, such as a misspelt name in a claim that has a further detail; most of the rest in that judgement, pair by pair.
- **What ours does not find**: claims with a synonym that no list has stay apart on purpose, as "nearly the same", and so do
  misspelt names."""

_BUSY = """
**Other work ran on this machine meanwhile**: seconds are too long, for methods with several threads (gaoya) most of all, and ratios
too kind or too harsh. Run it again on a quiet one."""
_MOST_LOAD = 1.6


def _tell_article(row: Row) -> str:
    wanted = "" if row.target is None else f"≤ {row.target}"
    return (
        f"| {row.size:,} | {row.engine} | {row.state} | {row.seconds:.2f} | {row.worst:.2f} | {wanted} "
        f"| {row.statements} | {row.recall:.2f} | {row.gigabytes:.1f} |"
    )


def _tell_ratios(measured: Sequence[Measurement]) -> list[str]:
    ours = {one.size: one for one in measured if one.method == "ours"}
    return [
        f"| {one.size:,} | {one.method} | {own.seconds / one.seconds:.2f} | {own.pair_f1 - one.pair_f1:+.3f} "
        f"| {own.b_cubed - one.b_cubed:+.3f} |"
        for one in measured
        if one.method != "ours" and (own := ours.get(one.size))
    ]


def _tell_figures(measured: Sequence[Measurement]) -> list[str]:
    return [
        f"| {one.size:,} | {one.method} | {one.seconds:.1f} | {one.cpu_seconds:.1f} | {one.peak_mib:,.0f} | {one.pair_f1:.3f} "
        f"| {one.precision:.3f} | {one.recall:.3f} | {one.b_cubed:.3f} | {one.pair_f1_with:.3f} | {one.pair_f1_apart:.3f} "
        f"| {one.merged:,} of {one.contradicting:,} | {one.hidden:.1%} |"
        for one in measured
    ]


def _tell_machine() -> str:
    load = os.getloadavg()[0]
    return (
        f"\nMachine: {_find_processor()}, {os.cpu_count()} cores, {platform.system()}, Python {platform.python_version()}; "
        f"load when done: {load:.1f}.{_BUSY if load > _MOST_LOAD else ''}\n\n## How to read it"
    )


def _find_processor() -> str:
    lines = Path("/proc/cpuinfo").read_text().splitlines() if Path("/proc/cpuinfo").exists() else []
    names = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    return names[0] if names else platform.processor()

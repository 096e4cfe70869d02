"""The table of the evaluation: what counts as reached, and how it is written."""

import pytest

from bench.evaluation.table import Baseline, Row, format_table

BASELINES = (Baseline("simple", 0.6), Baseline("simpler", 0.4))


@pytest.mark.parametrize(
    ("row", "is_reached"),
    [
        (Row("t", "m", 0.83, BASELINES, 0.83), True),
        (Row("t", "m", 0.82, BASELINES, 0.83), False),
        (Row("t", "m", 0.61, BASELINES, "baseline"), True),
        (Row("t", "m", 0.6, BASELINES, "baseline"), False),
        (Row("t", "m", 0.03, (), 0.03, is_lower_better=True), True),
        (Row("t", "m", 0.3, BASELINES, "baseline", is_lower_better=True), True),
        (Row("t", "m", 0.5, BASELINES, "baseline", is_lower_better=True), False),
        (Row("t", "m", 0.9), None),
    ],
)
def test_a_target_is_a_number_or_the_best_baseline(row, is_reached):
    assert row.is_reached is is_reached


def test_the_best_baseline_stands_beside_ours():
    table = format_table([Row("pairs", "AUC", 0.7125, BASELINES, 0.83)])
    heading, _, row = table.splitlines()
    assert [cell.strip() for cell in heading.strip("|").split("|")][2:4] == ["ours", "best baseline"]
    cells = [cell.strip() for cell in row.strip("|").split("|")]
    assert cells == ["pairs", "AUC", ".713", ".600 simple", "≥ .83", "**no**"]

"""Folds: what is fitted on never comes back while measuring."""

from random import Random

from bench.evaluation.folds import fold_of, fold_rows, fold_topic


def make_rows(count: int) -> list[dict[str, str]]:
    """Rows in which each claim stands beside two pieces of evidence, each of these beside two claims."""
    return [
        {
            "case_id": f"c{number}",
            "claim": f"claim {number // 2}",
            "evidence": f"evidence {(number + 1) // 2 % 9}",
        }
        for number in range(count)
    ]


def test_rows_that_share_a_text_are_in_one_fold():
    rows = make_rows(60)
    folds = fold_rows(rows)
    for column in ("claim", "evidence"):
        for one, fold in zip(rows, folds, strict=True):
            assert all(
                other_fold == fold
                for other, other_fold in zip(rows, folds, strict=True)
                if other[column] == one[column]
            )


def test_the_order_of_rows_changes_no_fold():
    rows = [{"claim": f"claim {number // 3}", "evidence": str(number)} for number in range(90)]
    folds = dict(zip((row["evidence"] for row in rows), fold_rows(rows, ("claim", "evidence")), strict=True))
    Random(3).shuffle(rows)
    again = dict(zip((row["evidence"] for row in rows), fold_rows(rows, ("claim", "evidence")), strict=True))
    assert again == folds


def test_about_half_is_held_out():
    held_out = sum(fold_of(str(number)) == "held out" for number in range(1000))
    assert 400 < held_out < 600


def test_a_topic_has_one_fold_however_it_is_written():
    assert [fold_topic(number) for number in range(40)] == [fold_topic(str(number)) for number in range(40)]

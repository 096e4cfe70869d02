"""MAP@5 of the search beside simple methods: `bench.search.quality`."""

import pytest

from bench.evaluation.sets import Posts

quality = pytest.importorskip("bench.search.quality", reason="needs the group bench", exc_type=ImportError)

CLAIMS = {
    f"c{number}": f"The bridge at {town} was closed." for number, town in enumerate(("Graz", "Cork", "Brno"))
}


def posts(right):
    queries = {"q": "OMG they closed the bridge at Cork!! #cork https://t.co/x — Jo (@jo) May 3, 2019"}
    return Posts(CLAIMS, {}, queries, right)


def test_ours_and_the_baselines_are_measured_on_the_same_posts():
    row = quality.measure_posts("posts", posts({"q": {"c1"}}), 0.9)
    assert row.ours == 1
    assert [baseline.name for baseline in row.baselines] == [
        "BM25 with stems",
        "char TF-IDF",
        "both by reciprocal rank",
    ]
    assert all(0 < baseline.value <= 1 for baseline in row.baselines)


def test_posts_that_nobody_judged_do_not_count():
    row = quality.measure_posts("posts", posts({"other": {"c1"}}), None)
    assert row.ours == 0

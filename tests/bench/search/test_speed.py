"""How long the search takes: `bench.search.speed`."""

from bench.search.speed import measure


def test_the_size_is_measured_that_was_asked_for():
    (speed,) = measure([50])
    assert speed.claims == 50
    assert 0 < speed.median_ms <= speed.slow_ms
    assert "50 claims" in str(speed)

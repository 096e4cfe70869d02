"""What the overview reads: who is connected, what they differ on, days, agreement."""

from datetime import UTC, date, datetime, timedelta

import pytest

from claims.models import Claim
from claims.models.clock import database_now
from claims.models.overview.between import (
    choose_connected,
    draw_grid,
    find_story,
    read_differences,
    read_shared,
)
from claims.models.overview.days import last_days, make_columns, read_waited
from claims.models.overview.grid import mark_size
from claims.models.overview.newest import NewSource, read_newest
from claims.models.overview.readings import Readings
from claims.models.veil import Veil
from tests.factories import decide, make_claim, make_cluster, make_source
from tests.matched import BRIDGE_14, BRIDGE_19, BRIDGE_TOO, match

A, B, C = (NewSource(pk, f"Source {pk}", origin) for pk, origin in ((1, "wire"), (2, "wire"), (3, "other")))


def make_bridges() -> list[Claim]:
    """Three sources on one question: the first and the third say the same, the second differs."""
    cluster, claims = None, []
    for text in (BRIDGE_14, BRIDGE_19, BRIDGE_TOO):
        claims.append(make_claim(source=make_source(text), cluster=cluster))
        cluster = claims[0].cluster
    match(*claims)
    return claims


def test_the_most_connected_are_chosen_in_their_order():
    shared = {10: {1, 3}, 11: {1, 3}}
    assert choose_connected([C, B, A], shared) == [C, A]


def test_the_newest_story_is_the_newest_source_that_shares_a_question_with_those_it_shares_most_with():
    shared = {10: {1, 2}, 11: {1, 2}, 12: {1, 3}}
    assert find_story([NewSource(9, "Alone", "x"), B, A, C], shared) == [2, 1]
    assert find_story([C], {}) == [3]
    assert find_story([], {}) == []


def test_two_sources_agree_on_what_they_do_not_differ_on():
    shared = {10: {1, 2}, 11: {1, 2}, 12: {1, 3}}
    grid = draw_grid([A, B, C], shared, {(1, 2): {frozenset([11]), frozenset([12, 20])}})
    assert [(pair.one, pair.other, pair.same, pair.differing, pair.is_copy) for pair in grid.pairs] == [
        (A, B, 1, 2, True),
        (A, C, 1, 0, False),
    ]


def test_what_is_the_same_stands_below_the_diagonal_and_what_differs_above_it():
    grid = draw_grid([A, B], {10: {1, 2}, 11: {1, 2}}, {(1, 2): {frozenset([11])}})
    assert [(cell.kind, cell.row, cell.column) for cell in grid.cells] == [("same", 1, 0), ("differs", 0, 1)]


def test_a_mark_grows_with_its_count_and_always_holds_its_number():
    assert [mark_size(count, 100) for count in (0, 25, 100)] == [9, 11.5, 14]
    assert mark_size(0, 0) == 9


@pytest.mark.django_db
def test_sources_differ_where_the_matcher_sees_another_value():
    one, two, three = make_bridges()
    found = read_differences(read_newest()).under(Veil())
    question = {frozenset([one.cluster_id])}
    assert found[one.source_id, two.source_id] == found[two.source_id, three.source_id] == question
    assert (one.source_id, three.source_id) not in found
    assert read_shared(read_newest()) == {one.cluster_id: {one.source_id, two.source_id, three.source_id}}


@pytest.mark.django_db
def test_a_verdict_that_names_another_source_tells_that_they_differ(ada):
    one, other = make_claim("Forty bridges fell."), make_claim("No bridge fell.")
    decide(one.cluster, ada, "conflicting", against=[other.pk])
    found = read_differences(read_newest())
    assert found.under(Veil())[one.source_id, other.source_id] == {
        frozenset([one.cluster_id, other.cluster_id])
    }
    assert found.under(Veil(claims=frozenset([one.pk]))) == {}
    assert found.under(Veil(claims=frozenset([other.pk]))) == {}


def test_the_days_end_with_today_at_the_desk(settings):
    settings.TIME_ZONE = "Pacific/Kiritimati"
    days = last_days(datetime(2024, 3, 5, 12, tzinfo=UTC))
    assert (days[0], days[-1], len(days)) == (date(2024, 2, 22), date(2024, 3, 6), 14)


def test_the_fullest_day_is_as_high_as_all_and_each_pile_stands_on_the_ground():
    days = [date(2024, 3, 5), date(2024, 3, 6)]
    one, other = make_columns(days, {days[0]: {"a": 1, "b": 3}, days[1]: {"b": 2}}, ("a", "b"))
    assert [(block.kind, block.y, block.height) for block in one.blocks] == [("a", 72, 24), ("b", 0, 72)]
    assert [(block.kind, block.y, block.height) for block in other.blocks] == [("b", 48, 48)]
    assert (one.x, one.width, one.middle, other.middle) == (6.25, 37.5, 25, 75)


def test_a_number_above_a_column_stays_short():
    day = date(2024, 3, 5)
    assert [make_columns([day], {day: {"a": n}}, "a")[0].in_short for n in (999, 4034)] == ["999", "4k"]


@pytest.mark.django_db
def test_half_of_the_decisions_waited_no_longer_than_that(ada):
    for hours in (1, 2, 30):
        decide(make_cluster(created_at=database_now() - timedelta(hours=hours)), ada, "unverified")
    waited = read_waited()
    assert waited.count == 3
    assert waited.median is not None
    assert round(waited.median.total_seconds() / 3600) == 2


def test_too_few_readings_are_no_figure():
    few = Readings({1: ("consistent", "consistent")}, is_all=True)
    assert (few.share, few.missing) == (None, 29)
    many = Readings(
        {pk: ("consistent", "unverified" if pk % 3 else "consistent") for pk in range(30)}, is_all=True
    )
    assert many.share == pytest.approx(1 / 3)
    assert many.differing_count == 20
    assert [(cell.kind, cell.about, cell.count) for cell in many.cells] == [
        ("same", ("consistent", "consistent"), 10),
        ("differs", ("consistent", "unverified"), 20),
    ]

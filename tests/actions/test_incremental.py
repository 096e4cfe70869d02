"""Matching as articles come in: only neighbours are touched, and nothing is missed."""

import threading
from collections import Counter
from datetime import UTC, datetime
from itertools import combinations

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from claims.actions.clustering import cluster_claims, place_new_claims
from claims.actions.ingest import add_source
from claims.actions.keys import key_backlog
from claims.actions.marking import mark_claim
from claims.actions.pairing import compare_statements, read_statements
from claims.actions.processing import process_sources
from claims.actions.source_details import edit_source
from claims.matching import MATCHER_VERSION
from claims.matching.keys import find_terms, term_key
from claims.models import Claim, Event, Link, Match, MatchKey, Term
from claims.models.clock import database_now
from tests.factories import make_claim, make_source

FLOOD = "The flood in Lower Hutton destroyed 43 houses on Tuesday, the county said."
FLOOD_AGAIN = "The flood in Lower Hutton destroyed 43 houses on Tuesday, according to the county."
PLACES = ["Harlow", "Ashby", "Marlow", "Denton", "Corby", "Tring", "Luton", "Epsom", "Ripon", "Wells"]


def run() -> int:
    return cluster_claims(at=database_now())


def facts(start: int, count: int) -> list[str]:
    """Sentences that have little to do with each other."""
    return [
        f"The mill number {number} in {PLACES[number % 10]} burned {number * 7 + 11} barrels of oil in 2019."
        for number in range(start, start + count)
    ]


@pytest.mark.django_db
def test_an_article_costs_the_same_statements_however_many_claims_there_are():
    counts = []
    for size in (20, 200):
        add_source(text="\n\n".join(facts(size * 10, size)), by=None, at=database_now())
        process_sources(at=database_now())
        add_source(text="\n\n".join(facts(size * 100, 30)), by=None, at=database_now())
        with CaptureQueriesContext(connection) as queries:
            process_sources(at=database_now())
        counts.append(len(queries))
    assert max(counts) <= 90, counts
    assert abs(counts[0] - counts[1]) <= 6, counts


@pytest.mark.django_db
def test_only_the_clusters_around_a_new_claim_are_read():
    for text in facts(0, 30):
        make_claim(text)
    near = make_claim(FLOOD)
    run()
    late = make_claim(FLOOD_AGAIN)
    with CaptureQueriesContext(connection) as queries:
        run()
    late.refresh_from_db()
    assert late.cluster_id == near.cluster_id
    locking = [query["sql"] for query in queries if "FOR UPDATE" in query["sql"]]
    if connection.vendor == "postgresql":
        assert len(locking) == 1
        assert locking[0].count(",") < 40, "far clusters were locked"


@pytest.mark.django_db
def test_keys_and_counts_are_those_of_the_claims():
    for text in [*facts(0, 12), FLOOD, FLOOD_AGAIN]:
        make_claim(text)
    run()
    counts = Counter(
        key
        for text in Claim.objects.values_list("text", flat=True)
        for key in set(map(term_key, find_terms(text)))
    )
    assert dict(Term.objects.values_list("key", "claims")) == counts
    stored = Counter(MatchKey.objects.filter(key__in=counts).values_list("key", flat=True))
    assert stored == counts
    assert not Claim.objects.filter(is_keyed=False).exists()


@pytest.mark.django_db
def test_every_stored_match_is_what_its_stored_inputs_give():
    published = [None, datetime(2024, 3, 5, tzinfo=UTC), datetime(2024, 3, 12, 23, 30, tzinfo=UTC)]
    for number, text in enumerate([FLOOD, FLOOD_AGAIN, FLOOD, "The flood destroyed 61 houses yesterday."]):
        source = make_source(f"Report {number}. {text}", published_at=published[number % 3])
        make_claim(text, source=source)
    run()
    statements = read_statements(Claim.objects.values_list("id", flat=True))
    stored = {(match.a_id, match.b_id): match for match in Match.objects.all()}
    for a, b in combinations(sorted(statements), 2):
        said = compare_statements(statements[a], statements[b])
        assert (said is not None) == ((a, b) in stored)
        if said:
            match = stored[a, b]
            assert match.matcher_version == MATCHER_VERSION
            assert (match.relation, match.differs_in or None, match.rule) == (
                said.relation,
                said.differs_in,
                said.rule,
            )
            assert match.probability == pytest.approx(said.probability)
            assert [reason["words"] for reason in match.reasons] == [reason.words for reason in said.reasons]


@pytest.mark.django_db
def test_an_edited_date_has_the_claims_matched_again(lea):
    text = "The ferry to Lower Hutton sank on Tuesday with 43 passengers on board."
    first = make_source(f"One. {text}", published_at=datetime(2024, 3, 6, tzinfo=UTC))
    other = make_source(f"Two. {text}", published_at=datetime(2024, 3, 6, tzinfo=UTC))
    a, b = make_claim(text, source=first), make_claim(text, source=other)
    run()
    assert Match.objects.get(a=a, b=b).relation == "same"
    edited = {"published_at": datetime(2024, 7, 17, tzinfo=UTC)}
    edit_source(source_id=other.pk, changes=edited, note="", by=lea, at=database_now())
    match = Match.objects.get(a=a, b=b)
    assert (match.relation, match.differs_in) == ("differs", "value")
    a.cluster.refresh_from_db()
    b.refresh_from_db()
    assert a.cluster_id == b.cluster_id
    assert a.cluster.is_disagreeing


@pytest.mark.django_db
def test_words_marked_inside_a_sentence_do_not_join_it(ada):
    text = f"{FLOOD} It was the worst in years."
    source = make_source(text)
    sentence = make_claim(FLOOD, source=source)
    elsewhere = make_claim(FLOOD_AGAIN)
    run()
    end = FLOOD.index(", the county")
    marked = mark_claim(source_id=source.pk, start=0, end=end, by=ada, at=database_now())
    assert not Match.objects.filter(a=sentence, b=marked).exists()
    sentence.refresh_from_db()
    elsewhere.refresh_from_db()
    assert sentence.cluster_id == elsewhere.cluster_id != marked.cluster_id


@pytest.mark.django_db
def test_words_marked_inside_a_sentence_stay_where_a_person_joined_them(ada):
    source = make_source(FLOOD)
    sentence = make_claim(FLOOD, source=source)
    run()
    marked = mark_claim(source_id=source.pk, start=0, end=40, by=ada, at=database_now())
    Link.objects.create(a=sentence, b=marked, kind="same", by=ada, created_at=database_now())
    make_claim(FLOOD_AGAIN)
    run()
    assert set(Claim.objects.values_list("cluster_id", flat=True)) == {sentence.cluster_id}


@pytest.mark.django_db
def test_claims_matched_before_there_were_keys_are_found_by_new_ones():
    old = make_claim(FLOOD, matched_at=database_now())
    late = make_claim(FLOOD_AGAIN)
    run()
    old.refresh_from_db()
    late.refresh_from_db()
    assert old.is_keyed
    assert late.cluster_id == old.cluster_id
    assert not Event.objects.filter(claim=old).exists()


@pytest.mark.django_db
def test_a_marked_claim_waits_while_older_ones_lack_their_keys(ada):
    old = make_claim(FLOOD, matched_at=database_now())
    source = make_source(FLOOD_AGAIN)
    marked = mark_claim(source_id=source.pk, start=0, end=len(FLOOD_AGAIN), by=ada, at=database_now())
    assert marked.matched_at is None
    assert marked.cluster_id != old.cluster_id
    run()
    marked.refresh_from_db()
    assert marked.cluster_id == old.cluster_id


@pytest.mark.django_db
def test_keys_are_made_in_steps_and_once(monkeypatch):
    monkeypatch.setattr("claims.actions.keys.MOST_AT_ONCE", 3)
    for text in facts(0, 8):
        make_claim(text, matched_at=database_now())
    assert (key_backlog(), key_backlog()) == (8, 0)
    words = {key for text in facts(0, 8) for key in map(term_key, find_terms(text))}
    assert Term.objects.count() == len(words)


@pytest.mark.django_db
def test_a_hundred_copies_and_more_share_a_cluster():
    for number in range(130):
        make_claim(FLOOD, source=make_source(f"Copy {number}.\n\n{FLOOD}"))
    run()
    make_claim(FLOOD, source=make_source(f"Another copy.\n\n{FLOOD}"))
    run()
    assert Claim.objects.values("cluster").distinct().count() == 1


@pytest.mark.parametrize("attempt", range(5))
def test_articles_that_come_in_at_once_find_each_other(committed_db, race, attempt):
    text = f"The flood in {PLACES[attempt]} destroyed {431 + attempt} houses on Tuesday, the county said."

    def bring(number: int) -> None:
        add_source(text=f"Desk number {number}.\n\n{text}\n\nMore follows.", by=None, at=database_now())
        process_sources(at=database_now())

    assert race(3, bring) == [None] * 3
    clusters = Claim.objects.filter(text=text).values_list("cluster_id", flat=True)
    assert len(clusters) == 3
    assert len(set(clusters)) == 1


def test_an_article_waits_for_one_that_is_being_matched(committed_db):
    """The first has placed its claim and not committed; the second must not look for it before."""
    first = make_claim(FLOOD)
    is_placed, may_commit = threading.Event(), threading.Event()

    def place() -> None:
        try:
            with transaction.atomic():
                place_new_claims(at=database_now())
                is_placed.set()
                may_commit.wait(timeout=30)
        finally:
            connection.close()

    thread = threading.Thread(target=place)
    thread.start()
    assert is_placed.wait(timeout=30)
    threading.Timer(0.3, may_commit.set).start()
    second = make_claim(FLOOD_AGAIN)
    run()
    thread.join()
    first.refresh_from_db()
    second.refresh_from_db()
    assert first.cluster_id == second.cluster_id

"""The overview: pictures of the desk, each with a table behind it, and each mark with its list."""

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client

from claims.actions.check_again import ask_to_check_again
from claims.actions.links import record_contradiction
from claims.models import Claim, Reviewer, Source
from claims.models.clock import database_now
from tests.factories import decide, make_claim, make_cluster, make_source
from tests.matched import BRIDGE_14, BRIDGE_19, BRIDGE_TOO, match

# Session, reader, mentions. Then the newest sources, their shared questions, on what they differ (3), the
# last readings, the veil over both; all labels, labels by source, verdicts by day, decisions by day, how
# long they waited, worth; the timeline's six. PostgreSQL is asked for the time, too.
QUERIES = 3 + 7 + 6 + 6


def show(client: Client, **headers: str) -> str:
    response = client.get("/overview/", headers=headers)
    assert response.status_code == 200
    return str(response.content.decode())


def make_story(day: int = 5) -> list[Claim]:
    """Three articles about one thing, the first two of which differ."""
    texts = (BRIDGE_14, BRIDGE_19, BRIDGE_TOO)
    cluster = None
    claims = []
    for number, text in enumerate(texts):
        at = f"2024-03-{day + number:02}T10:00Z"
        source = make_source(f"{text} {day}", title=f"Report {day} {number}", published_at=at)
        claims.append(make_claim(text, source=source, cluster=cluster))
        cluster = claims[0].cluster
    match(*claims)
    return claims


def contradict(one: Claim, other: Claim, *, by: Reviewer) -> None:
    record_contradiction(claim_id=one.pk, other_id=other.pk, by=by, note="", at=database_now())


def pictures(page: str) -> list[str]:
    return re.findall(r'<section class="picture".*?</section>', page, re.DOTALL)


def links(part: str) -> set[str]:
    return set(re.findall(r'<a href="([^"]+)"', part))


def test_an_empty_desk_says_what_to_do_next(as_ada, as_lea):
    assert "Ask a lead of your desk" in show(as_ada)
    assert "/sources/add/" in show(as_lea)
    make_source()
    assert "They are found when an article is processed." in show(as_ada)


def test_every_link_of_a_picture_is_in_the_table_behind_it(as_ada, ada, ben, settings):
    settings.REVIEWS_PER_CLAIM = 2
    claims = make_story()
    decide(claims[0].cluster, ada, "unverified")
    decide(claims[0].cluster, ben, "unverified")
    contradict(claims[0], claims[2], by=ada)
    parts = pictures(show(as_ada))
    assert len(parts) == 8
    for part in parts:
        drawn = set(re.findall(r'<a href="([^"]+)"><title>', part))
        (table,) = re.findall(r"<details>.*?</details>", part, re.DOTALL)
        assert "<caption>" in table
        assert drawn
        assert drawn <= links(table), drawn - links(table)


def test_every_picture_and_mark_has_a_name(as_ada, ada):
    decide(make_story()[0].cluster, ada, "unverified")
    page = show(as_ada)
    named = re.findall(r"<svg class=\"chart[^>]*role=\"group\"[^>]*>", page)
    assert len(named) >= 8
    assert all("aria-label" in svg for svg in named)
    marks = re.findall(r"<a href=\"[^\"]+\">(?=\s*<(?:title|rect|circle|svg))(.{7})", page)
    assert set(marks) == {"<title>"}


def test_labels_lead_to_their_claims(as_ada, ada):
    decide(make_cluster(), ada, "unverified")
    decide(make_cluster(), ada, set_aside="opinion")
    make_claim()
    labels = pictures(show(as_ada))[0]
    assert "2 of 3 claims are labelled or set aside." in labels
    for standing in ("unverified", "set_aside", "pending"):
        assert f"/claims/?standing={standing}" in labels


def test_a_bar_of_a_source_leads_to_its_claims_of_that_label(as_ada, ada):
    cluster = make_cluster()
    decide(cluster, ada, "unverified")
    source = cluster.claims.get().source_id
    assert f"/claims/?source={source}&amp;standing=unverified" in pictures(show(as_ada))[1]


def test_a_day_leads_to_what_was_decided_on_it(as_ada, ada):
    decide(make_cluster(), ada, "unverified")
    today = database_now().date().isoformat()
    decided, decisions = pictures(show(as_ada))[2:4]
    assert f"/claims/?decided_on={today}&amp;standing=unverified" in decided
    assert f"/claims/?decided_on={today}" in decisions
    assert "1 decision in the last 14 days." in decisions


def test_open_clusters_lead_by_worth_and_difference(as_ada):
    make_cluster(check_worthiness=0.7)
    make_cluster(check_worthiness=0.4, is_disagreeing=True)
    make_cluster(check_worthiness=0.39)
    worth = pictures(show(as_ada))[4]
    assert "3 clusters are to be reviewed." in worth
    for band in ("high", "middle", "low"):
        assert f"/clusters/?state=open&amp;worth={band}" in worth
    assert worth.count("<title>They differ: 1</title>") == 1


def test_two_sources_lead_to_the_two_side_by_side(as_ada):
    one, two, _ = make_story()
    between = pictures(show(as_ada))[6]
    assert re.search(
        rf"/compare/\?a={two.source_id}&amp;b={one.source_id}\"><title>.*they differ on 1 question<", between
    )
    assert "the same on 1 question" in between


def test_sources_of_one_origin_are_marked_as_not_independent(as_ada):
    claims = make_story()
    Source.objects.filter(pk__in=[claim.source_id for claim in claims]).update(origin="outlet:wire")
    assert "the same on 1 question, but not independent" in pictures(show(as_ada))[6]


def test_the_story_in_time_says_how_many_are_undated(as_ada):
    claims = make_story()
    assert "/clusters/" in pictures(show(as_ada))[7]
    Source.objects.filter(pk=claims[1].source_id).update(published_at=None)
    assert "1 claim of 1 article is undated and left out." in pictures(show(as_ada))[7]


def test_nobody_is_named(as_lea, ada, ben):
    for reader in (ada, ben):
        decide(make_cluster(), reader, "unverified")
    page = show(as_lea)
    assert "ada" not in re.sub(r"<[^>]+>", " ", page).lower().split()
    assert "ben" not in re.sub(r"<[^>]+>", " ", page).lower().split()


def test_a_fragment_is_the_pictures_only(as_ada):
    make_claim()
    assert show(as_ada, **{"HX-Request": "true"}).lstrip().startswith('<div id="pictures">')


def test_as_many_queries_whatever_there_is(as_ada, ada, ben, django_assert_num_queries):
    for day in (1, 5, 9):
        claims = make_story(day)
    decide(claims[0].cluster, ada, "unverified")
    contradict(claims[0], claims[2], by=ben)
    with django_assert_num_queries(QUERIES + (connection.vendor == "postgresql")):
        show(as_ada)
    for day in (12, 16, 20):
        claims = make_story(day)
        decide(claims[0].cluster, ben, "unverified")
        contradict(claims[0], claims[2], by=ada)
    with django_assert_num_queries(QUERIES + (connection.vendor == "postgresql")):
        show(as_ada)


@pytest.fixture
def _two_readers(settings):
    settings.REVIEWS_PER_CLAIM = 2


@pytest.mark.usefixtures("_two_readers")
def test_what_is_veiled_counts_as_not_reviewed(as_ada, as_lea, ben, lea):
    cluster = make_cluster()
    for reader in (ben, lea):
        decide(cluster, reader, "conflicting")
    claim = cluster.claims.get()
    ask_to_check_again(cluster_id=cluster.pk, claim_ids=[claim.pk], reason="So.", by=ben, at=database_now())
    hidden, seen = show(as_ada), show(as_lea)
    for page, labelled, days in (
        (hidden, "0 of 1 claim", "0 claims got"),
        (seen, "1 of 1 claim", "1 claim got"),
    ):
        assert labelled in page
        assert days in page
    assert "No claim has been read by two people yet" in hidden
    assert "1 claim was read by two or more" in seen


@pytest.mark.usefixtures("_two_readers")
def test_a_veiled_contradiction_is_not_counted(as_ada, as_lea, ben):
    one, other = make_claim("Forty bridges fell."), make_claim("No bridge fell.")
    shared = make_claim("It rained.", source=make_source("It rained. It rained a lot."))
    for claim in (one, other):
        Claim.objects.create(
            source=claim.source,
            start=0,
            end=6,
            text=claim.source.text[:6],
            folded="x",
            check_worthiness=0.5,
            cluster=shared.cluster,
        )
    shared.cluster.source_count = 3
    shared.cluster.save(update_fields=["source_count"])
    contradict(one, other, by=ben)
    assert "they differ on 1 question" not in show(as_ada)
    assert "they differ on 1 question" in show(as_lea)


def test_days_are_those_of_the_desk(as_ada, ada, settings):
    settings.TIME_ZONE = "Pacific/Kiritimati"
    decide(make_cluster(), ada, "unverified")
    tomorrow_or_today = (database_now() + timedelta(hours=14)).date().isoformat()
    assert f"decided_on={tomorrow_or_today}" in pictures(show(as_ada))[2]

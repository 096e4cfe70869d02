"""The report of a story: what goes outside, for print."""

import re

import pytest
from django.db import connection

from claims.actions.check_again import ask_to_check_again
from claims.actions.sign_off import sign_off
from claims.models import Claim, Source
from claims.models.clock import database_now
from claims.records import EvidenceInput
from tests.factories import decide, make_claim, make_cluster, make_reviewer, make_source
from tests.matched import BRIDGE_14, BRIDGE_19, matched_cluster


def report(client, *sources, **headers):
    query = "&".join(f"source={source.pk}" for source in sources)
    response = client.get(f"/story/?{query}", headers=headers)
    assert response.status_code == 200
    return response.content.decode()


def part(page, heading):
    """What stands under a heading, up to the next one."""
    return page.split(f">{heading}</h2>")[1].split("<h2")[0]


def sign(lead, *clusters):
    claims = Claim.objects.filter(cluster__in=clusters, verdict__isnull=False)
    verdicts = dict(claims.values_list("pk", "verdict_id"))
    sign_off(verdicts=verdicts, by=lead, at=database_now())


def sources_of(*clusters):
    return list(Source.objects.filter(claims__cluster__in=clusters).distinct().order_by("id"))


def test_it_names_the_desk_the_day_and_what_a_label_means(as_ada, settings):
    settings.DESK_NAME = "The Harbour Desk"
    page = report(as_ada, make_source(title="Storm over the harbour"))
    assert "<b>The Harbour Desk</b>" in page
    assert f'<time datetime="{database_now():%Y-%m-%d}">' in page
    assert "It is no ruling of true or false." in page
    assert '<h1 dir="auto">Storm over the harbour</h1>' in page


def test_the_articles_are_told_as_they_say_of_themselves(as_ada):
    told = {
        "title": "One",
        "publisher": "The Herald",
        "author": "A. Writer",
        "url": "https://herald.example/1",
    }
    dated = make_source(**told, published_at="2024-03-05T09:00Z")
    page = part(report(as_ada, make_source(title="Another"), dated), "The articles")
    assert page.index("One") < page.index("Another")  # undated ones come last
    for words in ("The Herald", "A. Writer", "https://herald.example/1", "5 March 2024", "undated"):
        assert words in page
    assert "publisher not known" in page


def test_of_one_article_the_story_is_all_that_share_a_question_with_it(as_ada):
    cluster = make_cluster("Hail fell.", "It hailed.")
    make_claim("Snow fell.")
    one, other = sources_of(cluster)
    assert "2 articles, 2 independent origins as far as known." in report(as_ada, one)
    assert "1 article, 1 independent origin as far as known." in report(as_ada, sources_of(make_cluster())[0])
    alone = make_source()
    assert "2 articles," in report(as_ada, one, alone)
    assert f"/compare/?a={one.pk}&amp;b={other.pk}" in report(as_ada, other)


def test_a_story_of_many_articles_is_cut_and_says_so(as_ada, monkeypatch):
    monkeypatch.setattr("claims.models.story.MOST_SOURCES", 2)
    sources = sources_of(make_cluster("Hail fell.", "It hailed.", "Hail came."))
    assert "1 more article belongs to it and is left out." in report(as_ada, sources[0])


def test_only_signed_off_verdicts_are_told(as_ada, ada, lea):
    signed, waiting = make_cluster("Hail fell."), make_cluster("Snow fell.")
    make_claim("Fog came.")
    for cluster in (signed, waiting):
        decide(cluster, ada, "unverified", note=f"Nobody else: {cluster.pk}.")
    sign(lea, signed)
    page = part(report(as_ada, *sources_of(signed, waiting)), "What is signed off")
    assert "badge--unverified" in page
    assert f"Nobody else: {signed.pk}." in page
    assert "Snow fell." not in page
    assert f"Nobody else: {waiting.pk}." not in page


def test_a_verdict_is_told_with_its_reason_and_what_it_rests_on(as_ada, ada, lea):
    against = make_claim("No hail fell.", source=make_source("No hail fell.", title="The denial"))
    cluster = make_cluster("Hail fell.")
    link = EvidenceInput(
        "contradicts", "https://weather.example/log", None, "The log", "Weather Service", "Dry."
    )
    decide(cluster, ada, "conflicting", reason="wrong_detail", against=[against.pk], evidence=[link])
    sign(lea, cluster)
    page = part(report(as_ada, *sources_of(cluster)), "What is signed off")
    for words in ("Conflicting", "Wrong detail", "No hail fell.", "The denial", "The log", "Weather Service"):
        assert words in page
    assert 'href="https://weather.example/log"' in page


def test_what_was_said_of_several_claims_in_one_go_is_told_once(as_ada, ada, lea):
    cluster = make_cluster("Hail fell.", "It hailed.")
    decide(cluster, ada, "consistent", note="Two logs agree.")
    sign(lea, cluster)
    page = report(as_ada, *sources_of(cluster))
    assert page.count("Two logs agree.") == 1
    assert "Hail fell." in page
    assert "It hailed." in page


def test_disagreements_are_told_side_by_side_signed_off_or_not(as_ada, ada, lea):
    cluster = matched_cluster(BRIDGE_14, BRIDGE_19)
    sources = sources_of(cluster)
    page = part(report(as_ada, *sources), "Where they disagree")
    assert ">14 cracks</p>" in page
    assert ">19 cracks</p>" in page
    assert page.count("not signed off yet") == 2
    decide(cluster, ada, "conflicting", reason="unsettled")
    sign(lea, cluster)
    page = report(as_ada, *sources)
    told = part(page, "Where they disagree")
    assert told.count("badge--conflicting") == 2
    assert "not signed off yet" not in told
    assert "Nothing yet." in part(page, "What else is signed off")


def test_a_disagreement_with_an_article_outside_the_story_is_none(as_ada):
    cluster = matched_cluster(BRIDGE_14, BRIDGE_19)
    page = report(as_ada, sources_of(cluster)[0], make_source())
    assert "Nowhere, as far as this desk sees." in part(page, "Where they disagree")


def test_how_far_the_desk_is_is_counted(as_ada, ada, lea):
    signed, aside, waiting, again = (
        make_cluster(f"It {what}.") for what in ("fell", "rose", "burned", "sank")
    )
    for cluster in (signed, waiting, again):
        decide(cluster, ada, "unverified")
    decide(aside, ada, set_aside="opinion")
    sign(lea, signed, aside, again)
    check_again(again, ada)
    page = report(as_ada, *sources_of(signed, aside, waiting, again, make_cluster("It broke.")))
    assert re.findall(r"<dd>(\d+)</dd>", page) == ["5", "1", "1", "1", "2"]
    assert "It fell." in part(page, "What is signed off")
    assert "It rose." not in part(page, "What is signed off")


def check_again(cluster, by):
    ids = list(cluster.claims.values_list("pk", flat=True))
    ask_to_check_again(cluster_id=cluster.pk, claim_ids=ids, reason="New.", by=by, at=database_now())


def test_no_reviewer_is_named(as_ada, lea):
    reader, asker = make_reviewer("zyzzyva"), make_reviewer("zyzzyva.too")
    cluster = matched_cluster(BRIDGE_14, BRIDGE_19)
    decide(cluster, reader, "conflicting", note="They differ.")
    sign(lea, cluster)
    other = make_cluster("Hail fell.")
    decide(other, asker, "unverified")
    page = report(as_ada, *sources_of(cluster, other), **{"HX-Request": "true"})
    assert "They differ." in page
    assert "zyzzyva" not in page
    assert "lea" not in re.findall(r"\b\w+\b", page)


@pytest.mark.parametrize("client", ["as_ada", "as_lea"])
def test_what_is_checked_again_is_told_to_nobody(request, ada, ben, lea, settings, client):
    """Whoever reads blind, and everybody else: another look withdrew what was signed off."""
    settings.REVIEWS_PER_CLAIM = 2
    cluster = make_cluster("Hail fell.")
    for reader in (ben, make_reviewer()):
        decide(cluster, reader, "unverified", note="Nobody else says so.")
    sign(lea, cluster)
    client = request.getfixturevalue(client)
    assert "Nobody else says so." in report(client, *sources_of(cluster))
    check_again(cluster, ben)
    page = report(client, *sources_of(cluster))
    assert "Nobody else says so." not in page
    assert "badge--unverified" not in page
    assert re.findall(r"<dd>(\d+)</dd>", page) == ["1", "0", "0", "0", "1"]


def test_the_report_is_the_same_for_every_reader(as_ada, as_lea, ada, ben, lea, settings):
    """What one reader said, others who read blind may not know: it shows nowhere, nor in the counts."""
    settings.REVIEWS_PER_CLAIM = 2
    cluster = matched_cluster(BRIDGE_14, BRIDGE_19)
    sources = sources_of(cluster)
    before = report(as_ada, *sources, **{"HX-Request": "true"})
    decide(cluster, ben, "conflicting", note="They differ.")
    assert report(as_ada, *sources, **{"HX-Request": "true"}) == before


def test_without_articles_the_page_asks_for_them(as_ada):
    assert b"There are no articles yet." in as_ada.get("/story/").content
    source = make_source(title="Storm")
    response = as_ada.get("/story/")
    assert response.status_code == 200
    assert f'value="{source.pk}">' in response.content.decode()
    assert f'value="{source.pk}" checked' in report(as_ada, source)


@pytest.mark.parametrize(
    ("query", "status", "words"),
    [
        ("source=999999", 404, "There is no such article any more"),
        ("source=999999&source=999998", 404, "There is no such article any more"),
        ("source=x", 422, "Choose sources of the list."),
        ("source=" + "9" * 30, 422, "Choose sources of the list."),
        ("source=٣", 422, "Choose sources of the list."),
        ("source=", 422, "Choose sources of the list."),
        ("&".join(f"source={n}" for n in range(1, 300)), 422, "Choose sources of the list."),
    ],
)
def test_what_makes_no_sense_is_answered_in_words_with_the_form(as_ada, query, status, words):
    make_source()
    response = as_ada.get(f"/story/?{query}")
    assert response.status_code == status
    assert words in response.content.decode()
    assert b'name="source"' in response.content


@pytest.mark.parametrize("count", [1, 5])
def test_the_number_of_queries_does_not_grow(as_ada, ada, lea, django_assert_num_queries, count):
    clusters = [matched_cluster(BRIDGE_14, BRIDGE_19)]
    for number in range(count):
        clusters.append(cluster := make_cluster(f"Dam {number} broke.", f"It broke: dam {number}."))
        decide(
            cluster,
            ada,
            "consistent",
            evidence=[EvidenceInput("supports", "", clusters[0].claims.first().pk)],
        )
    Source.objects.filter(claims__cluster=clusters[0]).update(published_at="2024-03-05T09:00Z")
    decide(clusters[0], ada, "conflicting")
    sign(lea, *clusters)
    query = "&".join(f"source={source.pk}" for source in sources_of(*clusters))
    # session, reviewer; the sources, clusters to tell of, their claims with verdicts, evidence and against;
    # members and matches of those that disagree, in short and with reasons; what is suggested of where they
    # come from; the counts; six of the timeline; sources to choose from; mentions;
    # PostgreSQL is asked for the time
    with django_assert_num_queries(20 + (connection.vendor == "postgresql")):
        as_ada.get(f"/story/?{query}")

"""The list of sources."""

import pytest

from claims.actions.check_again import ask_to_check_again
from claims.models import Derivation
from claims.models.clock import database_now
from tests.factories import decide, make_claim, make_source


def test_sources_are_listed_newest_first_with_what_is_known(as_ada):
    make_source("An article without a title tells of many things at once.")
    make_source(
        title="Dam breaks", publisher="The Herald", author="A. Writer", published_at="2024-03-05T10:00Z"
    )
    page = as_ada.get("/sources/").content.decode()
    assert page.index("Dam breaks") < page.index("“An article without a title tells of many …”")
    assert "The Herald" in page
    assert "A. Writer" in page
    assert "5 March 2024" in page
    assert "undated" in page


def test_progress_counts_what_is_decided_or_set_aside(as_ada, ada):
    source = make_source("One fell. Two fell. Three fell.")
    claims = [make_claim(text, source=source) for text in ("One fell.", "Two fell.", "Three fell.")]
    decide(claims[0].cluster, ada, "unverified")
    decide(claims[1].cluster, ada, set_aside="opinion")
    page = as_ada.get("/sources/").content.decode()
    assert "2 of 3 claims" in page
    assert '<progress value="2" max="3"' in page


def test_a_source_says_what_it_is_confirmed_to_be_derived_from(as_ada):
    Derivation.objects.create(source=make_source(), from_outlet="Wire Service", status="confirmed")
    Derivation.objects.create(source=make_source(), from_outlet="Rumour Mill", status="suggested")
    page = as_ada.get("/sources/").content.decode()
    assert "derived from Wire Service" in page
    assert "Rumour Mill" not in page


def test_only_leads_are_offered_to_fill_in_details(as_ada, as_lea):
    source = make_source()
    assert f"/sources/{source.pk}/edit/" not in as_ada.get("/sources/").content.decode()
    assert f"/sources/{source.pk}/edit/" in as_lea.get("/sources/").content.decode()


def test_it_says_whose_origin_is_settled_and_whose_is_not(as_ada):
    one, other, third = make_source(), make_source(title="First report"), make_source()
    Derivation.objects.create(source=one, from_source=other, status="confirmed")
    Derivation.objects.create(source=third, from_source=other)
    Derivation.objects.create(source=one, from_outlet="Wire", status="refused")
    rows = as_ada.get("/sources/").context["rows"]
    assert {source: (str(origin), is_unsettled) for source, origin, is_unsettled in rows} == {
        one: ("First report", False),
        other: ("None", True),
        third: ("None", True),
    }


def test_an_empty_desk_says_what_to_do(as_ada, as_lea):
    assert b"Ask a lead of your desk" in as_ada.get("/sources/").content
    assert b"/sources/add/" in as_lea.get("/sources/").content


def listed(client, **asked):
    return [source.title for source, _, _ in client.get("/sources/", asked).context["rows"]]


def test_sources_are_found_by_words_of_title_publisher_or_what_stands_for_a_title(as_ada):
    make_source(title="Dam breaks", publisher="The Herald")
    make_source(title="Dam holds", publisher="Gazette")
    make_source("Nobody knows why the bridge fell.")
    assert listed(as_ada, q="dam herald") == ["Dam breaks"]
    assert listed(as_ada, q="BRIDGE") == [""]
    make_source(title="The mayor’s “quiet” week")
    assert len(listed(as_ada, q="mayor’s “quiet”")) == 1
    assert b"Look for claims instead" in as_ada.get("/sources/", {"q": "flood"}).content


def test_sources_are_put_in_order(as_ada, ada):
    articles = [
        make_source("One fell.", title="Reviewed", published_at="2024-01-01T00:00Z"),
        make_source("Two fell. Three fell.", title="Begun"),
        make_source("Four fell.", title="Untouched", published_at="2024-02-01T00:00Z"),
        make_source(title="Empty"),
    ]
    texts = ("One fell.", "Two fell.", "Three fell.", "Four fell.")
    for text, number in zip(texts, (0, 1, 1, 2), strict=True):
        claim = make_claim(text, source=articles[number])
        if text in texts[:2]:
            decide(claim.cluster, ada, "unverified")
    assert listed(as_ada) == ["Empty", "Untouched", "Begun", "Reviewed"]
    assert listed(as_ada, sort="least") == ["Untouched", "Begun", "Reviewed", "Empty"]
    assert listed(as_ada, sort="claims")[0] == "Begun"
    assert listed(as_ada, sort="published")[:2] == ["Untouched", "Reviewed"]
    assert listed(as_ada, sort="secret") == listed(as_ada)


def test_two_that_are_ticked_are_held_side_by_side(as_ada):
    one, other = make_source(), make_source()
    response = as_ada.get("/sources/", {"compare": [one.pk, other.pk]})
    assert response["Location"] == f"/compare/?a={one.pk}&b={other.pk}"
    for ticked in ([one.pk], [one.pk, one.pk], ["x", one.pk]):
        assert b"Tick two articles" in as_ada.get("/sources/", {"compare": ticked}).content


def test_a_reviewer_fills_in_what_is_missing(as_ada):
    source = make_source(title="Dam breaks")
    assert b'name="next" value="/sources/?q=dam"' in as_ada.get("/sources/?q=dam").content
    sent = {"publisher": "The Herald", "next": "/sources/?q=dam"}
    assert as_ada.post(f"/sources/{source.pk}/fill-in/", sent)["Location"] == "/sources/?q=dam"


@pytest.mark.parametrize("page", ["٣", "1_000", str(10**20), "-1", "abc"])
def test_any_page_number_gets_a_page(as_ada, page):
    make_source()
    assert len(as_ada.get("/sources/", {"page": page}).context["rows"]) == 1


@pytest.mark.parametrize("asked", [{}, {"sort": "least"}, {"sort": "claims", "q": "report"}])
@pytest.mark.parametrize("count", [1, 6])
def test_the_number_of_queries_does_not_grow(as_ada, django_assert_num_queries, count, asked):
    for _ in range(count):
        make_claim()
    # session, reviewer; how many, the ids of the page, their sources with progress, what they derive from;
    # saved views; mentions
    with django_assert_num_queries(8):
        as_ada.get("/sources/", asked)


@pytest.mark.parametrize("sort", ["new", "least"])
def test_progress_gives_nothing_away_of_what_is_to_be_read_anew(as_ada, as_lea, ada, ben, settings, sort):
    settings.REVIEWS_PER_CLAIM = 2
    claim = make_claim()
    decide(claim.cluster, ada, "unverified")
    decide(claim.cluster, ben, "unverified")
    said = {"claim_ids": [claim.pk], "reason": "Look.", "by": ben, "at": database_now()}
    ask_to_check_again(cluster_id=claim.cluster_id, **said)

    def progress(client):
        [(source, _, _)] = client.get("/sources/", {"sort": sort}).context["rows"]
        return source.decided_count, source.claim_count

    assert progress(as_ada) == (0, 1)
    assert progress(as_lea) == (1, 1)

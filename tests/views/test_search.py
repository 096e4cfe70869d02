"""Have we checked this? The page."""

import re

import pytest

from claims.actions.clustering import cluster_claims
from claims.models.clock import database_now
from tests.factories import decide, make_claim, make_source

FLOOD = "The flood in Lower Hutton destroyed 43 houses on Tuesday, the county said."
STRIKE = "Bus drivers in Port Marlow went on strike for higher wages."


def matched(*texts):
    claims = [make_claim(text) for text in texts]
    cluster_claims(at=database_now())
    for claim in claims:
        claim.refresh_from_db()
    return claims


def page(client, text, **options):
    response = client.get("/search/", {"q": text}, **options)
    assert response.status_code == 200
    return response.content.decode()


def test_strangers_are_asked_to_sign_in(anonymous):
    assert anonymous.get("/search/?q=a")["Location"].startswith("/sign-in/")


def test_every_other_page_has_the_field(as_ada):
    assert 'action="/search/"' in as_ada.get("/claims/").content.decode()
    assert 'data-key="/"' in as_ada.get("/search/").content.decode()


def test_a_decided_claim_is_shown_with_its_label_and_whose_it_is(as_ada, ada):
    flood, _ = matched(FLOOD, STRIKE)
    decide(flood.cluster, ada, "unverified", note="Asked the county.")
    content = page(as_ada, "The flood in Lower Hutton destroyed 43 houses on Tuesday.")
    for words in (
        "Yes, the desk has checked this",
        "Says the same",
        "Unverified",
        "ada",
        "Asked the county.",
    ):
        assert words in content
    assert f'href="/claims/{flood.pk}/"' in content
    assert f'href="/clusters/{flood.cluster_id}/"' in content


def test_the_number_of_a_claim_leads_to_it(as_ada):
    claim = make_claim()
    assert as_ada.get("/search/", {"q": f" #{claim.pk} "})["Location"] == f"/claims/{claim.pk}/"
    assert "There is no claim #999999" in page(as_ada, "#999999")


def test_a_page_without_an_answer_says_what_to_do(as_ada):
    assert "Paste a sentence" in page(as_ada, "")
    assert "There are no claims yet" in page(as_ada, "zebra")
    matched(FLOOD)
    assert "Try other words" in page(as_ada, "zebra")
    assert "word for word" in page(as_ada, '"43 zebras" destroyed by the flood')


def test_what_was_typed_stays_in_the_field_and_is_shown_as_text(as_ada):
    matched("<b>Bold</b> claims & {{ request }} won.")
    content = page(as_ada, '<b>Bold</b> "won')
    assert 'value="&lt;b&gt;Bold&lt;/b&gt; &quot;won"' in content
    assert "&lt;b&gt;Bold&lt;/b&gt; claims &amp; {{ request }} won." in content
    assert "<b>" not in page(as_ada, "<b>Bold</b> claims & {{ request }} lost.")


@pytest.mark.parametrize(
    "text", ["x" * 9_000, "🙂" * 3_000, "\u202e\u200f", "%", "'\"“”", "#" * 600, "@" * 600, "# 1", "-" * 500]
)
def test_any_words_get_an_answer(as_ada, text):
    matched(FLOOD)
    response = as_ada.get("/search/", {"q": text}, follow=True)
    assert response.status_code in (200, 404)


def test_only_the_answer_is_sent_to_htmx(as_ada):
    content = page(as_ada, "flood", headers={"HX-Request": "true"})
    assert content.strip().startswith('<section id="answer">')


@pytest.mark.parametrize("count", [2, 9])
def test_the_number_of_queries_does_not_grow(as_ada, ada, django_assert_num_queries, count):
    bridges = matched(*(f"Bridge {number} was closed by the council." for number in range(count)))
    for cluster in {claim.cluster for claim in bridges}:
        decide(cluster, ada)
    # session, reviewer; how many claims, how common the words are, who has them, what these say; the claims
    # with sources, clusters and verdicts, the veil; of clusters with several articles
    # the origins and what is suggested; mentions; of few words the claims that hold them, articles named so
    with django_assert_num_queries(13):
        page(as_ada, "The council closed a bridge")
    with django_assert_num_queries(11):
        page(as_ada, "The council closed a bridge, and then it opened another one")


def test_words_find_articles_too_and_lead_to_all_claims_that_hold_them(as_ada):
    matched(FLOOD, STRIKE)
    make_source(title="Strike in Port Marlow: the Élysée of buses", publisher="The Gazette")
    make_source("Nobody gave this a title.", publisher="Port Marlow Times")
    content = page(as_ada, "port “MARLOW”")
    assert "Strike in Port Marlow: the Élysée of buses" in content
    assert "“Nobody gave this a title.”" in content
    assert 'href="/claims/?q=port+marlow"' in content
    assert "1 claim with these words" in content
    assert "Strike in" not in page(as_ada, "gazette flood")
    assert "Strike in" in page(as_ada, "Élysée gazette")
    assert "with these words" not in page(as_ada, STRIKE + " They want more money, they say.")


def test_an_answer_names_the_detail_in_which_it_differs_and_why(as_ada):
    matched(FLOOD, STRIKE)
    content = page(as_ada, FLOOD.replace("43", "44"))
    assert "The desk has this question, and nobody has reviewed it yet" in content
    assert re.search(r'<mark class="changed"[^>]*>43[^<]*</mark>', content)
    assert "<summary>Why</summary>" in content

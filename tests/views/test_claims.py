"""The list of claims, with search."""

import pytest
from django.utils import timezone

from claims.models import Claim
from tests.factories import decide, make_claim, make_cluster, make_source


def found(client, **query):
    """Texts of the claims listed."""
    response = client.get("/claims/", query)
    assert response.status_code == 200
    return [claim.text for claim, _ in response.context["rows"]]


def test_claims_are_listed_with_the_most_check_worthy_first(as_ada):
    make_claim("Nobody came.", check_worthiness=0.2)
    make_claim("Forty people came.", check_worthiness=0.9)
    assert found(as_ada) == ["Forty people came.", "Nobody came."]


def test_strangers_are_asked_to_sign_in(anonymous):
    response = anonymous.get("/claims/?q=a")
    assert response.status_code == 302
    assert response["Location"].startswith("/sign-in/")


def test_each_word_must_be_there_in_any_order_and_case(as_ada):
    make_claim("The Café “Zur Post” closed in May.")
    make_claim("The café opened in June.")
    assert found(as_ada, q='MAY cafe "zur') == ["The Café “Zur Post” closed in May."]


@pytest.mark.parametrize("words", ["50%", "a_b", "\\", "'", '"', "it's", "–", "%%", "_"])
def test_signs_are_looked_for_as_they_are(as_ada, words):
    make_claim(f"He said {words} of it.")
    make_claim("Something else was reported.")
    assert found(as_ada, q=words) == [f"He said {words} of it."]


@pytest.mark.parametrize("words", ["x" * 10_000, "y " * 10_000, "🙂" * 10_000, "\u202e", "\ud83d"])
def test_any_words_get_an_answer(as_ada, words):
    make_claim()
    query = words.encode("utf-8", "surrogatepass").decode("utf-8", "replace")
    assert as_ada.get("/claims/", {"q": query}).status_code == 200


def test_an_address_with_a_nul_is_refused_with_a_page(as_ada):
    response = as_ada.get("/claims/", {"q": "a\0b"})
    assert response.status_code == 400
    assert b"could not be read" in response.content


@pytest.mark.parametrize("page", ["٣", "1_000", str(10**20), "9" * 5000, "-1", "0", "abc", "", "1.0"])
def test_any_page_number_gets_a_page(as_ada, page):
    make_claim()
    assert len(found(as_ada, page=page)) == 1


def test_what_is_not_on_offer_is_passed_over(as_ada):
    make_claim()
    unknown = {
        "sort": "verdict__decision__reviewer__password",
        "standing": "admin",
        "place": "x",
        "source": "9" * 30,
    }
    assert len(found(as_ada, **unknown, reviewer__password__startswith="p")) == 1


def test_claims_can_be_narrowed_by_standing_place_and_source(as_ada, ada):
    conflicting, aside, waiting = (
        make_cluster("Six died."),
        make_cluster("It is sad."),
        make_claim("Seven died."),
    )
    decide(conflicting, ada, "conflicting", against=[waiting.pk])
    decide(aside, ada, set_aside="opinion")
    headline = make_claim("Flood kills eight", place="headline")
    assert found(as_ada, standing="conflicting") == ["Six died."]
    assert found(as_ada, standing="set_aside") == ["It is sad."]
    assert sorted(found(as_ada, standing="pending")) == ["Flood kills eight", "Seven died."]
    assert found(as_ada, place="headline") == ["Flood kills eight"]
    assert found(as_ada, source=headline.source_id) == ["Flood kills eight"]
    assert found(as_ada, standing="pending", q="died") == ["Seven died."]


def test_an_empty_desk_says_what_to_do(as_ada):
    assert b"There are no claims yet" in as_ada.get("/claims/").content
    make_claim()
    assert b"No claim has all of this" in as_ada.get("/claims/?q=zebra").content


def test_a_search_keeps_its_words_over_pages(as_ada):
    source = make_source("\n".join(f"Dam {number} broke." for number in range(60)))
    for number in range(60):
        make_claim(f"Dam {number} broke.", source=source)
    page = as_ada.get("/claims/", {"q": "dam", "sort": "text"})
    assert b"?q=dam&amp;sort=text&amp;page=2" in page.content
    assert len(found(as_ada, q="dam", page=2)) == 10


def test_only_the_results_are_sent_to_htmx(as_ada):
    make_claim("The dam broke.")
    response = as_ada.get("/claims/", headers={"HX-Request": "true"})
    assert response.content.strip().startswith(b'<section id="results">')
    assert "HX-Request" in response["Vary"]


def test_names_in_texts_are_shown_as_text(as_ada):
    make_claim("<script>alert(1)</script> {{ request }} won.")
    assert b"&lt;script&gt;alert(1)&lt;/script&gt; {{ request }} won." in as_ada.get("/claims/").content


@pytest.mark.parametrize("count", [1, 7])
def test_the_number_of_queries_does_not_grow(as_ada, ada, django_assert_num_queries, count):
    for _ in range(count):
        decide(make_cluster("", ""), ada)
    assert Claim.objects.count() == 2 * count
    # session, reviewer; how many, by all that can be chosen; ids of the page, its claims with sources,
    # clusters and verdicts, the veil; of clusters with several articles the origins, and what is
    # suggested of them; saved views; mentions
    with django_assert_num_queries(10):
        as_ada.get("/claims/")
    asked = {"q": "rose", "standing": "decided", "signed_off": "no", "worth": "middle", "place": "body"}
    asked["source"] = str(Claim.objects.latest("id").source_id)
    asked |= {"decided_on": timezone.localdate().isoformat(), "sort": "published", "view": "1"}
    assert len(found(as_ada, **asked)) == 1
    with django_assert_num_queries(11):  # and the source that is named
        as_ada.get("/claims/", asked)

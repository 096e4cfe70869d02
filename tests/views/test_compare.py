"""Two sources side by side."""

import re

import pytest

from claims.actions.links import record_contradiction
from claims.actions.membership import keep_apart
from claims.models import Cluster, Derivation, Match, Source
from claims.models.clock import database_now
from tests.factories import decide, make_claim, make_source
from tests.matched import BRIDGE_14, BRIDGE_19, match

MAYOR = "The mayor resigned on Monday."


def address(one, other):
    return f"/compare/?a={one.pk}&b={other.pk}"


def page_of(client, one, other):
    response = client.get(address(one, other))
    assert response.status_code == 200
    return response.content.decode()


def part(page, heading):
    """What stands under a heading, up to the next one."""
    return page.split(f">{heading}</h2>")[1].split("<h2")[0]


def marked_in(page):
    """What is marked as differing, in the order of the page."""
    return re.findall(r'<mark class="changed"[^>]*>([^<]*)</mark>', page)


@pytest.fixture
def two():
    """Two articles; they differ on the cracks in a bridge, and agree on the mayor."""
    one = make_source(f"{MAYOR}\n\n{BRIDGE_14}\n\nHail fell.", title="One", publisher="The Herald")
    other = make_source(f"{BRIDGE_19}\n\n{MAYOR} So they say.\n\nSnow fell.", title="Other")
    for text, told in ((BRIDGE_14, BRIDGE_19), (MAYOR, MAYOR)):
        cluster = Cluster.objects.create()
        match(make_claim(text, source=one, cluster=cluster), make_claim(told, source=other, cluster=cluster))
    make_claim("Hail fell.", source=one)
    make_claim("Snow fell.", source=other)
    return one, other


def test_both_articles_are_named_with_publisher_and_date(as_ada, two):
    page = page_of(as_ada, *two)
    assert "The Herald" in page
    assert "publisher not known" in page
    assert "undated" in page
    assert "They share 2 questions, and differ on 1 of them." in page


def test_shared_questions_stand_in_the_order_of_the_first_text(as_ada, two):
    one, other = two
    page = part(page_of(as_ada, one, other), "What both say")
    assert page.index("The mayor") < page.index("girder")
    page = part(page_of(as_ada, other, one), "What both say")
    assert page.index("girder") < page.index("The mayor")


def test_what_differs_is_marked_in_both_and_told_in_words(as_ada, two):
    page = part(page_of(as_ada, *two), "What both say")
    assert marked_in(page) == ["14 cracks", "19 cracks"]
    assert ">14 cracks</b>" in page
    assert ">19 cracks</b>" in page
    assert page.count("They differ") == 1


def test_a_claim_said_twice_is_held_against_the_one_that_differs(as_ada, two):
    one, other = two
    cluster = one.claims.get(text=BRIDGE_14).cluster
    Source.objects.filter(pk=other.pk).update(text=other.text + f"\n\n{BRIDGE_14}")
    again = make_claim(BRIDGE_14, source=Source.objects.get(pk=other.pk), cluster=cluster)
    match(one.claims.get(text=BRIDGE_14), again)
    page = part(page_of(as_ada, one, other), "What both say")
    page = page.split('<li class="versus"')[-1]
    assert marked_in(page) == ["14 cracks", "19 cracks"]


def test_what_only_one_says_comes_most_check_worthy_first(as_ada, two):
    one, other = two
    Source.objects.filter(pk=one.pk).update(text=one.text + "\n\nRain came.")
    make_claim("Rain came.", source=Source.objects.get(pk=one.pk), check_worthiness=0.9)
    page = part(page_of(as_ada, one, other), "What only one of them says")
    assert page.index("Rain came.") < page.index("Hail fell.") < page.index("Snow fell.")
    assert "The mayor" not in page
    assert f"/claims/?source={other.pk}" in page


def test_of_what_only_one_says_the_first_are_shown_and_all_counted(as_ada):
    words = [f"Dam {number} broke in May." for number in range(25)]
    one, other = make_source("\n".join(words)), make_source()
    for text in words:
        make_claim(text, source=one)
    page = page_of(as_ada, one, other)
    assert "The 20 most worth checking of 25." in page
    assert page.count("broke in May.</p>") == 20
    assert "They share no question." in page
    assert "Nothing that the other does not say." in page


@pytest.mark.parametrize(
    ("relation", "differs_in", "heading"),
    [
        ("possible", "", "May be the same"),
        ("differs", "subject", "Looks alike, says otherwise"),
        ("differs", "value", "Looks alike, says otherwise"),
    ],
)
def test_pairs_that_are_apart_are_shown_for_what_they_are(as_ada, lea, two, relation, differs_in, heading):
    one, other = two
    a, b = one.claims.get(text="Hail fell."), other.claims.get(text="Snow fell.")
    Match.objects.create(a=a, b=b, probability=0.5, relation=relation, differs_in=differs_in)
    page = page_of(as_ada, one, other)
    assert "Hail" in part(page, heading)
    assert "Hail" not in part(page, "What only one of them says")
    keep_apart(claim_id=a.pk, other_id=b.pk, by=lea, at=database_now())
    page = page_of(as_ada, one, other)
    assert f">{heading}</h2>" not in page
    assert "Hail" in part(page, "What only one of them says")


def test_contradictions_people_recorded_are_told_with_who_said_so(as_ada, ben, two):
    one, other = two
    ends = {
        "claim_id": one.claims.get(text="Hail fell.").pk,
        "other_id": other.claims.get(text="Snow fell.").pk,
    }
    record_contradiction(**ends, by=ben, note="It cannot be both.", at=database_now())
    page = part(page_of(as_ada, one, other), "Recorded as contradictions")
    assert "ben said that the two contradict each other" in page
    assert "It cannot be both." in page


def test_a_contradiction_within_a_question_counts_as_a_difference(as_ada, ben, two):
    one, other = two
    ends = {"claim_id": one.claims.get(text=MAYOR).pk, "other_id": other.claims.get(text=MAYOR).pk}
    record_contradiction(**ends, by=ben, note="One was a Tuesday.", at=database_now())
    page = page_of(as_ada, one, other)
    assert "They share 2 questions, and differ on 2 of them." in page
    assert "One was a Tuesday." in part(page, "What both say")
    assert "Recorded as contradictions" not in page


def test_verdicts_are_shown(as_ada, ada, two):
    one, other = two
    decide(one.claims.get(text="Hail fell.").cluster, ada, "unverified")
    assert "badge--unverified" in page_of(as_ada, one, other)


def test_articles_of_one_origin_are_said_not_to_be_independent(as_ada, two):
    one, other = two
    assert "Independent of one another, as far as the desk knows." in page_of(as_ada, one, other)
    Source.objects.filter(pk__in=(one.pk, other.pk)).update(origin="outlet:herald")
    page = page_of(as_ada, one, other)
    assert "Not independent." in page
    assert "The Herald" in page


@pytest.mark.parametrize(
    ("status", "words"),
    [("confirmed", "Not independent."), ("suggested", "Perhaps not independent."), ("refused", "as far as")],
)
def test_a_copy_is_said_to_be_one_from_either_side(as_ada, lea, two, status, words):
    one, other = two
    Derivation.objects.create(source=one, from_source=other, status=status)
    assert words in page_of(as_ada, one, other)
    assert words in page_of(as_ada, other, one)


def test_without_two_articles_the_page_asks_for_them(as_ada, two):
    for query in ("", f"?a={two[0].pk}", f"?b={two[0].pk}"):
        response = as_ada.get(f"/compare/{query}")
        assert response.status_code == 200
        assert b"Choose two articles." in response.content
    assert f'<option value="{two[0].pk}" selected>' in response.content.decode()


@pytest.mark.parametrize(
    ("query", "status", "words"),
    [
        ("a=1&b=1", 422, "one and the same article"),
        ("a=999999&b=999998", 404, "There is no such article any more"),
        ("a=" + "9" * 30 + "&b=1", 422, "Choose a source of the list."),
        ("a=٣&b=x", 422, "Choose a source of the list."),
        ("a=-1&b=2", 422, "Choose a source of the list."),
    ],
)
def test_what_makes_no_sense_is_answered_in_words_with_the_form(as_ada, two, query, status, words):
    response = as_ada.get(f"/compare/?{query}")
    assert response.status_code == status
    assert words in response.content.decode()
    assert b'name="a"' in response.content


def test_an_article_without_claims_can_be_compared(as_ada):
    assert "They share no question." in page_of(as_ada, make_source(), make_source())


def test_htmx_gets_the_comparison_alone(as_ada, two):
    response = as_ada.get(address(*two), headers={"HX-Request": "true"})
    assert response.content.strip().startswith(b'<div id="comparison"')


@pytest.mark.parametrize("count", [1, 6])
def test_the_number_of_queries_does_not_grow(as_ada, ben, django_assert_num_queries, count):
    told = [f"In May {number} dams broke at once." for number in range(10, 10 + count)]
    one, other = make_source("\n".join([*told, "Hail fell."])), make_source("\n".join([*told, "Snow fell."]))
    for text in told:
        cluster = Cluster.objects.create()
        match(make_claim(text, source=one, cluster=cluster), make_claim(text, source=other, cluster=cluster))
    a, b = make_claim("Hail fell.", source=one), make_claim("Snow fell.", source=other)
    Match.objects.create(a=a, b=b, probability=0.5, relation="possible")
    record_contradiction(claim_id=a.pk, other_id=b.pk, by=ben, note="", at=database_now())
    # session, reviewer; the two, the questions they share, matches between them in short, pairs that people
    # parted, matches with reasons, contradictions, the claims, those of one alone and their number, the veil,
    # what is derived from what, what is suggested of that; sources to choose from; mentions
    with django_assert_num_queries(16):
        as_ada.get(address(one, other))


def test_more_questions_than_are_shown_are_counted(as_ada, monkeypatch, two):
    monkeypatch.setattr("claims.models.compare_shared.MOST_ROWS", 1)
    page = page_of(as_ada, *two)
    assert "1 more question is not shown." in page
    assert "differ on 1 of them" in page

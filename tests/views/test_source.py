"""A source with its claims in the text, and where it comes from."""

import re

import pytest

from claims.actions.links import record_contradiction
from claims.models import Derivation, Event, Match
from claims.models.clock import database_now
from tests.factories import decide, make_claim, make_cluster, make_source
from tests.matched import match
from tests.text.test_copying import WIRE

TEXT = "Dam breaks\n\nThe dam broke on Monday. Nobody was hurt.\n\nMore follows."


@pytest.fixture
def source(db):
    return make_source(TEXT, title="Dam breaks")


def article(client, source):
    response = client.get(f"/sources/{source.pk}/")
    assert response.status_code == 200
    return response.content.decode()


def words_of(page):
    """The text of the article as a browser would show it, without the numbers of claims."""
    rows = re.findall(r'<div class="reading__row[^>]*>\s*<p dir="auto">(.*?)</p>', page, re.DOTALL)
    return [re.sub(r"<[^>]+>", "", re.sub(r"<sup>.*?</sup>", "", row)) for row in rows]


def test_the_whole_text_is_shown_as_written(as_ada):
    text = "A <b>bold</b> claim & more.\n\n  Two  blanks stay.\n\t• A “bullet”.\n"
    page = article(as_ada, make_source(text))
    shown = [
        words.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&") for words in words_of(page)
    ]
    assert shown == ["A <b>bold</b> claim & more.", "Two  blanks stay.", "• A “bullet”."]


def test_claims_are_marked_with_their_verdict_and_lead_to_their_page(as_ada, ada, source):
    decided = make_claim("The dam broke on Monday.", source=source)
    waiting = make_claim("Nobody was hurt.", source=source)
    decide(decided.cluster, ada, "unverified")
    page = article(as_ada, source)
    assert re.search(r'<mark class="claim--unverified [^>]*>The dam broke on Monday\.</mark>', page)
    assert re.search(r'<mark class="claim--pending claim--middle"[^>]*>Nobody was hurt\.</mark>', page)
    assert f'id="c{waiting.pk}"' in page
    assert (
        f'<a href="/claims/{decided.pk}/" aria-label="Claim 1: Unverified, middle check-worthiness">' in page
    )
    assert "1 of 2 claims" in page


def test_overlapping_claims_are_all_there(as_ada, source):
    whole = make_claim("The dam broke on Monday.", source=source)
    part = make_claim("dam broke", source=source)
    page = article(as_ada, source)
    assert "The dam broke on Monday. Nobody was hurt." in words_of(page)
    assert re.search(
        rf'<span class="at" id="c{part.pk}" tabindex="-1"><mark[^>]*>dam broke</mark></span>', page
    )
    assert f'id="c{whole.pk}"' in page


def test_each_piece_says_where_it_stands_in_the_text(as_ada, source):
    make_claim("Nobody was hurt.", source=source)
    page = article(as_ada, source)
    pieces = re.findall(r'data-start="(\d+)"[^>]*>([^<]*)<', page)
    assert pieces
    assert all(TEXT[int(start) :].startswith(words) for start, words in pieces)


def test_a_source_without_claims_is_shown_too(as_ada, source):
    assert "More follows." in article(as_ada, source)


@pytest.mark.parametrize("number", ["0", "999", "9" * 18, "9" * 30, "-1", "abc", "٣"])
def test_a_source_that_is_not_there_is_not_found(as_ada, number):
    assert as_ada.get(f"/sources/{number}/").status_code == 404


def test_leads_are_asked_where_it_comes_from(as_ada, as_lea, lea, source):
    derivation = Derivation.objects.create(source=source, from_outlet="Wire Service")
    assert "Yes, taken from there" not in article(as_ada, source)
    assert "Yes, taken from there" in article(as_lea, source)
    response = as_lea.post(f"/derivations/{derivation.pk}/settle/", {"answer": "confirm"}, follow=True)
    assert "this article is derived from Wire Service" in response.content.decode()
    derivation.refresh_from_db()
    assert (derivation.status, derivation.settled_by) == ("confirmed", lea)
    as_lea.post(f"/derivations/{derivation.pk}/settle/", {"answer": "refuse"})
    derivation.refresh_from_db()
    assert derivation.status == "refused"


def test_reviewers_may_not_settle_where_it_comes_from(as_ada, source):
    derivation = Derivation.objects.create(source=source, from_outlet="Wire Service")
    assert as_ada.post(f"/derivations/{derivation.pk}/settle/", {"answer": "confirm"}).status_code == 403
    derivation.refresh_from_db()
    assert derivation.status == "suggested"


def test_leads_are_asked_which_of_two_copies_the_other(as_ada, as_lea, source):
    parent = make_source(f"{WIRE} Etc.", title="The wire")
    copy = make_source(WIRE, title="The copy")
    derivation = Derivation.objects.create(source=copy, from_source=parent)
    page = article(as_lea, copy)
    assert "words in 1 passage, 100% of the shorter one." in page
    assert "Does one copy the other? Which?" in page
    assert "word for word" in page
    assert "Which?" not in article(as_ada, copy)
    assert "words in 1 passage" in article(as_ada, copy)
    for published_at, asked in (
        ("2024-03-04T09:00Z", "Is this one taken from it?"),
        ("2024-03-06T09:00Z", "Is that one"),
    ):
        copy.published_at, parent.published_at = "2024-03-05T09:00Z", published_at
        copy.save()
        parent.save()
        assert asked in article(as_lea, copy)
    response = as_lea.post(
        f"/derivations/{derivation.pk}/settle/", {"answer": "reverse", "page": parent.pk}, follow=True
    )
    assert response.redirect_chain == [(f"/sources/{parent.pk}/", 302)]
    assert "Noted: this article is derived from The copy." in response.content.decode()
    assert "From this one:" in article(as_lea, copy)


@pytest.mark.parametrize("answer", ["", "maybe", "\0"])
def test_an_answer_that_is_none_settles_nothing(as_lea, source, answer):
    derivation = Derivation.objects.create(source=source, from_outlet="Wire Service")
    response = as_lea.post(f"/derivations/{derivation.pk}/settle/", {"answer": answer})
    assert response.status_code == 422
    assert b"Answer yes or no." in response.content
    derivation.refresh_from_db()
    assert derivation.status == "suggested"


def test_a_second_origin_is_refused_in_words(as_lea, source):
    Derivation.objects.create(source=source, from_outlet="Wire Service", status="confirmed")
    second = Derivation.objects.create(source=source, from_outlet="The Herald")
    response = as_lea.post(f"/derivations/{second.pk}/settle/", {"answer": "confirm"})
    assert response.status_code == 409
    assert b"already derived from Wire Service" in response.content


def test_anybody_may_suggest_where_it_comes_from(as_ada, source):
    other = make_source(title="First report")
    response = as_ada.post(f"/sources/{source.pk}/derive/", {"from_source": other.pk}, follow=True)
    assert "Suggested: derived from First report." in response.content.decode()
    as_ada.post(f"/sources/{source.pk}/derive/", {"from_outlet": "Wire Service"})
    assert [str(d) for d in source.derivations.order_by("id")] == ["First report", "Wire Service"]


@pytest.mark.parametrize(
    "typed",
    [
        {},
        {"from_outlet": "  "},
        {"from_source": "abc"},
        {"from_source": "9" * 30},
        {"from_source": "-1"},
        {"from_outlet": "x" * 201},
        {"from_outlet": "a\0b"},
    ],
)
def test_a_suggestion_that_makes_no_sense_is_refused_and_kept(as_ada, source, typed):
    response = as_ada.post(f"/sources/{source.pk}/derive/", typed)
    assert response.status_code in (409, 422)
    assert b"notice--error" in response.content
    assert typed.get("from_outlet", "").strip()[:150].encode() in response.content
    assert not source.derivations.exists()


def test_a_source_cannot_be_derived_from_itself(as_ada, source):
    response = as_ada.post(f"/sources/{source.pk}/derive/", {"from_source": source.pk})
    assert response.status_code == 409
    assert b"cannot be derived from itself" in response.content


def test_its_history_is_told(as_ada, lea, source):
    Event.objects.create(
        kind=Event.Kind.SOURCE_EDITED,
        at="2024-05-05T10:00Z",
        by=lea,
        source=source,
        before={"published_at": None},
        after={"published_at": "2024-03-05T00:00:00+00:00"},
        note="From the imprint.",
    )
    page = article(as_ada, source)
    assert "From the imprint." in page
    assert 'Published: <span dir="auto">nothing → 5 March 2024, 00:00</span>.' in page


@pytest.mark.parametrize("count", [1, 5])
def test_the_number_of_queries_does_not_grow(as_ada, ada, lea, django_assert_num_queries, count):
    source = make_source("\n".join(f"Dam {number} broke in May." for number in range(count)))
    for number in range(count):
        cluster = make_cluster(f"Dam {number} broke in June.", "Dams broke.")
        claim = make_claim(f"Dam {number} broke in May.", source=source, cluster=cluster)
        match(*cluster.claims.all())
        other, alike = make_claim(), make_claim()
        record_contradiction(claim_id=claim.pk, other_id=other.pk, by=lea, note="", at=database_now())
        Match.objects.create(a=claim, b=alike, probability=0.6, relation="differs", differs_in="subject")
        decide(claim.cluster, ada)
        Derivation.objects.create(source=source, from_source=make_source(), settled_by=ada)
    # session, reviewer; the source, where it comes from, other sources, events; mentions;
    # claims with verdicts and clusters, contradictions, the veil; look-alikes from either end, their words;
    # members of the clusters, suggested origins, words and comparisons (two) of those with sides, names
    with django_assert_num_queries(7 + 6 + 6):
        page = as_ada.get(f"/sources/{source.pk}/").content.decode()
    assert page.count("; 1 differs") == page.count("contradicts") == page.count("says otherwise:") == count

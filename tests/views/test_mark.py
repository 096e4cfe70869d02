"""Marking words of a source as a claim."""

import pytest

from claims.models import Claim, Event
from tests.factories import make_claim, make_source

TEXT = "The dam 🙂 broke on Monday, and two died.\nOn Tuesday two died again.\r\nNobody knows why."


@pytest.fixture
def source(db):
    return make_source(TEXT)


def mark(client, source, words, **place):
    return client.post(f"/sources/{source.pk}/mark/", {"words": words, **place})


def test_pasted_words_become_a_claim(as_ada, ada, source):
    response = mark(as_ada, source, " broke on Monday\n")
    claim = Claim.objects.get()
    assert response["Location"] == f"/sources/{source.pk}/#c{claim.pk}"
    assert (claim.text, claim.start, claim.marked_by) == ("broke on Monday", TEXT.index("broke"), ada)
    assert Event.objects.filter(kind="claim_marked", claim=claim, by=ada).exists()


def test_words_pasted_over_a_line_break_are_found(as_ada, source):
    mark(as_ada, source, "two died again. Nobody knows why.")
    assert Claim.objects.get().text == "two died again.\r\nNobody knows why."


def test_words_that_occur_twice_are_shown_to_choose_from(as_ada, source):
    response = mark(as_ada, source, "two died")
    assert response.status_code == 422
    assert b"Choose where" in response.content
    places = [(words, before) for _, before, words, _ in response.context["choices"]]
    assert places == [("two died", "The dam 🙂 broke on Monday, and "), ("two died", "On Tuesday ")]
    second = response.context["choices"][1][0]
    mark(as_ada, source, "two died", start=second.start, end=second.end)
    assert Claim.objects.get().start == TEXT.index("two died again")


def test_a_selection_is_taken_at_its_place(as_ada, source):
    start = TEXT.rindex("two")
    mark(as_ada, source, "two", start=start, end=start + 3)
    assert Claim.objects.get().start == start


@pytest.mark.parametrize(("start", "end"), [(0, 5), ("abc", "9" * 40), (-1, ""), (5, 2), (10**8, 10**9)])
def test_a_place_that_does_not_hold_the_words_is_not_believed(as_ada, source, start, end):
    mark(as_ada, source, "Nobody knows why.", start=start, end=end)
    assert Claim.objects.get().text == "Nobody knows why."


@pytest.mark.parametrize(
    "typed",
    [
        {"words": ""},
        {},
        {"words": " \n "},
        {"words": "\u200b"},
        {"words": "..."},
        {"words": "The dam burst"},
        {"words": "x" * 2500},
        {"words": "a\0b"},
        {"words": "Nobody knows Why."},
    ],
)
def test_what_cannot_be_marked_is_refused_in_words_and_kept(as_ada, source, typed):
    response = as_ada.post(f"/sources/{source.pk}/mark/", typed)
    assert response.status_code in (409, 422)
    assert response.context["form"]["words"].value() == typed.get("words")
    assert b'role="alert"' in response.content
    assert not Claim.objects.exists()


def test_a_claim_is_not_marked_twice(as_ada, source):
    make_claim("Nobody knows why.", source=source)
    response = mark(as_ada, source, "Nobody knows why.")
    assert response.status_code == 409
    assert b"a claim already" in response.content
    assert Claim.objects.count() == 1


def test_a_word_that_is_everywhere_is_shown_in_a_few_places(as_ada):
    source = make_source("so " * 500)
    response = mark(as_ada, source, "so")
    assert len(response.context["choices"]) == 20


def test_the_plain_form_is_a_page_of_its_own(as_ada, source):
    assert b"exactly as the article has them" in as_ada.get(f"/sources/{source.pk}/mark/").content


@pytest.mark.parametrize("number", ["999", "9" * 30])
def test_a_source_that_is_not_there_is_not_found(as_ada, number):
    assert as_ada.post(f"/sources/{number}/mark/", {"words": "x"}).status_code == 404

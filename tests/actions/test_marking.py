"""Claims marked by hand."""

import pytest

from claims.actions.marking import UnusableSpan, mark_claim
from claims.models import Claim
from claims.models.clock import database_now
from tests.factories import make_claim, make_source


@pytest.mark.django_db
def test_a_part_of_a_sentence_is_marked_without_the_blanks_around_it(ada):
    source = make_source("The mayor, who was born in 1961, resigned.")
    claim = mark_claim(source_id=source.pk, start=10, end=32, by=ada, at=database_now())
    assert claim.text == "who was born in 1961,"
    assert claim.marked_by == ada
    assert claim.cluster.claim_count == 1


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("start", "end", "message"),
    [
        (5, 5, "not in the text"),
        (-3, 4, "not in the text"),
        (0, 10**9, "not in the text"),
        (3, 4, "at least one word"),
        (0, 2_500, "at most 2,000"),
    ],
)
def test_marks_that_make_no_claim_are_refused(ada, start, end, message):
    source = make_source("The dam " + "a" * 3_000)
    with pytest.raises(UnusableSpan, match=message):
        mark_claim(source_id=source.pk, start=start, end=end, by=ada, at=database_now())
    assert not Claim.objects.exists()


@pytest.mark.django_db
def test_a_marked_claim_is_matched_at_once(ada):
    there = make_claim("The flood in Lower Hutton destroyed 43 houses on Tuesday.")
    text = "As said before, the flood in Lower Hutton destroyed 43 houses on Tuesday, and more."
    start = text.index("the flood")
    source = make_source(text)
    claim = mark_claim(source_id=source.pk, start=start, end=text.index(", and"), by=ada, at=database_now())
    there.refresh_from_db()
    assert claim.cluster == there.cluster


@pytest.mark.django_db
def test_the_same_words_are_marked_once(ada):
    source = make_source("The dam broke.")
    mark_claim(source_id=source.pk, start=0, end=14, by=ada, at=database_now())
    with pytest.raises(UnusableSpan, match="claim already"):
        mark_claim(source_id=source.pk, start=0, end=14, by=ada, at=database_now())
    assert Claim.objects.count() == 1

"""What would come of an article, told before it is stored."""

import pytest

from claims.actions.processing import process_sources
from claims.actions.source_preview import MOST_COMPARED, MOST_SHOWN, preview_source
from claims.models import Claim, MatchKey, Source, Term
from claims.models.clock import database_now
from tests.factories import make_source

pytestmark = pytest.mark.django_db

FLOOD = "The flood in Lower Hutton destroyed 43 houses on Tuesday."


def have(*texts):
    """The desk has these articles."""
    sources = [make_source(text) for text in texts]
    process_sources(at=database_now())
    return sources


def test_the_claims_are_those_that_adding_it_finds():
    text = f"{FLOOD} Nobody was hurt, the mayor said. Who is to blame? What a mess that may become."
    preview = preview_source(text)
    make_source(text)
    process_sources(at=database_now())
    assert [found.claim.text for found in preview.found] == [
        claim.text for claim in Claim.objects.order_by("start")
    ]
    assert "Who is to blame?" in preview.left_out


def test_a_claim_that_says_otherwise_is_told_from_one_that_says_the_same():
    same, _ = have(f"One. {FLOOD}", "Two. The river in Upper Marsh carried 12 boats on Friday.")
    preview = preview_source(f"{FLOOD}\n\nThe river in Upper Marsh carried 21 boats on Friday.")
    first, second = (found.alike for found in preview.found)
    assert first is not None
    assert (first.claim.source, first.stands) == (same, "same")
    assert second is not None
    assert second.stands == "value"


def test_it_stores_nothing():
    have(f"One. {FLOOD}")
    before = [list(table.objects.order_by("pk").values()) for table in (Source, Claim, MatchKey, Term)]
    preview_source(f"{FLOOD} It rained.")
    assert [
        list(table.objects.order_by("pk").values()) for table in (Source, Claim, MatchKey, Term)
    ] == before


def test_a_short_text_that_differs_in_case_alone_is_practically_the_same():
    (there,) = have(FLOOD)
    (copy,) = preview_source(FLOOD.upper()).copies
    assert (copy.source, copy.copying) == (there, None)


def test_a_long_text_is_looked_at_in_a_bounded_way(django_assert_max_num_queries):
    have(*(f"Report {number}. {FLOOD}" for number in range(12)))
    text = " ".join(f"Line {number} carried {number + 7} trains in 2019." for number in range(300))
    with django_assert_max_num_queries(16):
        preview = preview_source(f"{FLOOD} {text}")
    assert len(preview.found) == 301
    assert (len(preview.shown), preview.not_shown) == (MOST_SHOWN, 201)
    assert preview.compared == MOST_COMPARED


def test_where_the_desk_has_nothing_nothing_is_alike():
    preview = preview_source(FLOOD)
    assert (preview.there, list(preview.copies), preview.alike_count) == (None, [], 0)


def test_a_text_without_claims_is_no_fault():
    preview = preview_source("Who is to blame?")
    assert (list(preview.found), list(preview.left_out)) == ([], ["Who is to blame?"])

"""What the database refuses about claims; above all, a claim that is not what its source says."""

import pytest
from django.db import transaction
from django.db.models import ProtectedError
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from claims.models import Claim, Cluster, Source
from claims.models.claim import MAX_CLAIM_CHARACTERS
from tests.factories import decide, make_claim, make_cluster, make_source
from tests.refusals import refused

QUOTES = "a claim must equal its span of the source"
PIECES = st.sampled_from(
    ["a", " ", "e\u0301", "👩‍👩‍👧", "🇺🇦", "ﷺ", "\u202e", "\u200b", "\ud55c", "\u1112\u1161", "ß", "\r\n"]
)
ANY_CHARACTER = st.characters(exclude_categories=["Cs"], exclude_characters="\0")
TEXTS = st.lists(PIECES | ANY_CHARACTER, min_size=1, max_size=40).map("".join)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=TEXTS, bounds=st.tuples(st.integers(0, 99), st.integers(0, 99)))
def test_a_claim_equals_its_span_whatever_the_text(tables, text, bounds):
    start, end = sorted(bound % (len(text) + 1) for bound in bounds)
    assume(text[start:end].strip(" "))
    with transaction.atomic():
        source = make_source(text)
        claim = make_claim(text[start:end], source=source, start=start)
        claim.refresh_from_db()
        source.refresh_from_db()
        assert claim.text == source.text[claim.start : claim.end]
        for moved in (start - 1, start + 1):
            if moved >= 0 and text[moved : moved + len(claim.text)] != claim.text:
                with refused(QUOTES):
                    _move(claim, moved)
        transaction.set_rollback(True)


def _move(claim: Claim, start: int) -> None:
    Claim.objects.filter(pk=claim.pk).update(start=start, end=start + len(claim.text))


def test_words_the_source_does_not_have_are_refused(tables):
    claim = make_claim("The lake froze.")
    with refused(QUOTES):
        Claim.objects.filter(pk=claim.pk).update(text="The lake burnt.")
    with refused(QUOTES):
        Claim.objects.filter(pk=claim.pk).update(source=make_source("Another text altogether."))
    with refused(QUOTES):
        make_claim("Lake", source=make_source("A lake froze."), start=2)


def test_a_span_past_the_end_is_refused(tables):
    claim = make_claim(source=make_source("The lake froze."))
    with refused(QUOTES):
        make_claim("froze. ", source=claim.source, start=9)


def test_the_text_of_a_source_with_claims_cannot_change(tables):
    claim = make_claim()
    with refused("a text that claims quote cannot change"):
        Source.objects.filter(pk=claim.source_id).update(text="Something else.")


def test_the_text_of_a_source_without_claims_can_change(tables):
    source = make_source()
    assert Source.objects.filter(pk=source.pk).update(text="Something else.") == 1


def test_a_blank_claim_is_refused(tables):
    with refused("claim_text_not_blank"):
        make_claim("  ", source=make_source("Two  blanks."))


def test_an_empty_span_is_refused(tables):
    source = make_source("The lake froze.")
    with refused(""):
        Claim.objects.create(
            source=source, start=3, end=3, text="", check_worthiness=0, cluster=Cluster.objects.create()
        )


def test_a_claim_has_at_most_two_thousand_characters(tables):
    longest = make_source("é" * (MAX_CLAIM_CHARACTERS + 1))
    make_claim("é" * MAX_CLAIM_CHARACTERS, source=longest)
    with refused("claim_text_length"):
        make_claim(source=longest)


def test_a_span_is_a_claim_once(tables):
    claim = make_claim()
    with refused("claim_span_once"):
        make_claim(claim.text, source=claim.source)


def test_claims_may_overlap(tables):
    source = make_source("The lake froze and the mill stopped.")
    make_claim(source=source)
    make_claim("the mill stopped", source=source)
    assert source.claims.count() == 2


@pytest.mark.parametrize("score", [-0.01, 1.01])
def test_a_check_worthiness_outside_0_to_1_is_refused(tables, score):
    with refused("claim_check_worthiness_0_1"):
        make_claim(check_worthiness=score)


def test_an_unknown_place_is_refused(tables):
    with refused("claim_place"):
        make_claim(place="margin")


@pytest.mark.parametrize("status", ["decided", "set_aside", "unheard"])
def test_an_outcome_without_a_verdict_is_refused(tables, status):
    with refused("claim_status_follows_verdict"):
        make_claim(status=status)


def test_a_verdict_without_an_outcome_is_refused(ada):
    cluster = make_cluster()
    decide(cluster, ada)
    with refused("claim_status_follows_verdict"):
        cluster.claims.update(status="pending")


def test_a_claim_with_a_verdict_cannot_be_deleted(ada):
    cluster = make_cluster()
    decide(cluster, ada)
    with pytest.raises(ProtectedError):
        cluster.claims.get().delete()

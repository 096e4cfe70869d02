"""A text is corrected: claims keep to their words, and verdicts on what changed are looked at again."""

import pytest
from django.core.exceptions import PermissionDenied

from claims.actions.clustering import cluster_claims
from claims.actions.correction import correct_text
from claims.actions.correction_plan import plan_correction
from claims.actions.ingest import DuplicateSource, UnusableText, add_source, extract_source_claims
from claims.actions.refusal import Refused
from claims.actions.sign_off import sign_off
from claims.models import CheckAgain, Claim, Event, Source, TextCorrection
from claims.models.clock import database_now
from tests.actions import recount
from tests.factories import decide, make_claim, make_source

TEXT = (
    "Eighteen people died in the flood in Lower Hutton, the county said.\n\n"
    "The flood destroyed 43 houses on Tuesday. The mayor of Port Marlow resigned on Friday."
)


@pytest.fixture
def source(db) -> Source:
    made = add_source(text=TEXT, by=None, at=database_now())
    extract_source_claims(source_id=made.pk, at=database_now())
    cluster_claims(at=database_now())
    made.refresh_from_db()
    return made


def correct(source: Source, text: str, by, note: str = "Their correction of 3 May."):
    seen = Source.objects.get(pk=source.pk).text_sha256
    return correct_text(source_id=source.pk, seen_sha256=seen, text=text, note=note, by=by, at=database_now())


def claim_with(words: str) -> Claim:
    return Claim.objects.get(text__contains=words)


def test_a_verdict_on_what_changed_is_to_be_checked_again(source, ada, lea):
    claim = claim_with("43 houses")
    decide(claim.cluster, ada, "unverified")
    verdict = Claim.objects.get(pk=claim.pk).verdict_id
    sign_off(verdicts={claim.pk: verdict}, by=lea, at=database_now())
    correct(source, TEXT.replace("43 houses", "34 houses"), lea)
    claim.refresh_from_db()
    assert claim.text == "The flood destroyed 34 houses on Tuesday."
    assert claim.check_again.cause == CheckAgain.Cause.SOURCE_CORRECTED
    assert claim.sign_off is None
    assert claim.cluster.status == "open"
    recount.check_all()


def test_what_the_others_say_is_left_alone(source, ada, lea):
    claim = claim_with("resigned")
    decide(claim.cluster, ada, "unverified")
    correct(source, TEXT.replace("Eighteen people", "Altogether seventeen people"), lea)
    before, claim = claim, Claim.objects.get(pk=claim.pk)
    assert claim.start > before.start
    assert (claim.text, claim.check_again, claim.verdict_id is None) == (before.text, None, False)
    recount.check_all()


@pytest.mark.parametrize(
    "text",
    [
        TEXT.replace("\n\n", "\n\n\n\n"),
        TEXT.replace("Port Marlow", "Port  Marlow"),
        TEXT.replace("Tuesday", "TUESDAY"),
        f"Correction: an earlier version had a typing mistake.\n\n{TEXT}",
    ],
)
def test_cosmetic_edits_flag_nothing(source, ada, lea, text):
    for claim in source.claims.all():
        decide(claim.cluster, ada, "unverified")
    correct(source, text, lea)
    assert not CheckAgain.objects.exists()
    assert not Event.objects.filter(kind=Event.Kind.TEXT_CORRECTED, claim__isnull=False).exists()
    assert Source.objects.get().text == text
    recount.check_all()


def test_a_corrected_claim_is_matched_anew(source, lea):
    other = add_source(text="The flood destroyed 34 houses on Tuesday.", by=None, at=database_now())
    extract_source_claims(source_id=other.pk, at=database_now())
    cluster_claims(at=database_now())
    assert claim_with("43 houses").cluster.is_disagreeing
    correct(source, TEXT.replace("43 houses", "34 houses"), lea)
    (cluster,) = {claim.cluster for claim in Claim.objects.filter(text__contains="34 houses")}
    assert (cluster.is_disagreeing, cluster.claim_count) == (False, 2)
    recount.check_all()


def test_what_was_added_becomes_claims(source, lea):
    added = "The governor sent 300 soldiers to Lower Hutton on Wednesday."
    plan = correct(source, f"{TEXT}\n\n{added}", lea)
    assert [claim.text for claim in plan.new] == [added]
    assert claim_with("300 soldiers").matched_at is not None
    recount.check_all()


def test_claims_never_lose_their_words(source, lea):
    with pytest.raises(Refused, match="resigned on Friday"):
        correct(source, TEXT.replace(" The mayor of Port Marlow resigned on Friday.", ""), lea)
    assert Source.objects.get().text == TEXT
    assert not TextCorrection.objects.exists()


def test_one_text_takes_the_place_of_another_claim_next_to_it(db, lea):
    """Each takes the span that the other had, whichever way the text grows."""
    source = make_source("Ann came. Ben came. Cid came.")
    for start in (0, 10, 20):
        make_claim(source.text[start : start + 9], source=source)
    for text in ("So it was. Ann came. Ben came. Cid came.", "Ann came. Ben came. Cid came."):
        correct(source, text, lea)
        assert [claim.text for claim in source.claims.order_by("start")] == [
            *("Ann came.", "Ben came.", "Cid came.")
        ]


def test_sent_twice_it_is_one_correction(source, lea):
    text, seen = TEXT.replace("43", "34"), source.text_sha256
    for _ in range(2):
        correct_text(source_id=source.pk, seen_sha256=seen, text=text, note="", by=lea, at=database_now())
    assert TextCorrection.objects.count() == 1


def test_what_somebody_corrected_meanwhile_is_not_written_over(source, lea):
    seen = source.text_sha256
    correct(source, TEXT.replace("43", "34"), lea)
    with pytest.raises(Refused, match="corrected the text meanwhile"):
        correct_text(
            source_id=source.pk, seen_sha256=seen, text="It rained.", note="", by=lea, at=database_now()
        )


def test_the_text_it_had_is_no_new_source(source, lea):
    correct(source, TEXT.replace("43", "34"), lea)
    with pytest.raises(DuplicateSource):
        add_source(text=TEXT, by=None, at=database_now())
    correct(source, TEXT, lea)
    assert Source.objects.get().text == TEXT


def test_a_text_of_another_source_is_refused(source, lea):
    other = make_source("Another article altogether.")
    with pytest.raises(Refused, match="here already"):
        correct(source, other.text, lea)
    with pytest.raises(UnusableText):
        correct(source, " \n", lea)


def test_a_plan_writes_nothing(source, django_assert_num_queries):
    with django_assert_num_queries(2):
        plan = plan_correction(source, TEXT.replace("43", "34"))
    assert [(one.claim.text, one.text) for one in plan.changed] == [
        ("The flood destroyed 43 houses on Tuesday.", "The flood destroyed 34 houses on Tuesday.")
    ]


def test_reviewers_correct_no_texts(source, ada):
    with pytest.raises(PermissionDenied):
        correct(source, TEXT.replace("43", "34"), ada)

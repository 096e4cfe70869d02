"""A claim that joins a decided cluster, or is to be checked again: the earlier verdict is named and taken."""

import pytest

from claims.actions.outcome import refresh_cluster
from claims.actions.settling import settle_claims
from claims.models import CheckAgain, Verdict
from claims.models.clock import database_now
from claims.records import EvidenceInput
from tests.answers import save, take
from tests.factories import decide, make_claim, make_cluster
from tests.matched import BRIDGE_14, BRIDGE_19, BRIDGE_TOO, matched_cluster

OTHERWISE = (EvidenceInput(stance="contradicts", url="https://example.org/otherwise", title="Otherwise"),)


def words(response):
    return " ".join(response.content.decode().split())


def check_again(claim):
    """As when its source was corrected."""
    claim.refresh_from_db()
    last, at = claim.verdict, database_now()
    CheckAgain.objects.create(
        claim=claim, verdict=last, cause="source_corrected", after_verdict=last.pk, at=at
    )
    type(claim).objects.filter(pk=claim.pk).update(reads_after=last.pk)
    settle_claims([claim.pk], by=None, at=at)
    refresh_cluster(claim.cluster)


@pytest.fixture
def decided(ben):
    """A cluster that ben decided."""
    cluster = make_cluster("It fell.")
    decide(cluster, ben, "conflicting", reason="wrong_detail", note="The mast stands.", evidence=OTHERWISE)
    return cluster


def test_who_said_what_and_when_is_named_and_nothing_is_preselected(as_ada, decided):
    late = make_claim("It fell down.", cluster=decided)
    response = take(as_ada)
    page = words(response)
    assert f">#{late.pk}</a> has no verdict yet. Said before of what stands with it:" in page
    for said in ("Conflicting", "ben,", "Wrong detail", "The mast stands."):
        assert said in page
    assert " checked>" not in page
    (row,) = response.context["rows"].labels
    assert [member.claim for member in row.members] == [late]


def test_pressing_its_label_takes_it_over_with_all_it_says(as_ada, ada, decided):
    late = make_claim("It fell down.", cluster=decided)
    assert save(as_ada, take(as_ada), label="conflicting").status_code == 303
    late.refresh_from_db()
    verdict, earlier = late.verdict, decided.claims.exclude(pk=late.pk).get().verdict
    assert (verdict.decision.reviewer, verdict.earlier, verdict.is_followed) == (ada, earlier, True)
    assert (verdict.reason, verdict.note) == ("wrong_detail", "The mast stands.")
    assert [(piece.url, piece.title) for piece in verdict.evidence.all()] == [
        ("https://example.org/otherwise", "Otherwise")
    ]


def test_what_one_writes_oneself_is_kept_instead(as_ada, decided):
    late = make_claim("It fell down.", cluster=decided)
    save(as_ada, take(as_ada), label="conflicting", shared__note="I called.")
    late.refresh_from_db()
    assert (late.verdict.note, late.verdict.evidence.count(), late.verdict.is_followed) == (
        *("I called.", 1),
        True,
    )


def test_another_label_is_stored_as_changed_and_takes_nothing_over(as_ada, decided):
    late = make_claim("It fell down.", cluster=decided)
    save(as_ada, take(as_ada), label="unverified")
    late.refresh_from_db()
    verdict = late.verdict
    assert (verdict.is_followed, verdict.earlier.label) == (False, "conflicting")
    assert (verdict.reason, verdict.note, verdict.evidence.count()) == ("", "", 0)


def test_a_verdict_to_be_checked_again_is_named_with_the_cause(as_ada, decided):
    claim = decided.claims.get()
    check_again(claim)
    before = claim.verdict
    response = take(as_ada)
    assert "To be checked again: The text of its source was corrected. Until then this stands:" in words(
        response
    )
    save(as_ada, response, label="conflicting")
    claim.refresh_from_db()
    assert claim.verdict != before
    assert (claim.verdict.earlier, claim.verdict.is_followed, claim.check_again) == (before, True, None)


def test_each_side_is_named_its_own_verdict(as_ada, ada, ben):
    cluster = matched_cluster(BRIDGE_14, BRIDGE_19, BRIDGE_TOO)
    first, other, late = (cluster.claims.get(text=text) for text in (BRIDGE_14, BRIDGE_19, BRIDGE_TOO))
    card = take(as_ada)
    one, two = card.context["rows"].labels
    said = {f"{one.form.prefix}-label": "consistent", f"{two.form.prefix}-label": "conflicting"}
    save(as_ada, card, **said, **{f"claim{late.pk}-choice": "undecided"})
    response = take(as_ada)
    (row,) = response.context["rows"].labels
    assert [one.verdict.claim for one in row.earlier] == [first]
    save(as_ada, response, label="consistent")
    assert Verdict.objects.get(claim=late).earlier.claim == first
    assert Verdict.objects.get(claim=other).earlier is None


def test_a_verdict_that_was_undone_meanwhile_is_not_followed(as_ada, decided):
    late = make_claim("It fell down.", cluster=decided)
    response = take(as_ada)
    answer = save(as_ada, response, label="conflicting", earlier=f"999999,{late.pk}")
    assert answer.status_code == 422
    assert not late.verdicts.exists()

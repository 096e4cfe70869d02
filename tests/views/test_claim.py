"""A claim and its history."""

import pytest

from claims.actions.links import record_contradiction, revoke_link
from claims.actions.review import undo_decision
from claims.models import Match
from claims.models.clock import database_now
from claims.records import EvidenceInput
from tests.factories import decide, make_claim, make_cluster, make_source


def page_of(client, claim):
    response = client.get(f"/claims/{claim.pk}/")
    assert response.status_code == 200
    return response.content.decode()


def contradict(claim, other, by, note=""):
    return record_contradiction(claim_id=claim.pk, other_id=other.pk, by=by, note=note, at=database_now())


def test_a_claim_is_quoted_in_its_paragraph_with_its_source(as_ada):
    source = make_source(
        "Old dam. It broke on Monday. Nobody knows why.", title="Dam breaks", publisher="Herald"
    )
    page = page_of(as_ada, make_claim("It broke on Monday.", source=source))
    assert "Old dam. <mark>It broke on Monday.</mark> Nobody knows why." in page
    assert "Dam breaks" in page
    assert "Herald" in page
    assert "undated" in page


def test_its_check_worthiness_is_explained(as_ada):
    reasons = [{"kind": "number", "words": "holds a figure", "weight": 0.4}]
    page = page_of(as_ada, make_claim(check_worthiness=0.72, check_worthiness_reasons=reasons))
    assert "Check-worthiness 0.72" in page
    assert "holds a figure" in page


def test_the_verdict_that_holds_is_shown_with_all_it_rests_on(as_ada, ben):
    claim, other = make_claim("Forty died."), make_claim("Fifty died.")
    paper = EvidenceInput(
        stance="contradicts",
        url="https://morgue.example/list",
        title="List of the dead",
        publisher="Morgue",
        passage="fifty <names>",
    )
    decide(
        claim.cluster,
        ben,
        "conflicting",
        reason="wrong_detail",
        note="Counted twice.\nBy hand.",
        against=[other.pk],
        evidence=[paper, EvidenceInput(stance="context", claim_id=other.pk)],
    )
    page = page_of(as_ada, claim)
    for words in ("Conflicting", "Wrong detail", "Counted twice.", "Decided by ben", "Contradicts"):
        assert words in page
    assert (
        '<a href="https://morgue.example/list" rel="noreferrer noopener nofollow">List of the dead</a>'
        in page
    )
    assert "<q>fifty &lt;names&gt;</q>" in page
    assert f'<a href="/claims/{other.pk}/">Fifty died.</a>' in page


def test_its_history_tells_what_was_undone_and_by_whom(as_ada, ada, ben):
    cluster = make_cluster("Forty died.")
    first = decide(cluster, ben, "unverified", note="Alone so far.").decision
    undo_decision(decision_id=first.pk, by=ben, idempotency_key="once", at=database_now())
    decide(cluster, ben, "consistent", note="Found a second.")
    page = page_of(as_ada, cluster.claims.get())
    assert page.index("Found a second.") < page.rindex("Alone so far.")
    assert "<strong>Undone</strong> by ben" in page


def test_claims_of_its_cluster_and_claims_alike_are_beside_it(as_ada):
    cluster = make_cluster("Forty died in the flood.", "40 people died in the flood.")
    claim, member = cluster.claims.order_by("id")
    alike = make_claim("Fifty died in the flood.")
    reasons = [{"kind": "number", "words": "Forty here, Fifty there", "a_spans": [], "b_spans": []}]
    Match.objects.create(
        a=claim, b=alike, probability=0.4, relation="differs", differs_in="value", reasons=reasons
    )
    page = page_of(as_ada, claim)
    assert member.text in page
    assert alike.text in page
    assert "Forty here, Fifty there" in page
    assert 'Says otherwise: <span lang="en">Forty here, Fifty there</span>' in page


def test_what_the_matcher_says_is_told_from_this_claim(as_ada):
    first, second = (
        make_claim("Forty people died in the flood."),
        make_claim("Fifty people died in the flood."),
    )
    reasons = [{"kind": "number", "words": "Forty here, Fifty there", "a_spans": [], "b_spans": []}]
    Match.objects.create(
        a=first, b=second, probability=0.4, relation="differs", differs_in="value", reasons=reasons
    )
    page = page_of(as_ada, second)
    assert "Forty here, Fifty there" not in page
    assert "Fifty people here, Forty people there" in page


def test_contradictions_say_whose_word_it_is(as_ada, ada, ben):
    claim, other = make_claim(), make_claim()
    link = contradict(claim, other, ben, "Both cannot hold.")
    page = page_of(as_ada, other)
    assert "Contradicts" in page
    assert "Both cannot hold." in page
    assert claim.text in page
    revoke_link(link_id=link.pk, by=ben, at=database_now())
    assert "taken back by ben" in page_of(as_ada, other)


def test_others_verdicts_are_kept_from_a_reviewer_who_reads_blind(as_ada, as_ben, as_lea, ben, settings):
    settings.REVIEWS_PER_CLAIM = 2
    cluster = make_cluster("Forty died.")
    claim = cluster.claims.get()
    decide(cluster, ben, "unverified", note="Alone so far.")
    contradict(claim, make_claim(), ben, "Both cannot hold.")
    blind = page_of(as_ada, claim)
    assert "Alone so far." not in blind
    assert "Both cannot hold." not in blind
    assert "Link recorded" not in blind
    assert "once you have said what you think" in blind
    for sees in (as_ben, as_lea):
        assert "Alone so far." in page_of(sees, claim)
        assert "Both cannot hold." in page_of(sees, claim)


@pytest.mark.parametrize("number", ["0", "999", "9" * 18, "9" * 30, "-1", "abc", "٣"])
def test_a_claim_that_is_not_there_is_not_found(as_ada, number):
    assert as_ada.get(f"/claims/{number}/").status_code == 404


@pytest.mark.parametrize("count", [1, 5])
def test_the_number_of_queries_does_not_grow(as_ada, ada, ben, django_assert_num_queries, count):
    cluster = make_cluster(*(f"Dam {number} broke." for number in range(count + 1)))
    claim = cluster.claims.order_by("id").first()
    for _ in range(count):
        other = make_claim()
        contradict(claim, other, ben)
        Match.objects.create(a=claim, b=other, probability=0.5, relation="possible")
        decision = decide(
            cluster,
            ada,
            "conflicting",
            against=[other.pk],
            evidence=[EvidenceInput(stance="context", claim_id=other.pk)],
        ).decision
        undo_decision(decision_id=decision.pk, by=ada, idempotency_key=f"undo {other.pk}", at=database_now())
    # session, reviewer; the claim with its cluster, matches, links, members, the veil, all claims quoted,
    # origins of its cluster, what is suggested of them; of its history which decisions, these, their
    # verdicts, evidence and opponents, what was undone, clusters merged into its own, events, the veil,
    # all verdicts, all checks; mentions
    with django_assert_num_queries(24):
        as_ada.get(f"/claims/{claim.pk}/")

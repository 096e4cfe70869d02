"""Saving a review and taking the next card: what is recorded, and what is kept when it is not."""

import uuid
from datetime import timedelta

import pytest
from django.db import OperationalError, connection
from django.db.models import F

from claims.actions.links import record_contradiction
from claims.actions.membership import merge_clusters
from claims.actions.queue import take_over_lease
from claims.models import Claim, Cluster, Decision, Lease, Verdict
from claims.models.clock import database_now
from tests.answers import answer, save, take
from tests.factories import decide, make_claim, make_cluster
from tests.matched import BRIDGE_14, BRIDGE_19, BRIDGE_TOO, matched_cluster


def words(response):
    return response.content.decode()


def given(cluster):
    """Label, or set aside, of each claim of a cluster by its text."""
    return {
        c.text: (c.verdict.label or c.verdict.set_aside) if c.verdict else "" for c in cluster.claims.all()
    }


def test_saving_records_and_brings_the_next_card(as_ada, ada):
    cluster = make_cluster("It fell.", "It fell down.", priority=9)
    make_cluster("It rose.", priority=1)
    response = save(as_ada, take(as_ada), label="consistent", shared__note="Two say so.")
    assert (response.status_code, response.headers["Location"]) == (303, "/")
    assert given(cluster) == {"It fell.": "consistent", "It fell down.": "consistent"}
    decision = Decision.objects.get()
    assert (decision.reviewer, decision.members) == (ada, sorted(cluster.claims.values_list("pk", flat=True)))
    assert set(Verdict.objects.values_list("note", "given_to")) == {("Two say so.", "cluster")}
    response = as_ada.get("/")
    assert "Saved: 2 consistent." in words(response)
    assert response.context["card"].headline.claim.text == "It rose."


def test_htmx_gets_the_next_card_with_the_answer(as_ada):
    make_cluster("It fell.", priority=9)
    make_cluster("It rose.", priority=1)
    response = save(as_ada, take(as_ada), htmx=True, label="unverified")
    assert response.status_code == 200
    assert "HX-Request" in response.headers["Vary"]
    page = words(response)
    assert page.strip().startswith('<div id="card">')
    assert "It rose." in page
    assert 'innerHTML">Saved: unverified. Next: It rose.</div>' in page


def test_the_last_card_leads_to_the_empty_queue(as_ada):
    make_cluster()
    response = save(as_ada, take(as_ada), htmx=True, label="unverified")
    assert "Nothing else is free just now." in words(response)
    assert "The queue is empty" in words(response)


def test_sides_are_labelled_apart_and_stand_against_each_other(as_ada):
    cluster = matched_cluster(BRIDGE_14, BRIDGE_19, BRIDGE_TOO)
    card = take(as_ada)
    assert "They differ:" in words(card)
    one, other = card.context["rows"].labels
    said = {f"{one.form.prefix}-label": "conflicting", f"{other.form.prefix}-label": "conflicting"}
    save(as_ada, card, **said)
    assert set(given(cluster).values()) == {"conflicting"}
    against = {v.claim.text: {a.claim.text for a in v.against.all()} for v in Verdict.objects.all()}
    assert against == {BRIDGE_14: {BRIDGE_19}, BRIDGE_TOO: {BRIDGE_19}, BRIDGE_19: {BRIDGE_14, BRIDGE_TOO}}
    assert set(Verdict.objects.values_list("given_to", flat=True)) == {"side"}


def test_one_claim_may_be_left_undecided_and_comes_back(as_ada):
    cluster = make_cluster("It fell.", "It fell down.")
    left = cluster.claims.get(text="It fell down.")
    said = {f"claim{left.pk}-choice": "undecided"}
    response = save(as_ada, take(as_ada), htmx=True, label="consistent", **said)
    assert "Saved: 1 consistent, 1 left undecided." in words(response)
    assert given(cluster) == {"It fell.": "consistent", "It fell down.": ""}
    response = take(as_ada)
    assert "1 of these claims is decided already and stays so." in words(response)
    save(as_ada, response, label="unverified")
    assert given(cluster) == {"It fell.": "consistent", "It fell down.": "unverified"}


def test_on_a_large_card_any_claim_is_treated_differently_by_its_number(as_ada):
    cluster = make_cluster(*(f"It fell {n} times." for n in range(32)))
    last = cluster.claims.latest("id")
    assert f"claim{last.pk}-choice" not in words(take(as_ada))
    asked = save(as_ada, as_ada.get("/"), label="unverified", act="except", excepted=f"#{last.pk}")
    assert not Verdict.objects.exists()
    page = words(asked)
    assert f"claim{last.pk}-choice" in page
    assert f'<input type="hidden" name="excepted" value="{last.pk}">' in page
    said = {f"claim{last.pk}-choice": "consistent", f"claim{last.pk}-note": "Seen.", "excepted": str(last.pk)}
    save(as_ada, asked, label="unverified", **said)
    assert Verdict.objects.filter(label="unverified").count() == 31
    assert Verdict.objects.get(claim=last).label == "consistent"


@pytest.mark.parametrize("number", ["999999", "abc", "9" * 30, "²"])
def test_a_number_that_is_no_claim_of_the_card_is_said(as_ada, number):
    make_cluster(*(f"It fell {n} times." for n in range(9)))
    asked = save(as_ada, take(as_ada), label="unverified", act="except", excepted=number)
    assert f"No claim to label on this card: {number}." in words(asked)


def test_a_large_card_is_no_heavier_than_its_claims(as_ada):
    make_cluster(*(f"It fell {n} times." for n in range(40)))
    assert len(take(as_ada).content) < 68_000


def test_setting_aside_is_a_decision(as_ada):
    cluster = make_cluster("It was beautiful.")
    (row,) = take(as_ada).context["rows"].labels
    said = {f"{row.form.prefix}-set_aside": "opinion"}
    response = save(as_ada, as_ada.get("/"), htmx=True, label="set_aside", **said)
    assert "Saved: set aside." in words(response)
    assert given(cluster) == {"It was beautiful.": "opinion"}


@pytest.mark.parametrize("htmx", [True, False])
def test_a_form_with_faults_comes_back_as_it_was(as_ada, htmx):
    cluster = make_cluster("It fell.")
    response = save(
        as_ada,
        take(as_ada),
        htmx=htmx,
        label="conflicting",
        shared__note="My <long> note.",
        evidence0__where="javascript:alert(1)",
    )
    assert response.status_code == 422
    page = words(response)
    assert 'role="alert"' in page
    assert "My &lt;long&gt; note." in page
    assert 'value="javascript:alert(1)"' in page
    assert 'value="conflicting" checked' in page
    assert '<a href="#id_evidence0-where">' in page
    assert given(cluster) == {"It fell.": ""}
    assert response.context["form"].header["key"].value() == response.wsgi_request.POST["key"]


def test_a_conflict_without_an_opponent_is_refused_with_words(as_ada):
    make_cluster("It fell.")
    response = save(as_ada, take(as_ada), label="conflicting", shared__note="mine")
    assert response.status_code == 422
    assert "Say what it is against" in words(response)
    assert ">mine</textarea>" in words(response).replace("\n", "")


def test_a_recorded_contradiction_is_offered_as_opponent(as_ada, lea):
    claim, other = make_claim("It fell."), make_claim("It never fell.", check_worthiness=0.1)
    record_contradiction(claim_id=claim.pk, other_id=other.pk, by=lea, note="", at=database_now())
    card = take(as_ada)
    assert [item.claim_id for item in card.context["rows"].opponents] == [other.pk]
    save(as_ada, card, label="conflicting", **{"shared-against": [str(other.pk)]})
    assert [a.claim for a in Verdict.objects.get().against.all()] == [other]


def test_the_same_form_twice_is_one_decision(as_ada):
    make_cluster("It fell.", priority=9)
    make_cluster("It rose.", priority=1)
    card = take(as_ada)
    save(as_ada, card, label="unverified")
    response = save(as_ada, card, htmx=True, label="unverified")
    assert "This was saved already." in words(response)
    assert "It rose." in words(response)
    assert Decision.objects.count() == 1


def test_a_card_that_changed_comes_back_with_what_was_typed(as_ada):
    cluster = make_cluster("It fell.")
    card = take(as_ada)
    late = make_claim("It fell down.", cluster=cluster)
    Cluster.objects.filter(pk=cluster.pk).update(version=F("version") + 1)
    response = save(as_ada, card, label="consistent", shared__note="My words.")
    assert response.status_code == 409
    page = words(response)
    assert "This card changed while you read it." in page
    assert "My words." in page
    assert late.text in page
    assert '" checked' not in page  # the label was meant for other claims
    assert Decision.objects.count() == 0
    save(as_ada, response, label="consistent", shared__note="My words.")
    assert set(given(cluster).values()) == {"consistent"}


def test_when_somebody_else_decided_their_verdict_and_ones_own_words_are_shown(as_ada, ben):
    cluster = make_cluster("It fell.")
    card = take(as_ada)
    Lease.objects.update(expires_at=database_now() - timedelta(minutes=1))
    Lease.objects.update(ended_at=database_now(), ending="expired")
    decide(cluster, ben, "unverified", note="Nobody else says so.")
    response = save(as_ada, card, label="consistent", shared__note="My words.")
    assert response.status_code == 409
    page = words(response)
    assert "Unverified" in page
    assert "ben" in page
    assert "Nobody else says so." in page
    assert ">My words.</textarea>" in page
    assert 'id="review"' not in page
    assert Decision.objects.count() == 1


def test_saving_after_ones_time_ran_out_counts_when_nobody_else_decided(as_ada):
    cluster = make_cluster("It fell.")
    card = take(as_ada)
    Lease.objects.update(expires_at=database_now() - timedelta(minutes=1))
    response = save(as_ada, card, htmx=True, label="unverified")
    assert "Your time had run out, but nobody else had decided, so it counts." in words(response)
    assert given(cluster) == {"It fell.": "unverified"}


def test_a_card_freed_by_a_lead_can_still_be_saved_while_nobody_decided(as_ada, lea):
    cluster = make_cluster("It fell.")
    card = take(as_ada)
    take_over_lease(lease_id=Lease.objects.get().pk, by=lea, at=database_now())
    assert save(as_ada, card, label="unverified").status_code == 303
    assert given(cluster) == {"It fell.": "unverified"}


def test_a_form_that_failed_after_its_time_is_over_says_so(as_ada):
    make_cluster("It fell.")
    card = take(as_ada)
    Lease.objects.update(expires_at=database_now() - timedelta(minutes=1))
    assert "Your time with this card is over; you can still save it." in words(save(as_ada, card))


def test_another_reviewers_card_cannot_be_saved(as_ada, as_ben):
    make_cluster("It fell.", priority=9)
    card = take(as_ben)
    response = save(as_ada, card, label="unverified", shared__note="My words.")
    assert response.status_code == 409
    assert "Somebody else holds this card." in words(response)
    assert ">My words.</textarea>" in words(response)
    assert Decision.objects.count() == 0


def test_a_card_that_was_never_taken_cannot_be_saved(as_ada):
    make_cluster("It fell.", priority=9)
    sent = answer(take(as_ada), label="unverified") | {"token": str(uuid.uuid4())}
    other = make_cluster("It rose.")
    response = as_ada.post(f"/clusters/{other.pk}/review/", sent)
    assert response.status_code == 409
    assert "You did not take this card from the queue." in words(response)


@pytest.mark.parametrize("field", ["key", "version", "token", "asked", "sides"])
@pytest.mark.parametrize("value", ["", "abc", "9" * 30, "-1", "7777,7777", "\0"])
def test_a_form_that_was_tampered_with_keeps_what_was_typed(as_ada, field, value):
    make_cluster("It fell.")
    card = take(as_ada)
    response = save(as_ada, card, **{"label": "unverified", "shared-note": "My words.", field: value})
    assert response.status_code in (409, 422)
    assert "My words." in words(response)
    assert Decision.objects.count() == 0


def test_a_field_sent_twice_is_refused(as_ada):
    make_cluster("It fell.")
    card = take(as_ada)
    (row,) = card.context["rows"].labels
    said = {f"{row.form.prefix}-label": ["consistent", "unverified"], "shared-note": "My words."}
    response = save(as_ada, card, **said)
    assert response.status_code == 422
    assert "The form came back damaged." in words(response)
    assert "My words." in words(response)


def test_claims_of_other_cards_cannot_be_smuggled_in(as_ada):
    make_cluster("It fell.", priority=9)
    stranger = make_claim("It rose.")
    card = take(as_ada)
    said = {f"side{stranger.pk}-label": "unverified", "sides": [str(stranger.pk)], "asked": str(stranger.pk)}
    response = save(as_ada, card, **said)
    assert response.status_code == 409
    assert Claim.objects.undecided().count() == 2


def test_unknown_fields_change_nothing(as_ada, ada):
    cluster = make_cluster("It fell.")
    save(as_ada, take(as_ada), label="unverified", is_staff="on", role="admin", reviewer="ben")
    ada.refresh_from_db()
    assert (ada.role, ada.is_staff) == ("reviewer", False)
    assert Decision.objects.get(cluster=cluster).reviewer == ada


def test_a_note_that_cannot_be_stored_is_refused_and_one_of_any_script_kept(as_ada):
    cluster = make_cluster("It fell.")
    card = take(as_ada)
    for note in ("a\0b", "x" * 10_001):
        assert save(as_ada, card, label="unverified", shared__note=note).status_code == 422
    note = "שלום \u202e 👨‍👩‍👧 =SUM(A1) 't\u2028Z"
    save(as_ada, card, label="unverified", shared__note=note)
    assert cluster.claims.get().verdict.note == note


def test_a_cluster_that_is_not_there_is_not_found(as_ada):
    assert as_ada.post("/clusters/987654/review/", {}).status_code == 404
    assert as_ada.post(f"/clusters/{'9' * 30}/review/", {}).status_code == 404


def test_a_merged_card_keeps_what_was_typed(as_ada, lea):
    make_cluster("It fell.", priority=9)
    card = take(as_ada)
    merge_clusters(
        cluster_id=card.context["card"].cluster.pk,
        into_id=make_cluster("It fell down.").pk,
        by=lea,
        note="",
        at=database_now(),
    )
    response = save(as_ada, card, label="unverified", shared__note="My words.")
    assert response.status_code == 409
    assert "My words." in words(response)


def test_a_busy_database_loses_nothing(as_ada):
    cluster = make_cluster("It fell.")
    card = take(as_ada)

    def refuse(execute, sql, params, many, context):
        if "INSERT INTO" in sql and "claims_decision" in sql:
            raise OperationalError("database is locked")
        return execute(sql, params, many, context)

    with connection.execute_wrapper(refuse):
        response = save(as_ada, card, label="unverified", shared__note="My words.")
    assert response.status_code == 503
    assert response.headers["Retry-After"] == "5"
    page = words(response)
    assert "Nothing was saved yet, and nothing is lost" in page
    assert "My words." in page
    assert 'value="unverified" checked' in page
    assert save(as_ada, response, label="unverified", shared__note="My words.").status_code == 303
    assert given(cluster) == {"It fell.": "unverified"}

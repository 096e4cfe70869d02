"""Half-written cards over HTTP: kept, back again, thrown away, never lost on the way."""

from datetime import timedelta
from urllib.parse import urlencode

import pytest
from django.db import OperationalError, connection
from django.test import Client

from claims.models import Decision, Draft, Lease
from claims.models.clock import database_now
from tests.answers import answer, save, take
from tests.factories import PASSWORD, decide, make_cluster
from tests.test_faults import failing


def words(response):
    return response.content.decode()


def keep(client, card, **said):
    """What the card's script sends while one types."""
    return client.post(f"/clusters/{card.context['card'].cluster.pk}/draft/", answer(card, **said))


def act(client, cluster, act):
    return client.post(f"/clusters/{cluster.pk}/draft/", {"act": act}, follow=True)


def label_of(response):
    (row,) = response.context["rows"].labels
    return row.form["label"].value()


def note_of(response):
    return response.context["form"].parts.shared["note"].value()


@pytest.fixture
def cluster(db):
    return make_cluster("It fell.", priority=9)


def test_what_is_typed_is_kept_and_the_time_is_told(as_ada, cluster, settings):
    settings.TIME_ZONE = "Asia/Kathmandu"
    response = keep(as_ada, take(as_ada), shared__note="mine")
    saved_at = Draft.objects.get().saved_at + timedelta(hours=5, minutes=45)
    assert words(response) == f"Draft saved {saved_at:%H:%M}"
    assert response.headers["Content-Type"].startswith("text/plain")


def test_a_form_with_nothing_in_it_is_no_draft(as_ada, cluster):
    card = take(as_ada)
    assert words(keep(as_ada, card, shared__note="")) == ""
    keep(as_ada, card, shared__note="mine")
    assert words(keep(as_ada, card, shared__note="")) == ""
    assert not Draft.objects.exists()


def test_the_card_comes_back_as_it_was_left(as_ada, cluster):
    keep(as_ada, take(as_ada), label="conflicting", shared__note="mine", evidence0__where="https://a.example")
    card = as_ada.get("/")
    assert (label_of(card), note_of(card)) == ("conflicting", "mine")
    assert card.context["form"].parts.evidence[0]["where"].value() == "https://a.example"
    assert "is back" in words(card)
    assert "Start afresh" in words(card)
    assert "labels are chosen anew" not in words(card)
    save(as_ada, card, label="unverified", shared__note="mine")
    assert not Draft.objects.live().exists()


def test_on_a_card_that_changed_since_labels_are_chosen_anew(as_ada, cluster):
    keep(as_ada, take(as_ada), label="unverified", shared__note="mine")
    cluster.refresh_from_db()
    cluster.version += 1
    cluster.save()
    card = as_ada.get("/")
    assert (label_of(card), note_of(card)) == (None, "mine")
    assert "labels are chosen anew" in words(card)


def test_one_may_start_afresh(as_ada, cluster):
    keep(as_ada, take(as_ada), shared__note="mine")
    card = act(as_ada, cluster, "discard")
    assert not note_of(card)
    assert "Your draft is thrown away." in words(card)


def test_nobody_sees_the_draft_of_another(as_ada, as_ben, cluster, settings):
    settings.REVIEWS_PER_CLAIM = 2
    keep(as_ada, take(as_ada), shared__note="mine")
    assert not note_of(take(as_ben))
    assert "mine" not in words(as_ben.get(f"/clusters/{cluster.pk}/"))


def test_a_card_one_never_took_keeps_nothing(as_ada, as_ben, cluster):
    response = keep(as_ben, take(as_ada), shared__note="mine")
    assert response.status_code == 409
    assert words(response).startswith("You did not take this card")
    assert not Draft.objects.exists()


def test_too_long_a_draft_is_refused_in_words(as_ada, cluster):
    response = keep(as_ada, take(as_ada), shared__note="ß" * 40_000)
    assert response.status_code == 413
    assert "200,000 characters" in words(response)


def test_a_busy_database_is_said(as_ada, cluster):
    card = take(as_ada)
    with failing(OperationalError("database is locked"), "claims_draft"):
        response = keep(as_ada, card, shared__note="mine")
    assert (response.status_code, words(response)[:22]) == (503, "The draft is not saved")


@pytest.mark.parametrize("key", ["", "\0", "x" * 500, "ß"])
def test_damaged_drafts_do_no_harm(as_ada, cluster, key):
    card = take(as_ada)
    said = {
        "key": key,
        "sides": ["\0", "9" * 40],
        "shared-note": "a\0b",
        "version": "x",
        "evidence0-stance": "?",
    }
    assert keep(as_ada, card, **said).status_code == 200
    assert as_ada.get("/").status_code == 200


def test_when_the_time_ran_out_the_card_is_offered_again(as_ada, cluster):
    make_cluster("It rose.", priority=99)
    card = take(as_ada)
    assert card.context["card"].headline.claim.text == "It rose."
    keep(as_ada, card, label="unverified", shared__note="mine")
    Lease.objects.update(expires_at=database_now() - timedelta(minutes=1))
    page = as_ada.get("/")
    assert "Take it up again" in words(page)
    assert "mine" in words(page)
    card = act(as_ada, card.context["card"].cluster, "take")
    assert (label_of(card), note_of(card)) == ("unverified", "mine")


def test_a_card_that_is_not_free_is_not_taken_up_and_the_words_stay(as_ada, ben, cluster):
    keep(as_ada, take(as_ada), shared__note="mine")
    Lease.objects.update(ended_at=database_now(), ending="released")
    decide(cluster, ben, "unverified")
    page = act(as_ada, cluster, "take")
    assert "This card is not free" in words(page)
    assert '<p dir="auto">mine</p>' in words(page)
    assert '<p dir="auto">mine</p>' not in words(act(as_ada, cluster, "discard"))


def test_undoing_brings_back_what_was_written_but_no_label(as_ada, cluster):
    save(as_ada, take(as_ada), label="unverified", shared__note="mine", evidence0__where="https://a.example/")
    assert Decision.objects.count() == 0  # the evidence lacks its stance
    card = as_ada.get("/")
    assert (label_of(card), note_of(card)) == ("unverified", "mine")
    save(as_ada, card, label="unverified", shared__note="mine")
    undo = {"decision": Decision.objects.get().pk, "key": "0" * 32}
    card = as_ada.post("/queue/undo/", undo, follow=True)
    assert (label_of(card), note_of(card)) == (None, "mine")


def test_a_refused_card_is_kept_without_a_script(as_ada, cluster):
    response = save(as_ada, take(as_ada), label="conflicting", shared__note="mine")
    assert response.status_code == 422
    assert note_of(as_ada.get("/")) == "mine"


def test_a_form_that_was_saved_and_comes_again_changed_loses_nothing(as_ada, cluster):
    card = take(as_ada)
    save(as_ada, card, label="unverified", shared__note="first")
    response = save(as_ada, card, htmx=True, label="unverified", shared__note="second")
    assert "saved already, before your last changes" in words(response)
    assert cluster.claims.get().verdict.note == "first"
    undo = {"decision": Decision.objects.get().pk, "key": "0" * 32}
    assert note_of(as_ada.post("/queue/undo/", undo, follow=True)) == "second"


def test_who_was_signed_out_signs_in_with_what_they_wrote(as_ada, cluster):
    card = take(as_ada)
    as_ada.logout()
    asked = save(as_ada, card, label="unverified", shared__note="mine")
    assert asked.status_code == 403
    assert "You were signed out meanwhile" in words(asked)
    assert "mine</textarea>" in words(asked)
    carried = {"card": asked.context["card"], "typed": asked.context["typed"], "username": "ada"}
    wrong = as_ada.post("/sign-in/", carried | {"password": "wrong"})
    assert "mine</textarea>" in words(wrong)
    card = as_ada.post("/sign-in/", carried | {"password": PASSWORD}, follow=True)
    assert (label_of(card), note_of(card)) == ("unverified", "mine")
    assert "What you wrote came along" in words(card)
    assert not Decision.objects.exists()


def test_what_comes_along_with_somebody_else_is_shown_and_not_kept(as_ada, ben, cluster):
    card = take(as_ada)
    as_ada.logout()
    asked = save(as_ada, card, shared__note="mine")
    carried = {"card": asked.context["card"], "typed": asked.context["typed"]}
    page = as_ada.post("/sign-in/", carried | {"username": "ben", "password": PASSWORD}, follow=True)
    assert "could not be kept with its card: mine" in words(page)
    assert not Draft.objects.exists()


@pytest.mark.parametrize("card", ["", "0", "9" * 18, "x"])
def test_signing_in_with_damaged_words_still_signs_in(anonymous, ada, card):
    carried = {"card": card, "typed": "shared-note=mine", "username": "ada", "password": PASSWORD}
    assert anonymous.post("/sign-in/", carried, follow=True).status_code == 200
    assert not Draft.objects.exists()


def test_a_form_out_of_date_gives_the_words_back(ada):
    client = Client(enforce_csrf_checks=True)
    client.force_login(ada)
    response = client.post("/clusters/1/review/", {"shared-note": "my <b> words"})
    assert response.status_code == 403
    assert "my &lt;b&gt; words</textarea>" in words(response)


def test_an_unreachable_database_gives_the_words_back(as_ada, cluster):
    card = take(as_ada)
    as_ada.raise_request_exception = False
    with failing(OperationalError("server closed the connection"), "django_session"):
        response = save(as_ada, card, shared__note="my words")
    assert response.status_code == 503
    assert "my words</textarea>" in words(response)


def test_keeping_a_draft_takes_few_queries(as_ada, cluster, django_assert_max_num_queries):
    card = take(as_ada)
    keep(as_ada, card, shared__note="mine")
    sent = urlencode(answer(card, shared__note="more"), doseq=True)
    with django_assert_max_num_queries(12 + (connection.vendor == "postgresql")):
        as_ada.post(f"/clusters/{cluster.pk}/draft/", sent, content_type="application/x-www-form-urlencoded")

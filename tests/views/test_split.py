"""Splitting claims off a cluster."""

import pytest

from claims.models import Cluster, Link
from tests.factories import make_claim, make_cluster, make_lease
from tests.matched import BRIDGE_14, BRIDGE_19, matched_cluster


@pytest.fixture
def cluster(db, ada):
    """Three claims, held by Ada."""
    cluster = make_cluster("It fell.", "It fell down.", "It rose.")
    make_lease(cluster, ada)
    return cluster


def send(client, cluster, *claims, **said):
    return client.post(
        f"/clusters/{cluster.pk}/split/", {"claims": [claim.pk for claim in claims], "note": "Else.", **said}
    )


def texts(cluster):
    return set(cluster.claims.values_list("text", flat=True))


def test_the_ticked_claims_leave_and_the_card_comes_back(as_ada, cluster):
    response = send(as_ada, cluster, cluster.claims.get(text="It rose."))
    assert (response.status_code, response.headers["Location"]) == (303, "/")
    new = Cluster.objects.exclude(pk=cluster.pk).get()
    assert (texts(cluster), texts(new)) == ({"It fell.", "It fell down."}, {"It rose."})
    assert Link.objects.filter(kind="not_same", note="Else.").count() == 2
    assert f"What left is now cluster {new.pk}." in as_ada.get("/").content.decode()


def test_a_lead_splits_without_holding_it(as_lea, cluster):
    response = send(as_lea, cluster, cluster.claims.get(text="It rose."))
    assert response.headers["Location"] == f"/clusters/{cluster.pk}/"


def test_a_look_at_it_first_changes_nothing(as_ada, cluster):
    leaving = cluster.claims.get(text="It rose.")
    response = send(as_ada, cluster, leaving, preview="1")
    assert response.status_code == 200
    assert "Not done yet." in response.content.decode()
    assert [member.claim for member in response.context["leaving"]] == [leaving]
    assert len(response.context["staying"]) == 2
    assert Cluster.objects.count() == 1


def test_the_effect_is_said_while_one_picks(as_ada, cluster):
    leaving = cluster.claims.get(text="It rose.")
    address, sent = f"/clusters/{cluster.pk}/split/", {"preview": "1", "claims": [leaving.pk]}
    page = as_ada.post(address, sent, headers={"HX-Request": "true"}).content.decode()
    assert page.lstrip().startswith('<div id="effect"')
    assert "<b>1 claim</b> will leave" in page
    nothing = as_ada.post(address, {"preview": "1"}, headers={"HX-Request": "true"})
    assert (nothing.status_code, "Tick the claims that leave" in nothing.content.decode()) == (200, True)


def test_a_whole_side_is_picked_by_its_letter(as_ada):
    cluster = matched_cluster(BRIDGE_14, BRIDGE_19)
    page = as_ada.get(f"/clusters/{cluster.pk}/split/", {"side": "B"})
    (side,) = [side for side in page.context["card"].sides if side.letter == "B"]
    assert page.context["leaving"] == list(side.members)
    assert as_ada.get(f"/clusters/{cluster.pk}/split/", {"side": "Z"}).context["leaving"] == []


def test_a_plain_form_shows_every_member(as_ada, cluster):
    page = as_ada.get(f"/clusters/{cluster.pk}/split/").content.decode()
    assert page.count('type="checkbox"') == 3
    assert '" checked' not in page


@pytest.mark.parametrize(
    ("picked", "status", "words"),
    [
        ("none", 422, "Tick the claims that do not belong here."),
        ("all", 409, "Leave at least one claim"),
        ("foreign", 409, "not in this cluster any more"),
    ],
)
def test_what_cannot_be_split_is_said_and_the_note_kept(as_ada, cluster, picked, status, words):
    claims = {"none": [], "all": cluster.claims.all(), "foreign": [make_claim()]}[picked]
    response = send(as_ada, cluster, *claims)
    assert response.status_code == status
    page = response.content.decode()
    assert words in page
    assert "Else.</textarea>" in page
    assert texts(cluster) == {"It fell.", "It fell down.", "It rose."}


@pytest.mark.parametrize("value", ["abc", "-1", "9" * 30, "\0"])
def test_forged_ids_are_refused_in_words(as_ada, cluster, value):
    response = as_ada.post(f"/clusters/{cluster.pk}/split/", {"claims": [value]})
    assert response.status_code == 422
    assert "not the number of a claim" in response.content.decode()


def test_who_does_not_hold_it_may_not_split_it_and_keeps_the_note(as_ben, cluster):
    response = send(as_ben, cluster, cluster.claims.first())
    assert response.status_code == 403
    page = response.content.decode()
    assert "You do not hold this card now." in page
    assert "Else.</textarea>" in page
    assert Cluster.objects.count() == 1

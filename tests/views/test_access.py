"""Who may do what at the queue and on clusters: every address, every method, every role."""

import pytest
from django.test import Client
from django.urls import reverse

from claims.actions.links import record_contradiction
from claims.models.clock import database_now
from tests.factories import decide, make_claim, make_cluster, make_lease

# (page, method) → what anonymous, reviewer, lead and admin get, on things of another reviewer.
TABLE = {
    ("queue", "get"): (302, 200, 200, 200),
    ("queue", "post"): (302, 405, 405, 405),
    ("take", "get"): (302, 405, 405, 405),
    ("take", "post"): (302, 303, 303, 303),
    ("release", "get"): (302, 405, 405, 405),
    ("release", "post"): (302, 303, 303, 303),
    ("skip", "get"): (302, 405, 405, 405),
    ("skip", "post"): (302, 409, 409, 409),
    ("undo", "get"): (302, 405, 405, 405),
    ("undo", "post"): (302, 403, 303, 303),
    ("review", "get"): (302, 405, 405, 405),
    ("review", "post"): (302, 422, 422, 422),
    ("cluster", "get"): (302, 200, 200, 200),
    ("cluster", "post"): (302, 405, 405, 405),
    ("split", "get"): (302, 200, 200, 200),
    ("split", "post"): (302, 403, 303, 303),
    ("merge", "get"): (302, 200, 200, 200),
    ("merge", "post"): (302, 403, 303, 303),
    ("contradict", "get"): (302, 200, 200, 200),
    ("contradict", "post"): (302, 303, 303, 303),
    ("revoke_link", "get"): (302, 405, 405, 405),
    ("revoke_link", "post"): (302, 403, 303, 303),
    ("take_over_lease", "get"): (302, 405, 405, 405),
    ("take_over_lease", "post"): (302, 403, 303, 303),
}
ROLES = ("anonymous", "as_ada", "as_lea", "as_max")


@pytest.fixture
def things(db, ben):
    """For each page the thing it is about, and what is sent: all of it Ben's."""
    held = make_cluster("It fell.", "It fell down.")
    one, other = held.claims.order_by("id")
    lease = make_lease(held, ben)
    elsewhere = make_claim("It never fell.")
    link = record_contradiction(claim_id=one.pk, other_id=elsewhere.pk, by=ben, note="", at=database_now())
    decided = make_cluster("It rose.")
    decision = decide_meanwhile(decided, ben, lease)
    return {
        "review": (held.pk, {}),
        "undo": (None, {"decision": decision.pk, "key": "0" * 32}),
        "cluster": (held.pk, {}),
        "split": (held.pk, {"claims": [one.pk]}),
        "merge": (held.pk, {"into": elsewhere.cluster_id}),
        "contradict": (other.pk, {"number": elsewhere.pk}),
        "revoke_link": (link.pk, {}),
        "take_over_lease": (lease.pk, {}),
    }


def decide_meanwhile(decided, ben, lease):
    """A reviewer holds one card at a time: give it back, decide another, take it again."""
    lease.ended_at, lease.ending = database_now(), "released"
    lease.save()
    decision = decide(decided, ben).decision
    lease.ended_at, lease.ending = None, ""
    lease.save()
    return decision


@pytest.mark.parametrize("place", range(len(ROLES)), ids=ROLES)
@pytest.mark.parametrize(("name", "method"), TABLE)
def test_everybody_gets_what_the_table_says(request, things, name, method, place):
    client = request.getfixturevalue(ROLES[place])
    pk, said = things.get(name, (None, {}))
    address = reverse(name, args=[pk] if pk else [])
    response = getattr(client, method)(address, said if method == "post" else {})
    assert response.status_code == TABLE[name, method][place]
    if ROLES[place] == "anonymous":
        assert response.headers["Location"].startswith("/sign-in/")


def test_somebody_whose_account_was_closed_is_a_stranger(as_ada, ada):
    ada.is_active = False
    ada.save()
    assert as_ada.get("/").status_code == 302
    assert as_ada.post("/queue/take/").headers["Location"].startswith("/sign-in/")


def test_a_post_without_a_token_is_refused(ada):
    client = Client(enforce_csrf_checks=True)
    client.force_login(ada)
    make_cluster("It fell.")
    assert client.post("/queue/take/").status_code == 403

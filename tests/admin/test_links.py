"""Links in the admin: read, and taken back by an action."""

import pytest
from django.test import Client

from claims.models import Claim, Event, Link, Reviewer

pytestmark = pytest.mark.django_db
LIST = "/admin/claims/link/"


def take_back(client: Client, link: Link) -> str:
    ticked = {"action": "take_back", "_selected_action": [link.pk]}
    return client.post(LIST, ticked, follow=True).content.decode()


def test_a_link_is_taken_back_once_and_kept(as_max: Client, max: Reviewer, decided_claim: Claim) -> None:
    link = Link.objects.get()
    assert "Links taken back: 1." in take_back(as_max, link)
    link.refresh_from_db()
    assert link.revoked_by == max
    assert Event.objects.filter(kind="link_revoked", by=max).count() == 1
    page = take_back(as_max, link)
    assert f"Link {link.pk}: This was taken back already." in page
    assert "Links taken back: 0." in page


def test_claims_are_found_by_words_whatever_their_case_and_by_number(
    as_max: Client, decided_claim: Claim
) -> None:
    for words in (decided_claim.text.upper(), str(decided_claim.pk)):
        page = as_max.get("/admin/claims/claim/", {"q": words}).content.decode()
        assert f"/admin/claims/claim/{decided_claim.pk}/change/" in page
    assert "0 claims" in as_max.get("/admin/claims/claim/", {"q": "no such words"}).content.decode()

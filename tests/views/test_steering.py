"""Leads steering the queue from the pages of clusters and sources."""

from datetime import timedelta

import pytest
from django.utils import timezone

from claims.models import Cluster
from tests.factories import make_claim, make_cluster


def steer(client, cluster, **said):
    return client.post(f"/clusters/{cluster.pk}/steer/", said, follow=True)


def test_a_lead_pins_puts_off_and_assigns_from_the_page_of_a_cluster(as_lea, ada):
    cluster = make_cluster("It fell.")
    assert "Pinned: it comes before all others." in steer(as_lea, cluster, act="pin").content.decode()
    day = timezone.localdate() + timedelta(days=3)
    steer(as_lea, cluster, act="put_off", until=day.isoformat())
    page = steer(as_lea, cluster, act="assign", to=ada.pk).content.decode()
    assert "Assigned to ada." in page
    for said in ("pinned: it comes before all others", "put off until", "ada reads it first"):
        assert said in page
    cluster.refresh_from_db()
    assert timezone.localtime(cluster.put_off_until).replace(tzinfo=None).isoformat() == f"{day}T00:00:00"
    for act in ("unpin", "bring_back", "assign"):
        steer(as_lea, cluster, act=act)
    cluster.refresh_from_db()
    assert (cluster.is_pinned, cluster.put_off_until, cluster.assigned_to) == (False, None, None)


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({"act": "put_off"}, "Say until which day."),
        ({"act": "put_off", "until": "soon"}, "Give a day, such as"),
        ({"act": "put_off", "until": "9" * 30}, "Give a day, such as"),
        ({"act": "assign", "to": "9" * 30}, "Choose somebody of this desk."),
        ({"act": "fly"}, "not one of the available choices"),
        ({}, "This field is required."),
    ],
)
def test_what_makes_no_sense_is_said(as_lea, said, words):
    response = steer(as_lea, make_cluster(), **said)
    assert response.status_code == 422
    assert words in response.content.decode()


def test_a_day_that_has_come_is_refused(as_lea):
    response = steer(as_lea, make_cluster(), act="put_off", until="2020-01-01")
    assert response.status_code == 409
    assert "That day has come already." in response.content.decode()


def test_a_lead_assigns_a_source_and_says_how_many_read_it(as_lea, ada):
    source = make_claim().source
    address = f"/sources/{source.pk}/steer/"
    as_lea.post(address, {"act": "assign", "to": ada.pk})
    page = as_lea.post(address, {"act": "readers", "readers": "2"}, follow=True).content.decode()
    assert "ada reads it first" in page
    assert "2 readers for each claim" in page
    source.refresh_from_db()
    assert (source.assigned_to, source.reviews_per_claim) == (ada, 2)
    as_lea.post(address, {"act": "readers", "readers": ""})
    source.refresh_from_db()
    assert source.reviews_per_claim is None


def test_reviewers_see_how_it_stands_and_no_controls(as_ada):
    cluster = make_cluster("It fell.", is_pinned=True)
    page = as_ada.get(f"/clusters/{cluster.pk}/").content.decode()
    assert "pinned: it comes before all others" in page
    assert "/steer/" not in page
    assert steer(as_ada, cluster, act="unpin").status_code == 403
    assert Cluster.objects.get(pk=cluster.pk).is_pinned

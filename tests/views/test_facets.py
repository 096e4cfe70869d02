"""Filters with counts: what a choice says it would leave is what it leaves, and gives nothing away."""

import re
from datetime import datetime, timedelta
from urllib.parse import parse_qs, urlsplit

import pytest
from django.utils import timezone

from claims.actions.check_again import ask_to_check_again
from claims.actions.sign_off import sign_off
from claims.models import Claim, Cluster, Decision, Source
from claims.models.clock import database_now
from tests.factories import decide, make_claim, make_cluster, make_reviewer, make_source


def choices(client, address):
    """What is offered: the words of each choice with its number and where it leads."""
    response = client.get(address)
    assert response.status_code == 200
    return {
        (facet.words, choice.words): (choice.rows, choice.address)
        for facet in response.context["facets"]
        for choice in facet.choices
    }


def rows(client, address):
    return client.get(address).context["page"].paginator.count


def again(cluster, by):
    ids = list(cluster.claims.values_list("pk", flat=True))
    ask_to_check_again(cluster_id=cluster.pk, claim_ids=ids, reason="So.", by=by, at=database_now())


@pytest.fixture
def desk(ada, ben, lea):
    """Claims and clusters in every state."""
    pending = [
        make_claim(place=place, check_worthiness=worth) for place, worth in (("body", 0.9), ("bullet", 0.1))
    ]
    decided = [make_cluster("", "") for _ in range(4)]
    for cluster, label in zip(
        decided, ("consistent", "conflicting", "unverified", "unverified"), strict=True
    ):
        decide(cluster, ada, label)
    decide(make_cluster("It is sad.", needs_expert=True), ada, set_aside="opinion")
    again(decided[2], ben)
    claim = decided[3].claims.earliest("id")
    claim.refresh_from_db()
    shown = {claim.pk: claim.verdict_id}
    sign_off(verdicts=shown, by=lea, at=database_now())
    Cluster.objects.filter(pk=decided[0].pk).update(is_disagreeing=True, assigned_to=ada)
    Source.objects.filter(claims=pending[0]).update(assigned_to=ada)


LISTS = (
    *("/claims/", "/claims/?standing=decided", "/claims/?worth=high&place=body", "/claims/?signed_off=yes"),
    *("/claims/?check_again=on", "/claims/?q=river&standing=pending", "/clusters/", "/clusters/?state=open"),
    *("/clusters/?several=on&worth=middle", "/clusters/?assigned=me", "/clusters/?q=river&differ=on"),
)


@pytest.mark.parametrize("readers", [1, 2])
@pytest.mark.parametrize("who", ["as_ada", "as_ben", "as_lea"])
def test_a_choice_leaves_as_many_rows_as_it_says(desk, settings, request, who, readers):
    settings.REVIEWS_PER_CLAIM = readers
    client = request.getfixturevalue(who)
    for address in LISTS:
        offered = choices(client, address)
        assert offered
        for words, (count, there) in offered.items():
            assert_leaves(client, address, words, count, there)


def assert_leaves(client, address, words, count, there):
    """A choice that is taken already leads back to the list without it."""
    asked, sent = (parse_qs(urlsplit(one).query) for one in (address, there))
    if len(sent) < len(asked):
        assert rows(client, address) == count, words
    else:
        assert rows(client, there) == count, f"{address} {words}"


def test_counts_give_nothing_away_of_what_is_veiled(as_ben, ada, ben, settings):
    settings.REVIEWS_PER_CLAIM = 2
    cluster = make_cluster("The mayor resigned.")
    for reader in (ada, make_reviewer()):
        decide(cluster, reader, "conflicting")
    again(cluster, ada)
    today = timezone.localdate().isoformat()
    assert choices(as_ben, "/claims/").keys() == {
        ("Standing", "Not reviewed"),
        ("Check-worthiness", "Middle"),
        ("Place", "Body"),
    }
    assert rows(as_ben, "/claims/?check_again=on") == 0
    assert rows(as_ben, f"/claims/?decided_on={today}") == 0
    decide(cluster, ben, "conflicting")
    assert ("Standing", "Conflicting") in choices(as_ben, "/claims/")


def test_the_order_by_verdict_gives_nothing_away_either(as_ben, as_lea, ada, settings):
    settings.REVIEWS_PER_CLAIM = 2
    cluster, other = make_cluster("The mayor resigned."), make_cluster("The council met.")
    for reader in (ada, make_reviewer()):
        decide(cluster, reader, "conflicting")
    again(cluster, ada)
    texts = [
        [row[0].text for row in client.get("/claims/?sort=decided").context["rows"]]
        for client in (as_ben, as_lea)
    ]
    assert texts == [["The council met.", "The mayor resigned."], ["The mayor resigned.", "The council met."]]
    assert other.claims.exists()


def test_claims_are_found_by_the_day_of_their_verdict_in_the_zone_of_the_desk(as_ada, ada, settings):
    cluster = make_cluster("The mayor resigned.")
    decide(cluster, ada)
    settings.TIME_ZONE = "Asia/Tokyo"
    timezone.get_default_timezone.cache_clear()
    with timezone.override("Asia/Tokyo"):
        decided = timezone.localtime(Decision.objects.get().decided_at).date()
    try:
        assert rows(as_ada, f"/claims/?decided_on={decided}") == 1
        assert rows(as_ada, f"/claims/?decided_on={decided + timedelta(days=1)}") == 0
        assert rows(as_ada, f"/claims/?decided_on={decided - timedelta(days=1)}") == 0
    finally:
        timezone.get_default_timezone.cache_clear()


@pytest.mark.parametrize(
    "day", ["0001-01-01", "9999-12-31", "2026-02-30", "yesterday", "31.12.2026", "9" * 30]
)
def test_a_day_that_is_none_is_passed_over(as_ada, day):
    make_claim()
    assert rows(as_ada, f"/claims/?decided_on={day}") == 1


def test_the_latest_published_come_first_and_the_undated_are_counted(as_ada):
    at = datetime(2026, 5, 1, tzinfo=timezone.get_default_timezone())
    for text, published in (("Old.", at), ("New.", at + timedelta(days=1)), ("Undated.", None)):
        make_claim(text, source=make_source(f"{text} More.", published_at=published))
    response = as_ada.get("/claims/?sort=published")
    assert [claim.text for claim, _ in response.context["rows"]] == ["New.", "Old.", "Undated."]
    assert "1 is undated and comes last" in response.content.decode()
    assert "undated and come" not in as_ada.get("/claims/").content.decode()


def test_what_was_chosen_can_be_taken_out_alone_or_at_once(as_ada):
    claim = make_claim("The dam broke.")
    source = claim.source
    page = as_ada.get(f"/claims/?q=dam&worth=middle&source={source.pk}&place=nonsense").content.decode()
    assert "Words: dam" in page
    assert "Check-worthiness: Middle" in page
    assert f'href="/claims/?q=dam&amp;source={source.pk}"' in page
    assert ">Clear</a>" in page
    assert 'name="worth" value="middle" form="narrow"' in page


def test_a_choice_is_a_link_that_says_where_it_leads_and_whether_it_is_taken(as_ada):
    make_claim()
    page = as_ada.get("/claims/?worth=middle").content.decode()
    assert re.search(r'id="worth-middle" href="/claims/" hx-get="/claims/" aria-current="true"', page)


def test_htmx_is_told_the_plain_address(as_ada):
    make_claim("The dam broke.")
    response = as_ada.get("/claims/?q=DAM&sort=worth&standing=&view=3&page=1", headers={"HX-Request": "true"})
    assert response["HX-Push-Url"] == "/claims/?q=dam&view=3"


def test_pages_say_which_rows_they_show(as_ada):
    source = make_source("\n".join(f"Dam {number} broke." for number in range(120)))
    for number in range(120):
        make_claim(f"Dam {number} broke.", source=source)
    seen = []
    for number, words in enumerate(("Rows 1–50 of 120", "Rows 51–100 of 120", "Rows 101–120 of 120"), 1):
        response = as_ada.get("/claims/", {"q": "dam", "page": number})
        assert words in response.content.decode()
        seen += [claim.pk for claim, _ in response.context["rows"]]
    assert len(set(seen)) == 120 == Claim.objects.count()
    assert 'rel="prev" data-key="["' in response.content.decode()

"""Filling in a source's missing details from the card, while one holds it."""

import pytest

from claims.actions.clustering import cluster_claims
from claims.models import Claim, Decision, Event, Source
from claims.models.clock import database_now
from tests.answers import save, take
from tests.factories import make_claim, make_cluster, make_source

HTMX = {"HX-Request": "true"}


def fill_in(client, source, *, htmx=True, **said):
    return client.post(f"/sources/{source.pk}/fill-in/", said, headers=HTMX if htmx else {})


@pytest.fixture
def source(db):
    return make_source("The dam broke.")


def test_a_reviewer_fills_in_the_date_from_the_card_and_then_saves_it(as_ada, ada):
    cluster = make_cluster("The dam above Hutton broke on Monday.")
    card = take(as_ada)
    claim = cluster.claims.get()
    assert f'action="/sources/{claim.source_id}/fill-in/"' in card.content.decode()
    there = fill_in(as_ada, claim.source, claim=claim.pk, published_at="2024-03-05")
    page = there.content.decode()
    assert page.startswith('<div class="meta origin">')
    assert "5 March 2024" in page
    assert "Filled in." in page
    assert "Look at it" not in page
    assert save(as_ada, card, label="unverified").status_code == 303
    assert Decision.objects.get().reviewer == ada


def test_who_holds_a_card_whose_claims_differ_by_the_date_is_told_and_can_save(as_ada):
    text = "The ferry to Lower Hutton sank on Tuesday with 43 passengers on board."
    sources = make_source(f"One. {text}", published_at="2024-03-06T00:00Z"), make_source(f"Two. {text}")
    claims = [make_claim(text, source=source) for source in sources]
    cluster_claims(at=database_now())
    Source.objects.filter(pk=sources[1].pk).update(published_at=None)
    card = take(as_ada)
    assert not card.context["card"].cluster.is_disagreeing
    page = fill_in(as_ada, sources[1], claim=claims[1].pk, published_at="2024-07-17").content.decode()
    assert "stand otherwise" in page
    assert '<a href="/">' in page
    assert as_ada.get("/").context["card"].cluster.is_disagreeing
    assert save(as_ada, card, label="unverified", **{"shared-note": "My words."}).status_code == 303
    assert set(Claim.objects.values_list("verdict__note", flat=True)) == {"My words."}


def test_without_htmx_one_goes_back_to_where_one_was(as_ada, source):
    assert fill_in(as_ada, source, htmx=False, title="A", next="/clusters/?page=2")["Location"] == (
        "/clusters/?page=2"
    )


@pytest.mark.parametrize("back", ["//evil.example/", "https://evil.example/", "/\\evil.example", "", "x"])
def test_nobody_is_sent_elsewhere(as_ada, source, back):
    assert fill_in(as_ada, source, htmx=False, title="A", next=back)["Location"] == f"/sources/{source.pk}/"


@pytest.mark.parametrize("htmx", [True, False])
def test_what_somebody_said_meanwhile_is_shown_beside_what_was_typed(as_ada, source, htmx):
    claim = make_claim(source=source)
    Source.objects.update(title="Dam breaks")
    response = fill_in(as_ada, source, htmx=htmx, claim=claim.pk, title="Dam brakes", publisher="Herald")
    page = response.content.decode()
    assert response.status_code == 409
    assert "“Dam breaks” there, you typed “Dam brakes”" in page
    assert 'value="Herald"' in page
    assert not Event.objects.exists()


@pytest.mark.parametrize("htmx", [True, False])
@pytest.mark.parametrize(
    ("said", "told"),
    [({}, "Type what you know."), ({"published_at": "yesterday"}, "Write the date like 2024-11-18")],
)
def test_a_fault_is_said_and_what_was_typed_kept(as_ada, source, htmx, said, told):
    claim = make_claim(source=source)
    response = fill_in(as_ada, source, htmx=htmx, claim=claim.pk, **said)
    assert response.status_code == 422
    assert told in response.content.decode()
    assert all(f'value="{words}"' in response.content.decode() for words in said.values())


def test_a_claim_of_another_source_is_passed_over(as_ada, source):
    claim = make_claim("It rained.")
    assert fill_in(as_ada, source, claim=claim.pk, title="A")["Location"] == f"/sources/{source.pk}/"


def test_pages_whose_lines_stand_in_forms_offer_no_form_there(as_lea):
    cluster = make_cluster("It fell.", "It rose.")
    for page in ("split", "merge"):
        assert "/fill-in/" not in as_lea.get(f"/clusters/{cluster.pk}/{page}/").content.decode()

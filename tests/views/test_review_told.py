"""Before and after saving the page says in words what is written, side by side where sources differ."""

import pytest

from claims.models import Decision
from tests.answers import save, take
from tests.factories import make_cluster
from tests.matched import BRIDGE_14, BRIDGE_19, BRIDGE_TOO, matched_cluster


def words(response):
    return " ".join(response.content.decode().split())


@pytest.fixture
def by_sides(as_ada):
    """A card of three claims on two sides, what is said of it, and its claims by text."""
    cluster = matched_cluster(BRIDGE_14, BRIDGE_19, BRIDGE_TOO)
    card = take(as_ada)
    one, other = card.context["rows"].labels
    said = {f"{one.form.prefix}-label": "conflicting", f"{other.form.prefix}-label": "consistent"}
    said["shared__note"] = "The county counted anew."
    return card, said, {claim.text: claim.pk for claim in cluster.claims.all()}


def test_saving_names_the_differing_values_once_more(as_ada, by_sides):
    card, said, _ = by_sides
    response = save(as_ada, card, htmx=True, **said)
    assert "Saved: A 14 cracks: 2 conflicting; B 19 cracks: consistent." in words(response)


def test_a_claim_treated_differently_is_told_within_its_side(as_ada, by_sides):
    card, said, claims = by_sides
    said |= {f"claim{claims[BRIDGE_TOO]}-choice": "undecided"}
    response = save(as_ada, card, htmx=True, **said)
    assert "Saved: A 14 cracks: 1 conflicting, 1 left undecided; B 19 cracks: consistent." in words(response)


def test_without_javascript_a_button_tells_first_and_saves_nothing(as_ada, by_sides):
    card, said, _ = by_sides
    response = save(as_ada, card, act="tell", **said)
    will = "Saves A 14 cracks: 2 conflicting; B 19 cracks: consistent; then opens the next card."
    assert (response.status_code, response.context["rows"].will) == (200, will)
    assert will in words(response)
    assert not Decision.objects.exists()
    assert save(as_ada, response, **said).status_code == 303


def test_a_form_that_comes_back_says_what_it_has_so_far(as_ada, by_sides):
    card, said, _ = by_sides
    response = save(as_ada, card, **dict([next(iter(said.items()))]))
    assert response.status_code == 422
    assert "So far: A 14 cracks: 2 conflicting; B 19 cracks: without a label yet." in words(response)


def test_where_the_sources_agree_the_labels_are_counted(as_ada):
    make_cluster("It fell.", "It fell down.")
    response = save(as_ada, take(as_ada), label="unverified", act="tell")
    assert response.context["rows"].will == "Saves 2 unverified; then opens the next card."


def test_a_form_with_what_sides_say_cut_off_is_refused(as_ada, by_sides):
    card, said, _ = by_sides
    response = save(as_ada, card, **said, says="14 cracks")
    assert response.status_code == 422
    assert "The form came back incomplete." in words(response)

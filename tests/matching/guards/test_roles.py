"""Who did what to whom: `claims.matching.guards.roles`."""

import pytest

from claims.matching import compare


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Norway sold twelve patrol boats to Denmark.", "Denmark sold twelve patrol boats to Norway."),
        (
            "The landlord sued the tenants over the broken lift.",
            "The tenants sued the landlord over the broken lift.",
        ),
        ("Wolves killed two dogs near the village.", "Wolves were killed by two dogs near the village."),
        ("The mayor was accused by the bishop of lying.", "The mayor accused the bishop of lying."),
        ("The Oder is longer than the Elbe by far.", "The Elbe is longer than the Oder by far."),
        ("Lund is played by Berg in the new film.", "Berg is played by Lund in the new film."),
        ("The train runs from Oslo to Bergen at night.", "The train runs from Bergen to Oslo at night."),
    ],
)
def test_exchanged_roles_are_another_subject(a, b):
    comparison = compare(a, b)
    assert (comparison.relation, comparison.differs_in) == ("differs", "subject")
    assert any(reason.words.startswith("Who did it to whom is exchanged") for reason in comparison.reasons)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("The storm destroyed the old pier in Hull.", "The old pier in Hull was destroyed by the storm."),
        (
            "Peru and Chile signed a treaty on fishing at sea.",
            "Chile and Peru signed a treaty on fishing at sea.",
        ),
        ("In Oslo, Anna Lund opened the new tram line.", "Anna Lund opened the new tram line in Oslo."),
    ],
)
def test_the_passive_lists_and_moved_clauses_exchange_nothing(a, b):
    assert compare(a, b).relation == "same"


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Anna Lund met Erik Berg in Oslo on Friday.", "Erik Berg met Anna Lund in Oslo on Friday."),
        ("Anna Lund married Erik Berg in Oslo in May.", "Erik Berg married Anna Lund in Oslo in May."),
        ("Kenya agreed with Ghana on a ban of the nets.", "Ghana agreed with Kenya on a ban of the nets."),
    ],
)
def test_names_exchanged_around_a_deed_of_both_are_for_a_person_to_judge(a, b):
    comparison = compare(a, b)
    assert comparison.relation == "possible"
    assert any(reason.words.startswith("Named in another order") for reason in comparison.reasons)

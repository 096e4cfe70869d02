"""Opposites, denials, extents: `claims.matching.guards.{wording,negation,extent}`."""

import pytest

from claims.matching import compare
from claims.matching.opposites import are_antonyms
from claims.text.normal import stem


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (
            "The jury found the owner of the mill guilty of fraud.",
            "The jury found the owner of the mill innocent of fraud.",
        ),
        (
            "The new locks make the canal trip cheaper for barges.",
            "The new locks make the canal trip dearer for barges.",
        ),
        (
            "The council approved the sale of the old mill in Leeds.",
            "The council blocked the sale of the old mill in Leeds.",
        ),
        (
            "The mill is the second oldest building in the valley.",
            "The mill is the oldest building in the valley.",
        ),
        (
            "Nearly all of the weavers in the valley went on strike.",
            "Hardly any of the weavers in the valley went on strike.",
        ),
        (
            "The mill refused to hand over its books to the auditors.",
            "The mill handed over its books to the auditors.",
        ),
        (
            "The mill has yet to hand over its books to the auditors.",
            "The mill handed over its books to the auditors.",
        ),
        (
            "Barges must stop at the lock near the mill at night.",
            "Barges may not stop at the lock near the mill at night.",
        ),
    ],
)
def test_what_says_otherwise_differs_in_value(a, b):
    comparison = compare(a, b)
    assert (comparison.relation, comparison.differs_in) == ("differs", "value")


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (
            "The jury found the owner of the mill not guilty of fraud.",
            "The jury found the owner of the mill innocent of fraud.",
        ),
        (
            "The weavers declined to sign the offer of the mill.",
            "The weavers refused to sign the offer of the mill.",
        ),
        (
            "The weavers rejected the offer of the mill on Monday.",
            "The weavers turned down the offer of the mill on Monday.",
        ),
        (
            "Almost all of the weavers in the valley went on strike.",
            "Nearly all of the weavers in the valley went on strike.",
        ),
        (
            "A grey programme was found in the mill near Gdańsk.",
            "A gray program was found in the mill near Gdansk.",
        ),
        (
            "The mill cannot pay the weavers before the winter.",
            "The mill can't pay the weavers before the winter.",
        ),
    ],
)
def test_what_says_the_same_in_other_words_is_the_same(a, b):
    assert compare(a, b).relation == "same"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("rose", "fell"),
        ("expensive", "cheaper"),
        ("happier", "sad"),
        ("northern", "southern"),
        ("before", "after"),
    ],
)
def test_opposites_are_known_in_all_their_forms(one, other):
    assert are_antonyms(stem(one), stem(other))
    assert are_antonyms(stem(other), stem(one))


@pytest.mark.parametrize(
    ("one", "other"), [("rose", "climbed"), ("cut", "reduced"), ("win", "beat"), ("find", "close")]
)
def test_other_words_are_no_opposites(one, other):
    assert not are_antonyms(stem(one), stem(other))


def test_a_negation_outside_what_both_assert_makes_no_difference():
    a = "Divers who were not from the town found a rowing boat under the old mill on Sunday."
    b = "Divers found a rowing boat under the old mill on Sunday."
    assert "negation" not in [reason.kind for reason in compare(a, b).reasons]

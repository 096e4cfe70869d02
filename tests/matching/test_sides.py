"""Sides of a disagreeing group: `claims.matching.find_sides`."""

from itertools import combinations

from claims.matching import compare, find_sides
from claims.records import Side


def sides_of(*texts):
    pairs = combinations(range(len(texts)), 2)
    return find_sides(texts, {(one, other): compare(texts[one], texts[other]) for one, other in pairs})


def test_members_are_grouped_by_the_figure_they_give():
    sides = sides_of(
        "The ferry carried 240 passengers when it left the harbour on Friday.",
        "The ferry carried 420 passengers when it left the harbour on Friday.",
        "When it left the harbour on Friday, the ferry carried 240 passengers.",
    )
    assert sides == [Side((0, 2), "240 passengers"), Side((1,), "420 passengers")]


def test_members_that_say_nothing_on_it_come_last():
    sides = sides_of(
        "The new drone of the coast guard has a range of 400km and flies at night.",
        "The new drone of the coast guard has a range of 400km (250 miles) and flies at night.",
        "The new drone of the coast guard has a range of 400km (249 miles) and flies at night.",
    )
    assert sides == [Side((1,), "250 miles"), Side((2,), "249 miles"), Side((0,), "")]


def test_a_denial_and_what_it_denies_are_two_sides():
    sides = sides_of(
        "The president has yet to sign the climate bill passed by parliament.",
        "The president has signed the climate bill passed by parliament.",
        "The climate bill passed by parliament has been signed by the president.",
    )
    assert sides == [Side((1, 2), "signed"), Side((0,), "has yet to sign")]


def test_without_a_difference_there_is_one_side():
    text = "The ferry carried 240 passengers when it left the harbour on Friday."
    assert sides_of(text, text) == [Side((0, 1), "")]
    assert sides_of(text) == [Side((0,), "")]
    assert sides_of() == []

"""Names and words that one claim writes short and the other in full."""

import pytest

from claims.matching import compare


@pytest.mark.parametrize(
    ("short", "long"),
    [
        ("The ECB raised its key interest rate", "The European Central Bank raised its key interest rate"),
        ("The dept. of transport closed", "The department of transport closed"),
        ("A ship of the ILO fleet left", "A ship of the International Labour Organisation fleet left"),
    ],
)
def test_short_and_full_names_are_the_same(short, long):
    ending = " the old harbour after the storm of last winter."
    assert compare(short + ending, long + ending).relation == "same"


def test_an_acronym_of_another_name_is_not_the_same():
    ending = " closed the old harbour after the storm of last winter."
    assert compare("The ECJ" + ending, "The European Central Bank" + ending).relation != "same"

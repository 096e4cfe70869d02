"""Whose word it is: `claims.matching.guards.speakers`."""

import pytest

from claims.matching import compare

WORDS = "the bridge had been closed for months because of rust"


@pytest.mark.parametrize(
    ("a", "b", "judged"),
    [
        (f"The engineer said that {WORDS}.", f"The ferryman said that {WORDS}.", "subject"),
        (f"According to Anna Lund, {WORDS}.", f"According to Erik Berg, {WORDS}.", "subject"),
        (
            f"“The bridge is full of rust today,” said {'Anna Lund'}.",
            "“The bridge is full of rust today,” said Erik Berg.",
            "subject",
        ),
        (f"Officials said that {WORDS}.", f"The engineer said that {WORDS}.", "same"),
        (f"Officials said that {WORDS}.", f"{WORDS.capitalize()}.", "same"),
    ],
)
def test_another_speaker_is_another_subject_unless_it_may_be_anyone(a, b, judged):
    comparison = compare(a, b)
    assert (comparison.differs_in or comparison.relation) == judged

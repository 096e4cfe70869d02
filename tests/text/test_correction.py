"""Claims are found again in a corrected text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.text.correction import move_spans

FIRST, SECOND, THIRD = "Eighteen people died.", "The dam broke on Monday night.", "The mayor resigned."
BEFORE = f"{FIRST} {SECOND}\n\n{THIRD}"


def found(after: str, *sentences: str, before: str = BEFORE) -> list[str | None]:
    spans = [(before.index(sentence), before.index(sentence) + len(sentence)) for sentence in sentences]
    moved = move_spans(before, after, spans)
    return [span and after[slice(*span)] for span in moved]


@pytest.mark.parametrize(
    ("after", "expected"),
    [
        (BEFORE, [FIRST, SECOND, THIRD]),
        (f"Correction: see below. {BEFORE}", [FIRST, SECOND, THIRD]),
        (BEFORE.replace("Eighteen", "Seventeen"), ["Seventeen people died.", SECOND, THIRD]),
        (BEFORE.replace("Monday night", "Tuesday"), [FIRST, "The dam broke on Tuesday.", THIRD]),
        (BEFORE.replace("resigned.", "resigned at noon."), [FIRST, SECOND, "The mayor resigned at noon."]),
        (f"{FIRST} It rained.\n\n{THIRD}", [FIRST, None, THIRD]),
        (f"{SECOND}\n\n{THIRD}", [None, SECOND, THIRD]),
        (f"{FIRST} {SECOND}", [FIRST, SECOND, None]),
        ("", [None, None, None]),
    ],
)
def test_a_claim_is_where_its_words_are(after, expected):
    assert found(after, FIRST, SECOND, THIRD) == expected


def test_a_part_of_a_sentence_keeps_to_its_words():
    after = BEFORE.replace("Monday", "Wednesday")
    assert found(after, "The dam broke", "on Monday night") == ["The dam broke", "on Wednesday night"]


@given(st.text(max_size=60), st.text(max_size=60))
def test_any_two_texts_can_be_compared(before, after):
    spans = [(0, len(before)), (0, len(before) // 2)]
    for moved in move_spans(before, after, spans):
        assert moved is None or 0 <= moved[0] < moved[1] <= len(after)

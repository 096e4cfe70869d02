"""Blocks: headlines, bullets and paragraphs."""

import pytest

from claims.text.blocks import find_blocks

WRAPPED = """The river rose over its banks on Monday and flooded the old
town of Lyon, where forty families had to leave their homes. The
Mayor promised help within a week. Nobody was hurt, she said."""


def read(text: str, title: str = "") -> list[tuple[str, str]]:
    return [
        (block.place, text[block.span.start : block.span.end]) for block in find_blocks(text, title=title)
    ]


def test_a_line_is_a_block():
    assert read("River floods town\n\nThe river rose.\nThe town was flooded.") == [
        ("headline", "River floods town"),
        ("body", "The river rose."),
        ("body", "The town was flooded."),
    ]


@pytest.mark.parametrize("mark", ["•", "-", "–", "*", "1.", "12)", "a)", "▪", "(3)"])
def test_a_bullet_is_known_by_its_mark_and_given_without_it(mark):
    assert read(f"  {mark} The river rose.") == [("bullet", "The river rose.")]


def test_figures_at_the_start_of_a_line_are_no_bullets():
    assert read("300 people left the town.\n3.5 million saw it.") == [
        ("body", "300 people left the town."),
        ("body", "3.5 million saw it."),
    ]


def test_a_line_that_repeats_the_title_is_a_headline():
    assert read("River floods town.\nIt rained.", title="River  floods town.")[0] == (
        "headline",
        "River floods town.",
    )


def test_a_long_line_without_a_full_stop_is_body():
    assert read("the river rose and " * 20)[0][0] == "body"


def test_wrapped_lines_are_one_paragraph():
    assert read(WRAPPED) == [("body", WRAPPED)]


def test_a_line_that_goes_on_in_lower_case_belongs_to_the_one_before():
    assert read("• The river rose\n  and the town was flooded.") == [
        ("bullet", "The river rose\n  and the town was flooded.")
    ]


def test_headlines_under_each_other_are_not_joined():
    text = (
        "River floods the old town of Lyon again\nMayor promises help within the coming week\nSchools close"
    )
    assert len(read(text)) == 3


def test_a_byline_is_not_joined_to_the_headline():
    assert read("River floods town\nby Ada Byron")[0] == ("headline", "River floods town")


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\u2028", "\u2029", "\x85", "\f"])
def test_every_kind_of_line_end_counts(end):
    assert read(f"It rained.{end}It stopped.") == [("body", "It rained."), ("body", "It stopped.")]

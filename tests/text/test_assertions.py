"""Assertions: headings with a verb, sentences that state something."""

import pytest

from claims.text.assertions import asserts_in_heading, asserts_in_prose, is_question


@pytest.mark.parametrize(
    "heading",
    [
        "Mayor resigns after audit",
        "Mayor Resigns After Audit",
        "Big Step: The Town Grants Farmers Access to the River",
        "Flood sparks fear in Lyon",
        "Council to vote on budget",
        "Two men arrested in raid",
        "Ban lifted after protests",
        "Prices rise 5% in May",
        "Police deny report",
        "Officials say bridge is safe",
        "Storm kills ten in Lyon",
        "Flood death toll rises to 12",
        "Bridge collapse: 12 dead",
        "Workers strike over pay",
    ],
)
def test_a_heading_with_a_verb_asserts(heading):
    assert asserts_in_heading(heading)


@pytest.mark.parametrize(
    "heading",
    [
        "Conclusion",
        "Example Media Group",
        "A Short History of the Bridge",
        "Possible Impact: What Lies Ahead?",
        "Looking Ahead: The Mayor’s Stance",
        "The Bridge: A Powerful Symbol",
        "The Ban Lifted: A Key Shift",
        "Implications for the Town: Anger and Fear",
        "Lyon’s Clever Use of the River",
        "What we know so far",
        "How the bridge fell",
        "Why the mayor has resigned",
        "Permission to use the bridge",
        "The bridge that changed the town",
        "Strikes on the capital",
        "Peace talks in Geneva",
        "Government cuts and taxes",
        "Rising tensions in the valley",
        "Made in Lyon",
        "",
    ],
)
def test_a_heading_without_a_verb_asserts_nothing(heading):
    assert not asserts_in_heading(heading)


@pytest.mark.parametrize(
    "sentence",
    [
        "He resigned.",
        "The bridge fell.",
        "Prices of bread rose by a fifth.",
        "It wasn’t safe.",
        "Officials deny it.",
        "“What now?” Byron asked.",
        "Byron asked: “What now?”",
        "Мост упал в понедельник, сказала мэр.",
        "Yesterday the whole town of Lyon zorbed down the hill in barrels.",
    ],
)
def test_a_sentence_with_a_verb_asserts(sentence):
    assert asserts_in_prose(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "What now?",
        "“What now?”",
        "Is the bridge safe?",
        "No.",
        "The mayor of Lyon.",
        "A long road to the top.",
        "🙂🙂🙂",
        "",
    ],
)
def test_a_question_or_fragment_asserts_nothing(sentence):
    assert not asserts_in_prose(sentence)


def test_a_long_run_of_question_marks_is_read_in_time():
    assert not is_question("?" * 200_000 + " he said.")

"""What people ask: `claims.forms.search`."""

import pytest

from claims.forms.search import MAX_PHRASES, Asked, SearchForm


def asked(text):
    return SearchForm({"q": text}).asked


@pytest.mark.parametrize(("text", "number"), [("#12", 12), (" # 7 ", 7), ("#0", 0)])
def test_a_number_with_its_sign_is_a_claim(text, number):
    assert asked(text).claim_id == number


@pytest.mark.parametrize("text", ["12", "#x", "#12 bridges", "#" + "9" * 19, "#١٢"])
def test_other_figures_are_words(text):
    assert asked(text).claim_id is None


def test_words_in_any_quotation_marks_are_phrases_folded_as_claims_are():
    assert asked('He said “The  Café” and "No" and „Ja“').phrases == ("the cafe", "no", "ja")


@pytest.mark.parametrize("text", ["", '"', '""', '" "', "it's"])
def test_nothing_between_marks_is_no_phrase(text):
    assert asked(text) == Asked(text.strip())


def test_long_questions_are_cut():
    assert len(asked("word " * 1_000).text) <= 500
    assert len(asked('"ab" ' * 90).phrases) == 1
    assert len(asked("".join(f'"w{number}"' for number in range(50))).phrases) == MAX_PHRASES


def test_no_question_is_an_empty_one():
    assert SearchForm({}).asked == Asked("")

"""What holds of every comparison, whatever the two texts."""

import os
import re
import subprocess
import sys
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.matching import compare
from claims.matching.lexicon import are_synonyms
from claims.records import Span
from claims.text.normal import stem
from tests.matching.contrasts import read_contrasts
from tests.matching.frames import CLAUSES, FRAMES, LEADS, Slot, append_clause, fill, read_slots

KINDS = ["date", "modality", "name", "negation", "number", "opposite", "ordinal", "quantifier"]
SENTENCE = "The ferry carried 240 passengers and 12 million euros when it left the harbour on Friday."
STRONGER_THAN_WORDS = {"declin", "like", "refus", "withhold"}
ODD_TEXTS = {
    "nothing": "",
    "blanks": " \t\n\u2003" * 1000,
    "lone surrogates": "\udfff\ud800 The ferry\ud800 carried 240 passengers.",
    "emoji": "\N{GRINNING FACE}" * 10_000,
    "one endless word": "x" * 100_000,
    "a hundred kilobytes without an end": "the ferry carried " * 5_500,
    "digits": "1" * 20_000,
    "figures": "1,2/3-4.5% " * 2_000,
    "quotation marks": "“" * 3_000 + "x" + "”" * 3_000,
    "right to left": "\u202b" + "مرحبا 12 بالعالم " * 200 + "\u202c",
    "no blanks between words": "日本の首相は月曜日に辞任した。" * 300,
    "combining marks": "e\u0301" * 5_000,
    "nothing but negations": "never not n't without " * 1_000,
    "nothing but attribution": "said X, according to Y, " * 1_000,
    "nothing but units": "km % million euros of " * 1_000,
    "an impossible day": "on 31/31/2020, 30 February 2021, at 99:99 " * 100,
}
ANY_TEXT = st.text(st.characters(exclude_categories=()), max_size=60)
SENTENCES = st.sampled_from([text for pair in read_contrasts("dev") for text in (pair.a, pair.b)])


@st.composite
def frames_and_words(draw: st.DrawFn) -> tuple[str, list[Slot], list[str]]:
    frame = draw(st.sampled_from(FRAMES))
    slots = read_slots(frame)
    return frame, slots, [draw(st.sampled_from(slot.words)) for slot in slots]


@st.composite
def changed_sentences(draw: st.DrawFn, kind: str) -> tuple[str, str]:
    """Two sentences that differ in the words of one slot."""
    having = [frame for frame in FRAMES if f"<{kind}:" in frame]
    frame = draw(st.sampled_from(having))
    slots = read_slots(frame)
    words = [draw(st.sampled_from(slot.words)) for slot in slots]
    place = draw(st.sampled_from([place for place, slot in enumerate(slots) if slot.kind == kind]))
    other = draw(st.sampled_from([word for word in slots[place].words if word != words[place]]))
    return fill(frame, words), fill(frame, [*words[:place], other, *words[place + 1 :]])


@st.composite
def kept_sentences(draw: st.DrawFn) -> str:
    frame, _, words = draw(frames_and_words())
    return fill(frame, words)


PAIRS = st.tuples(SENTENCES | kept_sentences() | ANY_TEXT, SENTENCES | kept_sentences() | ANY_TEXT)
ALIKE = st.sampled_from([(pair.a, pair.b) for pair in read_contrasts("dev")])


@settings(max_examples=100)
@given(PAIRS | ALIKE)
def test_comparing_does_not_depend_on_which_claim_comes_first(pair):
    a, b = pair
    one, other = compare(a, b), compare(b, a)
    assert (one.relation, one.differs_in, one.probability, one.rule) == (
        other.relation,
        other.differs_in,
        other.probability,
        other.rule,
    )
    assert [(reason.kind, reason.a_spans, reason.b_spans) for reason in one.reasons] == [
        (reason.kind, reason.b_spans, reason.a_spans) for reason in other.reasons
    ]


@settings(max_examples=100)
@given(PAIRS | ALIKE)
def test_reasons_point_into_the_texts_at_the_words_they_quote(pair):
    a, b = pair
    for reason in compare(a, b).reasons:
        shown = [read(a, span) for span in reason.a_spans] + [read(b, span) for span in reason.b_spans]
        for quoted in re.findall("“([^”]*)” (?:here|there)", reason.words):
            assert any(quoted in words or words in quoted for words in shown), (reason, a, b)


@settings(max_examples=100)
@given(PAIRS | ALIKE)
def test_what_differs_is_named_by_a_rule_and_a_reason(pair):
    judgement = compare(*pair)
    assert judgement.rule
    assert 0 <= judgement.probability <= 1
    assert (judgement.differs_in is not None) == (judgement.relation == "differs")
    assert judgement.reasons or judgement.relation in ("same", "unrelated")


@pytest.mark.parametrize("odd", ODD_TEXTS.values(), ids=ODD_TEXTS)
def test_odd_texts_are_compared_like_any_other(odd):
    assert compare(odd, SENTENCE).relation in ("unrelated", "possible")
    assert compare(SENTENCE, SENTENCE + " " + odd).relation in ("same", "possible", "differs", "unrelated")


@pytest.mark.parametrize("kind", KINDS)
def test_one_change_in_a_long_sentence_is_never_the_same(kind):
    @settings(max_examples=60)
    @given(changed_sentences(kind))
    def check(pair):
        assert compare(*pair).relation != "same", pair

    check()


@pytest.mark.parametrize("kind", ["date", "negation", "number", "opposite"])
def test_a_change_does_not_hide_behind_an_added_clause(kind):
    @settings(max_examples=40)
    @given(changed_sentences(kind), st.sampled_from(CLAUSES))
    def check(pair, clause):
        assert compare(pair[0], append_clause(pair[1], clause)).relation != "same", pair

    check()


@settings(max_examples=100)
@given(kept_sentences(), st.sampled_from(CLAUSES))
def test_a_clause_only_one_side_has_never_makes_claims_differ(sentence, clause):
    judgement = compare(sentence, append_clause(sentence, clause))
    assert judgement.relation in ("same", "possible"), judgement


@settings(max_examples=60)
@given(kept_sentences(), st.sampled_from(LEADS))
def test_words_before_a_claim_leave_it_the_same(sentence, lead):
    judgement = compare(f"{lead} {sentence}", sentence)
    assert judgement.relation == "same", judgement


@settings(max_examples=60)
@given(kept_sentences(), st.sampled_from(CLAUSES), st.sampled_from(CLAUSES))
def test_clauses_added_on_both_sides_never_make_claims_differ(sentence, clause, other):
    judgement = compare(append_clause(sentence, clause), append_clause(sentence, other))
    assert judgement.relation in ("same", "possible"), judgement


def test_a_word_may_be_exchanged_for_a_listed_equivalent():
    words = sorted({word for pair in read_contrasts("dev") for word in re.findall("[a-z]{3,}", pair.a)})
    # What denies or looks ahead ("declined", "likely") means more than its word.
    plain = [word for word in words if stem(word) not in STRONGER_THAN_WORDS]
    kin = [(one, other) for one, other in combinations(plain, 2) if are_synonyms(stem(one), stem(other))]
    asked = (
        "The committee in Toledo asked whether to {} the harbour of Ostend before the end of the festival."
    )
    wrong = [pair for pair in kin if compare(*map(asked.format, pair)).relation != "same"]
    assert kin
    assert not wrong


def test_a_comparison_is_the_same_in_another_process():
    decisions = {run_elsewhere(seed) for seed in ("1", "2")}
    assert len(decisions) == 1


def run_elsewhere(seed: str) -> str:
    """Comparisons of many pairs in a process whose strings hash otherwise, as text."""
    command = (
        "from tests.matching.contrasts import compare_contrasts\n"
        "print([judgement for _, judgement in compare_contrasts('dev')])"
    )
    environment = os.environ | {"PYTHONHASHSEED": seed}
    done = subprocess.run([sys.executable, "-c", command], env=environment, capture_output=True, check=True)
    return done.stdout.decode()


def read(text: str, span: Span) -> str:
    assert 0 <= span.start < span.end <= len(text), (span, text)
    return text[span.start : span.end]

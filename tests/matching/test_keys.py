"""Match keys: `claims.matching.keys`."""

from collections import Counter
from subprocess import run
from sys import executable

from hypothesis import given, settings
from hypothesis import strategies as st

from claims.matching.keys import RAREST, find_keys, find_phrases, find_terms, pair_key, term_key
from tests.matching.pairs import SAME

TEXT = "The ferry carried 240 passengers when it left the harbour of Oban on Friday, officials said."


def test_terms_are_stems_that_carry_meaning_in_reading_order():
    assert " ".join(find_terms(TEXT)) == "ferri carri 240 passeng leav harbor oban friday offici"


def test_words_of_attribution_alone_are_still_terms():
    assert find_terms("He said so.") == ["he", "say", "so"]


def test_a_term_has_the_same_key_in_every_process():
    code = "from claims.matching.keys import term_key; print(term_key('ferri'))"
    said = run([executable, "-c", code], capture_output=True, check=True, text=True).stdout
    assert int(said) == term_key("ferri")


def test_every_two_of_the_rarest_terms_make_a_key():
    keys = find_keys("ferry harbour passengers captain weather island mainland", {})
    assert len(keys.terms) == 7
    assert len(keys.pairs) == RAREST * (RAREST - 1) // 2


def test_frequent_terms_make_no_keys_where_there_are_rarer_ones():
    terms = [
        term_key(term) for term in find_terms("ferry harbour passengers captain weather island mainland")
    ]
    keys = find_keys("ferry harbour passengers captain weather island mainland", {terms[0]: 9})
    assert not {pair_key(terms[0], other) for other in terms[1:]} & set(keys.pairs)


def test_rewrites_of_a_claim_share_a_key():
    counts = Counter(term_key(term) for pair in SAME for text in pair[:2] for term in set(find_terms(text)))
    shared = [set(find_keys(a, counts).pairs) & set(find_keys(b, counts).pairs) for a, b in SAME]
    assert sum(map(bool, shared)) >= 0.9 * len(SAME)


def test_a_rare_figure_with_its_unit_is_a_key_however_it_is_written():
    def figures(text):
        return set(find_phrases(text))

    assert figures("It flies 1,200 km.") & figures("A range of 1200 kilometers")
    assert figures("12 million people") & figures("Some 12,000,000 people")
    assert figures("Prices rose 4.5%") & figures("4.5 percent more")
    assert not figures("Nobody saw 3 ships in 2021.")


def test_a_run_of_quoted_words_is_a_key():
    quote = "we will never again let this bridge stand closed for winter"
    one, other = find_keys(f"He said: “{quote}”", {}), find_keys(f'"{quote}", the mayor of Oban promised', {})
    assert set(one.pairs) & set(other.pairs)


def test_claims_with_less_than_two_terms_meet_their_copies():
    assert set(find_keys("Floods!", {}).pairs) == set(find_keys("floods!", {}).pairs) != set()


@settings(max_examples=60)
@given(st.text(max_size=80))
def test_any_text_has_keys_of_64_bits(text):
    keys = find_keys(text, {})
    assert all(-(2**63) <= key < 2**63 for key in (*keys.terms, *keys.pairs))
    assert len(set(keys.pairs)) == len(keys.pairs)


@given(st.integers(-(2**63), 2**63 - 1), st.integers(-(2**63), 2**63 - 1))
def test_a_pair_key_does_not_depend_on_the_order(one, other):
    assert pair_key(one, other) == pair_key(other, one)


def test_a_very_long_text_has_keys_in_good_time():
    assert len(find_keys("word 123 " * 20_000, {}).pairs) < 30

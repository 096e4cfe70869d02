"""Terms of texts and of queries: `claims.matching.terms`."""

from hypothesis import given, settings
from hypothesis import strategies as st

from claims.matching.keys import find_terms, term_key
from claims.matching.terms import GRAM_LENGTH, find_gram_terms, find_word_terms, read_query
from claims.text.posts import read_post


def keys_of(words):
    return {term_key(term) for term in find_terms(words)}


def query_of(text, known=""):
    return read_query(read_post(text), keys_of(known).__contains__)


@settings(max_examples=60)
@given(st.lists(st.text(st.sampled_from("aB' .-1,%é’U\u2009\ufb01😀\ud800"), max_size=40), max_size=4))
def test_words_of_many_texts_are_those_that_each_has_by_itself(texts):
    positions, keys = find_word_terms(texts)
    found = [keys[positions == place].tolist() for place in range(len(texts))]
    assert found == [[term_key(term) for term in find_terms(text)] for text in texts]


def test_runs_of_letters_stay_within_their_text():
    apart, together = find_gram_terms(["abc", "xyz"]), find_gram_terms(["abc xyz"])
    assert apart[0].tolist() == [0, 0, 1, 1]
    assert len(together[1]) == len(" abc xyz ") - GRAM_LENGTH + 1
    assert set(apart[1].tolist()) < set(together[1].tolist())


def test_joined_words_of_a_tag_are_found_where_claims_have_them():
    assert keys_of("bridge closed") <= query_of("#bridgeclosed", "a bridge closed").words.keys()
    assert not keys_of("bridge") & query_of("#bridgeclosed", "something else").words.keys()


def test_the_day_of_a_post_and_words_of_chat_weigh_less_than_what_it_says():
    weights = query_of("Look, the bridge is closed — Jo (@jo) May 3, 2019").words
    bridge, look, may = (weights[term_key(word)] for word in ("bridg", "look", "2019"))
    assert bridge == 1 > max(look, may)

"""Long passages that two articles share."""

import random
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.text import find_copying

WIRE = """The harbour bridge of Lyon was closed to all traffic on Monday after inspectors found cracks in its
main girder, the city council said. Engineers had warned for years that the bridge, which was opened in 1931,
carried more lorries than it had been built for. Some 14,000 cars cross it on a working day, and shops on
both banks fear for their trade in the weeks before the holidays. The council expects repairs to take until
spring and to cost four million euros. Ferries will carry walkers and cyclists free of charge. Drivers have
to take the northern bridge, where queues of an hour were seen by noon."""
OTHER = """Lyon shut its harbour bridge this week. Faults in the steel came to light during a visit, and
nobody may drive over it for now. In the old town people worry: a baker told us that half of her customers
come from across the river. A council spokeswoman put the bill at four million euros. The crossing dates
from the thirties. Until next year motorists must go north, and small boats take everybody else."""


def edited(text: str, every: int) -> str:
    """The text with each so-many-th word exchanged."""
    words = text.split()
    return " ".join("instead" if place % every == every - 1 else word for place, word in enumerate(words))


def test_a_copy_shares_all_of_its_words():
    copying = find_copying(WIRE, WIRE)
    assert (copying.share, copying.is_likely) == (1.0, True)
    (passage,) = copying.passages
    assert WIRE[passage.a.start : passage.a.end] == WIRE.rstrip(".")


def test_reports_in_words_of_their_own_share_no_passage():
    copying = find_copying(WIRE, OTHER)
    assert (copying.passages, copying.share, copying.is_likely) == ((), 0.0, False)


@pytest.mark.parametrize("every", [6, 8, 15])
def test_small_edits_do_not_hide_a_copy(every):
    copying = find_copying(WIRE, edited(WIRE, every))
    assert copying.share > 0.7
    assert copying.is_likely


def test_a_copy_cut_short_or_led_in_anew_is_measured_by_the_shorter():
    sentences = re.split(r"(?<=[.]) ", WIRE)
    copying = find_copying(f"{OTHER} {' '.join(sentences[1:4])}", f"{sentences[1]} {sentences[2]}")
    assert copying.share > 0.9


def test_passages_moved_about_are_found_where_they_stand():
    sentences = re.split(r"(?<=[.]) ", WIRE)
    moved = " ".join(reversed(sentences))
    copying = find_copying(moved, WIRE)
    assert copying.share > 0.7
    for passage in copying.passages:
        here, there = moved[passage.a.start : passage.a.end], WIRE[passage.b.start : passage.b.end]
        assert here.split()[:4] == there.split()[:4]


def test_who_quotes_the_same_person_copies_nobody():
    quotation = f"“{' '.join(WIRE.split())}”"
    a = f"The mayor spoke at noon. {quotation} Then she left for the ferry, and nobody asked her a thing."
    b = f"It was a short day in the town hall of Lyon. {quotation} Outside, the queues had grown longer."
    assert find_copying(a, b).words == 0
    assert not find_copying(a, b).is_likely


def test_what_one_text_says_twice_counts_once():
    sentence = re.split(r"(?<=[.]) ", WIRE)[0]
    once = find_copying(f"{sentence} {OTHER}", sentence)
    twice = find_copying(f"{sentence} {OTHER} {sentence}", sentence)
    assert once.words == twice.words
    assert twice.share <= 1


def test_a_shared_phrase_is_no_copying():
    a = f"{OTHER} The council expects repairs to take until spring."
    assert not find_copying(a, WIRE).is_likely


@pytest.mark.parametrize(
    "text", ["", " ", "\ud800", "word " * 20_000, "a b " * 10_000, "🙂" * 10_000, "“" * 5_000, "x" * 100_000]
)
def test_strange_text_is_measured_in_time(text):
    assert 0 <= find_copying(text, text).share <= 1
    assert find_copying(text, WIRE).share <= 1


@given(st.lists(st.sampled_from(WIRE.split()), max_size=80), st.integers(0, 9))
def test_the_measure_is_a_share_and_its_passages_lie_in_the_texts(words, seed):
    a = " ".join(words)
    random.Random(seed).shuffle(words)
    b = f"{' '.join(words)} {a[:100]}"
    copying = find_copying(a, b)
    assert 0 <= copying.share <= 1
    assert copying.words <= sum(passage.words for passage in copying.passages)
    for passage in copying.passages:
        assert 0 <= passage.a.start < passage.a.end <= len(a)
        assert 0 <= passage.b.start < passage.b.end <= len(b)

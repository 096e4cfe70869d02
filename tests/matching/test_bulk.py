"""Many claims at once: `claims.matching.bulk` and `cluster` for many texts."""

from itertools import combinations
from random import Random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bench.clustering.corpus import make_corpus
from bench.clustering.measures import score_pairs
from claims.matching import clustering, compare, joins, keys
from claims.matching.bulk.copies import find_copies
from claims.matching.bulk.engine import group_many
from claims.matching.bulk.judging import Judging
from claims.matching.bulk.pairs import find_pairs
from claims.matching.bulk.terms import find_pair_keys, find_terms
from claims.matching.bulk.words import read_words
from claims.text.normal import find_tokens

CORPUS = make_corpus(1_500, seed=3)
TEXTS = sorted(set(CORPUS.texts))
TABLE = read_words(TEXTS)
JUDGING = Judging(TEXTS, TABLE)
_found = find_pairs(find_terms(TABLE))
PAIRS = list(zip(_found.a.tolist(), _found.b.tolist(), strict=True))


def as_sets(labels):
    groups = {}
    for position, label in enumerate(labels):
        groups.setdefault(label, set()).add(position)
    return sorted(map(sorted, groups.values()))


@settings(max_examples=40)
@given(st.lists(st.text(max_size=40), max_size=4))
def test_the_words_of_any_texts_are_those_of_each_text(texts):
    table = read_words(texts)
    for place, text in enumerate(texts):
        if not any(map(str.isdecimal, text)):
            assert [table.words[word].lower() for word in table.row(place)] == [
                t.word for t in find_tokens(text)
            ]


def test_figures_are_one_word_however_they_are_written():
    table = read_words(["$34.1 million in all", "$34,100,000 in all", "30% more", "30 percent more"])
    rows = [[table.words[word] for word in table.row(place)] for place in range(4)]
    assert rows[0] == rows[1] == ["$", "34100000", "in", "all"]
    assert rows[2] == rows[3] == ["30", "percent", "more"]


def test_keys_of_many_texts_are_those_of_each_text():
    text = "The ferry carried passengers from the harbour to a distant island"
    terms = find_terms(read_words([text]))
    found = {int(key) for _, row_keys in find_pair_keys(terms) for key in row_keys.view(np.int64)}
    assert found == set(keys.find_keys(text, {}).pairs)


def test_copies_differ_in_case_marks_and_articles_only():
    texts = [
        "The ferry sank.",
        "the FERRY sank",
        "“A ferry sank”",
        "The ferry sank twice",
        "Sank the ferry",
        "",
        "",
    ]
    first, rows = find_copies(read_words(texts), set())
    assert rows.tolist() == [0, 0, 0, 1, 2, 3, 4]
    assert first.tolist() == [0, 3, 4, 5, 6]


def test_a_linked_text_is_nobodys_copy():
    _, rows = find_copies(read_words(["Ferry sank", "ferry sank", "Ferry sank"]), {1})
    assert rows.tolist() == [0, 1, 0]


@pytest.mark.parametrize("place", range(3))
def test_what_a_quick_judgement_joins_compare_joins(place):
    chosen = Random(place).sample(PAIRS, 400)
    joined = [pair for pair in chosen if JUDGING.judge(*pair) in ("same", "value")]
    refused = [pair for pair in joined if not joins(compare(TEXTS[pair[0]], TEXTS[pair[1]]))]
    assert len(joined) > 100
    assert [(TEXTS[one], TEXTS[other]) for one, other in refused] == []


PLAIN = "The Norwick council approved the old bridge in Tallen"


def test_names_one_letter_apart_are_near_and_not_joined():
    one, other = f"{PLAIN} for 40 boats.", f"{PLAIN.replace('Tallen', 'Talleng')} for 40 boats."
    assert judge_words(one, other) == "near"
    assert not joins(compare(one, other))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (f"{PLAIN} for 40 boats, officials said.", f"{PLAIN} for 40 boats, a spokesman said."),
        (f"{PLAIN} for 40 boats.", f"{PLAIN} for 40 boats, a choice that angered many, officials said."),
        (f"{PLAIN} for 40 boats, officials said.", f"{PLAIN} for 90 boats, the agency reported."),
        (f"{PLAIN} for 40 boats in 2019.", f"In 2019, {PLAIN.upper()} FOR 40 BOATS."),
        (
            f"{PLAIN} for 40 boats on Friday, officials said.",
            f"{PLAIN} for 40 boats on Friday while neighbours of the quarry collected signatures.",
        ),
    ],
)
def test_claims_that_differ_in_two_ways_at_once_are_judged_without_asking(one, other):
    quick = judge_words(one, other)
    assert quick in ("same", "value")
    assert joins(compare(one, other))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("US and Russia reach agreement on Syria", "US and Russia reach agreement on Syria weapons"),
        (f"{PLAIN}, officials said.", f"{PLAIN} after a fire."),
        (f"{PLAIN}, Mayor Hill said.", f"{PLAIN}, Senator Brook said."),
        (f"{PLAIN} on Friday.", f"{PLAIN} on Sunday after a strike of the pilots."),
    ],
)
def test_what_may_be_an_exchange_is_left_to_compare(one, other):
    assert judge_words(one, other) is None


def judge_words(*texts):
    judging = Judging(list(texts), read_words(texts))
    judging.is_few = False
    return judging.judge(0, 1)


def test_copies_are_joined_by_compare():
    texts = sorted(set(CORPUS.texts[:600]))
    _, rows = find_copies(read_words(texts), set())
    for one, other in combinations(range(len(texts)), 2):
        if rows[one] == rows[other]:
            assert joins(compare(texts[one], texts[other])), (texts[one], texts[other])


def test_many_texts_are_grouped_as_their_facts_are():
    precision, recall, _ = score_pairs(
        group_many(TEXTS), [dict(zip(CORPUS.texts, CORPUS.groups, strict=True))[t] for t in TEXTS]
    )
    assert precision > 0.9
    assert recall > 0.5


def test_groups_of_many_texts_do_not_depend_on_their_order(monkeypatch):
    monkeypatch.setattr(clustering, "FEW", 10)
    order = list(range(400))
    Random(5).shuffle(order)
    labels = clustering.cluster([TEXTS[place] for place in order])
    found = dict(zip(order, labels, strict=True))
    assert as_sets([found[place] for place in range(400)]) == as_sets(clustering.cluster(TEXTS[:400]))


def test_links_of_people_are_kept_among_many_texts(monkeypatch):
    monkeypatch.setattr(clustering, "FEW", 10)
    free = clustering.cluster(TEXTS[:400])
    together = next(pair for pair in combinations(range(400), 2) if free[pair[0]] == free[pair[1]])
    apart = next(pair for pair in combinations(range(400), 2) if free[pair[0]] != free[pair[1]])
    labels = clustering.cluster(TEXTS[:400], must_link=[apart], cannot_link=[together])
    assert labels[apart[0]] == labels[apart[1]]
    assert labels[together[0]] != labels[together[1]]
    with pytest.raises(ValueError, match="joined through"):
        clustering.cluster(TEXTS[:400], must_link=[apart], cannot_link=[apart])


def test_texts_without_words_are_alone_among_many(monkeypatch):
    monkeypatch.setattr(clustering, "FEW", 0)
    assert clustering.cluster(["", "\x00", "…", "\ud800"]) == [0, 1, 2, 3]
    assert clustering.cluster([]) == []


def test_many_texts_that_share_all_their_keys_make_few_pairs():
    texts = [
        f"The ferry carried many passengers to the outer islands at {place} o'clock" for place in range(3_000)
    ]
    assert len(find_pairs(find_terms(read_words(texts))).a) < 3_000 * 40

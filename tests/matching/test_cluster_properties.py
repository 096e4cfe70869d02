"""What holds of every grouping of claims, whatever the texts and the links."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from claims.matching import cluster, compare, joins
from tests.matching.contrasts import read_contrasts
from tests.matching.frames import CLAUSES, FRAMES, append_clause, fill, read_slots

type Links = list[tuple[int, int]]

CONTRASTS = read_contrasts("dev")
SYLLABLES = [first + second for first in "bdfgklmnprst" for second in "aeiou"]


@st.composite
def mixed_texts(draw: st.DrawFn, most: int = 12) -> list[str]:
    """Contrasts and filled frames, some with a clause added: rewrites, contradictions and strangers."""
    pairs = draw(st.lists(st.sampled_from(CONTRASTS), min_size=1, max_size=most // 4))
    filled = []
    for frame in draw(st.lists(st.sampled_from(FRAMES), max_size=2)):
        for _ in range(3):
            sentence = fill(frame, [draw(st.sampled_from(slot.words)) for slot in read_slots(frame)])
            clause = draw(st.sampled_from([".", *CLAUSES]))
            filled.append(sentence if clause == "." else append_clause(sentence, clause))
    return list(dict.fromkeys([text for pair in pairs for text in (pair.a, pair.b)] + filled))


@st.composite
def strange_texts(draw: st.DrawFn) -> list[str]:
    """Sentences of words that stand in no other text."""
    random = draw(st.randoms(use_true_random=False))
    return [
        " ".join("".join(random.choices(SYLLABLES, k=5)) for _ in range(10)) + "."
        for _ in range(draw(st.integers(1, 30)))
    ]


@st.composite
def texts_and_links(draw: st.DrawFn) -> tuple[list[str], Links, Links]:
    texts = draw(mixed_texts())
    place = st.integers(0, len(texts) - 1)
    links = st.lists(st.tuples(place, place).filter(lambda pair: pair[0] != pair[1]), max_size=4)
    return texts, draw(links), draw(links)


@settings(max_examples=25)
@given(mixed_texts(), st.randoms(use_true_random=False))
def test_groups_do_not_depend_on_the_order_of_the_texts(texts, random):
    shuffled = random.sample(texts, len(texts))
    assert partition(shuffled, cluster(shuffled)) == partition(texts, cluster(texts))


@settings(max_examples=25)
@given(mixed_texts(), strange_texts())
def test_texts_that_share_no_word_change_no_group(texts, others):
    together = partition(texts + others, cluster(texts + others))
    assert [group for group in together if not set(group) <= set(others)] == partition(texts, cluster(texts))


@settings(max_examples=60)
@given(st.sampled_from(CONTRASTS))
def test_two_texts_are_one_group_if_comparing_joins_them(pair):
    one, other = cluster([pair.a, pair.b])
    assert (one == other) == joins(compare(pair.a, pair.b))


@settings(max_examples=25)
@given(mixed_texts())
def test_every_member_is_joined_directly_to_another(texts):
    for group in partition(texts, cluster(texts)):
        for member in group if len(group) > 1 else ():
            assert any(joins(compare(member, other)) for other in group if other != member), group


@settings(max_examples=40)
@given(texts_and_links(), st.randoms(use_true_random=False))
def test_links_hold_through_chains_in_any_order(texts_and_links, random):
    texts, must, cannot = texts_and_links
    assume(not contradict(len(texts), must, cannot))
    labels = cluster(texts, must_link=must, cannot_link=cannot)
    assert all(labels[a] == labels[b] for a, b in must)
    assert all(labels[a] != labels[b] for a, b in cannot)

    order = random.sample(range(len(texts)), len(texts))
    place = {old: new for new, old in enumerate(order)}
    shuffled = [texts[old] for old in order]
    moved = [[(place[b], place[a]) for a, b in reversed(links)] for links in (must, cannot)]
    again = cluster(shuffled, must_link=moved[0], cannot_link=moved[1])
    assert partition(shuffled, again) == partition(texts, labels)


@settings(max_examples=25)
@given(texts_and_links())
def test_links_that_contradict_each_other_are_refused(texts_and_links):
    texts, must, cannot = texts_and_links
    assume(must)
    with pytest.raises(ValueError, match="linked as not the same, but joined"):
        cluster(texts, must_link=must, cannot_link=[*cannot, must[0][::-1]])


def partition(texts: Sequence[str], labels: Sequence[int]) -> list[list[str]]:
    groups = defaultdict(list)
    for text, label in zip(texts, labels, strict=True):
        groups[label].append(text)
    return sorted(sorted(group) for group in groups.values())


def contradict(count: int, must: Iterable[tuple[int, int]], cannot: Iterable[tuple[int, int]]) -> bool:
    """Whether must-links join, through any chain, what a cannot-link parts."""
    part = list(range(count))
    for a, b in must:
        part = [part[a] if one == part[b] else one for one in part]
    return any(part[a] == part[b] for a, b in cannot)

"""What holds a group together."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from claims.matching.chains import Ties

STRENGTHS = {(1, 2): 0.9, (2, 3): 0.8, (1, 3): 0.5, (3, 4): 0.72}

graphs = st.dictionaries(
    st.tuples(st.integers(0, 8), st.integers(0, 8)).filter(lambda pair: pair[0] < pair[1]),
    st.sampled_from([0.5, 0.7, 0.75, 0.9, 1.0]),
    max_size=25,
)


def test_the_chain_takes_the_strongest_ties_not_the_fewest():
    assert Ties(STRENGTHS).find_chain(1, 3) == [1, 2, 3]
    assert Ties(STRENGTHS).find_chain(4, 1) == [4, 3, 2, 1]


def test_there_is_no_chain_to_a_stranger():
    assert Ties(STRENGTHS).find_chain(1, 7) == []
    assert Ties({}).find_chain(1, 1) == [1]


def test_each_member_is_led_towards_another():
    assert Ties(STRENGTHS).lead_to(1) == {2: 1, 3: 2, 4: 3}


def test_the_weakest_link_names_the_part_that_hangs_on_it():
    weakest = Ties(STRENGTHS).find_weakest()
    assert weakest is not None
    assert (weakest.pair, weakest.part) == ((3, 4), {4})
    assert Ties({}).find_weakest() is None


def reached(strengths, start):
    """Members that ties lead to, by walking them over and over."""
    found = {start}
    for _ in strengths:
        found |= {end for pair in strengths if found & set(pair) for end in pair}
    return found


@given(graphs, st.integers(0, 8), st.integers(0, 8))
def test_no_other_way_has_a_stronger_weakest_tie(strengths, start, goal):
    chain = Ties(strengths).find_chain(start, goal)
    assert bool(chain) == (goal in reached(strengths, start))
    steps = [strengths[min(pair), max(pair)] for pair in pairwise(chain)]
    if steps:
        stronger = {pair: strength for pair, strength in strengths.items() if strength > min(steps)}
        assert goal not in reached(stronger, start)


@given(graphs, st.randoms())
def test_the_order_of_the_ties_does_not_matter(strengths, random):
    shuffled = list(strengths.items())
    random.shuffle(shuffled)
    one, other = Ties(strengths), Ties(dict(shuffled))
    assert one.find_weakest() == other.find_weakest()
    assert one.kept == other.kept


@given(graphs)
def test_without_the_weakest_link_its_part_is_alone(strengths):
    ties = Ties(strengths)
    weakest = ties.find_weakest()
    for one, other in strengths:
        assert weakest is not None
        if (one in weakest.part) != (other in weakest.part):
            assert strengths[one, other] <= strengths[weakest.pair]

"""Grouping many claims: copies first, then pairs from the closest on, until every claim has its place."""

from collections.abc import Sequence

from claims.matching.bulk.copies import find_copies
from claims.matching.bulk.doubts import look_closer, part_rows
from claims.matching.bulk.judging import Judging
from claims.matching.bulk.pairs import find_pairs
from claims.matching.bulk.parts import connect, unite
from claims.matching.bulk.terms import find_terms
from claims.matching.bulk.words import read_words
from claims.matching.links import Pair, refuse_contradictions


def group_many(
    texts: Sequence[str], must_link: Sequence[Pair] = (), cannot_link: Sequence[Pair] = ()
) -> list[int]:
    """A label per text; `texts` in an order that depends on nothing but themselves, such as sorted.

    Every joining judgement is one that `compare` gives too. A claim is judged against the closest few that
    share a key until it is connected; then what is connected but may not belong together is parted.
    """
    refuse_contradictions(must_link, cannot_link)
    linked = {position for pair in (*must_link, *cannot_link) for position in pair}
    table = read_words(texts)
    first, rows = find_copies(table, linked)
    table = table.pick(first)
    terms = find_terms(table)
    judging = Judging([texts[position] for position in first.tolist()], table)
    pairs = find_pairs(terms)
    must = [(int(rows[one]), int(rows[other])) for one, other in must_link]
    cannot = [(int(rows[one]), int(rows[other])) for one, other in cannot_link]
    judged, parts = connect(zip(pairs.a.tolist(), pairs.b.tolist(), strict=True), len(first), judging)
    parts = unite(parts, must)
    doubtful = look_closer(parts, terms, judging, judged)
    doubtful |= {int(parts[one]) for one, other in cannot if parts[one] == parts[other]}
    labels: list[int] = part_rows(doubtful, parts, judging, judged, (must, cannot))[rows].tolist()
    return labels

"""What the machine knows of a cluster, in words: why its members are together, why it comes now."""

from collections.abc import Iterable, Mapping

from claims.matching import compare
from claims.models.card.parts import Likeness
from claims.models.cluster import Cluster
from claims.models.match import Match, as_comparison
from claims.records import Comparison

type Pair = tuple[int, int]


def likeness_of(
    claim_id: int, headline_id: int, comparisons: Mapping[Pair, Comparison], texts: Mapping[int, str]
) -> Likeness | None:
    """How a member is like the headline claim, else its likest member. None: nobody compared it.

    `comparisons` are those with the member; `texts` hold the members' words.
    """
    if not comparisons:
        return None
    pair = (min(claim_id, headline_id), max(claim_id, headline_id))
    if pair not in comparisons:
        pair = max(comparisons, key=lambda other: comparisons[other].probability)
    best, other_id = comparisons[pair], pair[0] if pair[1] == claim_id else pair[1]
    seen = best if pair[0] == claim_id else compare(texts[claim_id], texts[other_id])
    return Likeness(best.probability, reasons_in_words(seen))


def words_seen_from(claim_id: int, text: str, match: Match, other_text: str) -> tuple[str, ...]:
    """The reasons of a match, "here" being the claim; stored ones say "here" of the pair's first."""
    comparison = as_comparison(match) if match.a_id == claim_id else compare(text, other_text)
    return reasons_in_words(comparison)


def reasons_in_words(comparison: Comparison) -> tuple[str, ...]:
    """The reasons of a comparison as the matcher worded them, each once."""
    return tuple(dict.fromkeys(reason.words for reason in comparison.reasons if reason.words))


def first_because(cluster: Cluster) -> tuple[str, ...]:
    """Why the queue serves this cluster before others, the weightiest first."""
    return (*_weighty_facts(cluster), f"check-worthiness {cluster.check_worthiness:.2f}")


def _weighty_facts(cluster: Cluster) -> Iterable[str]:
    if cluster.is_pinned:
        yield "a lead put it first"
    if cluster.is_contradicted:
        yield "somebody recorded a contradiction"
    if cluster.is_disagreeing:
        yield "its sources differ"
    if cluster.origin_count > 1:
        yield f"{cluster.origin_count} independent origins report it"

"""Claims compared with those that share keys with them, and what comes of it stored as matches."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from datetime import date, datetime
from heapq import nlargest
from itertools import batched
from math import log

from django.db.models import Max, Q
from django.utils import timezone

from claims.actions.keys import Keyring, find_holders
from claims.matching import MATCHER_VERSION, compare
from claims.models import Claim, Match
from claims.models.connected import MOST_VALUES
from claims.records import Comparison, Span

type Pair = tuple[int, int]

# A word of more claims than this finds nobody by itself.
MOST_CLAIMS_OF_A_TERM = 100
# With so many others a claim is compared at most: those that share most with it.
MOST_NEIGHBOURS = 30


@dataclass(frozen=True, slots=True)
class Statement:
    """What the matcher reads of a claim: its words, where they stand, the day of the article."""

    text: str
    source_id: int
    span: Span
    written_on: date | None

    def overlaps(self, other: "Statement") -> bool:
        """Whether both are made of the same words of one source."""
        if self.source_id != other.source_id:
            return False
        return self.span.start < other.span.end and other.span.start < self.span.end


def read_statements(claim_ids: Iterable[int]) -> dict[int, Statement]:
    """The statements of claims, by id."""
    columns = ("id", "text", "source_id", "start", "end", "source__published_at")
    found = {}
    for chunk in batched(sorted(claim_ids), MOST_VALUES):
        for pk, text, source_id, start, end, at in Claim.objects.filter(pk__in=chunk).values_list(*columns):
            found[pk] = Statement(text, source_id, Span(start, end), day_of(at))
    return found


def day_of(published_at: datetime | None) -> date | None:
    """The day on which an article was published, where the desk is."""
    if published_at is None:
        return None
    return timezone.localdate(published_at, timezone.get_default_timezone())


def find_pairs(keyring: Keyring) -> set[Pair]:
    """The pairs worth comparing of the claims of a keyring, each with those that share most with it."""
    rare = {key for key, count in keyring.counts.items() if 1 < count <= MOST_CLAIMS_OF_A_TERM}
    holders = {**find_holders(rare), **keyring.holders}
    total = 1 + (Claim.objects.aggregate(last=Max("id"))["last"] or 0)
    pairs: set[Pair] = set()
    for pk, keys in keyring.keys.items():
        shared: dict[int, float] = defaultdict(float)
        for key in sorted({*keys.terms, *keys.pairs} & holders.keys()):
            weight = log(1 + total / len(holders[key]))
            for other in holders[key]:
                shared[other] += weight
        shared.pop(pk, None)
        closest = nlargest(MOST_NEIGHBOURS, ((round(score, 9), -other) for other, score in shared.items()))
        pairs.update((min(pk, -other), max(pk, -other)) for _, other in closest)
    return pairs


def store_matches(pairs: Iterable[Pair]) -> set[Pair]:
    """Compare pairs of claims, and keep what was found. Returns the pairs that have to do with each other.

    Claims made of the same words of one source are no two voices: they are not compared.
    """
    wanted = sorted(pairs)
    statements = read_statements({pk for pair in wanted for pk in pair})
    found = {(a, b): _compare(statements[a], statements[b]) for a, b in wanted}
    kept = {pair: comparison for pair, comparison in found.items() if comparison is not None}
    save_comparisons(kept)
    return set(kept)


def compare_statements(a: Statement, b: Statement) -> Comparison:
    """How two claims stand to each other; the days of their articles count."""
    return compare(a.text, b.text, dates=(a.written_on, b.written_on))


def save_comparisons(comparisons: Mapping[Pair, Comparison]) -> None:
    """Store or renew the matches of pairs, none of them unrelated."""
    Match.objects.bulk_create(
        [as_match(pair, comparison) for pair, comparison in sorted(comparisons.items())],
        batch_size=500,
        update_conflicts=True,
        unique_fields=["a", "b"],
        update_fields=["probability", "relation", "differs_in", "rule", "reasons", "matcher_version"],
    )


def as_match(pair: Pair, comparison: Comparison) -> Match:
    """The row that keeps a comparison."""
    return Match(
        a_id=pair[0],
        b_id=pair[1],
        probability=comparison.probability,
        relation=comparison.relation,
        differs_in=comparison.differs_in or "",
        rule=comparison.rule[:200],
        reasons=[asdict(reason) for reason in comparison.reasons],
        matcher_version=MATCHER_VERSION,
    )


def forget_matches(claim_ids: Iterable[int]) -> set[Pair]:
    """Drop the matches of claims. Returns the pairs."""
    ids = list(claim_ids)
    rows = Match.objects.filter(Q(a__in=ids) | Q(b__in=ids))
    pairs = set(rows.values_list("a_id", "b_id"))
    rows.delete()
    return pairs


def _compare(a: Statement, b: Statement) -> Comparison | None:
    if a.overlaps(b):
        return None
    comparison = compare_statements(a, b)
    return comparison if comparison.relation != "unrelated" else None

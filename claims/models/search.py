"""Have we checked this? The desk's claims nearest to a text, found by their match keys."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from heapq import nlargest
from math import log

from django.db.models import Max, Q

from claims.matching import ClaimIndex
from claims.matching.keys import find_terms, term_key
from claims.matching.postings import Known
from claims.matching.terms import read_query
from claims.models.claim import Claim
from claims.models.match_key import MatchKey, Term
from claims.text.normal import find_tokens
from claims.text.posts import read_post

# Rows read to find candidates: those of the rarest words, until there are so many.
MOST_ROWS = 4_000
MOST_CANDIDATES = 300

type Texts = Mapping[int, str]


@dataclass(frozen=True, slots=True)
class Near:
    """A claim near to what was asked; `score` 0..1 as `ClaimIndex` gives it."""

    claim_id: int
    score: float


def find_near(text: str, phrases: Sequence[str] = (), *, limit: int = 20) -> list[Near]:
    """The claims nearest to a text, best first; only those that hold each of the folded `phrases`.

    Four queries. However many claims there are, rows of the rarest words alone are read (`MOST_ROWS`), and
    the best few hundred texts ranked; words of more claims than that are looked for among the newest.
    Claims that were not matched yet have no keys and are not found.
    """
    weights = read_query(read_post(text), lambda key: False).words
    known = Known(_count_claims(), _read_counts(weights))
    texts = _read_holders(phrases, known) if phrases else _read_texts(_find_candidates(weights, known))
    ids = list(texts)
    hits = ClaimIndex([texts[pk] for pk in ids], known=known).search(text, limit)
    return [Near(ids[hit.position], hit.score) for hit in hits]


def is_sentence(text: str) -> bool:
    """Whether a text says enough to be compared with claims, rather than naming what they are about."""
    return len(find_tokens(text)) >= _LEAST_WORDS


_LEAST_WORDS = 4


def _count_claims() -> int:
    """About how many claims there are; counting them would read them all."""
    return Claim.objects.aggregate(last=Max("id"))["last"] or 0


def _read_counts(keys: Iterable[int]) -> dict[int, int]:
    return dict(Term.objects.filter(key__in=list(keys), claims__gt=0).values_list("key", "claims"))


def _find_candidates(weights: Mapping[int, float], known: Known) -> list[int]:
    """The claims that share most with a query, weighted by how rare that is; the newer of equals first."""
    chosen = _choose_rarest(weights.keys() & known.counts.keys(), known)
    rows = MatchKey.objects.filter(key__in=chosen).order_by("-claim_id", "key")[:MOST_ROWS]
    shared: dict[int, float] = defaultdict(float)
    for key, claim_id in rows.values_list("key", "claim_id"):
        shared[claim_id] += weights[key] * log(1 + known.texts / known.counts[key])
    best = nlargest(MOST_CANDIDATES, ((round(weight, 9), claim_id) for claim_id, weight in shared.items()))
    return [claim_id for _, claim_id in best]


def _choose_rarest(keys: Iterable[int], known: Known) -> list[int]:
    """The rarest keys that together have few enough rows; one at least."""
    chosen: list[int] = []
    total = 0
    for key in sorted(keys, key=lambda key: (known.counts[key], key)):
        total += known.counts[key]
        if chosen and total > MOST_ROWS:
            break
        chosen.append(key)
    return chosen


def _read_texts(ids: Sequence[int]) -> Texts:
    return dict(Claim.objects.filter(pk__in=ids).order_by("id").values_list("id", "text"))


def _read_holders(phrases: Sequence[str], known: Known) -> Texts:
    """The newest claims that hold the phrases, read by the rarest of their words.

    A phrase without a known word, as when it cuts words, is looked for in every claim.
    """
    claims = Claim.objects.filter(*(Q(folded__contains=phrase) for phrase in phrases))
    keys = {term_key(term) for phrase in phrases for term in find_terms(phrase)} & known.counts.keys()
    if rarest := _choose_rarest(keys, known)[:1]:
        claims = claims.filter(match_keys__key=rarest[0])
    return dict(claims.order_by("-id").values_list("id", "text")[:MOST_CANDIDATES])

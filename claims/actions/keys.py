"""Match keys in the database: made for claims, by which later ones find them."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import batched

from django.db import connection
from django.db.models import QuerySet

from claims.actions.locking import lock_matching
from claims.actions.retry import in_transaction
from claims.matching.keys import Keys, find_keys, find_terms, term_key
from claims.models import Claim, MatchKey, Term
from claims.models.connected import MOST_VALUES
from claims.models.match_key import MOST_CLAIMS_OF_A_PAIR

type Counts = Mapping[int, int]
type Holder = tuple[int, int]

# So many claims get their keys in one transaction.
MOST_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class Keyring:
    """The keys of some claims, by claim; `counts`: in how many claims each of their terms occurs;
    `holders`: the claims that have a key of a pair, themselves included, oldest first, each with the number
    of its terms."""

    keys: Mapping[int, Keys]
    counts: Counts
    holders: Mapping[int, Sequence[Holder]]


def make_keys(texts: Mapping[int, str], *, more: Counts | None = None) -> Keyring:
    """Store the keys of claims (id → text) that have none yet. The caller has locked matching.

    `more` are claims not counted yet, beyond these. Five statements, whatever the number of claims.
    """
    terms = {pk: _term_keys(text) for pk, text in texts.items()}
    own = Counter(key for found in terms.values() for key in found)
    stored = _read_counts(own)
    counts = {key: stored.get(key, 0) + count for key, count in own.items()}
    _store_counts(counts)
    ranks = {key: count + more[key] for key, count in counts.items()} if more else counts
    keys = {pk: find_keys(text, ranks) for pk, text in texts.items()}
    holders = _read_holders(keys)
    _store_keys(keys, holders)
    return Keyring(keys, counts, holders)


def find_keyring(texts: Mapping[int, str]) -> Keyring:
    """The keys of claims that have theirs already, and who shares them. Two statements."""
    counts = _read_counts({key for text in texts.values() for key in _term_keys(text)})
    keys = {pk: find_keys(text, counts) for pk, text in texts.items()}
    return Keyring(keys, counts, _read_holders(keys))


def sketch_keyring(texts: Mapping[int, str]) -> Keyring:
    """The keys that claims would get, and who shares them; `texts` by any ids but those of claims.

    As `make_keys`, but nothing is stored. Two statements.
    """
    own = Counter(key for text in texts.values() for key in _term_keys(text))
    counts = own + Counter(_read_counts(own))
    keys = {pk: find_keys(text, counts) for pk, text in texts.items()}
    return Keyring(keys, counts, _read_holders(keys))


def drop_keys(texts: Mapping[int, str]) -> None:
    """Take back what `make_keys` stored of claims (id → text as it was). The caller has locked matching."""
    own = Counter(key for text in texts.values() for key in _term_keys(text))
    stored = _read_counts(own)
    _store_counts({key: max(0, stored.get(key, 0) - count) for key, count in own.items()})
    for ids in batched(sorted(texts), MOST_VALUES):
        MatchKey.objects.filter(claim__in=ids).delete()


def find_holders(keys: Iterable[int]) -> dict[int, list[Holder]]:
    """The claims that have each key, oldest first, each with the number of its terms."""
    holders: dict[int, list[Holder]] = defaultdict(list)
    for chunk in batched(sorted(set(keys)), MOST_VALUES):
        rows = MatchKey.objects.filter(key__in=chunk).order_by("key", "claim_id")
        for key, claim_id, terms in rows.values_list("key", "claim_id", "terms"):
            holders[key].append((claim_id, terms))
    return holders


def key_backlog() -> int:
    """Give keys to claims that were matched before there were any. Returns how many.

    Each chunk commits on its own: stopped at any moment, the next call goes on.
    """
    more = _count_backlog()
    done = 0
    while keyed := _key_some(more):
        done += keyed
    return done


def has_backlog() -> bool:
    return backlog().exists()


def backlog() -> QuerySet[Claim]:
    """Claims that were matched before there were keys."""
    return Claim.objects.filter(is_keyed=False).exclude(matched_at=None)


def _count_backlog() -> Counter[int]:
    """In how many of them each term occurs."""
    texts = backlog().values_list("text", flat=True)
    return Counter(key for text in texts.iterator() for key in _term_keys(text))


@in_transaction
def _key_some(more: Counter[int]) -> int:
    lock_matching()
    texts = dict(backlog().order_by("id").values_list("id", "text")[:MOST_AT_ONCE])
    own = Counter(key for text in texts.values() for key in _term_keys(text))
    more.subtract(own)
    make_keys(texts, more=more)
    Claim.objects.filter(pk__in=texts).update(is_keyed=True)
    return len(texts)


def _term_keys(text: str) -> set[int]:
    return set(map(term_key, find_terms(text)))


def _read_counts(keys: Iterable[int]) -> dict[int, int]:
    found: dict[int, int] = {}
    for chunk in batched(sorted(keys), MOST_VALUES):
        found.update(Term.objects.filter(key__in=chunk).values_list("key", "claims"))
    return found


def _store_counts(counts: Counts) -> None:
    rows = [Term(key=key, claims=count) for key, count in sorted(counts.items())]
    Term.objects.bulk_create(
        rows,
        batch_size=MOST_VALUES,
        update_conflicts=True,
        unique_fields=["key"],
        update_fields=["claims"],
    )


def _read_holders(keys: Mapping[int, Keys]) -> dict[int, list[Holder]]:
    return find_holders(key for found in keys.values() for key in found.pairs)


def _store_keys(keys: Mapping[int, Keys], holders: dict[int, list[Holder]]) -> None:
    """Add the rows. A crowded key of a pair takes no more: who has it is found by the first that had it."""
    rows: set[tuple[int, int, int]] = set()
    for pk, found in keys.items():
        size = len(found.terms)
        rows |= {(key, pk, size) for key in found.terms}
        for key in found.pairs:
            there = holders.setdefault(key, [])
            if len(there) < MOST_CLAIMS_OF_A_PAIR:
                there.append((pk, size))
                rows.add((key, pk, size))
    # An object for each of a thousand rows would cost more than storing them.
    with connection.cursor() as cursor:
        cursor.executemany(_INSERT_KEYS, sorted(rows))


_INSERT_KEYS = "INSERT INTO claims_matchkey (key, claim_id, terms) VALUES (%s, %s, %s)"

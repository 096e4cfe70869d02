"""All pairs of claims that share keys, compared where this version of the matcher has not done so yet."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from typing import cast

from django.db.models import Q

from claims.actions.keys import find_keyring
from claims.actions.pairing import Pair, compare_pairs, find_pairs
from claims.matching import MATCHER_VERSION
from claims.models import Claim, Match
from claims.records import Comparison, Difference, Relation


class Recomparison:
    """What the matcher says of pairs now, without the reasons; `changes` are the pairs not stored so.

    `versions` counts the stored matches by the version of the matcher that made them.
    """

    def __init__(self, *, is_anew: bool) -> None:
        self.is_anew = is_anew
        self.found: dict[Pair, Comparison] = {}
        self.changes: set[Pair] = set()
        self.versions: Counter[str] = Counter()
        self.compared = 0
        self._seen: set[Pair] = set()

    def take(self, ids: Sequence[int]) -> None:
        """Compare the claims `ids` with all that share keys with them, or that they were matched with."""
        stored = {pair: row for pair, row in _read_stored(ids).items() if pair not in self._seen}
        self.versions.update(version for version, _ in stored.values())
        texts = dict(Claim.objects.filter(pk__in=ids).values_list("id", "text"))
        pairs = (find_pairs(find_keyring(texts)) | stored.keys()) - self._seen
        self._seen |= pairs
        known = {pair: said for pair, (version, said) in stored.items() if self._is_trusted(version)}
        fresh = compare_pairs(pairs - known.keys())
        self.compared += len(fresh)
        self.found |= known
        for pair, comparison in fresh.items():
            now = replace(comparison, reasons=()) if comparison else None
            if now:
                self.found[pair] = now
            if stored.get(pair) != (now and (MATCHER_VERSION, now)):
                self.changes.add(pair)

    def _is_trusted(self, version: str) -> bool:
        return version == MATCHER_VERSION and not self.is_anew


def _read_stored(ids: Sequence[int]) -> dict[Pair, tuple[str, Comparison]]:
    """The stored matches of some claims: by which version of the matcher, and what it said."""
    rows = Match.objects.filter(Q(a__in=ids) | Q(b__in=ids))
    columns = ("a_id", "b_id", "matcher_version", "probability", "relation", "differs_in", "rule")
    return {
        (a, b): (
            version,
            Comparison(probability, cast(Relation, relation), cast(Difference, differs_in) or None, (), rule),
        )
        for a, b, version, probability, relation, differs_in, rule in rows.values_list(*columns)
    }

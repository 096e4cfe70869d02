"""What is said of pairs of rows: a quick judgement where one is sure, `compare` where it is not."""

import re

from claims.matching.bulk.changes import Judgement
from claims.matching.bulk.judge import judge
from claims.matching.bulk.statements import Statement, state
from claims.matching.bulk.words import WordTable
from claims.matching.comparison import compare
from claims.matching.grouping import find_affinity, joins

# What a quick judgement counts in an average.
AFFINITIES = {"same": 0.85, "value": 0.75, "near": 0.75, "other": 0.2}
JOINING = ("same", "value")


class Judging:
    """Judges rows of texts by their words; counts how often `compare` had to be asked."""

    def __init__(self, texts: list[str], table: WordTable) -> None:
        self._texts = texts
        self._table = table
        self._folded = [word.lower() for word in table.words]
        self._statements: dict[int, Statement] = {}
        self.compared = 0
        self.is_few = len(texts) <= _FEW

    def ask(self, one: int, other: int) -> tuple[float, bool]:
        """What `compare` says of two rows: their affinity (0..1), and whether it joins them."""
        self.compared += 1
        comparison = compare(self._texts[one], self._texts[other])
        return find_affinity(comparison), joins(comparison)

    def judge(self, one: int, other: int) -> Judgement:
        """What the words alone leave no doubt of; None for nothing, and for what few rows can ask about."""
        found = judge(self._state(one), self._state(other))
        return None if found == "other" and self.is_few else found

    def estimate(self, one: int, other: int) -> float:
        """An affinity of two rows that joins nothing: without `compare` where there are many rows."""
        quick = self.judge(one, other)
        if quick is not None:
            return AFFINITIES[quick]
        if self.is_few:
            return self.ask(one, other)[0]
        words, others = set(self._state(one).words), set(self._state(other).words)
        shared, smaller = len(words & others), min(len(words), len(others))
        return max(shared / (len(words | others) or 1), _CONTAINED * shared / (smaller or 1))

    def _state(self, row: int) -> Statement:
        found = self._statements.get(row)
        if found is None:
            words, text = [self._folded[word] for word in self._table.row(row)], self._texts[row]
            # "May" the month is told from "may" by its case alone.
            has_case = not (text.isupper() or text.islower() or ("may" in words and "May" not in text))
            capitalised = {word.lower() for word in _CAPITALISED.findall(text)}
            names = tuple(word for word in words if word in capitalised)
            found = state(words, has_case=has_case, has_comma="," in text, names=names)
            self._statements[row] = found
        return found


_CAPITALISED = re.compile(r"\b[A-Z]\w+")
_CONTAINED = 0.8
_FEW = 5_000

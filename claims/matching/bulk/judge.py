"""A quick judgement of two claims by their words: only where `compare` is known to say the same."""

from claims.matching.bulk import lexis
from claims.matching.bulk.changes import Changes, Judgement, count_common, find_changes
from claims.matching.bulk.statements import LEAST_WORDS, Statement, Words


def judge(a: Statement, b: Statement) -> Judgement:
    """What `compare` says of two claims, where their words differ only in ways that leave no doubt."""
    first, second = a.words, b.words
    if min(len(first), len(second)) < LEAST_WORDS or not _may_be_one_source(a.source, b.source):
        return None
    is_turned = first[:2] != second[:2] and ("by" in first or "by" in second)
    if is_turned:
        first, second = _make_active(first, second), _make_active(second, first)
        is_turned = first is not a.words or second is not b.words
    changes = find_changes(first, second, a.names + b.names)
    if changes.found in (None, "other"):
        return changes.found
    if changes.found == "near":
        return None if is_turned or changes.has_more or a.source != b.source else "near"
    if min(len(first), len(second)) < _SHORT and (changes.has_more or changes.is_exchanged):
        return None
    if _are_entangled(a, b, changes) or (is_turned and changes.is_exchanged and changes.has_more):
        return None
    if a.is_denied != b.is_denied:
        return "value" if changes.found == "same" else None
    return changes.found


# Shorter claims `compare` joins only where nearly nothing differs.
_SHORT = 8
# So many words in the place of others may be an exchange for `compare`.
_LONGEST_EXCHANGE = 3


def _may_be_one_source(one: Words, other: Words) -> bool:
    """Whether claims do not name two sources, "officials" aside, who may be anybody."""
    return not (one and other) or one == other or lexis.is_anybody(one) or lexis.is_anybody(other)


def _are_entangled(a: Statement, b: Statement, changes: Changes) -> bool:
    """Whether what each claim says alone may be taken for a change of one into the other."""
    if a.dates != b.dates and (changes.has_more or (a.dates and b.dates)):
        return True
    if not (a.has_case and b.has_case) and (_name_days(a) or _name_days(b) or changes.is_exchanged):
        return changes.has_more or changes.is_exchanged or "may" in a.dates
    # Whose word it is, and a detail.
    if bool(a.source) == bool(b.source):
        return False
    more = changes.second_more if a.source else changes.first_more
    longest = max(lexis.count_content(more), lexis.count_content(a.source or b.source))
    return bool(more) and longest <= _LONGEST_EXCHANGE


def _name_days(statement: Statement) -> bool:
    return not all(map(str.isdecimal, statement.dates))


def _make_active(words: Words, other: Words) -> Words:
    """ "B was done by A ..." as "A did B ...", where the other claim says so."""
    for place in range(1, len(words) - 3):
        if words[place] in lexis.BE and words[place + 2] == "by":
            patient, verb, rest = words[:place], words[place + 1], words[place + 3 :]
            agent = count_common(rest, other)
            if agent and agent < len(other) and _is_one_act(verb, other[agent]):
                return (*rest[:agent], verb, *patient, *rest[agent:])
            return words
    return words


def _is_one_act(verb: str, other: str) -> bool:
    return verb == other or lexis.find_kin(*sorted((verb, other))) in ("same", "value")

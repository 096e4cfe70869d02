"""The ledger against what was stored and what the lead's export says: counts that must all be zero."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from tests.torture.ledger import Ledger, Save

type Row = Mapping[str, Any]


@dataclass(slots=True)
class Stored:
    """What the database holds at the end, table by table, as `tests.torture.dump` writes it."""

    decisions: list[Row]
    verdicts: list[Row]
    claims: list[Row]
    clusters: list[Row]


@dataclass(slots=True)
class Findings:
    """What is wrong, in words, by kind."""

    lost: list[str] = field(default_factory=list)
    doubled: list[str] = field(default_factory=list)
    half: list[str] = field(default_factory=list)
    left: list[str] = field(default_factory=list)


def compare(ledger: Ledger, stored: Stored, export: Sequence[Row], *, readers: int) -> Findings:
    """`export` has a row for each reader's current verdict; `readers` is how many a claim wants."""
    verdicts = _by(stored.verdicts, "decision")
    decisions = {row["key"]: row for row in stored.decisions}
    found = Findings()
    for save in ledger.saves.values():
        decision = decisions.get(save.key)
        if decision is None:
            found.lost += [f"save {save.key} by {save.reader} is not stored"] if save.is_kept else []
            continue
        if save.is_refused and not save.is_kept:
            found.doubled.append(f"save {save.key} was refused, and is stored")
        _compare_save(save, decision, verdicts[decision["id"]], found)
    found.doubled += _strays(ledger, stored)
    found.lost += _missing_in_export(ledger, stored, export)
    found.doubled += _twice_in_export(export)
    _check_claims(stored, readers, found)
    found.half += _wrong_clusters(stored)
    found.left += [
        f"cluster {row['id']} is still open"
        for row in stored.clusters
        if row["status"] == "open" and row["is_worth_it"]
    ]
    return found


def _by(rows: Iterable[Row], column: str) -> defaultdict[Any, list[Row]]:
    grouped: defaultdict[Any, list[Row]] = defaultdict(list)
    for row in rows:
        grouped[row[column]].append(row)
    return grouped


def _compare_save(save: Save, decision: Row, verdicts: Sequence[Row], found: Findings) -> None:
    """Everything that was sent is there, under the right name, and nothing else."""
    if (decision["reader"], decision["cluster"]) != (save.reader, save.cluster):
        found.lost.append(f"save {save.key} is stored for somebody or something else")
    said = {row["claim"]: row["outcome"] for row in verdicts}
    if said != save.outcomes or any(save.note not in row["note"] for row in verdicts):
        found.half.append(f"save {save.key} was sent as {save.outcomes}, stored as {said}")
    if save.is_undone and not decision["is_undone"]:
        found.lost.append(f"the undoing of {save.key} is not stored")
    if decision["is_undone"] and not save.is_undo_sent:
        found.lost.append(f"save {save.key} is undone, and nobody did that")


def _strays(ledger: Ledger, stored: Stored) -> Iterator[str]:
    for row in stored.decisions:
        if row["kind"] == "review" and row["key"] not in ledger.saves:
            yield f"decision {row['id']} by {row['reader']} was never sent"


def _missing_in_export(ledger: Ledger, stored: Stored, export: Sequence[Row]) -> Iterator[str]:
    """Each reader's latest verdict on a claim, as acknowledged, is the one that goes out."""
    order = {row["key"]: row["id"] for row in stored.decisions}
    last: dict[tuple[int, str], Save] = {}
    for save in sorted(ledger.kept, key=lambda save: order.get(save.key, 0)):
        if not save.is_undo_sent:
            last |= {(claim, save.reader): save for claim in save.outcomes}
    rows = {(int(row["claim_id"]), row["reviewer"]): row for row in export}
    unsure = {
        (c, s.reader) for s in ledger.saves.values() if not (s.is_kept or s.is_refused) for c in s.outcomes
    }
    for (claim, reader), save in last.items():
        row = rows.get((claim, reader))
        if row is None:
            yield f"claim {claim} by {reader} is not in the export"
        elif (claim, reader) not in unsure and save.note not in row["note"]:
            yield f"claim {claim} by {reader} is exported with another note"


def _twice_in_export(export: Sequence[Row]) -> Iterator[str]:
    counts = Counter((row["claim_id"], row["reviewer"]) for row in export)
    for (claim, reader), count in counts.items():
        if count > 1:
            yield f"claim {claim} by {reader} is in the export {count} times"


def _check_claims(stored: Stored, readers: int, found: Findings) -> None:
    """As many readers as wanted, nobody twice, and the status that follows from what they said."""
    decisions = {row["id"]: row for row in stored.decisions}
    given = _by(stored.verdicts, "claim")
    for claim in stored.claims:
        counting = [
            (decisions[row["decision"]], row["outcome"])
            for row in given[claim["id"]]
            if row["id"] > claim["reads_after"] and not decisions[row["decision"]]["is_undone"]
        ]
        reading = [(row["reader"], outcome) for row, outcome in counting if row["kind"] == "review"]
        who = Counter(reader for reader, _ in reading)
        if len(who) > readers or any(count > 1 for count in who.values()):
            found.doubled.append(f"claim {claim['id']} was read by {dict(who)}")
        is_settled = any(row["kind"] == "adjudication" for row, _ in counting)
        expected = _status([outcome for _, outcome in reading], readers)
        if not is_settled and not claim["is_to_check"] and claim["status"] != expected:
            found.half.append(f"claim {claim['id']} is {claim['status']}, not {expected}")
        if claim["reads"] != len(who):
            found.half.append(f"claim {claim['id']} counts {claim['reads']} readers, not {len(who)}")


def _status(outcomes: Sequence[str], readers: int) -> str:
    if len(outcomes) < readers:
        return "pending"
    labels = {"" if outcome.startswith("aside") else outcome for outcome in outcomes}
    if len(labels) > 1:
        return "disputed"
    return "decided" if labels != {""} else "set_aside"


def _wrong_clusters(stored: Stored) -> Iterator[str]:
    members = _by(stored.claims, "cluster")
    for cluster in stored.clusters:
        of_it = members[cluster["id"]]
        is_open = any(claim["status"] == "pending" or claim["is_to_check"] for claim in of_it)
        if of_it and cluster["status"] == "merged":
            yield f"cluster {cluster['id']} is merged, and has members"
        elif of_it and (cluster["status"] == "open") != is_open:
            yield f"cluster {cluster['id']} is {cluster['status']}, its claims are not"

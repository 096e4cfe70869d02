"""Tiny development sets of our own making, laid out as the real ones."""

import json
from collections.abc import Mapping, Sequence
from itertools import cycle, islice
from pathlib import Path

TOWNS = ("Lyon", "Turin", "Ghent", "Porto", "Graz", "Cork", "Malmö", "Brno", "Split", "Varna")
SAME = [
    (f"The mayor of {town} resigned on Monday.", f"On Monday, the mayor of {town} stepped down.")
    for town in TOWNS
]
OTHER = [
    (f"The mayor of {town} resigned on Monday.", f"A flood closed {number + 3} schools near {town}.")
    for number, town in enumerate(TOWNS)
]
DIFFERS = [
    (
        f"The bridge at {town} is {number + 20} metres long.",
        f"The bridge at {town} is {number + 90} metres long.",
    )
    for number, town in enumerate(TOWNS)
]


def write_sets(folder: Path) -> None:
    """Every set that the evaluation knows, with a few rows each."""
    pairs = [(1, *pair) for pair in SAME] + [(0, *pair) for pair in OTHER]
    _write_tsv(folder / "mrpc/train.tsv", ("label", "s1", "s2"), pairs)
    grades = [
        (grade, a, b, "main-news", "headlines", "2015")
        for grade, (_, a, b) in zip(_grades(), pairs, strict=False)
    ]
    for split in ("train", "dev"):
        _write_tsv(folder / f"stsb/{split}.tsv", ("score", "s1", "s2", "genre", "file", "year"), grades)
    _write_jsonl(
        folder / "contrast/contrast.jsonl",
        [{"label": "same", "kind": "moved", "a": a, "b": b} for a, b in SAME]
        + [{"label": "differs", "kind": "number", "a": a, "b": b} for a, b in DIFFERS],
    )
    evidence = [
        {"id": str(number), "case_id": str(number), "label": label, "claim": a, "evidence": b}
        for number, (label, a, b) in enumerate(
            [("SUPPORTS", *pair) for pair in SAME] * 1 + [("REFUTES", *pair) for pair in DIFFERS]
        )
    ]
    _write_tsv(
        folder / "vitaminc/real_dev.tsv",
        ("case_id", "label", "claim", "evidence"),
        [(row["case_id"], row["label"], row["claim"], row["evidence"]) for row in evidence],
    )
    _write_jsonl(folder / "fever_symmetric/dev.jsonl", evidence)
    _write_events(folder)
    for name in ("checkthat2020_t2", "checkthat2021_2a"):
        _write_posts(folder / name)
    for name in ("claimbuster_train", "ct19_train", "ct22_1B_train", "ct22_1B_dev"):
        rows = [(1, a) for a, _ in DIFFERS] + [(0, "What a wonderful, bold idea that would be.")] * len(TOWNS)
        _write_tsv(folder / f"checkworthy/{name}.tsv", ("label", "text"), rows)


def write_gold(folder: Path) -> None:
    """Labels of an expert: a group, a conflict, a look-alike."""
    texts = [*SAME[0], *DIFFERS[0], SAME[1][0], *(f"What a bold idea for {town}!" for town in TOWNS)]
    kinds = [*["event"] * 5, *["opinion"] * len(TOWNS)]
    claims = [
        {"id": f"000-{number:02}", "sentence": text, "kind": kind, "check_worthy": kind == "event"}
        for number, (text, kind) in enumerate(zip(texts, kinds, strict=True))
    ]
    gold = {
        "claims": claims,
        "clusters": [{"members": ["000-00", "000-01"]}, {"members": ["000-02", "000-03"]}],
        "conflicts": [{"a": "000-02", "b": "000-03", "strength": "clear"}],
        "hard_negatives": [{"a": "000-00", "b": "000-04"}],
    }
    (folder / "seed_annotations.json").write_text(json.dumps(gold), encoding="utf-8")


def _grades() -> list[str]:
    return list(islice(cycle(("5.0", "4.0", "3.4")), len(SAME))) + list(
        islice(cycle(("0.5", "1.0")), len(OTHER))
    )


def _write_events(folder: Path) -> None:
    columns = ("instance_id", "topic", "doc", "sent", "selected", "tag", "trigger", "sentence")
    rows = [
        (f"e{topic}", str(topic), "d", "1", "1", "ACTION_OCCURRENCE", "resigned", sentence)
        for topic, pair in enumerate(SAME)
        for sentence in pair
    ]
    _write_tsv(folder / "ecbplus/event_mentions.tsv", columns, rows)


def _write_posts(folder: Path) -> None:
    _write_jsonl(folder / "vclaims.jsonl", [{"id": str(n), "claim": a} for n, (a, _) in enumerate(SAME)])
    posts = [(str(n), f"{b} {end}") for n, (_, b) in enumerate(SAME) for end in ("Wow!", "Look at this")]
    for split in ("train", "dev"):
        own = [(claim, text, f"{split}{number}") for number, (claim, text) in enumerate(posts)]
        _write_jsonl(folder / f"queries_{split}.jsonl", [{"id": name, "text": text} for _, text, name in own])
        _write_tsv(
            folder / f"qrels_{split}.tsv",
            ("query_id", "vclaim_id"),
            [(name, claim) for claim, _, name in own],
        )


def _write_tsv(path: Path, columns: tuple[str, ...], rows: Sequence[tuple[object, ...]]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    lines = ["\t".join(map(str, row)) for row in (columns, *rows)]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def _write_jsonl(path: Path, rows: Sequence[Mapping[str, str]]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")

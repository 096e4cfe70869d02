"""The development sets, read from the folder they were put in: TSV without quoting, and JSON lines."""

import csv
import json
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any


class SetMissing(Exception):
    """A set that is not in the folder; the message names the file."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two texts and what people say of them: 1 the same, 0 not, or a grade."""

    label: float
    a: str
    b: str
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Posts:
    """Queries, the claims they are looked up in, and which claims are right for which query."""

    claims: dict[str, str]
    titles: dict[str, str]
    queries: dict[str, str]
    right: dict[str, set[str]]


@dataclass(frozen=True, slots=True)
class Sets:
    """The folder of the sets and, where given, the folder of the expert's labels."""

    folder: Path
    gold_folder: Path | None = None
    _kept: dict[str, Any] = field(default_factory=dict, compare=False)

    def mrpc(self) -> list[Pair]:
        """1 paraphrase, 0 not."""
        return [Pair(int(row["label"]), row["s1"], row["s2"]) for row in self._tsv("mrpc/train.tsv")]

    def stsb_news(self, split: str = "dev", *, with_msrpar: bool = True) -> list[Pair]:
        """News pairs graded 0..5; file MSRpar is drawn from the same pairs as mrpc."""
        return [
            Pair(float(row["score"]), row["s1"], row["s2"], row["file"])
            for row in self._tsv(f"stsb/{split}.tsv")
            if row["genre"] == "main-news" and (with_msrpar or row["file"] != "MSRpar")
        ]

    def contrast(self) -> list[Pair]:
        """1 the same, 0 differs; `kind` is the class of the rewrite."""
        return [
            Pair(float(row["label"] == "same"), row["a"], row["b"], row["kind"])
            for row in self._jsonl("contrast/contrast.jsonl")
        ]

    def vitaminc(self) -> list[dict[str, str]]:
        """Rows with case_id, label, claim, evidence."""
        return self._tsv("vitaminc/real_dev.tsv")

    def fever_symmetric(self) -> list[dict[str, str]]:
        """Rows with label, claim, evidence."""
        return self._jsonl("fever_symmetric/dev.jsonl")

    def ecbplus_mentions(self) -> list[dict[str, str]]:
        """Sentences that report an event: topic, doc, sent, instance_id, tag, sentence."""
        return [row for row in self._tsv("ecbplus/event_mentions.tsv") if row["selected"] == "1"]

    def posts(self, name: str, splits: tuple[str, ...] = ("train", "dev")) -> Posts:
        """checkthat2020_t2 or checkthat2021_2a."""
        claims = self._jsonl(f"{name}/vclaims.jsonl")
        queries: dict[str, str] = {}
        right: dict[str, set[str]] = defaultdict(set)
        for split in splits:
            queries |= {row["id"]: row["text"] for row in self._jsonl(f"{name}/queries_{split}.jsonl")}
            for row in self._tsv(f"{name}/qrels_{split}.tsv"):
                right[row["query_id"]].add(row["vclaim_id"])
        return Posts(
            {claim["id"]: claim["claim"] for claim in claims},
            {claim["id"]: claim.get("title") or "" for claim in claims},
            queries,
            dict(right),
        )

    def checkworthy(self, name: str) -> list[tuple[int, str]]:
        """1 worth checking, 0 not, and the sentence."""
        return [(int(row["label"]), row["text"]) for row in self._tsv(f"checkworthy/{name}.tsv")]

    def gold(self) -> dict[str, Any]:
        """The expert's labels of the articles."""
        if self.gold_folder is None:
            raise SetMissing("the expert's labels: pass their folder with --gold")
        return dict(json.loads(_read(self.gold_folder / "seed_annotations.json")))

    def _tsv(self, name: str) -> list[dict[str, str]]:
        if name not in self._kept:
            lines = _read(self.folder / name).split("\n")
            rows = csv.DictReader(filter(None, lines), delimiter="\t", quoting=csv.QUOTE_NONE)
            self._kept[name] = list(rows)
        return list(self._kept[name])

    def _jsonl(self, name: str) -> list[dict[str, Any]]:
        if name not in self._kept:
            self._kept[name] = [json.loads(line) for line in _read(self.folder / name).split("\n") if line]
        return list(self._kept[name])


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except OSError:
        raise SetMissing(f"{path.parent.name}/{path.name}") from None

"""How rare groups of three letters are: `python -m bench.fit_trigrams --data PATH [--write]`.

Counted over the texts that may be fitted on: news of stsb (train, without MSRpar), the fit halves of
ecbplus and vitaminc. The level of a group: the rounded negative logarithm of the share of texts with it.
"""

import argparse
from collections import Counter, defaultdict
from collections.abc import Iterator
from math import log
from pathlib import Path
from textwrap import wrap

from bench.evaluation.folds import fold_rows, fold_topic
from bench.evaluation.sets import Sets
from claims.matching import trigrams
from claims.text.normal import find_tokens

_LEAST_COUNT = 10
_LINE_LENGTH = 108


def main() -> None:
    """Print the table, rarest last; with --write, put it into the product."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="the folder of the development sets")
    parser.add_argument("--write", action="store_true", help="rewrite claims/matching/trigrams.txt")
    arguments = parser.parse_args()
    table = "\n".join(_format(_find_levels(_read_texts(Sets(arguments.data))))) + "\n"
    if arguments.write:
        trigrams.TABLE.write_text(table, encoding="utf-8")
    else:
        print(table, end="")


def _read_texts(sets: Sets) -> set[str]:
    texts = {text for pair in sets.stsb_news("train", with_msrpar=False) for text in (pair.a, pair.b)}
    texts |= {row["sentence"] for row in sets.ecbplus_mentions() if fold_topic(row["topic"]) == "fit"}
    rows = sets.vitaminc()
    kept = [row for row, fold in zip(rows, fold_rows(rows), strict=True) if fold == "fit"]
    return texts | {row[column] for row in kept for column in ("claim", "evidence")}


def _find_levels(texts: set[str]) -> dict[str, int]:
    counts: Counter[str] = Counter()
    for text in texts:
        counts.update(trigrams.find_trigrams(token.word for token in find_tokens(text)))
    return {
        trigram: min(trigrams.RAREST, round(log(len(texts) / (count + 1))))
        for trigram, count in counts.items()
        if count >= _LEAST_COUNT and trigram.isascii()
    }


def _format(levels: dict[str, int]) -> Iterator[str]:
    """Lines of a level and trigrams of it, without those that are as rare as the unknown."""
    groups: dict[int, list[str]] = defaultdict(list)
    for trigram, level in levels.items():
        groups[level].append(trigram)
    for level in sorted(groups.keys() - {trigrams.RAREST}):
        for line in wrap(" ".join(sorted(groups[level])), _LINE_LENGTH):
            yield f"{level} {line}"


if __name__ == "__main__":
    main()

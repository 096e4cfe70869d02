"""One method on one corpus, in a process of its own: time, memory and how well groups agree with the facts.

`python -m bench.clustering.measuring METHOD SIZE` prints one line of JSON.
"""

import json
import resource
import sys
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from random import Random

from bench.clustering.corpus import Corpus, make_corpus
from bench.clustering.measures import score_b_cubed, score_pairs
from bench.clustering.methods import METHODS
from claims.matching import compare


@dataclass(frozen=True, slots=True)
class Measurement:
    """`pair_f1` and `b_cubed` are of plain rows; the two other F1 count contradicting rows with the group
    they contradict, or apart from it. `hidden`: contradicting rows in that group and not called *differs*.
    """

    method: str
    size: int
    seconds: float
    cpu_seconds: float
    peak_mib: float
    pair_f1: float
    precision: float
    recall: float
    b_cubed: float
    pair_f1_with: float
    pair_f1_apart: float
    contradicting: int
    merged: int
    hidden: float


def measure(method: str, size: int) -> Measurement:
    """Cluster a corpus of `size` rows with one method."""
    corpus = make_corpus(size)
    started, started_cpu = time.perf_counter(), time.process_time()
    labels = METHODS[method](corpus.texts)
    seconds = time.perf_counter() - started
    cpu_seconds = time.process_time() - started_cpu
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    plain = [row for row in range(size) if row not in corpus.contradicted]
    found, known = [labels[row] for row in plain], [corpus.groups[row] for row in plain]
    precision, recall, f1 = score_pairs(found, known)
    apart = [-row - 1 if row in corpus.contradicted else group for row, group in enumerate(corpus.groups)]
    merged = [(row, base) for row, base in corpus.contradicted.items() if labels[row] == labels[base]]
    return Measurement(
        method=method,
        size=size,
        seconds=seconds,
        cpu_seconds=cpu_seconds,
        peak_mib=peak,
        pair_f1=f1,
        precision=precision,
        recall=recall,
        b_cubed=score_b_cubed(found, known),
        pair_f1_with=score_pairs(labels, corpus.groups)[2],
        pair_f1_apart=score_pairs(labels, apart)[2],
        contradicting=len(corpus.contradicted),
        merged=len(merged),
        hidden=_count_hidden(corpus, merged) if method == "ours" else 1.0,
    )


_MOST_COMPARED = 2_000


def _count_hidden(corpus: Corpus, merged: Sequence[tuple[int, int]]) -> float:
    """The share of merged contradicting rows that `compare` does not call *differs*, from a sample."""
    sample = Random(1).sample(list(merged), min(_MOST_COMPARED, len(merged)))  # noqa: S311
    said = [compare(corpus.texts[row], corpus.texts[base]).relation for row, base in sample]
    return sum(relation != "differs" for relation in said) / max(1, len(said))


if __name__ == "__main__":
    print(json.dumps(asdict(measure(sys.argv[1], int(sys.argv[2])))))

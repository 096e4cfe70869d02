"""manage.py match_quality: how often claims are joined rightly, and how many are missed."""

from argparse import ArgumentParser
from collections.abc import Iterator
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from claims.actions.audit import draw_pairs
from claims.matching import SAME_AT
from claims.models.clock import database_now
from claims.models.match_quality import MatchQuality, read_match_quality
from claims.statistics import Estimate


class Command(BaseCommand):
    help = "Show how good matching is, by what people did and what they say of pairs drawn at random."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--draw", type=int, metavar="N", help="First draw N pairs more of each kind.")

    def handle(self, *args: Any, **options: Any) -> None:
        if (wanted := options["draw"]) is not None:
            if wanted < 1:
                raise CommandError("--draw needs a number of pairs, 1 or more.")
            self.stdout.write(f"{draw_pairs(at=database_now(), each=wanted)} pairs drawn.")
        found = read_match_quality()
        for line in (*_of_sample(found), *_of_work(found), *_of_thresholds(found)):
            self.stdout.write(line)


def _of_sample(found: MatchQuality) -> Iterator[str]:
    for sample in found.samples:
        judged = len(sample.stratum.judged)
        yield (
            f"{sample.kind}: about {sample.stratum.size:.0f} pairs, {sample.drawn} drawn,"
            f" {sample.same} of {judged} the same question, {sample.unsure} cannot be told."
        )
    if found.precision:
        yield f"Precision by the sample: {_percent(found.precision)}."
    if found.quality:
        missed = found.quality.missed
        yield f"Recall: {_percent(found.quality.recall)}."
        yield f"Missed pairs: about {missed.value:.0f} ({missed.low:.0f} to {missed.high:.0f})."
    else:
        yield f"Too few answers to tell what is missed: {found.wanted} more are needed."


def _of_work(found: MatchQuality) -> Iterator[str]:
    worked = found.worked
    yield f"By the work of the desk: {worked.kept} joins kept, {worked.parted} parted, {worked.merged} added."
    if worked.precision:
        yield f"Precision by the work of the desk: {_percent(worked.precision)}."
    else:
        yield f"Too few for a figure: {worked.wanted} more joins have to be dealt with."


def _of_thresholds(found: MatchQuality) -> Iterator[str]:
    if found.thresholds:
        yield f"If claims were joined from another likeness on (now {SAME_AT:.2f}); advice, nothing changes:"
    for at, quality in found.thresholds:
        yield f"  {at:.2f}: precision {_percent(quality.precision)}, recall {_percent(quality.recall)}"


def _percent(figure: Estimate) -> str:
    return f"{figure.value:.1%} ({figure.low:.1%} to {figure.high:.1%})"

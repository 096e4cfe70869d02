"""How good the matcher is: what people did with its joins, and what they say of pairs drawn at random."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from django.db.models import Avg, Count, Exists, F, OuterRef, Q, QuerySet, Sum

from claims.models.audit_pair import AuditPair
from claims.models.decision import Verdict
from claims.models.link import Link
from claims.models.match import Match, MatchQuerySet
from claims.statistics import (
    LEAST_JUDGED,
    Estimate,
    Judged,
    Quality,
    Stratum,
    at_threshold,
    estimate_quality,
    wilson,
)

THRESHOLDS = (0.4, 0.5, 0.6, 0.7, 0.8, 0.9)


@dataclass(frozen=True, slots=True)
class Worked:
    """What people did: joins of the matcher kept or parted, and pairs joined that it had left apart."""

    kept: int
    parted: int
    merged: int

    @property
    def wanted(self) -> int:
        """How many more joins somebody has to look at before there is a figure."""
        return max(0, LEAST_JUDGED - self.kept - self.parted)

    @property
    def precision(self) -> Estimate | None:
        """The share of the joins people dealt with that they kept; None while there are too few."""
        return None if self.wanted else wilson(self.kept, self.kept + self.parted)


@dataclass(frozen=True, slots=True)
class Sample:
    """Pairs of one kind: how many were drawn, of how many nobody can tell, and the answers."""

    kind: str
    drawn: int
    unsure: int
    stratum: Stratum

    @property
    def same(self) -> int:
        return sum(answer.is_same for answer in self.stratum.judged)

    @property
    def other(self) -> int:
        return len(self.stratum.judged) - self.same

    @property
    def wanted(self) -> int:
        """How many more answers there have to be; of few pairs all but those that nobody can tell."""
        is_drawn_out = self.drawn >= self.stratum.size
        return max(0, self.stratum.wanted - (self.unsure if is_drawn_out else 0))


@dataclass(frozen=True)
class MatchQuality:
    worked: Worked
    samples: Sequence[Sample]

    @property
    def wanted(self) -> int:
        """How many more answers there have to be before what is missed can be told."""
        return sum(sample.wanted for sample in self.samples)

    @cached_property
    def precision(self) -> Estimate | None:
        """Of the joins of the matcher; None while too few of those drawn are judged."""
        joined = [sample for sample in self.samples if sample.stratum.is_joined]
        is_known = all(sample.stratum.judged and not sample.wanted for sample in joined)
        return estimate_quality([sample.stratum for sample in joined]).precision if is_known else None

    @cached_property
    def quality(self) -> Quality | None:
        """None while there are too few answers of any kind of pair."""
        strata = [sample.stratum for sample in self.samples]
        return estimate_quality(strata, known_missed=self.worked.merged) if self._is_enough else None

    @cached_property
    def thresholds(self) -> list[tuple[float, Quality]]:
        """What would be if pairs were joined from another likeness on, by the answers alone."""
        if not self._is_enough:
            return []
        strata = [sample.stratum for sample in self.samples]
        return [(at, estimate_quality(at_threshold(strata, at))) for at in THRESHOLDS]

    @property
    def _is_enough(self) -> bool:
        return self.precision is not None and not self.wanted


def read_match_quality() -> MatchQuality:
    """All of it, as it is now. Eight queries."""
    sizes = {
        AuditPair.Stratum.JOINED: float(pairs_joined().count()),
        AuditPair.Stratum.NEAR: float(pairs_apart().count()),
        AuditPair.Stratum.FAR: _size_of_far(),
    }
    return MatchQuality(_read_worked(), _read_samples(sizes))


def pairs_joined() -> MatchQuerySet:
    """Pairs that the matcher joined, those included that people have parted since."""
    here = Q(a__cluster=F("b__cluster"))
    return Match.objects.joining().filter(here | Q(_linked(Link.Kind.NOT_SAME)))


def pairs_apart() -> MatchQuerySet:
    """Pairs that the matcher compared, found alike in something and left apart."""
    apart = Match.objects.exclude(a__cluster=F("b__cluster"))
    return apart.exclude(pk__in=Match.objects.joining().filter(_linked(Link.Kind.NOT_SAME)).values("pk"))


def _linked(kind: Link.Kind) -> Exists:
    """That people said this of a match's two claims, and stand by it."""
    return Exists(Link.objects.active().filter(kind=kind, a=OuterRef("a"), b=OuterRef("b")))


def _read_worked() -> Worked:
    """Claims decided in one act without being parted are kept together, as are those people linked."""
    joined = Match.objects.joining()
    together = joined.filter(a__cluster=F("b__cluster"))
    kept = together.filter(Q(_decided_together()) | Q(_linked(Link.Kind.SAME)))
    by_hand = Link.objects.active().filter(kind=Link.Kind.SAME)
    known = Exists(joined.filter(a=OuterRef("a"), b=OuterRef("b")))
    return Worked(
        kept=kept.count(),
        parted=joined.filter(_linked(Link.Kind.NOT_SAME)).count(),
        merged=by_hand.exclude(known).count(),
    )


def _decided_together() -> Exists:
    """That one standing decision holds a verdict on both claims of a match."""
    of_b = Verdict.objects.filter(claim=OuterRef(OuterRef("b")), decision=OuterRef("decision"))
    return Exists(Verdict.objects.standing().filter(Exists(of_b), claim=OuterRef("a")))


def _size_of_far() -> float:
    """About how many pairs of this kind there are: what those of a draw stand for, on average."""
    draws = AuditPair.objects.filter(stratum=AuditPair.Stratum.FAR).values("drawn_at")
    found = draws.annotate(pairs=Sum("weight")).aggregate(size=Avg("pairs"))["size"]
    return float(found or 0)


def _read_samples(sizes: Mapping[AuditPair.Stratum, float]) -> list[Sample]:
    """Of what was compared each pair was as likely to be drawn; of the others some were likelier."""
    counts = _counts(AuditPair.objects.all())
    answers: dict[str, list[Judged]] = {kind: [] for kind in sizes}
    given = AuditPair.objects.filter(is_same__isnull=False).order_by("id")
    for kind, is_same, weight, likeness in given.values_list("stratum", "is_same", "weight", "probability"):
        is_far = kind == AuditPair.Stratum.FAR
        answers[kind].append(Judged(bool(is_same), weight if is_far else 1.0, likeness))
    return [
        Sample(
            str(kind.label),
            *counts.get(kind, (0, 0)),
            Stratum(kind == AuditPair.Stratum.JOINED, size, answers[kind]),
        )
        for kind, size in sizes.items()
    ]


def _counts(pairs: QuerySet[AuditPair]) -> dict[str, tuple[int, int]]:
    """How many were drawn of each kind, and how many of them nobody can tell."""
    unsure = Count("pk", filter=Q(is_same=None, judged_at__isnull=False))
    rows = pairs.values("stratum").annotate(drawn=Count("pk"), unsure=unsure)
    return {row["stratum"]: (row["drawn"], row["unsure"]) for row in rows}

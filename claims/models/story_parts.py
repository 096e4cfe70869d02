"""What a question of a story consists of: parts that say the same, each with its signed-off verdicts."""

from collections.abc import Sequence
from dataclasses import dataclass

from claims.models.claim import Claim
from claims.models.cluster import Cluster
from claims.models.decision import Verdict


@dataclass(frozen=True, slots=True)
class Ruling:
    """A verdict with the claims that it was given, in the same words, by one decision."""

    verdict: Verdict
    claims: tuple[Claim, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """Claims that say the same, in words where a question is disputed; `rulings` are signed off."""

    says: str
    claims: tuple[Claim, ...]
    rulings: tuple[Ruling, ...]

    @property
    def unsigned(self) -> list[Claim]:
        """Claims of which nothing is signed off."""
        return [claim for claim in self.claims if claim.sign_off_id is None]


@dataclass(frozen=True, slots=True)
class Question:
    """A cluster as the story's sources answer it: in one part, or in the sides they take."""

    cluster: Cluster
    parts: tuple[Part, ...]

    @property
    def is_disagreeing(self) -> bool:
        return len(self.parts) > 1

    @property
    def is_told(self) -> bool:
        """Whether there is anything to tell: sides, or a verdict."""
        return self.is_disagreeing or any(part.rulings for part in self.parts)

    @property
    def headline(self) -> Claim:
        """The claim that speaks for it; the first of these where that one stands elsewhere."""
        claims = [claim for part in self.parts for claim in part.claims]
        return next((claim for claim in claims if claim.pk == self.cluster.headline_id), claims[0])


def part_of(claims: Sequence[Claim], *, says: str = "") -> Part:
    """The claims with their rulings. What is set aside is counted elsewhere, not told."""
    grouped: dict[object, list[Claim]] = {}
    for claim in claims:
        if claim.sign_off_id and claim.verdict and claim.verdict.label:
            grouped.setdefault(_words(claim.verdict), []).append(claim)
    rulings = [Ruling(_verdict(found[0]), tuple(found)) for found in grouped.values()]
    return Part(says, tuple(claims), tuple(rulings))


def _verdict(claim: Claim) -> Verdict:
    assert claim.verdict is not None
    return claim.verdict


def _words(verdict: Verdict) -> object:
    """Equal for verdicts of one decision that say the same and rest on the same."""
    evidence = [(one.stance, one.url, one.claim_id, one.passage) for one in verdict.evidence.all()]
    against = [one.claim_id for one in verdict.against.all()]
    said = (verdict.decision_id, verdict.label, verdict.reason, verdict.note)
    return (*said, tuple(evidence), tuple(against))

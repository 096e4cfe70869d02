"""What would come of an article before it is added: its claims, what the desk has of them, its copies."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from heapq import nlargest
from itertools import batched

from django.conf import settings

from claims.actions.copies import find_copies
from claims.actions.keys import sketch_keyring
from claims.actions.pairing import Statement, compare_statements, day_of, find_pairs, read_statements
from claims.models import Claim, Reviewer, Source
from claims.models.connected import MOST_VALUES
from claims.models.veil import draw_veil
from claims.records import Comparison, ExtractedClaim, Span
from claims.text import Copying, extract_claims
from claims.text.extraction import find_left_out
from claims.text.normal import fold

# So many claims are compared with the desk's, the most check-worthy; so many are asked who shares words with
# them, spread over the text; with so many sources the text is compared word for word.
MOST_COMPARED = 10
MOST_ASKED = 60
MOST_MEASURED = 5
MOST_SHOWN = 100
MOST_LEFT_OUT = 40

# Claims of the desk by the place of the new claim that they share words with.
type Near = dict[int, set[int]]

# How the nearest claim of the desk may stand, the first first.
_ORDER = ("same", "value", "possible")


@dataclass(frozen=True, slots=True)
class Alike:
    """The nearest claim of the desk; `stands`: same, value (says otherwise), possible."""

    claim: Claim
    stands: str


@dataclass(frozen=True, slots=True)
class Found:
    """A claim as it would be stored. `is_low`: it stays out of the queue."""

    claim: ExtractedClaim
    is_low: bool
    alike: Alike | None


@dataclass(frozen=True, slots=True)
class PossibleCopy:
    """A source that shares passages with the text; None: all of it, but for blanks, quotes or case."""

    source: Source
    copying: Copying | None


@dataclass(frozen=True, slots=True)
class Preview:
    """What would come of an article. `there` has this very text; `compared` claims were looked for."""

    found: Sequence[Found]
    left_out: Sequence[str]
    there: Source | None
    copies: Sequence[PossibleCopy]
    compared: int

    @property
    def shown(self) -> Sequence[Found]:
        return self.found[:MOST_SHOWN]

    @property
    def not_shown(self) -> int:
        return max(0, len(self.found) - MOST_SHOWN)

    @property
    def left_out_shown(self) -> Sequence[str]:
        return self.left_out[:MOST_LEFT_OUT]

    @property
    def low_count(self) -> int:
        return sum(found.is_low for found in self.found)

    @property
    def alike_count(self) -> int:
        return sum(found.alike is not None for found in self.found)


def preview_source(
    text: str, *, title: str = "", published_at: datetime | None = None, reader: Reviewer | None = None
) -> Preview:
    """What adding a usable text would give. At most a dozen queries, bounded whatever the desk has.

    Cost: linear in the text, and some hundred comparisons of claims.
    """
    claims = extract_claims(text, title=title)
    there = Source.objects.having_had(Source.digest(text)).defer("text").first()
    near = _find_near(claims)
    compared = _best(claims)
    alike = _find_alike({at: claims[at] for at in compared}, near, published_at, reader)
    threshold = settings.QUEUE_MIN_CHECK_WORTHINESS
    found = [
        Found(claim, claim.check_worthiness.score < threshold, alike.get(at))
        for at, claim in enumerate(claims)
    ]
    copies = [] if there else _find_copies(text, near)
    return Preview(found, list(find_left_out(text, claims, title=title)), there, copies, len(compared))


def _find_near(claims: Sequence[ExtractedClaim]) -> Near:
    """For claims, by their place in the list, the desk's that share most with each."""
    asked = sorted({*range(0, len(claims), 1 + len(claims) // MOST_ASKED), *_best(claims)})
    near: Near = {at: set() for at in asked}
    if asked:
        for own, other in find_pairs(sketch_keyring({-1 - at: claims[at].text for at in asked})):
            near[-1 - own].add(other)
    return near


def _best(claims: Sequence[ExtractedClaim]) -> list[int]:
    """The places of the most check-worthy."""
    return nlargest(MOST_COMPARED, range(len(claims)), key=lambda at: claims[at].check_worthiness.score)


def _find_alike(
    claims: Mapping[int, ExtractedClaim], near: Near, published_at: datetime | None, reader: Reviewer | None
) -> dict[int, Alike]:
    """For claims the nearest of the desk's, of those that the matcher sees more in than shared words."""
    statements = read_statements({pk for at in claims for pk in near[at]})
    best: dict[int, tuple[int, str]] = {}
    for at, claim in claims.items():
        own = Statement(claim.text, 0, Span(claim.start, claim.end), day_of(published_at))
        stands = [(pk, compare_statements(own, statements[pk])) for pk in sorted(near[at])]
        telling = [(pk, one) for pk, one in stands if one and (one.differs_in or one.relation) in _ORDER]
        if telling:
            pk, comparison = min(telling, key=lambda each: _rank(each[1]))
            best[at] = pk, comparison.differs_in or comparison.relation
    shown = {claim.pk: claim for claim in _read({pk for pk, _ in best.values()}, reader)}
    return {at: Alike(shown[pk], stands) for at, (pk, stands) in best.items()}


def _rank(comparison: Comparison) -> tuple[int, float]:
    return _ORDER.index(comparison.differs_in or comparison.relation), -comparison.probability


def _read(claim_ids: set[int], reader: Reviewer | None) -> list[Claim]:
    veil = draw_veil(reader, claims=claim_ids)
    rows = Claim.objects.filter(pk__in=claim_ids).select_related("source", "verdict").defer("source__text")
    return [veil.claim(claim) for claim in rows]


def _find_copies(text: str, near: Near) -> list[PossibleCopy]:
    """Of the sources with most of the near claims, those that are one with the text or share passages."""
    voices = Counter(pk for found in near.values() for pk in found)
    shared: Counter[int] = Counter()
    for ids in batched(sorted(voices), MOST_VALUES):
        for pk, source_id in Claim.objects.filter(pk__in=ids).values_list("pk", "source"):
            shared[source_id] += voices[pk]
    others = Source.objects.filter(pk__in=[pk for pk, _ in shared.most_common(MOST_MEASURED)])
    folded = fold(text)
    same = [other for other in others if fold(other.text) == folded]
    likely = find_copies(text, [other for other in others if other not in same])
    return [PossibleCopy(other, None) for other in same] + [PossibleCopy(*found) for found in likely]

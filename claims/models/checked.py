"""What the desk has on a question: the nearest claims with how they stand to it, cluster by cluster."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from claims.matching import compare
from claims.models.card.differences import SAYS_OTHERWISE, marked_pair
from claims.models.card.parts import Piece, Quote
from claims.models.card.quotes import quote_of, surrounded
from claims.models.claim import Claim
from claims.models.reviewer import Reviewer
from claims.models.search import find_near, is_sentence
from claims.models.veil import draw_veil
from claims.records import Comparison
from claims.text.posts import read_post

SHOWN = 20
SHOWN_REASONS = 4
# Of claims that only share words with a sentence.
SHOWN_UNRELATED = 6
WORDS = {
    "same": _("Says the same"),
    "possible": _("May be the same"),
    "value": _("Same question, says otherwise"),
    "subject": _("Looks alike, but is about something else"),
    "unrelated": _("Shares words with it"),
}
# Of the claims of a cluster the first of these stands for it.
_ORDER = ("same", "value", "possible", "subject", "unrelated")
_ANSWERS = ("same", "value")


@dataclass(frozen=True, slots=True)
class Found:
    """A claim near to what was asked; `comparison` says how the two stand to each other, if one can tell.

    `pieces` are its words, marked where they differ; `more` is what else was found in its cluster.
    """

    quote: Quote
    score: float
    comparison: Comparison | None
    pieces: tuple[Piece, ...]
    more: "tuple[Found, ...]" = ()

    @property
    def claim(self) -> Claim:
        return self.quote.claim

    @property
    def stands(self) -> str:
        """A key of WORDS: how the claim stands to what was asked. Empty where that cannot be told."""
        if self.comparison is None:
            return ""
        return self.comparison.differs_in or self.comparison.relation

    @property
    def words(self) -> str:
        return str(WORDS.get(self.stands, ""))

    @property
    def is_related(self) -> bool:
        """Whether the matcher sees more than shared words."""
        return self.stands not in ("", "unrelated")

    @property
    def is_answer(self) -> bool:
        """Whether it answers what was asked, in the same way or otherwise."""
        return self.stands in _ANSWERS

    @property
    def reasons(self) -> list[str]:
        """Why, in words; "here" is what was asked, "there" the claim."""
        if self.comparison is None or not self.is_related:
            return []
        return list(dict.fromkeys(r.words for r in self.comparison.reasons if r.words))[:SHOWN_REASONS]


@dataclass(frozen=True, slots=True)
class Answer:
    """What the desk has, best first. `is_exact` is false where no claim has the phrases asked for."""

    found: tuple[Found, ...]
    is_exact: bool = True

    @property
    def heading(self) -> str:
        """The answer in a line."""
        first = next((one for stands in _ANSWERS for one in self.found if one.stands == stands), None)
        if first is None and self.is_compared:
            return gettext("Nothing here says the same. The nearest claims:")
        if first is None:
            return gettext("Claims about it")
        if first.claim.status == Claim.Status.PENDING and first.stands == "value":
            return gettext("The desk has this question, and nobody has reviewed it yet")
        if first.claim.status == Claim.Status.PENDING:
            return gettext("The desk has this, and nobody has reviewed it yet")
        if first.stands == "same":
            return gettext("Yes, the desk has checked this")
        return gettext("The desk has checked this question")

    @property
    def is_compared(self) -> bool:
        """Whether what was asked says enough to be compared with claims."""
        return any(one.comparison for one in self.found)


def find_checked(text: str, phrases: Sequence[str] = (), *, reader: Reviewer | None = None) -> Answer:
    """The desk's claims nearest to a text, one for each cluster; without what is veiled from the reader.

    Five queries, one more with a reader and one where no claim has the phrases; as many however many claims
    there are.
    """
    near = find_near(text, phrases, limit=SHOWN)
    is_exact = bool(near) or not phrases
    if not is_exact:
        near = find_near(text, limit=SHOWN)
    claims = {claim.pk: claim for claim in _read_claims(one.claim_id for one in near)}
    veil = draw_veil(reader, claims=claims)
    for claim in claims.values():
        veil.claim(claim)
    told = read_post(text).words if is_sentence(text) else ""
    found = [_judge(told, claims[one.claim_id], one.score) for one in near if one.claim_id in claims]
    return Answer(tuple(_by_cluster(found)), is_exact)


def _read_claims(ids: Iterable[int]) -> Iterable[Claim]:
    wanted = set(ids)
    if not wanted:
        return []
    found: Iterable[Claim] = (
        surrounded().select_related("cluster", "verdict__decision__reviewer").filter(pk__in=wanted)
    )
    return found


def _judge(told: str, claim: Claim, score: float) -> Found:
    quote = quote_of(claim)
    if not told:
        return Found(quote, score, None, (Piece(claim.text),))
    published_at = claim.source.published_at
    comparison = compare(told, claim.text, dates=(None, published_at.date() if published_at else None))
    if comparison.relation == "unrelated":
        return Found(quote, score, comparison, (Piece(claim.text),))
    telling = [reason for reason in comparison.reasons if reason.kind in SAYS_OTHERWISE]
    here = [span for reason in telling for span in reason.a_spans]
    there = [span for reason in telling for span in reason.b_spans]
    return Found(quote, score, comparison, marked_pair(told, claim.text, here, there)[1])


def _by_cluster(found: Iterable[Found]) -> list[Found]:
    """The claim of each cluster that answers best, with the others found in it; answers first."""
    groups: dict[int, list[Found]] = {}
    for one in found:
        groups.setdefault(one.claim.cluster_id, []).append(one)
    best = sorted(map(_with_more, groups.values()), key=lambda one: one.stands not in _ANSWERS)
    far = [one for one in best if one.stands == "unrelated"]
    return [one for one in best if one not in far[SHOWN_UNRELATED:]]


def _with_more(group: Sequence[Found]) -> Found:
    best = min(group, key=lambda one: (_ORDER.index(one.stands) if one.stands else 0, -one.score))
    return replace(best, more=tuple(one for one in group if one is not best))

"""What joins two claims or makes them look alike: the matcher's judgement of the pair, or a person's word."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from itertools import pairwise

from django.utils.translation import gettext as _

from claims.matching import LINK_AT, MATCHER_VERSION, POSSIBLE_AT, SAME_AT, compare
from claims.matching.chains import Ties
from claims.models.card.differences import SAYS_OTHERWISE, marked_pair
from claims.models.card.parts import Piece, Quote
from claims.models.link import Link
from claims.models.match import Match, as_comparison
from claims.records import Span

type Pair = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Scale:
    """A score and the thresholds around it, in percent of full."""

    score: float
    look: float = POSSIBLE_AT * 100
    joined: float = SAME_AT * 100


@dataclass(frozen=True, slots=True)
class Tie:
    """What the matcher found, or a person said, of two claims; seen from `here`."""

    here: Quote
    there: Quote
    match: Match | None = None
    link: Link | None = None

    @property
    def is_together(self) -> bool:
        """Whether both are in one cluster."""
        return self.here.claim.cluster_id == self.there.claim.cluster_id

    @property
    def rule(self) -> str:
        """The rule that decided, in words; the first reason where none was kept."""
        if self.match is None:
            return ""
        return self.match.rule or next(iter(self.words), "")

    @property
    def judgement(self) -> str:
        """What the score means for the two, against the thresholds."""
        return tell_judgement(self.match, is_together=self.is_together) if self.match else ""

    @property
    def scale(self) -> Scale | None:
        return Scale(self.match.probability * 100) if self.match else None

    @property
    def words(self) -> tuple[str, ...]:
        """The reasons as the matcher worded them, each once, "here" being our `here`."""
        if self.match is None:
            return ()
        comparison = as_comparison(self.match)
        if not self._is_first:  # stored reasons say "here" of the first claim of the pair
            dates = (_day(self.here), _day(self.there))
            comparison = compare(self.here.claim.text, self.there.claim.text, dates=dates)
        return tuple(dict.fromkeys(reason.words for reason in comparison.reasons if reason.words))

    @property
    def pieces(self) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
        """Both texts in runs, here and there, marked where they differ."""
        disputed: tuple[list[Span], list[Span]] = ([], [])
        for reason in as_comparison(self.match).reasons if self.match else ():
            if reason.kind in SAYS_OTHERWISE:
                spans = (reason.a_spans, reason.b_spans)
                for side, found in zip(disputed, spans if self._is_first else spans[::-1], strict=True):
                    side.extend(found)
        return marked_pair(self.here.claim.text, self.there.claim.text, *disputed)

    @property
    def is_outdated(self) -> bool:
        """Whether an earlier version of the matcher judged it."""
        return self.match is not None and self.match.matcher_version != MATCHER_VERSION

    @property
    def _is_first(self) -> bool:
        return self.match is not None and self.match.a_id == self.here.claim.pk


@dataclass(frozen=True, slots=True)
class WeakestLink:
    """The tie without which `part` of the members would stand apart."""

    tie: Tie
    part: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class Together:
    """How the members of a cluster hang together: the few ties that hold them, the strongest there are."""

    ties: Ties
    quotes: Mapping[int, Quote]
    matches: Mapping[Pair, Match]
    links: Mapping[Pair, Link]

    def tie(self, here: int, there: int) -> Tie:
        """The tie of two members that nothing needs to hold together."""
        pair = (min(here, there), max(here, there))
        link = self.links.get(pair)
        match = None if link else self.matches.get(pair)
        return Tie(self.quotes[here], self.quotes[there], match, link)

    def ties_towards(self, goal: int) -> dict[int, Tie]:
        """What ties each member to the goal, or to the next member on the way there, if anything does."""
        return {member: self.tie(member, ahead) for member, ahead in self.ties.lead_to(goal).items()}

    def find_path(self, start: int, goal: int) -> list[Tie]:
        """The ties from one member to another, in order; none where no ties lead there."""
        chain = self.ties.find_chain(start, goal)
        return [self.tie(one, other) for one, other in pairwise(chain)]

    @property
    def weakest(self) -> WeakestLink | None:
        """None for a lone claim, and where only people put the members together."""
        found = self.ties.find_weakest()
        if found is None:
            return None
        part = sorted(found.part)
        here, there = sorted(found.pair, key=lambda member: member not in found.part)
        return WeakestLink(self.tie(here, there), tuple(self.quotes[member] for member in part))


def tell_judgement(match: Match, *, is_together: bool) -> str:
    """The score against the thresholds, and what followed from it."""
    if match.differs_in:
        return _tell_difference(match, is_together=is_together)
    told = _tell_likeness(match, is_together=is_together)
    at = {"same_at": f"{SAME_AT:.2f}", "link_at": f"{LINK_AT:.2f}", "possible_at": f"{POSSIBLE_AT:.2f}"}
    return told % {"score": f"{match.probability:.2f}", **at}


def _tell_likeness(match: Match, *, is_together: bool) -> str:
    if match.relation == Match.Relation.SAME:
        if is_together:
            return _("Likeness %(score)s. From %(same_at)s on, claims are joined.")
        return _(
            "Likeness %(score)s, and %(same_at)s is enough to join two claims. They are apart because people"
            " said so, or their clusters as a whole are less alike than the %(link_at)s asked of them."
        )
    if is_together:
        return _("Likeness %(score)s. The two alone would not be joined; others here hold them together.")
    if match.probability >= SAME_AT:
        return _("Likeness %(score)s would join them, but something is in doubt: a person should look.")
    return _("Likeness %(score)s: worth a look (from %(possible_at)s), too little to join (%(same_at)s).")


def _tell_difference(match: Match, *, is_together: bool) -> str:
    if match.differs_in == Match.Difference.VALUE:
        told = (
            _("They answer one question otherwise, so they are together, on different sides.")
            if is_together
            else _("They answer one question otherwise, yet in clusters of their own.")
        )
    else:
        told = (
            _("They look alike but are about different things; a person put them together.")
            if is_together
            else _("They look alike but are about different things; they stay apart.")
        )
    chance = _("That one verdict serves both: %(score)s.") % {"score": f"{match.probability:.2f}"}
    return f"{told} {chance}"


def _day(quote: Quote) -> date | None:
    at: datetime | None = quote.claim.source.published_at
    return at.date() if at else None

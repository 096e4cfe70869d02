"""The plain records that cross the layers: frozen, without behaviour, without Django."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

type Place = Literal["headline", "bullet", "body"]
type Relation = Literal["same", "possible", "differs", "unrelated"]
type Difference = Literal["value", "subject"]
type DetailKind = Literal["quantity", "date", "negation", "quantifier", "modality", "name", "quotation"]


@dataclass(frozen=True, slots=True)
class Span:
    """Characters `text[start:end]`, counted in code points."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Detail:
    """Something a claim states that another can contradict.

    `value` is comparable: a number in the base unit, an ISO-like date ("2023-08", "--08" where the
    year is open), a folded word. `unit` is the kind of thing counted ("mile", "percent", "usd", a noun).
    """

    kind: DetailKind
    span: Span
    text: str
    value: str
    unit: str = ""


@dataclass(frozen=True, slots=True)
class ScoreReason:
    """One thing that raised or lowered a check-worthiness, in words a reviewer reads."""

    kind: str
    words: str
    weight: float


@dataclass(frozen=True, slots=True)
class CheckWorthiness:
    """How much a claim is worth checking: `score` in 0..1, with its reasons, strongest first."""

    score: float
    reasons: tuple[ScoreReason, ...]


@dataclass(frozen=True, slots=True)
class ExtractedClaim:
    """An assertion found in an article: `text == article[start:end]`."""

    start: int
    end: int
    text: str
    place: Place
    check_worthiness: CheckWorthiness


@dataclass(frozen=True, slots=True)
class NamedOrigin:
    """Words of an article that name where it comes from, such as a "Source:" line."""

    span: Span
    outlet: str


@dataclass(frozen=True, slots=True)
class MatchReason:
    """Why two claims were judged as they were; spans point into either text."""

    kind: str
    words: str
    a_spans: tuple[Span, ...] = ()
    b_spans: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Comparison:
    """How two claims stand to each other; `probability` (0..1) that one verdict would serve both.

    `rule` names what decided the relation, in words a reviewer reads ("alike in words", "a figure differs").
    """

    probability: float
    relation: Relation
    differs_in: Difference | None
    reasons: tuple[MatchReason, ...]
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Side:
    """Members of a disagreeing cluster that say the same on what is disputed.

    `members` are positions in the list of claims; `says` are their words on it, such as "190 miles",
    empty for members that say nothing on it.
    """

    members: tuple[int, ...]
    says: str


@dataclass(frozen=True, slots=True)
class Hit:
    """A claim found by a search: its position in the index and a score, higher is better."""

    position: int
    score: float


@dataclass(frozen=True, slots=True)
class EvidenceInput:
    """A reviewer's piece of evidence: a link or a claim, and how it stands to the verdict's claim."""

    stance: str
    url: str = ""
    claim_id: int | None = None
    title: str = ""
    publisher: str = ""
    passage: str = ""
    seen_on: date | None = None


@dataclass(frozen=True, slots=True)
class VerdictInput:
    """What a reviewer says of one claim: a label or a reason to set it aside, never both.

    `earlier_id` is the verdict that the card named for it: the claim's own, or a neighbour's. `alike` are the
    members of its cluster that say the same; None: all of them, as far as anybody looked.
    """

    claim_id: int
    given_to: str
    label: str = ""
    set_aside: str = ""
    reason: str = ""
    note: str = ""
    against: Sequence[int] = ()
    evidence: Sequence[EvidenceInput] = ()
    earlier_id: int | None = None
    alike: Sequence[int] | None = None


@dataclass(frozen=True, slots=True)
class DecisionInput:
    """One act of a reviewer on a cluster, as it was when the form was rendered.

    `members` are the claims the reviewer saw; a claim without a verdict stays undecided. `typed` is the form
    as it came, URL-encoded, kept for when the decision is undone.
    """

    idempotency_key: str
    cluster_version: int
    lease_token: str
    members: Sequence[int]
    verdicts: Sequence[VerdictInput]
    typed: str = ""


@dataclass(frozen=True, slots=True)
class ExportRow:
    """A claim with its outcome, or with what one reviewer says of it, as it leaves the desk.

    `label` is empty while nothing holds: pending, disputed or set aside; then `reason` of a claim set aside
    is why it is. `against` holds pairs of a claim's id and its text. `final_label` is what holds for it.
    `check_again` is why the verdict, which still stands, is to be looked at again. `as_of`: what the desk
    found is as it was then, the words on the source and the claim are today's. `desk` is told outside.
    """

    claim_id: int
    cluster_id: int
    source_title: str
    publisher: str
    source_url: str
    published_at: datetime | None
    claim: str
    start: int
    end: int
    place: str
    check_worthiness: float
    origins: int
    status: str
    final_label: str = ""
    label: str = ""
    reason: str = ""
    note: str = ""
    decided_by: str = ""
    reviewer: str = ""
    decided_at: datetime | None = None
    revision: int | None = None
    against: tuple[tuple[int, str], ...] = ()
    evidence: tuple[EvidenceInput, ...] = ()
    signed_off: datetime | None = None
    check_again: str = ""
    desk: str = ""
    as_of: datetime | None = None


@dataclass(frozen=True, slots=True)
class ExportChoice:
    """Which verdicts leave, and in what shape: "outside", "desk", "reviewers" or "own"."""

    scope: str
    with_undecided: bool = False
    has_final_label: bool = False


@dataclass(frozen=True, slots=True)
class OutsideChange:
    """A verdict that an earlier export carried outside, what is there now (None: nothing), and why."""

    was: ExportRow
    now: ExportRow | None
    why: str

"""A story: a set of sources, and what of it may go outside. It names the desk, never a person.

Only verdicts that are signed off are told. A claim that is to be read or looked at again has none of these,
so the report is the same for every reader, and nothing in it is veiled from anybody.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Count, Q

from claims.models.claim import Claim
from claims.models.origins import count_unsettled, origin_of, read_suggestions
from claims.models.source import Source
from claims.models.source_choice import read_in_short
from claims.models.story_parts import Question
from claims.models.story_questions import read_questions
from claims.models.timeline import Timeline, read_timeline

MOST_SOURCES = 30


@dataclass(frozen=True, slots=True)
class Standing:
    """How many claims a story has, and of how many what is signed off; the others by how far they came.

    `set_aside` was signed off, too. `unreviewed` holds those that are looked at again.
    """

    claims: int
    signed_off: int
    set_aside: int
    unsigned: int
    unreviewed: int


@dataclass(frozen=True, slots=True)
class Story:
    """The sources, those published first in front, undated ones last, and what the desk says on them.

    `lead` is the one that was asked for first.
    `origins` are independent as far as known; `unsettled` of them may be one with another. `left_out`
    sources belong to it, too, but are not told; `is_cut`: so do questions.
    """

    lead: Source
    sources: tuple[Source, ...]
    left_out: int
    origins: int
    unsettled: int
    standing: Standing
    questions: tuple[Question, ...]
    is_cut: bool
    timeline: Timeline

    @property
    def source_ids(self) -> list[int]:
        return [source.pk for source in self.sources]

    @property
    def disagreements(self) -> list[Question]:
        return [question for question in self.questions if question.is_disagreeing]

    @property
    def agreed(self) -> list[Question]:
        """Questions with a signed-off verdict on which the sources are not seen to disagree."""
        return [question for question in self.questions if not question.is_disagreeing]


def read_story(asked: Sequence[int]) -> Story | None:
    """The story of exactly these sources; of one, with all that share a question with it.

    None unless all that were asked for are there. Eleven queries at most, and those of the timeline.
    """
    ids = _find_kin(asked[0]) if len(asked) == 1 else asked
    found = read_in_short(ids[:MOST_SOURCES])
    if len(found) < len(ids[:MOST_SOURCES]):
        return None
    sources = sorted(found.values(), key=_first_published)
    questions, is_cut = read_questions({source.pk: source for source in sources})
    return Story(
        lead=found[asked[0]],
        sources=tuple(sources),
        left_out=len(ids[MOST_SOURCES:]),
        origins=len({origin_of(source) for source in sources}),
        unsettled=count_unsettled(map(origin_of, sources), read_suggestions(sources)),
        standing=_count(list(found)),
        questions=questions,
        is_cut=is_cut,
        timeline=read_timeline(list(found)),
    )


def _find_kin(source_id: int) -> list[int]:
    """The source and those that share a question with it, those with most of them first. One query."""
    own = Claim.objects.filter(source=source_id, cluster__source_count__gt=1).values("cluster")
    others = Claim.objects.filter(cluster__in=own).exclude(source=source_id)
    shared = others.values("source").annotate(shared=Count("cluster", distinct=True))
    return [source_id, *(row["source"] for row in shared.order_by("-shared", "source"))]


def _first_published(source: Source) -> tuple[bool, float, int]:
    at = source.published_at
    return at is None, at.timestamp() if at else 0.0, source.pk


def _count(source_ids: Sequence[int]) -> Standing:
    """One query."""
    is_signed, is_held = Q(sign_off__isnull=False), Q(check_again=None)
    is_pending, is_aside = Q(status=Claim.Status.PENDING), Q(verdict__label="")
    counted = Claim.objects.filter(source__in=source_ids).aggregate(
        claims=Count("pk"),
        signed_off=Count("pk", filter=is_signed & ~is_aside),
        set_aside=Count("pk", filter=is_signed & is_aside),
        unsigned=Count("pk", filter=~is_signed & ~is_pending & is_held),
        unreviewed=Count("pk", filter=is_pending | ~is_held),
    )
    return Standing(**counted)

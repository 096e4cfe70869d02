"""Sources that copy one another: suggested by the passages that their texts share."""

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import datetime

from django.db.models import Q, QuerySet

from claims.actions.history import record_event
from claims.actions.retry import in_transaction
from claims.models import Derivation, Event, Match, Source
from claims.models.origins import outlet_origin
from claims.text import Copying, find_copying

MOST_COMPARED = 20


@in_transaction
def suggest_copies(*, source_id: int, at: datetime) -> int:
    """Suggest which sources a new one shares long passages with. Returns how many.

    Only sources with claims that match are compared, those with most such claims first. Of sources that are
    copies of one another already, as far as suggested, one is enough. Which of two copies the other follows
    from their dates; where these are not known it is left open, the one that came later standing as derived.
    """
    source = Source.objects.get(pk=source_id)
    kin = _Kin(source)
    found = 0
    for other, copying in find_copies(source.text, _find_nearest(source)):
        if kin.has(other):
            continue
        later, earlier = _by_date(source, other)
        derivation, is_new = Derivation.objects.get_or_create(source=later, from_source=earlier)
        kin.add(other)
        if is_new:
            after = {"from": str(derivation), "words": copying.words, "share": copying.share}
            record_event(Event.Kind.DERIVATION_SUGGESTED, at=at, source=later, after=after)
            found += 1
    return found


def find_copies(text: str, others: Iterable[Source]) -> list[tuple[Source, Copying]]:
    """Those that probably copy a text or are copied by it, those that share most first.

    The texts are compared word for word: ask of a few.
    """
    measured = ((other, find_copying(text, other.text)) for other in others)
    likely = [(other, copying) for other, copying in measured if copying.is_likely]
    return sorted(likely, key=lambda found: (-found[1].words, found[0].pk))


def _find_nearest(source: Source) -> QuerySet[Source]:
    """The sources with most claims that match those of a source."""
    shared: Counter[int] = Counter()
    alike = Match.objects.filter(Q(a__source=source) | Q(b__source=source)).exclude(
        differs_in=Match.Difference.SUBJECT
    )
    for one, other in alike.values_list("a__source", "b__source").order_by("id"):
        shared[other if one == source.pk else one] += 1
    del shared[source.pk]
    return Source.objects.filter(pk__in=[pk for pk, _ in shared.most_common(MOST_COMPARED)])


def _by_date(one: Source, other: Source) -> tuple[Source, Source]:
    """The later and the earlier by their dates; by when they came to the desk where these do not say."""
    if one.published_at and other.published_at and one.published_at != other.published_at:
        is_later = one.published_at > other.published_at
    else:
        is_later = one.pk > other.pk
    return (one, other) if is_later else (other, one)


class _Kin:
    """Sources known to share an origin with one, or suggested to; what was refused parts nobody else."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.known: set[int] = set()
        self.add(source)
        self.refused = set(_related(Derivation.objects.filter(status=Derivation.Status.REFUSED), {source.pk}))

    def has(self, other: Source) -> bool:
        is_one = outlet_origin(self.source.publisher) != "" and self.source.origin == other.origin
        return is_one or other.pk in self.known | self.refused

    def add(self, other: Source) -> None:
        """Take in another with all that goes back to it, or that it goes back to."""
        standing = Derivation.objects.exclude(status=Derivation.Status.REFUSED)
        fresh = {other.pk}
        while fresh:
            self.known |= fresh
            fresh = set(_related(standing, fresh)) - self.known


def _related(derivations: QuerySet[Derivation], source_ids: set[int]) -> Iterator[int]:
    """Sources that the derivations relate to these."""
    touching = derivations.filter(Q(source__in=source_ids) | Q(from_source__in=source_ids))
    for pair in touching.exclude(from_source=None).values_list("source", "from_source"):
        yield from pair

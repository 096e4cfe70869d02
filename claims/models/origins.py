"""Where sources go back to, as far as known: what is settled, and what settling the rest could change."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from claims.models.claim import Claim
from claims.models.source import Derivation, Source
from claims.text.normal import fold


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Two origins that are one, if a lead confirms what was suggested."""

    one: str
    other: str


def outlet_origin(name: str) -> str:
    """The origin of all that comes from an outlet, however its name is written."""
    folded = fold(name).removeprefix("the ")
    return f"outlet:{folded}"[:220] if folded else ""


def origin_of(source: Source) -> str:
    """The origin of a source; of one that was not processed yet, itself."""
    return source.origin or f"text:{source.text_sha256[:16]}"


def find_outlet(source: Source) -> str:
    """The name of the outlet that a source comes from; none where it is its own or not known."""
    name = source.origin.removeprefix("outlet:")
    is_own = outlet_origin(source.publisher) == source.origin
    return "" if name == source.origin or is_own else name.title()


def read_origins(claims: QuerySet[Claim]) -> dict[int, str]:
    """The origin of the source of each claim, by its id. One query."""
    columns = ("pk", "source__origin", "source__text_sha256")
    found = claims.order_by().values_list(*columns)
    return {pk: origin_of(Source(origin=origin, text_sha256=digest)) for pk, origin, digest in found}


def count_unsettled(origins: Iterable[str], suggestions: Iterable[Suggestion]) -> int:
    """How many of the origins may turn out to be one with another of them, if all suggestions hold."""
    leaders = find_leaders(origins, suggestions)
    return len(leaders) - len(set(leaders.values()))


def find_leaders(origins: Iterable[str], suggestions: Iterable[Suggestion]) -> dict[str, str]:
    """For each origin the one that stands for all it would be one with, if all suggestions hold."""
    leader: dict[str, str] = {}

    def find(origin: str) -> str:
        while leader.setdefault(origin, origin) != origin:
            origin = leader[origin]
        return origin

    for suggestion in suggestions:
        leader[find(suggestion.one)] = find(suggestion.other)
    return {origin: find(origin) for origin in set(origins)}


def read_suggestions(sources: Collection[Source]) -> list[Suggestion]:
    """What is suggested of where the sources come from, and not settled. One query, none without sources."""
    if not sources:
        return []
    waiting = Derivation.objects.filter(status=Derivation.Status.SUGGESTED)
    touching = waiting.filter(Q(source__in=sources) | Q(from_source__in=sources))
    columns = ("source__origin", "source__text_sha256", "from_outlet")
    parents = ("from_source__origin", "from_source__text_sha256")
    return [
        Suggestion(
            origin or f"text:{digest[:16]}",
            outlet_origin(outlet) or from_origin or f"text:{(from_digest or '')[:16]}",
        )
        for origin, digest, outlet, from_origin, from_digest in touching.values_list(*columns, *parents)
    ]


def read_unsettled(cluster_ids: Collection[int]) -> dict[int, int]:
    """For each cluster how many of its origins are unsettled. Two queries, none without clusters."""
    if not cluster_ids:
        return {}
    sources: dict[int, dict[int, Source]] = defaultdict(dict)
    members = Claim.objects.filter(cluster__in=cluster_ids)
    columns = ("cluster_id", "source_id", "source__origin", "source__text_sha256")
    for cluster_id, source_id, origin, digest in members.values_list(*columns).distinct():
        sources[cluster_id][source_id] = Source(pk=source_id, origin=origin, text_sha256=digest)
    several = {pk: found for pk, found in sources.items() if len(found) > 1}
    suggestions = read_suggestions([source for found in several.values() for source in found.values()])
    return {pk: count_unsettled(map(origin_of, found.values()), suggestions) for pk, found in several.items()}


def group_by_origin(sources: Iterable[Source]) -> Mapping[str, list[Source]]:
    """The sources of each origin, in their order."""
    groups: dict[str, list[Source]] = defaultdict(list)
    for source in sources:
        groups[origin_of(source)].append(source)
    return groups


def say_origin(origin: str, sources: Sequence[Source]) -> str:
    """An origin as people read it, with what is not known said so."""
    if not origin.startswith("outlet:"):
        if len(sources) > 1:
            return _("From one another")
        return _("Publisher not known, each counts as its own")
    publishers = {source.publisher for source in sources if outlet_origin(source.publisher) == origin}
    return next(iter(sorted(publishers)), origin.removeprefix("outlet:").title())

"""Where sources come from: derived ones are suggested by their text and settled by a person."""

from collections.abc import Iterator
from datetime import datetime

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext as _

from claims.actions.history import record_event
from claims.actions.locking import lock_clusters_of
from claims.actions.outcome import refresh_clusters
from claims.actions.refusal import Refused
from claims.actions.retry import in_transaction
from claims.models import Claim, Derivation, Event, Reviewer, Source
from claims.models.origins import outlet_origin
from claims.text import find_named_origins


def suggest_origins(source: Source) -> None:
    """Store the outlets and articles that the source's own text names. Part of the caller's transaction.

    An outlet that is its own publisher is no other origin.
    """
    for named in find_named_origins(source.text):
        if outlet_origin(named.outlet) == outlet_origin(source.publisher):
            continue
        parent = _titled(named.outlet, besides=source)
        Derivation.objects.get_or_create(
            source=source,
            from_source=parent,
            from_outlet="" if parent else named.outlet[:200],
            defaults={"start": named.span.start, "end": named.span.end},
        )


def _titled(title: str, *, besides: Source) -> Source | None:
    """The source of this desk with that title, if there is just one."""
    found = Source.objects.filter(title__iexact=title.strip()).exclude(pk=besides.pk).defer("text")[:2]
    return found[0] if len(found) == 1 else None


@in_transaction
def propose_derivation(
    *, source_id: int, from_source_id: int | None = None, from_outlet: str = "", by: Reviewer, at: datetime
) -> Derivation:
    """Suggest where a source comes from: another source, or a named outlet. Raises Refused.

    What is suggested already stays as it is; what a lead settled already is refused.
    """
    if (from_source_id is None) == (not from_outlet.strip()):
        raise Refused(_("Name either another source or an outlet."))
    if from_source_id == source_id:
        raise Refused(_("A source cannot be derived from itself."))
    source = Source.objects.get(pk=source_id)
    derivation, is_new = Derivation.objects.get_or_create(
        source=source,
        from_source=Source.objects.get(pk=from_source_id) if from_source_id else None,
        from_outlet=from_outlet.strip()[:200],
    )
    if derivation.status != Derivation.Status.SUGGESTED:
        raise Refused(
            _("A lead has settled this already: %(derivation)s, %(status)s.")
            % {"derivation": derivation, "status": derivation.get_status_display()}
        )
    if is_new:
        after = {"from": str(derivation)}
        record_event(Event.Kind.DERIVATION_SUGGESTED, at=at, by=by, source=source, after=after)
    return derivation


@in_transaction
def settle_derivation(
    *, derivation_id: int, is_confirmed: bool, is_reversed: bool = False, by: Reviewer, at: datetime
) -> Derivation:
    """A lead confirms or refuses a suggestion; `is_reversed`: it is the other source that copies this one.

    Raises Refused, PermissionDenied.
    """
    if not by.is_lead:
        raise PermissionDenied
    _lock_sources(Derivation.objects.get(pk=derivation_id))
    derivation = Derivation.objects.select_related("source", "from_source").get(pk=derivation_id)
    if is_reversed:
        _turn_round(derivation)
    if is_confirmed:
        _refuse_second_or_circular(derivation)
    before = {"status": derivation.status}
    derivation.status = Derivation.Status.CONFIRMED if is_confirmed else Derivation.Status.REFUSED
    derivation.settled_by, derivation.settled_at = by, at
    derivation.save(update_fields=["status", "settled_by", "settled_at"])
    after = {"status": derivation.status, "from": str(derivation)}
    source = derivation.source
    record_event(Event.Kind.DERIVATION_SETTLED, at=at, by=by, source=source, before=before, after=after)
    refresh_origin(source)
    return derivation


def _turn_round(derivation: Derivation) -> None:
    """Let the one copy the other. Only what is not settled yet, and names a source, can be turned."""
    if derivation.from_source is None or derivation.status != Derivation.Status.SUGGESTED:
        raise Refused(_("Only a suggestion about two sources, not settled yet, can be turned round."))
    source, from_source = derivation.from_source, derivation.source
    if Derivation.objects.filter(source=source, from_source=from_source).exists():
        raise Refused(
            _("It is suggested already that %(source)s is taken from %(from_source)s. Settle that one.")
            % {"source": source, "from_source": from_source}
        )
    derivation.source, derivation.from_source = source, from_source
    derivation.start = derivation.end = None
    derivation.save(update_fields=["source", "from_source", "start", "end"])


def _refuse_second_or_circular(derivation: Derivation) -> None:
    confirmed = Derivation.objects.filter(status=Derivation.Status.CONFIRMED)
    if other := confirmed.filter(source=derivation.source).exclude(pk=derivation.pk).first():
        raise Refused(_("It is already derived from %(other)s. Refuse that first.") % {"other": other})
    if derivation.source_id in _going_back_from(derivation.from_source_id):
        raise Refused(
            _("%(from_source)s is itself derived from this source.") % {"from_source": derivation.from_source}
        )


def _lock_sources(derivation: Derivation) -> None:
    """Both sources and all they go back to: of two confirmed at once one sees the other."""
    locked: set[int] = set()
    ends = (derivation.source_id, derivation.from_source_id)
    while fresh := {pk for end in ends for pk in _going_back_from(end)} - locked:
        list(Source.objects.select_for_update().filter(pk__in=fresh).order_by("id").values_list("id"))
        locked |= fresh


def _going_back_from(source_id: int | None) -> Iterator[int]:
    """The source, and those it is derived from, one after the other."""
    confirmed = Derivation.objects.filter(status=Derivation.Status.CONFIRMED)
    while source_id is not None:
        yield source_id
        source_id = confirmed.filter(source=source_id).values_list("from_source", flat=True).first()


@in_transaction
def renew_origins() -> int:
    """Rewrite origins that an earlier rule named, with the article of the outlet's name. Returns how many."""
    old = list(Source.objects.filter(origin__startswith="outlet:the ").order_by("id"))
    for source in old:
        refresh_origin(source)
    return len(old)


def refresh_origin(source: Source) -> None:
    """Rewrite the origin of a source and of all derived from it, and their clusters' counts."""
    changed = _rewrite_origins(source)
    refresh_clusters(lock_clusters_of(Claim.objects.filter(source__in=changed)))


def _rewrite_origins(source: Source) -> list[int]:
    """Ids of the sources whose origin changed. Follows derivations downwards; they have no circles."""
    origin = _origin(source)
    if origin == source.origin:
        return []
    source.origin = origin
    source.save(update_fields=["origin"])
    derived = Source.objects.filter(
        derivations__from_source=source, derivations__status=Derivation.Status.CONFIRMED
    )
    return [source.pk, *(pk for child in derived.order_by("id") for pk in _rewrite_origins(child))]


def _origin(source: Source) -> str:
    """The outlet or source it goes back to; its own publisher, else itself, when nothing is confirmed."""
    confirmed = (
        source.derivations.filter(status=Derivation.Status.CONFIRMED).select_related("from_source").first()
    )
    if confirmed and confirmed.from_source:
        return confirmed.from_source.origin or _origin(confirmed.from_source)
    outlet = outlet_origin(confirmed.from_outlet if confirmed else source.publisher)
    return outlet or f"text:{source.text_sha256[:16]}"

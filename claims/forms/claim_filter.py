"""What the list of claims can be narrowed to and sorted by."""

from django import forms
from django.db.models import Case, Expression, F, Q, QuerySet, Value, When
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from claims.forms.facets import FacetedFilter
from claims.forms.filter_fields import DayField, IdField
from claims.forms.filters import ON, Order
from claims.models import Claim, Reviewer, Verdict
from claims.models.days import on_day
from claims.models.standing import is_veiled, standing_for
from claims.models.tallies import Tallies, tally
from claims.models.worded import says
from claims.models.worth import WORTHS, is_worth, worth_band

UNDATED = "undated"


class ClaimFilter(FacetedFilter):
    """Claims by words, standing, place, source and more."""

    PAGE = "claims"
    ORDERS = {
        "worth": (_("Most worth checking"), ("-check_worthiness", "id")),
        "new": (_("Newest first"), ("-id",)),
        "decided": (_("Newest verdict"), ()),
        "published": (_("Latest published"), (F("source__published_at").desc(nulls_last=True), "-id")),
        "text": (_("As in the articles"), ("source_id", "start", "end", "id")),
    }
    STANDINGS = (
        ("", _("Any")),
        *((value, words) for value, words in Verdict.Label.choices),
        ("set_aside", _("Set aside")),
        ("disputed", _("Disputed")),
        ("decided", _("Labelled")),
        ("pending", _("Not reviewed")),
    )
    SIGNED_OFF = (("", _("Any")), ("yes", _("Signed off")), ("no", _("Not yet")))
    FACETS = ("standing", "check_again", "signed_off", "worth", "place")
    TAKES_IN = {("standing", "decided"): frozenset(Verdict.Label.values)}

    standing = forms.ChoiceField(label=_("Standing"), choices=STANDINGS, required=False)
    check_again = forms.BooleanField(label=_("To be checked again"), required=False)
    signed_off = forms.ChoiceField(label=_("Sign-off"), choices=SIGNED_OFF, required=False)
    worth = forms.ChoiceField(label=_("Check-worthiness"), choices=[("", _("Any")), *WORTHS], required=False)
    place = forms.ChoiceField(
        label=_("Place"), choices=[("", _("Anywhere")), *Claim.Place.choices], required=False
    )
    source = IdField(label=_("Source"))
    decided_on = DayField(label=_("Decided on"))

    def narrow(self, claims: QuerySet[Claim], reader: Reviewer) -> QuerySet[Claim]:
        """Those that have all of it, in order."""
        found = self._within(claims, reader)
        if standing := self.asked("standing"):
            found = found.filter(_stands(standing, reader))
        if self.asked("check_again"):
            found = found.filter(check_again__isnull=False).exclude(is_veiled(reader))
        if signed_off := self.asked("signed_off"):
            found = found.filter(_SIGNED_OFF[signed_off])
        if worth := self.asked("worth"):
            found = found.filter(is_worth(worth))
        if place := self.asked("place"):
            found = found.filter(place=place)
        return found.order_by(*(_by_verdict(reader) if self.sort == "decided" else self.order))

    def tally(self, claims: QuerySet[Claim], reader: Reviewer) -> Tallies:
        """Claims by all that can be chosen. One query; one pass over those that no facet narrows."""
        return tally(self._within(claims, reader), self._dimensions(reader))

    def undated(self, tallies: Tallies) -> int:
        """How many of those found have no date; none where the order does not ask for one."""
        return self.count(tallies, undated=frozenset([UNDATED])) if self.sort == "published" else 0

    def _within(self, claims: QuerySet[Claim], reader: Reviewer) -> QuerySet[Claim]:
        claims = claims.filter(says(self.asked("q")))
        if source := self.asked("source"):
            claims = claims.filter(source=source)
        if day := self.asked("decided_on"):
            decided = on_day("verdict__decision__decided_at", day)
            claims = claims.filter(decided).exclude(is_veiled(reader))
        return claims

    def _dimensions(self, reader: Reviewer) -> dict[str, Expression]:
        """What each claim would be found under. No claim is in two values of a dimension."""
        veiled, again = is_veiled(reader), Q(check_again__isnull=False)
        said = (When(_SIGNED_OFF[value], then=Value(value)) for value in ("yes", "no"))
        found: dict[str, Expression] = {
            "standing": standing_for(reader),
            "check_again": Case(When(veiled, then=Value("")), When(again, then=Value(ON)), default=Value("")),
            "signed_off": Case(*said, default=Value("")),
            "worth": worth_band(),
            "place": Coalesce("place", Value("")),
        }
        if self.sort == "published":
            is_undated = Q(source__published_at=None)
            found["undated"] = Case(When(is_undated, then=Value(UNDATED)), default=Value(""))
        return found


_SIGNED_OFF = {
    "yes": Q(sign_off__isnull=False),
    "no": Q(verdict__isnull=False, sign_off=None, check_again=None),
}


def _stands(standing: str, reader: Reviewer) -> Q:
    """Where claims stand as far as the reader may know."""
    is_label = standing in Verdict.Label.values
    found = Q(verdict__label=standing) if is_label else Q(status=standing)
    veiled = is_veiled(reader)
    return found | veiled if standing == Claim.Status.PENDING else found & ~veiled


def _by_verdict(reader: Reviewer) -> Order:
    """Newest verdict first, the undecided last, among them what the reader may not know to be decided."""
    if reader.is_lead:
        return F("verdict").desc(nulls_last=True), "-id"
    known = Case(When(is_veiled(reader), then=None), default=F("verdict"))
    return known.desc(nulls_last=True), "-id"

"""What the list of clusters can be narrowed to and sorted by."""

from django import forms
from django.db.models import Case, Expression, Q, QuerySet, Value, When
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from claims.forms.facets import FacetedFilter
from claims.forms.filter_fields import IdField
from claims.forms.filters import ON
from claims.models import Claim, Cluster, Reviewer
from claims.models.standing import differs_for
from claims.models.tallies import Tallies, tally
from claims.models.worded import says
from claims.models.worth import WORTHS, is_worth, worth_band


class ClusterFilter(FacetedFilter):
    """Clusters by words of their claims, state, how many sources, disagreement and more."""

    PAGE = "clusters"
    ORDERS = {
        "queue": (_("As the queue serves them"), ("-is_pinned", "-priority", "id")),
        "new": (_("Newest first"), ("-id",)),
        "size": (_("Most claims first"), ("-claim_count", "id")),
    }
    STATES = (
        ("", _("Any")),
        ("open", _("To review")),
        ("decided", _("Decided")),
        ("disputed", _("Disputed")),
    )
    ASSIGNED = (("", _("Anybody")), ("me", _("You")))
    FACETS = ("state", "differ", "several", "assigned", "expert", "worth")

    state = forms.ChoiceField(label=_("State"), choices=STATES, required=False)
    differ = forms.BooleanField(label=_("They differ"), required=False)
    several = forms.BooleanField(label=_("Several sources"), required=False)
    assigned = forms.ChoiceField(label=_("Assigned to"), choices=ASSIGNED, required=False)
    expert = forms.BooleanField(label=_("Needs an expert"), required=False)
    worth = forms.ChoiceField(label=_("Check-worthiness"), choices=[("", _("Any")), *WORTHS], required=False)
    source = IdField(label=_("Source"))

    def narrow(self, clusters: QuerySet[Cluster], reader: Reviewer) -> QuerySet[Cluster]:
        """Those that have all of it, in order."""
        found = self._within(clusters)
        if state := self.asked("state"):
            found = found.filter(status=state)
        if worth := self.asked("worth"):
            found = found.filter(is_worth(worth))
        for name, is_so in _conditions(reader).items():
            if self.asked(name):
                found = found.filter(is_so)
        return found.order_by(*self.order)

    def tally(self, clusters: QuerySet[Cluster], reader: Reviewer) -> Tallies:
        """Clusters by all that can be chosen. One query; one pass over those that no facet narrows."""
        found: dict[str, Expression] = {"state": Coalesce("status", Value("")), "worth": worth_band()}
        for name, is_so in _conditions(reader).items():
            value = "me" if name == "assigned" else ON
            found[name] = Case(When(is_so, then=Value(value)), default=Value(""))
        return tally(self._within(clusters), found)

    def _within(self, clusters: QuerySet[Cluster]) -> QuerySet[Cluster]:
        if words := self.asked("q"):
            clusters = clusters.filter(pk__in=Claim.objects.filter(says(words)).values("cluster"))
        if source := self.asked("source"):
            clusters = clusters.filter(pk__in=Claim.objects.filter(source=source).values("cluster"))
        return clusters


def _conditions(reader: Reviewer) -> dict[str, Q]:
    """What is either so or not, for each of these fields; contradictions as far as the reader may know."""
    theirs = Claim.objects.filter(source__assigned_to=reader).values("pk")
    return {
        "differ": differs_for(reader),
        "several": Q(source_count__gt=1),
        "assigned": Q(assigned_to=reader) | Q(assigned_to=None, headline__in=theirs),
        "expert": Q(needs_expert=True),
    }

"""What lists can be narrowed to and sorted by. What is not on offer is passed over, never an error."""

from typing import Any

from django import forms
from django.db.models import Exists, OuterRef, Q, QuerySet

from claims.models import Claim, Cluster, Reviewer, Verdict
from claims.models.veil import veiled_from
from claims.text.normal import fold

MAX_SEARCH_CHARACTERS = 500
MAX_SEARCH_WORDS = 20
MAX_ID = 10**18 - 1


class SearchField(forms.CharField):
    """Words to look for, folded as claims are."""

    def __init__(self, **options: Any) -> None:
        super().__init__(required=False, widget=forms.TextInput(attrs={"type": "search"}), **options)

    def clean(self, value: Any) -> list[str]:
        return fold(str(value or "")[:MAX_SEARCH_CHARACTERS]).split()[:MAX_SEARCH_WORDS]


class ListFilter(forms.Form):
    """A filter above a list. `cleaned_data` has what is usable, whatever the address says."""

    ORDERS: dict[str, tuple[str, tuple[str, ...]]] = {}

    q = SearchField(label="Search")

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(
            *args, **{"auto_id": "filter_%s", "use_required_attribute": False, "label_suffix": "", **options}
        )
        if self.ORDERS:
            names = [(key, words) for key, (words, _) in self.ORDERS.items()]
            self.fields["sort"] = forms.ChoiceField(label="Order", choices=names, required=False)
        self.is_valid()

    @property
    def is_narrowed(self) -> bool:
        """Whether anything but the order was asked for."""
        return any(value for name, value in self.cleaned_data.items() if name != "sort")

    @property
    def order(self) -> tuple[str, ...]:
        """Fields to sort by, ending in the id."""
        default = next(iter(self.ORDERS))
        return self.ORDERS[self.cleaned_data.get("sort") or default][1]

    def asked(self, name: str) -> Any:
        """The usable value of a field, empty if there is none."""
        return self.cleaned_data.get(name) or ""


class ClaimFilter(ListFilter):
    """Claims by words, standing, place and source."""

    ORDERS = {
        "worth": ("Most worth checking", ("-check_worthiness", "id")),
        "new": ("Newest first", ("-id",)),
        "text": ("As in the articles", ("source_id", "start", "end", "id")),
    }
    STANDINGS = (
        ("", "Any"),
        *((value, words) for value, words in Verdict.Label.choices),
        ("set_aside", "Set aside"),
        ("disputed", "Disputed"),
        ("decided", "Labelled"),
        ("pending", "Not reviewed"),
    )

    standing = forms.ChoiceField(label="Standing", choices=STANDINGS, required=False)
    place = forms.ChoiceField(label="Place", choices=[("", "Anywhere"), *Claim.Place.choices], required=False)
    source = forms.IntegerField(required=False, min_value=1, max_value=MAX_ID, widget=forms.HiddenInput)

    def narrow(self, claims: QuerySet[Claim], reader: Reviewer) -> QuerySet[Claim]:
        claims = claims.filter(says(self.asked("q")))
        if standing := self.asked("standing"):
            claims = self._standing(claims, standing, reader)
        if place := self.asked("place"):
            claims = claims.filter(place=place)
        if source := self.asked("source"):
            claims = claims.filter(source=source)
        return claims.order_by(*self.order)

    def _standing(self, claims: QuerySet[Claim], standing: str, reader: Reviewer) -> QuerySet[Claim]:
        """Where they stand as far as the reader may know: what is veiled counts as not reviewed."""
        is_label = standing in Verdict.Label.values
        found = Q(verdict__label=standing) if is_label else Q(status=standing)
        is_veiled = Q(check_again__isnull=False) & Exists(veiled_from(reader).filter(pk=OuterRef("pk")))
        return claims.filter(found | is_veiled if standing == Claim.Status.PENDING else found & ~is_veiled)


class ClusterFilter(ListFilter):
    """Clusters by words of their claims, state, how many sources, disagreement."""

    ORDERS = {
        "queue": ("As the queue serves them", ("-is_pinned", "-priority", "id")),
        "new": ("Newest first", ("-id",)),
        "size": ("Most claims first", ("-claim_count", "id")),
    }
    STATES = (("", "Any"), ("open", "To review"), ("decided", "Decided"), ("disputed", "Disputed"))

    state = forms.ChoiceField(label="State", choices=STATES, required=False)
    several = forms.BooleanField(label="Several sources", required=False)
    expert = forms.BooleanField(label="Needs an expert", required=False)
    differ = forms.BooleanField(label="They differ", required=False)

    def narrow(self, clusters: QuerySet[Cluster], reader: Reviewer) -> QuerySet[Cluster]:
        if words := self.asked("q"):
            clusters = clusters.filter(Exists(Claim.objects.filter(says(words), cluster=OuterRef("pk"))))
        if state := self.asked("state"):
            clusters = clusters.filter(status=state)
        if self.asked("expert"):
            clusters = clusters.filter(needs_expert=True)
        if self.asked("several"):
            clusters = clusters.filter(source_count__gt=1)
        if self.asked("differ"):
            said = Q(is_contradicted=True) & ~Exists(veiled_from(reader).filter(cluster=OuterRef("pk")))
            clusters = clusters.filter(Q(is_disagreeing=True) | said)
        return clusters.order_by(*self.order)


def says(words: list[str]) -> Q:
    """Claims that hold each of the words, wherever."""
    return Q(*(Q(folded__contains=word) for word in words))

"""Saved views: a list as somebody narrowed and sorted it, under a name."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Length
from django.db.models.lookups import LessThanOrEqual
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from claims.models.reviewer import Reviewer

MAX_NAME_CHARACTERS = 60
MOST_VIEWS = 50


class SavedViewQuerySet(models.QuerySet["SavedView"]):
    """Reads on saved views."""

    def offered_to(self, reader: "Reviewer") -> Self:
        """One's own, and those others share."""
        return self.filter(Q(owner=reader) | Q(is_shared=True))


class SavedView(models.Model):
    """`query` is what the filter of the list made of an address: fields it knows, in its order."""

    class List(models.TextChoices):
        CLAIMS = "claims", _("Claims")
        CLUSTERS = "clusters", _("Clusters")
        SOURCES = "sources", _("Sources")

    owner = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="saved_views")
    list = models.CharField(max_length=8, choices=List)
    name = models.CharField(max_length=MAX_NAME_CHARACTERS)
    query = models.TextField(blank=True)
    is_shared = models.BooleanField(default=False)
    created_at = models.DateTimeField()

    objects = SavedViewQuerySet.as_manager()

    class Meta:
        indexes = [
            # what others share, above a list
            models.Index(fields=["list"], condition=Q(is_shared=True), name="saved_view_shared"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["owner", "name"], name="saved_view_name_once"),
            models.CheckConstraint(
                condition=Q(list__in=["claims", "clusters", "sources"]), name="saved_view_list"
            ),
            models.CheckConstraint(condition=~Q(name=""), name="saved_view_has_a_name"),
            models.CheckConstraint(
                condition=LessThanOrEqual(Length("name"), MAX_NAME_CHARACTERS), name="saved_view_name_length"
            ),
        ]

    def __str__(self) -> str:
        return self.name


@dataclass(frozen=True, slots=True)
class Tabs:
    """The views above a list, one's own first, and the one that is open."""

    views: Sequence[SavedView]
    current: SavedView | None


def read_tabs(reader: "Reviewer", which: str, current_id: int | None) -> Tabs:
    """The views offered above a list; `current_id` as an address has it. One query."""
    offered = SavedView.objects.offered_to(reader).filter(list=which).select_related("owner")
    views = sorted(offered.order_by("name", "id"), key=lambda view: view.owner_id != reader.pk)
    return Tabs(views, next((view for view in views if view.pk == current_id), None))

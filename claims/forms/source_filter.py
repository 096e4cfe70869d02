"""What the list of sources can be narrowed to and sorted by."""

from django.db.models import F, FloatField, QuerySet
from django.db.models.functions import Cast, NullIf
from django.utils.translation import gettext_lazy as _

from claims.forms.fields import is_id
from claims.forms.filter_fields import SearchField
from claims.forms.filters import ListFilter
from claims.models import Reviewer, Source
from claims.models.worded import named

_SHARE = Cast("decided_count", FloatField()) / NullIf(Cast("claim_count", FloatField()), 0.0)


class SourceFilter(ListFilter):
    """Sources by words of title and publisher, and those that are ticked to be compared."""

    PAGE = "sources"
    ORDERS = {
        "new": (_("Newest here first"), ("-added_at", "-id")),
        "least": (_("Least reviewed first"), (_SHARE.asc(nulls_last=True), "-added_at", "-id")),
        "claims": (_("Most claims first"), ("-claim_count", "-id")),
        "published": (_("Latest published first"), (F("published_at").desc(nulls_last=True), "-id")),
    }
    COUNTING = ("least", "claims")

    q = SearchField(label=_("Title or publisher"), placeholder=_("Title or publisher"), is_folded=False)

    @property
    def ticked(self) -> list[int]:
        """The sources to be compared, each once, in the order of the page."""
        ids = self.data.getlist("compare") if hasattr(self.data, "getlist") else []
        return list(dict.fromkeys(int(pk) for pk in ids if is_id(pk)))

    def narrow(self, sources: QuerySet[Source], reader: Reviewer) -> QuerySet[Source]:
        """Those that have all of it, in order; claims are counted where the order asks for it."""
        if self.sort in self.COUNTING:
            sources = sources.with_progress(reader)  # type: ignore[attr-defined]
        return named(sources, self.asked("q")).order_by(*self.order)

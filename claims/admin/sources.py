"""Sources: added by hand, corrected with a note; and what they are derived from."""

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.contrib.admin import EmptyFieldListFilter
from django.core.exceptions import ValidationError
from django.db.models import Count, OuterRef, QuerySet, Subquery
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from claims.actions.ingest import add_source
from claims.actions.origins import settle_derivation
from claims.actions.processing import process_sources
from claims.actions.refusal import Refused
from claims.actions.retry import DatabaseBusy
from claims.actions.source_details import EDITABLE, edit_source
from claims.admin.desk import DeskAdmin, ReadOnlyAdmin
from claims.forms.source import SourceForm
from claims.forms.source_add import ArticleField
from claims.models import Claim, Derivation, Source
from claims.models.clock import database_now


class EditedSourceForm(SourceForm, forms.ModelForm):  # type: ignore[type-arg]
    class Meta:
        model = Source
        fields = EDITABLE


class NewSourceForm(SourceForm, forms.ModelForm):  # type: ignore[type-arg]
    text = ArticleField(
        rows=25, help_text=_("The article, word for word. Claims quote it, so it cannot be changed later.")
    )

    class Meta:
        model = Source
        fields = (*EDITABLE, "text")

    def clean_text(self) -> str:
        text: str = self.cleaned_data["text"]
        if there := Source.objects.having_had(Source.digest(text)).first():
            address = reverse("admin:claims_source_change", args=[there.pk])
            told = gettext("This text is here already: %(source)s.")
            raise ValidationError(
                format_html(
                    told.replace("%(source)s", "{}"), format_html('<a href="{}">{}</a>', address, there)
                )
            )
        return text


@admin.register(Source)
class SourceAdmin(DeskAdmin):
    list_display = (
        "__str__",
        "publisher",
        "published_at",
        "claims_found",
        "extracted_at",
        "added_at",
        "added_by",
    )
    list_filter = (
        *(("extracted_at", EmptyFieldListFilter), ("published_at", EmptyFieldListFilter)),
        *(("publisher", EmptyFieldListFilter), "added_at"),
    )
    list_select_related = ("added_by",)
    search_fields = ("title", "publisher", "author", "url", "text", "id__exact")
    search_help_text = _("Words of the title or the text, publisher, author, address, or its number.")
    instead = _("Correct its details instead; it and its claims stay.")
    _kept = ("text", "added_at", "added_by", "extracted_at", "origin", "text_sha256")

    def view_on_site(self, source: Source) -> str:
        return reverse("source", args=[source.pk])

    def get_queryset(self, request: HttpRequest) -> QuerySet[Source]:
        claims = Claim.objects.filter(source=OuterRef("pk")).order_by().values("source")
        counted = claims.annotate(count=Count("pk")).values("count")
        sources: QuerySet[Source] = super().get_queryset(request)
        return sources.annotate(claim_count=Subquery(counted))

    @admin.display(description=_("claims"), ordering="claim_count")
    def claims_found(self, source: Source) -> int:
        return getattr(source, "claim_count", None) or 0

    def get_form(self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any) -> Any:
        form = EditedSourceForm if obj else NewSourceForm
        return super().get_form(request, obj, change=change, **{"form": form, **kwargs})

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        if obj is None:
            return [(None, {"fields": (*EDITABLE, "text")})]
        return [(None, {"fields": (*EDITABLE, "note")}), (_("Kept as it came"), {"fields": self._kept})]

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        return self._kept if obj else ()

    def save_model(self, request: HttpRequest, obj: Source, form: Any, change: bool) -> None:
        by: Any = request.user
        if change:
            note = form.cleaned_data["note"]
            edit_source(source_id=obj.pk, changes=form.changes(), note=note, by=by, at=database_now())
        else:
            given = {name: form.cleaned_data[name] for name in (*EDITABLE, "text")}
            obj.pk = add_source(**given, by=by, at=database_now()).pk

    def add_view(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """A new source is saved first and then processed: that may take a moment, and can be done again."""
        response = super().add_view(request, *args, **kwargs)
        if request.method == "POST" and response.status_code == 302:
            self._process(request)
        return response

    def _process(self, request: HttpRequest) -> None:
        try:
            done = process_sources(at=database_now())
        except DatabaseBusy:
            messages.warning(
                request, _("The database is busy: run manage.py process_sources to find the claims.")
            )
        else:
            told = gettext("Claims found: %(count)s. They are in the queue.")
            messages.success(request, told % {"count": done.claims})


@admin.register(Derivation)
class DerivationAdmin(ReadOnlyAdmin):
    list_display = ("id", "source", "from_source", "from_outlet", "status", "settled_by", "settled_at")
    list_filter = ("status",)
    list_select_related = ("source", "from_source", "settled_by")
    search_fields = ("from_outlet", "source__title", "from_source__title", "source__id__exact")
    instead = _("Refuse or confirm it: tick it, or open the source's page.")
    actions = ("confirm", "turn_round", "refuse")

    def has_settle_permission(self, request: HttpRequest) -> bool:
        return bool(getattr(request.user, "is_lead", False))

    @admin.action(permissions=["settle"], description=_("Confirm: taken from there"))
    def confirm(self, request: HttpRequest, queryset: QuerySet[Derivation]) -> None:
        self._settle(request, queryset, is_confirmed=True)

    @admin.action(permissions=["settle"], description=_("Confirm the other way round"))
    def turn_round(self, request: HttpRequest, queryset: QuerySet[Derivation]) -> None:
        self._settle(request, queryset, is_confirmed=True, is_reversed=True)

    @admin.action(permissions=["settle"], description=_("Refuse: not taken from there"))
    def refuse(self, request: HttpRequest, queryset: QuerySet[Derivation]) -> None:
        self._settle(request, queryset, is_confirmed=False)

    def _settle(self, request: HttpRequest, queryset: QuerySet[Derivation], **answer: bool) -> None:
        """Settle each by itself; what is refused is said, and stops none of the others."""
        by: Any = request.user
        settled = 0
        for derivation in queryset.order_by("id"):
            try:
                settle_derivation(derivation_id=derivation.pk, by=by, at=database_now(), **answer)
                settled += 1
            except (Refused, DatabaseBusy) as refused:
                words = gettext("The database is busy.") if isinstance(refused, DatabaseBusy) else refused
                messages.error(request, f"{derivation.source}: {words}")
        if settled:
            messages.success(request, gettext("Settled: %(count)s.") % {"count": settled})

"""Marking words of a source as a claim of their own."""

from collections.abc import Sequence

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from claims.actions.marking import mark_claim
from claims.forms.source import MarkForm
from claims.http import ReviewerRequest, attempt, render_page
from claims.models import Source
from claims.models.card.quotes import find_paragraph
from claims.models.clock import database_now
from claims.records import Span
from claims.text.passages import find_words

SHOWN_PLACES = 20
CONTEXT = 160
SEVERAL = gettext_lazy("These words occur several times. Choose where.")
NOT_THERE = gettext_lazy(
    "The article does not have these words. Copy them from it, without changing anything."
)


@require_http_methods(["GET", "HEAD", "POST"])
def mark(request: ReviewerRequest, id: int) -> HttpResponse:
    """The plain form; words that occur several times are shown in their places to choose from."""
    source = get_object_or_404(Source, pk=id)
    if request.method != "POST":
        return _page(request, source, MarkForm())
    form = MarkForm(request.POST)
    places = _places(source, form) if form.is_valid() else []
    if form.is_valid() and len(places) != 1:
        form.add_error(None, SEVERAL if places else NOT_THERE)

    def act() -> HttpResponse:
        place, by = places[0], request.user
        claim = mark_claim(source_id=source.pk, start=place.start, end=place.end, by=by, at=database_now())
        messages.success(request, _("Marked. It is a claim of its own now."))
        return redirect(f"{reverse('source', args=[source.pk])}#c{claim.pk}")

    done = attempt(form, act)
    return _page(request, source, form, places=places, status=done) if isinstance(done, int) else done


def _places(source: Source, form: MarkForm) -> list[Span]:
    """Where the words stand; the one that the page pointed at, if it did and the words agree."""
    words, start, end = (form.cleaned_data[name] for name in ("words", "start", "end"))
    if start is not None and end is not None and source.text[start:end].split() == words.split():
        return [Span(start, end)]
    return find_words(source.text, words, limit=SHOWN_PLACES)


def _page(
    request: ReviewerRequest,
    source: Source,
    form: MarkForm,
    *,
    places: Sequence[Span] = (),
    status: int = 200,
) -> HttpResponse:
    choices = [(place, *_around(source.text, place)) for place in places if len(places) > 1]
    context = {"source": source, "form": form, "choices": choices}
    return render_page(request, "claims/mark.html", context, fragment="mark", status=status)


def _around(text: str, place: Span) -> tuple[str, str, str]:
    """The words at a place, after those before them and before those after them."""
    before, after = find_paragraph(text, place.start, place.end)
    before = before if len(before) <= CONTEXT else f"… {before[-CONTEXT:].partition(' ')[2]}"
    after = after if len(after) <= CONTEXT else f"{after[:CONTEXT].rpartition(' ')[0]} …"
    return before, text[place.start : place.end], after

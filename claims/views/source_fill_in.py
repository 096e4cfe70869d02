"""Filling in what nobody has said about a source yet, from wherever its line of origin stands."""

from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from claims.actions.filling_in import fill_in_source
from claims.forms.fields import is_id
from claims.forms.source import FillInForm
from claims.http import ReviewerRequest, SeeOther, attempt, own_address, page_to_go_on, render_page
from claims.models import Claim, Source
from claims.models.card.quotes import read_quotes
from claims.models.clock import database_now


@dataclass(frozen=True, slots=True)
class Filled:
    """What came of it, in words; `address`: the card that is another one now."""

    words: str
    address: str = ""


@require_POST
def fill_in(request: ReviewerRequest, id: int) -> HttpResponse:
    """Store it and go back. htmx gets the line of origin of `claim` anew, and is told if its card changed."""
    source = get_object_or_404(Source.objects.defer("text"), pk=id)
    form = FillInForm(request.POST, source=source)
    place = _place(request, source)

    def act() -> HttpResponse:
        given = form.cleaned_data
        fill_in_source(source_id=source.pk, given=given, by=request.user, at=database_now())
        filled = _tell(request, place, _place(request, source))
        if request.htmx and place:
            return _origin(request, place[0], {"filled": filled})
        messages.success(request, filled.words)
        return SeeOther(_back(request, source))

    answer = attempt(form, act)
    if isinstance(answer, HttpResponse):
        return answer
    source.refresh_from_db(fields=["title", "publisher", "published_at"])
    if request.htmx and place:
        return _origin(request, place[0], {"filling": form}, status=answer)
    context = {"source": source, "form": form, "filling": form, "back": _back(request, source)}
    return render_page(request, "claims/source_fill_in.html", context, fragment="fill-in", status=answer)


type _Place = tuple[int, int, int, bool]


def _place(request: ReviewerRequest, source: Source) -> _Place | None:
    """The claim beside which the form stood, its cluster, the version of that, whether its members differ."""
    pk = request.POST.get("claim", "")
    found = Claim.objects.filter(pk=int(pk), source=source) if is_id(pk) else Claim.objects.none()
    return found.values_list("pk", "cluster", "cluster__version", "cluster__is_disagreeing").first()


def _tell(request: ReviewerRequest, before: _Place | None, after: _Place | None) -> Filled:
    """By the date its claims may differ, or belong elsewhere: the card on the screen is then out of date."""
    if before is None or after is None or before == after:
        return Filled(_("Filled in."))
    words = _("Filled in. By this date the claims of the card stand otherwise. What you typed is kept.")
    return Filled(words, page_to_go_on(request.user, after[1]))


def _origin(
    request: ReviewerRequest, claim_id: int, context: dict[str, object], *, status: int = 200
) -> HttpResponse:
    shown = {"quote": read_quotes([claim_id])[claim_id], "may_fill_in": True, **context}
    response = render(request, "claims/_origin.html", shown, status=status)
    response.headers["Vary"] = "HX-Request"
    return response


def _back(request: ReviewerRequest, source: Source) -> str:
    """The page of the desk where the form was, else that of the source."""
    there = reverse("source", args=[source.pk])
    return own_address(request.POST.get("next", ""), otherwise=there)

"""A source: its whole text with the claims in it, and where it comes from."""

from django.contrib import messages
from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from claims.actions.origins import propose_derivation, settle_derivation
from claims.forms.source import AnswerForm, DerivationForm
from claims.http import ReviewerRequest, attempt, render_page
from claims.models import Derivation, Source
from claims.models.clock import database_now
from claims.models.kinship import read_kinships
from claims.models.snapshot import one_moment
from claims.models.source_choice import offer_sources
from claims.models.source_page import read_source_page

SHOWN_EVENTS = 50
DERIVED = gettext_lazy("Noted: %(source)s is derived from %(origin)s.")
NOT_DERIVED = gettext_lazy("Noted: %(source)s is not derived from %(origin)s.")
SUGGESTED = gettext_lazy("Suggested: derived from %(origin)s. A lead settles it.")


@require_safe
def show_source(request: ReviewerRequest, id: int) -> HttpResponse:
    return _page(request, get_object_or_404(Source, pk=id))


@require_POST
def settle(request: ReviewerRequest, id: int) -> HttpResponse:
    """A lead says whether a source comes from where its text, or a colleague, says; on either's page."""
    derivation = get_object_or_404(Derivation.objects.select_related("source", "from_source"), pk=id)
    form = AnswerForm(request.POST)
    is_on_other = request.POST.get("page") == str(derivation.from_source_id)
    page = (derivation.from_source if is_on_other else None) or derivation.source

    def act() -> HttpResponse:
        settled = settle_derivation(
            derivation_id=derivation.pk,
            is_confirmed=form.is_confirmed,
            is_reversed=form.is_reversed,
            by=request.user,
            at=database_now(),
        )
        told = {
            "source": _("this article") if settled.source == page else settled.source,
            "origin": _("this one") if settled.from_source_id == page.pk else settled,
        }
        words = DERIVED if form.is_confirmed else NOT_DERIVED
        messages.success(request, words % told)
        return redirect("source", id=page.pk)

    done = attempt(form, act)
    return _page(request, page, form=form, status=done) if isinstance(done, int) else done


@require_POST
def propose(request: ReviewerRequest, id: int) -> HttpResponse:
    """Anybody may suggest where a source comes from; a lead settles it."""
    source = get_object_or_404(Source, pk=id)
    form = DerivationForm(request.POST)

    def act() -> HttpResponse:
        origin = form.cleaned_data["from_source"]
        derivation = propose_derivation(
            source_id=source.pk,
            from_source_id=origin.pk if origin else None,
            from_outlet=form.cleaned_data["from_outlet"],
            by=request.user,
            at=database_now(),
        )
        messages.success(request, SUGGESTED % {"origin": derivation})
        return redirect("source", id=source.pk)

    done = attempt(form, act)
    return _page(request, source, form=form, status=done) if isinstance(done, int) else done


def _page(
    request: ReviewerRequest, source: Source, *, form: Form | None = None, status: int = 200
) -> HttpResponse:
    """The article, with what was wrong with `form` above it."""
    with one_moment():
        page = read_source_page(source, request.user)
        kinships = read_kinships(source)
    context = {
        "source": source,
        "page": page,
        "kinships": kinships,
        "questions": [kin for kin in kinships if kin.is_open] if request.user.is_lead else [],
        "others": [other for other in offer_sources() if other != source],
        "events": source.events.filter(claim=None).select_related("by").order_by("-id")[:SHOWN_EVENTS],
        "problems": [problem for told in form.errors.values() for problem in told] if form else [],
        "typed": request.POST,
    }
    return render_page(request, "claims/source.html", context, fragment="article", status=status)

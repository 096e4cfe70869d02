"""Are these two the same question? Pairs drawn at random, one after another, answered with one key."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.forms import Form
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_POST, require_safe

from claims.actions.audit import draw_pairs, judge_pair, take_back
from claims.forms.audit import AnswerForm
from claims.http import ReviewerRequest, SeeOther, attempt, render_page
from claims.models import AuditPair
from claims.models.card.quotes import read_quotes
from claims.models.clock import database_now

ANSWERED = {
    True: gettext_lazy("the same question"),
    False: gettext_lazy("not the same question"),
    None: gettext_lazy("you cannot say"),
}


@require_safe
def show_pair(request: ReviewerRequest) -> HttpResponse:
    return _show(request)


@require_POST
def answer(request: ReviewerRequest) -> HttpResponse:
    """Store an answer, or take one's own back, and go on to the next pair."""
    form = AnswerForm(request.POST)

    def act() -> HttpResponse:
        pair_id = form.cleaned_data["pair"]
        if form.is_taking_back:
            take_back(pair_id=pair_id, by=request.user)
        else:
            judge_pair(pair_id=pair_id, is_same=form.is_same, by=request.user, at=database_now())
        return SeeOther(reverse("audit"))

    return _answer(request, form, attempt(form, act))


@require_POST
def draw(request: ReviewerRequest) -> HttpResponse:
    """Leads draw more pairs."""
    if not request.user.is_lead:
        raise PermissionDenied(_("Leads draw pairs."))

    def act() -> HttpResponse:
        drawn = draw_pairs(at=database_now())
        told = ngettext("%(n)s pair drawn.", "%(n)s pairs drawn.", drawn) % {"n": drawn}
        messages.info(request, told if drawn else _("There are no other pairs to draw yet."))
        return SeeOther(reverse("audit"))

    form = Form(request.POST)
    return _answer(request, form, attempt(form, act))


def _answer(request: ReviewerRequest, form: Form, answered: HttpResponse | int) -> HttpResponse:
    return answered if isinstance(answered, HttpResponse) else _show(request, form, status=answered)


def _show(request: ReviewerRequest, form: Form | None = None, *, status: int = 200) -> HttpResponse:
    pair, last = AuditPair.objects.next_for(request.user), AuditPair.objects.last_of(request.user)
    quotes = read_quotes([pair.a_id, pair.b_id]) if pair else {}
    context = {
        "form": form,
        "pair": pair,
        "quotes": list(quotes.values()),
        "last": last,
        "answered": ANSWERED[last.is_same] if last else "",
        "waiting": AuditPair.objects.waiting().count(),
    }
    return render_page(request, "claims/audit.html", context, fragment="pair", status=status)

"""Signing off: the list of decided clusters, a preview in words, and the signature."""

from collections import Counter

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from claims.actions.sign_off import sign_off
from claims.forms.sign_off import PickForm, SignOffForm
from claims.http import ReviewerRequest, SeeOther, attempt, read_page, render_page
from claims.models import Reviewer
from claims.models.clock import database_now
from claims.models.sign_off_page import list_unsigned, list_withdrawn, read_rows, read_withdrawals
from claims.models.snapshot import one_moment

PAGE_SIZE = 30
SHOWN_WITHDRAWN = 20


@require_http_methods(["GET", "HEAD", "POST"])
def sign_off_verdicts(request: ReviewerRequest) -> HttpResponse:
    """`?cluster=12&cluster=15` shows what signing these off would say. Nothing is signed but by POST."""
    if not request.user.is_lead:
        raise PermissionDenied(_("Leads sign off."))
    if request.method == "POST":
        form = SignOffForm(request.POST)
        answer = attempt(form, lambda: _sign(request, form))
        return _list(request, form, status=answer) if isinstance(answer, int) else answer
    picked = PickForm(request.GET)
    clusters = picked.cleaned_data["cluster"] if picked.is_valid() else []
    return _preview(request, clusters) if clusters else _list(request, picked)


def _sign(request: ReviewerRequest, form: SignOffForm) -> HttpResponse:
    count = sign_off(verdicts=form.cleaned_data["shown"], by=request.user, at=database_now())
    words = ngettext("Signed off %(n)s verdict.", "Signed off %(n)s verdicts.", count) % {"n": count}
    messages.success(request, words if count else _("Signed off already."))
    return SeeOther(reverse("sign_off"))


def _preview(request: ReviewerRequest, clusters: list[int]) -> HttpResponse:
    with one_moment():
        rows = read_rows(list(list_unsigned().filter(pk__in=clusters)), request.user)
    signable = [claim for row in rows for claim in row.signable]
    context = {
        "rows": rows,
        "signable": signable,
        "outcomes": Counter(str(claim.verdict).lower() for claim in signable).items(),
        "left_out": sum(len(row.own) for row in rows),
        "is_only_lead": not Reviewer.objects.leads().exclude(pk=request.user.pk).exists(),
    }
    return render_page(request, "claims/sign_off.html", context, fragment="preview")


def _list(request: ReviewerRequest, form: PickForm | SignOffForm, *, status: int = 200) -> HttpResponse:
    """Queries: see the test."""
    with one_moment():
        page = read_page(request, list_unsigned(), size=PAGE_SIZE)
        rows = read_rows(page.object_list, request.user)
        withdrawals = read_withdrawals(list(list_withdrawn()[:SHOWN_WITHDRAWN]))
    faults = [words for errors in form.errors.values() for words in errors]
    context = {"page": page, "list": rows, "withdrawals": withdrawals, "faults": faults}
    return render_page(request, "claims/sign_off.html", context, fragment="list", status=status)

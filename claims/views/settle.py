"""Settling what readers see differently: the list, and a cluster's disputes side by side."""

from collections import Counter

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from claims.actions.adjudication import adjudicate
from claims.actions.deciding import Recorded
from claims.actions.refusal import Refused
from claims.actions.retry import DatabaseBusy
from claims.actions.verdicts import IncompleteVerdict
from claims.forms.review_rows import LABEL_CHOICES
from claims.forms.settle import SettleForm
from claims.http import BUSY, INVALID, REFUSED, ReviewerRequest, SeeOther, read_page, render_page
from claims.models import Cluster, Verdict
from claims.models.clock import database_now
from claims.models.settle import list_disputed, read_opinions, read_settle_page
from claims.models.snapshot import one_moment
from claims.records import DecisionInput

PAGE_SIZE = 30
AT_BUSY = gettext_lazy(
    "The database is busy. Nothing was saved yet, and nothing is lost: settle it again in a moment."
)


@require_safe
def list_settle(request: ReviewerRequest) -> HttpResponse:
    """Clusters with a dispute, with who says what. Queries: see the test."""
    _demand_lead(request)
    with one_moment():
        page = read_page(request, list_disputed(), size=PAGE_SIZE)
        opinions = read_opinions(page.object_list)
    rows = [(cluster, opinions.get(cluster.pk, [])) for cluster in page.object_list]
    return render_page(request, "claims/settle.html", {"page": page, "rows": rows}, fragment="results")


@require_http_methods(["GET", "HEAD", "POST"])
def settle_cluster(request: ReviewerRequest, id: int) -> HttpResponse:
    """What the readers say, side by side, and the form for what is to hold."""
    _demand_lead(request)
    cluster = get_object_or_404(Cluster.objects.standing(), pk=id)
    return _settle(request, cluster) if request.method == "POST" else _show(request, cluster)


def _demand_lead(request: ReviewerRequest) -> None:
    if not request.user.is_lead:
        raise PermissionDenied(_("Leads settle what readers see differently."))


def _settle(request: ReviewerRequest, cluster: Cluster) -> HttpResponse:
    try:
        form = SettleForm.sent(request.POST)
    except ValidationError as error:
        return _show(request, cluster, fault=error.messages[0], status=INVALID)
    if not form.is_valid():
        return _show(request, cluster, form, status=INVALID)
    decision = form.decision()
    try:
        recorded = adjudicate(cluster_id=cluster.pk, by=request.user, form=decision, at=database_now())
    except IncompleteVerdict as error:
        form.faults.append(str(error))
        return _show(request, cluster, form, status=INVALID)
    except Refused as error:
        return _show(request, cluster, fault=str(error), status=REFUSED)
    except DatabaseBusy:
        form.faults.append(str(AT_BUSY))
        return _show(request, cluster, form, status=BUSY)
    messages.success(request, _in_words(recorded, decision))
    return SeeOther(reverse("settle"))


def _in_words(recorded: Recorded, decision: DecisionInput) -> str:
    if recorded.is_replay:
        return _("This was settled already.")
    counts = Counter(_outcome(verdict.label) for verdict in decision.verdicts)
    outcomes = ", ".join(f"{count} {outcome}" for outcome, count in counts.items())
    return _("Settled: %(outcomes)s.") % {"outcomes": outcomes}


def _outcome(label: str) -> str:
    return (Verdict.Label(label).label if label else _("Set aside")).lower()


def _show(
    request: ReviewerRequest,
    cluster: Cluster,
    form: SettleForm | None = None,
    *,
    fault: str = "",
    status: int = 200,
) -> HttpResponse:
    """The disputes as they are now; a form that fits them no more gives way to a new one, its words kept."""
    with one_moment():
        page = read_settle_page(get_object_or_404(Cluster.objects.standing(), pk=cluster.pk), request.user)
    faults = [fault] if fault else list(form.faults) if form else []
    if form is None or [list(part.claims) for part in form.parts] != [one.claim_ids for one in page.disputes]:
        form = SettleForm.blank(page.disputes, version=page.card.cluster.version)
    context = {
        "page": page,
        "card": page.card,
        "form": form,
        "rows": list(zip(page.disputes, form.parts, strict=True)),
        "choices": LABEL_CHOICES,
        "faults": faults,
        "kept": "" if form.is_kept else _typed(request),
    }
    return render_page(request, "claims/settle_cluster.html", context, fragment="settle", status=status)


def _typed(request: ReviewerRequest) -> str:
    """The words of a form that could not be kept, to be copied."""
    written = (
        request.POST[name].strip() for name in request.POST if name.endswith(("note", "passage", "where"))
    )
    return "\n\n".join(filter(None, written))

"""Leads steering the queue: from the page of a cluster or of a source."""

from collections.abc import Callable

from django.contrib import messages
from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from claims.actions import steering
from claims.forms.queue_steering import SteerForm, SteerSourceForm
from claims.http import ReviewerRequest, SeeOther, attempt, render_page
from claims.models import Cluster, Source
from claims.models.clock import database_now

DONE = {
    "pin": gettext_lazy("Pinned: it comes before all others."),
    "unpin": gettext_lazy("No longer pinned."),
    "put_off": gettext_lazy("Put off until that day."),
    "bring_back": gettext_lazy("Brought back to the queue."),
    "readers": gettext_lazy("Noted. What is decided already stays so."),
}


@require_POST
def steer(request: ReviewerRequest, id: int) -> HttpResponse:
    """Pin, put off or assign a cluster, or take that back."""
    cluster = get_object_or_404(Cluster, pk=id)
    form = SteerForm(request.POST)
    return _answer(request, form, lambda: _steer(request, cluster, form), reverse("cluster", args=[id]))


def _steer(request: ReviewerRequest, cluster: Cluster, form: SteerForm) -> None:
    act = form.cleaned_data["act"]
    by, at = request.user, database_now()
    if act in ("pin", "unpin"):
        steering.pin_cluster(cluster_id=cluster.pk, is_pinned=act == "pin", by=by, at=at)
    elif act == "assign":
        steering.assign_cluster(cluster_id=cluster.pk, to=form.cleaned_data["to"], by=by, at=at)
    else:
        steering.put_off_cluster(cluster_id=cluster.pk, until=form.put_off_until, by=by, at=at)


@require_POST
def steer_source(request: ReviewerRequest, id: int) -> HttpResponse:
    """Assign a source, or say how many read each of its claims."""
    source = get_object_or_404(Source.objects.defer("text"), pk=id)
    form = SteerSourceForm(request.POST)
    return _answer(request, form, lambda: _steer_source(request, source, form), reverse("source", args=[id]))


def _steer_source(request: ReviewerRequest, source: Source, form: SteerSourceForm) -> None:
    said = form.cleaned_data
    by, at = request.user, database_now()
    if said["act"] == "assign":
        steering.assign_source(source_id=source.pk, to=said["to"], by=by, at=at)
    else:
        steering.set_readers(source_id=source.pk, readers=said["readers"], by=by, at=at)


def _answer(request: ReviewerRequest, form: Form, act: Callable[[], None], back: str) -> HttpResponse:
    """Do it and go back to the page; what was refused is said on a page of its own."""

    def acted() -> HttpResponse:
        act()
        said = form.cleaned_data
        assigned = _("Assigned to %(person)s.") % {"person": said.get("to") or _("nobody in particular")}
        messages.success(request, DONE.get(said["act"], assigned))
        return SeeOther(back)

    answer = attempt(form, acted)
    if isinstance(answer, HttpResponse):
        return answer
    faults = [str(problem) for problems in form.errors.values() for problem in problems]
    context = {"form": form, "faults": faults, "back": back}
    return render_page(request, "claims/refused.html", context, fragment="refused", status=answer)

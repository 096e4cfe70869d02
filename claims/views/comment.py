"""Talking about a cluster: saying something, and asking for an expert."""

from collections.abc import Callable

from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_POST

from claims.actions.comments import add_comment, set_needs_expert
from claims.forms.comment import CommentForm, ExpertForm
from claims.http import ReviewerRequest, SeeOther, attempt, page_to_go_on, render_page
from claims.models import Cluster
from claims.models.clock import database_now
from claims.models.talk import read_talk
from claims.models.veil import draw_veil


@require_POST
def comment(request: ReviewerRequest, id: int) -> HttpResponse:
    """One more comment; for htmx the talk with it."""
    form = CommentForm(request.POST)

    def act() -> int:
        said = add_comment(
            cluster_id=id,
            by=request.user,
            text=form.cleaned_data["text"],
            idempotency_key=str(form.cleaned_data["key"]),
            at=database_now(),
        )
        return said.cluster_id

    return _answer(request, id, form, act)


@require_POST
def expert(request: ReviewerRequest, id: int) -> HttpResponse:
    """Anybody may say that one who knows the field is needed, or no longer."""
    form = ExpertForm(request.POST)

    def act() -> int:
        is_needed = form.cleaned_data["needed"]
        return set_needs_expert(cluster_id=id, is_needed=is_needed, by=request.user, at=database_now()).pk

    return _answer(request, id, form, act)


def _answer(request: ReviewerRequest, cluster_id: int, form: Form, act: Callable[[], int]) -> HttpResponse:
    """Do it, and go back to the page or show the talk as it is now; what was refused comes with the words."""
    get_object_or_404(Cluster, pk=cluster_id)

    def go_on() -> HttpResponse:
        standing_id = act()
        if request.htmx:
            return _talk(request, standing_id)
        return SeeOther(f"{page_to_go_on(request.user, standing_id)}#talk")

    done = attempt(form, go_on)
    return _talk(request, cluster_id, form=form, status=done) if isinstance(done, int) else done


def _talk(
    request: ReviewerRequest, cluster_id: int, *, form: Form | None = None, status: int = 200
) -> HttpResponse:
    is_reading = "reading" in request.POST
    context = {
        "cluster": Cluster.objects.get(pk=cluster_id),
        "talk": read_talk(cluster_id, draw_veil(request.user, clusters=[cluster_id], is_reading=is_reading)),
        "is_reading": is_reading,
        "problems": [problem for told in form.errors.values() for problem in told] if form else [],
        "typed": request.POST.get("text", "") if form else "",
        "back": page_to_go_on(request.user, cluster_id),
    }
    return render_page(request, "claims/comment.html", context, fragment="talk", status=status)

"""What others want a person to see: where they were mentioned."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from claims.actions.comments import mark_all_seen, mark_seen
from claims.forms.comment import SeenForm
from claims.http import ReviewerRequest, SeeOther, attempt, read_page, render_page
from claims.models import Mention
from claims.models.clock import database_now
from claims.models.talk import read_mentions

PAGE_SIZE = 30


@require_http_methods(["GET", "HEAD", "POST"])
def for_you(request: ReviewerRequest) -> HttpResponse:
    """Mentions, newest first. Only sending a form marks them as seen."""
    if request.method != "POST":
        return _show(request)
    form = SeenForm(request.POST)
    done = attempt(form, lambda: _mark(request, form.cleaned_data["act"], form.cleaned_data["mention"]))
    return _show(request, form, status=done) if isinstance(done, int) else done


def _mark(request: ReviewerRequest, act: str, mention_id: int) -> HttpResponse:
    own = Mention.objects.filter(reviewer=request.user).select_related("comment", "reviewer")
    mention = get_object_or_404(own, pk=mention_id)
    if act == "all":
        mark_all_seen(up_to=mention, at=database_now())
    else:
        mark_seen(mention=mention, at=database_now())
    if act == "open":
        return SeeOther(reverse("cluster", args=[mention.comment.cluster_id]) + "#talk")
    return SeeOther(reverse("for_you"))


def _show(request: ReviewerRequest, form: SeenForm | None = None, *, status: int = 200) -> HttpResponse:
    page = read_page(request, Mention.objects.newest_of(request.user), size=PAGE_SIZE)
    context = {"page": page, "rows": read_mentions(page.object_list, request.user), "form": form}
    return render_page(request, "claims/for_you.html", context, fragment="mentions", status=status)

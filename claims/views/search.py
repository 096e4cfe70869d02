"""Have we checked this? A sentence or words in, the desk's nearest claims out."""

from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_safe

from claims.forms.search import SearchForm
from claims.http import ReviewerRequest, render_page
from claims.models import Claim
from claims.models.checked import find_checked
from claims.models.origins import read_unsettled
from claims.models.snapshot import one_moment
from claims.models.worded import find_worded


@require_safe
def search(request: ReviewerRequest) -> HttpResponse:
    """The page to ask on, and the answer. Queries: see the test."""
    form = SearchForm(request.GET)
    asked = form.asked
    if asked.claim_id is not None and Claim.objects.filter(pk=asked.claim_id).exists():
        return redirect("claim", asked.claim_id)
    context = {"form": form, "asked": asked}
    if asked.text and asked.claim_id is None:
        with one_moment():
            answer = find_checked(asked.text, asked.phrases, reader=request.user)
            several = {one.claim.cluster_id for one in answer.found if one.claim.cluster.source_count > 1}
            worded = find_worded(asked.text)
            context |= {"answer": answer, "unsettled": read_unsettled(several), "worded": worded}
        if not answer.found:
            context["has_claims"] = Claim.objects.exists()
    return render_page(request, "claims/search.html", context, fragment="answer")

"""The welcome on the queue: dismissed for good, or shown once more."""

from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_POST

from claims.actions import welcome
from claims.http import ReviewerRequest, SeeOther
from claims.models.clock import database_now


@require_POST
def dismiss_welcome(request: ReviewerRequest) -> HttpResponse:
    """For htmx nothing takes the welcome's place."""
    welcome.dismiss_welcome(reviewer=request.user, at=database_now())
    return HttpResponse() if request.htmx else SeeOther(reverse("queue"))


@require_POST
def show_welcome(request: ReviewerRequest) -> HttpResponse:
    welcome.show_welcome(reviewer=request.user)
    return SeeOther(reverse("queue"))

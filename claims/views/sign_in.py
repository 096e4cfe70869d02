"""Signing in. A card that somebody sent who was signed out meanwhile comes along and is kept as a draft."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.forms import AuthenticationForm
from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.contrib.auth.views import LoginView, PasswordChangeView
from django.contrib.messages.views import SuccessMessageMixin
from django.http import HttpRequest, HttpResponse, QueryDict
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse_lazy
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from claims.actions.refusal import Refused
from claims.actions.retry import DatabaseBusy
from claims.forms.drafts import as_draft, save_typed, typed_words, words_sent
from claims.forms.fields import is_id
from claims.http import FORBIDDEN, ReviewerRequest
from claims.models import Cluster
from claims.models.clock import database_now

# Pages on which people type, and whose answers replace what they typed.
TYPED_ON = ("add_source", "fill_in_source")


class SignInForm(AuthenticationForm):
    """Django's own, in the desk's words. A closed account is answered as a wrong password is."""

    error_messages = AuthenticationForm.error_messages | {
        "invalid_login": gettext_lazy("Name and password do not fit. Mind capital letters in both."),
    }


@method_decorator(login_not_required, name="dispatch")
class SignInView(LoginView):
    """Django's own; who is signed in and wants to sign in is sent to the queue, not in circles."""

    redirect_authenticated_user = True
    authentication_form = SignInForm

    def dispatch(self, request: Any, *args: Any, **options: Any) -> HttpResponseBase:
        response = super().dispatch(request, *args, **options)
        if request.method == "POST" and request.user.is_authenticated:
            _keep(request)
        return response

    def get_success_url(self) -> str:
        wanted = super().get_success_url()
        return self.get_default_redirect_url() if wanted == self.request.path else wanted

    def get_context_data(self, **context: Any) -> dict[str, Any]:
        sent = self.request.POST
        return super().get_context_data(**context) | _carried(sent.get("card", ""), sent.get("typed", ""))


class ChangePasswordView(SuccessMessageMixin, PasswordChangeView):  # type: ignore[type-arg]
    """Django's own, which says nothing when it is done."""

    success_url = reverse_lazy("queue")
    success_message = gettext_lazy("Your password is changed. Elsewhere you are signed out.")


class AskToSignIn(LoginRequiredMiddleware):
    """Sends strangers to sign in; with what they wrote, when it is a card they sent."""

    def handle_no_permission(self, request: HttpRequest, view_func: Callable[..., HttpResponseBase]) -> Any:
        match = request.resolver_match
        if request.htmx and match is not None and match.url_name in TYPED_ON:  # type: ignore[attr-defined]
            return _say_signed_out(request)
        is_card = request.method == "POST" and match is not None and match.url_name == "review"
        typed = as_draft(request.POST) if is_card and not request.htmx else ""  # type: ignore[attr-defined]
        if match is None or not typed:
            return super().handle_no_permission(request, view_func)
        context = {"form": SignInForm(request)} | _carried(str(match.kwargs["id"]), typed)
        return render(request, "registration/login.html", context, status=FORBIDDEN)


def _say_signed_out(request: HttpRequest) -> HttpResponse:
    """For htmx: said above the page, which stays with all that was typed."""
    words = _(
        "You were signed out, so nothing was saved. What you typed is still here: copy it, then sign in."
    )
    messages.error(request, words)
    told = render(request, "base.html#messages")
    told.headers["HX-Retarget"], told.headers["HX-Reswap"] = "#messages", "innerHTML show:window:top"
    return told


def refuse_forged(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The answer to a form whose token does not fit the session, with what was written in it."""
    return render(request, "403_csrf.html", {"words": words_sent(request)}, status=FORBIDDEN)


def _carried(card: str, typed: str) -> dict[str, str]:
    """The card that comes along through the form for signing in: its cluster, its fields, its words."""
    return {"card": card, "typed": typed, "words": typed_words(QueryDict(typed))} if typed else {}


def _keep(request: ReviewerRequest) -> None:
    card, typed = request.POST.get("card", ""), QueryDict(request.POST.get("typed", ""))
    if not typed or not is_id(card):
        return
    try:
        save_typed(int(card), request.user, typed, at=database_now())
        messages.success(request, _("What you wrote came along: it is kept as a draft, and not saved yet."))
    except (Refused, DatabaseBusy, Cluster.DoesNotExist):
        told = _("What you wrote could not be kept with its card: %(words)s")
        messages.error(request, told % {"words": typed_words(typed)})

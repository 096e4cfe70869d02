"""What every page shares: the desk's name, no caching of private pages, page or fragment."""

import sys
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.contrib.sessions.exceptions import SessionInterrupted
from django.core.exceptions import BadRequest, PermissionDenied
from django.core.paginator import Page, Paginator
from django.db import InterfaceError, OperationalError
from django.forms import Form
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django_htmx.middleware import HtmxDetails

from claims.actions.refusal import Refused
from claims.actions.retry import DatabaseBusy
from claims.forms.drafts import words_sent
from claims.forms.theme import THEMES, theme_of
from claims.models import Mention, Reviewer
from claims.models.clock import database_now
from claims.models.queue import is_held_by

if TYPE_CHECKING:
    from django.core.paginator import _SupportsPagination

MAX_PAGE_DIGITS = 9


SENSELESS, FORBIDDEN, NO_SUCH_METHOD, REFUSED, INVALID = 400, 403, 405, 409, 422
HELD_BACK, BROKEN, BUSY = 429, 500, 503
RETRY_SECONDS = 5


class ReviewerRequest(HttpRequest):
    """A request of somebody who signed in."""

    user: Reviewer
    htmx: HtmxDetails


def desk(request: HttpRequest) -> dict[str, Any]:
    """For every template: the desk's name, its colours, how often one was mentioned (a query)."""

    def count_unseen() -> int:
        return Mention.objects.unseen_by(request.user).count() if request.user.is_authenticated else 0

    return {
        "desk_name": settings.DESK_NAME,
        "count_unseen": count_unseen,
        "theme": theme_of(request.COOKIES.get("theme", "")),
        "themes": list(THEMES.items()),
    }


def render_page(
    request: HttpRequest,
    template: str,
    context: dict[str, Any],
    *,
    fragment: str,
    status: int = 200,
) -> HttpResponse:
    """The page, or for htmx only its partial `fragment`. A history restore gets the whole page."""
    htmx: HtmxDetails = request.htmx  # type: ignore[attr-defined]
    is_fragment = bool(htmx) and not htmx.history_restore_request and not htmx.boosted
    name = f"{template}#{fragment}" if is_fragment else template
    response = render(request, name, context, status=status)
    response.headers["Vary"] = "HX-Request"
    if status == BUSY:
        response.headers["Retry-After"] = str(RETRY_SECONDS)
    return response


def attempt(form: Form, act: Callable[[], HttpResponse]) -> HttpResponse | int:
    """What `act` answers, if `form` is valid and the act not refused; else the status to show the form with.

    The form then says why: 422 it is not valid, 403 it takes somebody else and the act says who, 409 refused,
    503 the database is busy.
    """
    if not form.is_valid():
        return INVALID
    try:
        return act()
    except PermissionDenied as error:
        if not str(error):
            raise
        form.add_error(None, str(error))
        return FORBIDDEN
    except Refused as error:
        form.add_error(None, str(error))
        return REFUSED
    except DatabaseBusy:
        form.add_error(None, _("The database is busy. Nothing was saved; try again in a moment."))
        return BUSY


def read_page[T](
    request: HttpRequest, rows: "_SupportsPagination[T]", *, size: int = 50, count: int | None = None
) -> Page[T]:
    """The page of `rows` that the address asks for: the first if it makes no sense, the last if too high.

    `count`: how many rows there are, where that is known already.
    """
    wanted = request.GET.get("page", "")
    is_number = wanted.isascii() and wanted.isdecimal()
    paginator = Paginator(rows, size)
    if count is not None:
        paginator.__dict__["count"] = count  # in place of its own question to the database
    return paginator.get_page(wanted[:MAX_PAGE_DIGITS] if is_number else 1)


def page_to_go_on(reviewer: Reviewer, cluster_id: int) -> str:
    """Where a reviewer goes on with a cluster: at the queue while they hold it, else on its page."""
    is_held = is_held_by(reviewer, cluster_id, at=database_now())
    return reverse("queue") if is_held else reverse("cluster", args=[cluster_id])


def own_address(request: HttpRequest, address: str) -> str:
    """The address, if it is one of this desk; else that of the queue."""
    is_own = url_has_allowed_host_and_scheme(address, {request.get_host()}, require_https=request.is_secure())
    return address if is_own else reverse("queue")


class SeeOther(HttpResponseRedirect):
    """What a POST answers when it is done: go and look there."""

    status_code = 303


class NoStoreMiddleware:
    """Keeps pages of signed-in people out of caches, shared browsers' history included."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        if request.user.is_authenticated:
            response.headers.setdefault("Cache-Control", "no-store")
        return response


class ExplainNoSuchMethod:
    """Gives the answer 405 a page: who was asked to sign in on sending a form comes back without the form."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        if response.status_code != NO_SUCH_METHOD:
            return response
        page = render(request, "405.html", status=NO_SUCH_METHOD)
        page.headers["Allow"] = response.headers["Allow"]
        return page


class RefuseUnreadableText:
    """Answers 400 to an address with a NUL in it: PostgreSQL cannot search for one, and nobody types one.

    Halves of characters do not come this far: what is not UTF-8 in an address arrives as replacement signs.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        asked = (text for name, values in request.GET.lists() for text in (name, *values))
        if "\0" in request.path or any("\0" in text for text in asked):
            raise BadRequest(_("The address holds a character that is no text."))
        return self.get_response(request)


def answer_fault(request: HttpRequest) -> HttpResponse:
    """The page for what no view caught: 503 when the database was out of reach, so that one tries again."""
    return _try_again(request) if _is_out_of_reach(sys.exception()) else _plain(request, "500.html", BROKEN)


def answer_bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """The page for what makes no sense. A session that the database could not keep is nobody's fault."""
    is_unkept = isinstance(exception, SessionInterrupted) and _is_out_of_reach(exception)
    return _try_again(request) if is_unkept else _plain(request, "400.html", SENSELESS)


def _is_out_of_reach(error: BaseException | None) -> bool:
    """Whether the database could not be reached, as what went wrong or as what led to it."""
    while error:
        if isinstance(error, OperationalError | InterfaceError | DatabaseBusy):
            return True
        error = error.__context__
    return False


def _try_again(request: HttpRequest) -> HttpResponse:
    """The page; for htmx a line above what is there. The card says so itself, and sends its form again."""
    headers = {"Retry-After": str(RETRY_SECONDS)}
    is_fragment = "HX-Request" in request.headers and request.headers.get("HX-Target") != "card"
    if is_fragment:
        headers |= {"HX-Retarget": "#messages", "HX-Reswap": "innerHTML show:top"}
    template = f"503.html{'#said' * is_fragment}"
    return _plain(request, template, BUSY, words=words_sent(request), headers=headers)


def _plain(
    request: HttpRequest,
    template: str,
    status: int,
    *,
    words: str = "",
    headers: dict[str, str] | None = None,
) -> HttpResponse:
    """A page that needs no database, no session and no person; light or dark as the browser's cookie says."""
    theme = theme_of(request.COOKIES.get("theme", ""))
    page = render_to_string(template, {"words": words, "theme": theme})
    return HttpResponse(page, status=status, headers=headers)

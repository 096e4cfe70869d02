"""The pages for what no view caught; they need no database, no session and no person."""

import sys

from django.contrib.sessions.exceptions import SessionInterrupted
from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string

from claims.actions.retry import DatabaseBusy
from claims.forms.drafts import words_sent
from claims.forms.theme import theme_of
from claims.http import BROKEN, BUSY, RETRY_SECONDS, SENSELESS


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

"""What every page shares: the desk's name, page or fragment, refusals as answers."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.core.paginator import Page, Paginator
from django.forms import Form
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django_htmx.middleware import HtmxDetails

from claims.actions.refusal import Refused
from claims.actions.retry import DatabaseBusy
from claims.forms.theme import THEMES, theme_of
from claims.models import Mention, Reviewer
from claims.models.clock import database_now
from claims.models.queue import is_held_by

if TYPE_CHECKING:
    from django.core.paginator import _SupportsPagination

MAX_PAGE_DIGITS = 9

SENSELESS, FORBIDDEN, UNKNOWN, NO_SUCH_METHOD, REFUSED, INVALID = 400, 403, 404, 405, 409, 422
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


def own_address(address: str, *, otherwise: str = "") -> str:
    """The address, if it is a page of this desk, as its forms write it; else `otherwise`, or the queue."""
    is_own = address.startswith("/") and url_has_allowed_host_and_scheme(address, allowed_hosts=None)
    return address if is_own else otherwise or reverse("queue")


class SeeOther(HttpResponseRedirect):
    """What a POST answers when it is done: go and look there."""

    status_code = 303

"""What goes for every request: no caching of private pages, a page for 405, no NULs in addresses."""

from collections.abc import Callable

from django.core.exceptions import BadRequest
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _

from claims.http import NO_SUCH_METHOD


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

"""Signing in is held back after too many failures: from where one tries, and what one is told."""

import math
from collections.abc import Mapping
from datetime import timedelta
from ipaddress import ip_address
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from claims.forms.drafts import words_sent
from claims.http import HELD_BACK
from claims.models.clock import database_now
from claims.models.held_back import held_until

MAX_NAME_CHARACTERS = 150


def client_address(request: HttpRequest) -> str | None:
    """Who the connection is from; behind a proxy, who the nearest proxy says its connection is from.

    What stands further left in the header was sent by the visitor, and may be made up.
    """
    seen = request.META.get("REMOTE_ADDR", "")
    if settings.BEHIND_PROXY:
        seen = request.META.get("HTTP_X_FORWARDED_FOR", "").rpartition(",")[2].strip() or seen
    try:
        return str(ip_address(seen))
    except ValueError:
        return None


def name_tried(request: HttpRequest, credentials: Mapping[str, Any] | None = None) -> str:
    """The name somebody tries to sign in with, as far as an account's can be long: it is kept in a column."""
    name = (credentials or request.POST).get("username") or ""
    return str(name).replace("\0", "")[:MAX_NAME_CHARACTERS]


def answer_held_back(request: Any, response: HttpResponse, credentials: dict[str, Any]) -> HttpResponse:
    """The page instead of the one for signing in. The same for names that exist and names that do not."""
    now = database_now()
    until = held_until(username=name_tried(request, credentials), address=request.axes_ip_address, at=now)
    seconds = max(1, math.ceil((until - now).total_seconds()))
    shown = (until + timedelta(seconds=59)).replace(second=0, microsecond=0)  # never too early
    context = {"until": shown, "minutes": math.ceil(seconds / 60), "words": words_sent(request)}
    page = render(request, "429.html", context, status=HELD_BACK)
    page.headers["Retry-After"] = str(seconds)
    return page

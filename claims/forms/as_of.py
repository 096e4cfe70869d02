"""The moment that a page is asked to tell of, in its address: `?as_of=2026-05-31`."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.http import QueryDict

from claims.forms.moments import MomentField
from claims.models.as_of_page import PageAsOf


class AsOfForm(forms.Form):
    """One field, whose name is that in the address."""

    as_of = MomentField()


def as_of_context(asked: QueryDict, what: str, now: str, read: Callable[..., PageAsOf]) -> dict[str, Any]:
    """The context of `claims/as_of.html`: the page, or why there is none. `now` is the address of today's."""
    form = AsOfForm(asked)
    page = read(at=form.cleaned_data["as_of"]) if form.is_valid() else None
    return {"form": form, "page": page, "what": what, "now": now}

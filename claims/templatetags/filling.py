"""The small form in a line of origin with which anybody fills in what is not known about the source."""

from typing import Any

from django import template
from django.template import RequestContext

from claims.forms.source import FillInForm
from claims.models import Claim, Source

register = template.Library()


@register.inclusion_tag("claims/_fill_in.html", takes_context=True)
def fill_in(context: RequestContext, source: Source, claim: Claim | None = None) -> dict[str, Any]:
    """What is unknown of a source, to be said. With `claim` htmx swaps the `.origin` around it.

    Never inside another form. `filling` and `filled` in the context: the form as sent, and what came of it.
    """
    known = {name: context.get(name) for name in ("csrf_token", "request", "filled", "filling")}
    form = context.get("filling") or FillInForm(source=source)
    return known | {"source": source, "claim": claim, "form": form}

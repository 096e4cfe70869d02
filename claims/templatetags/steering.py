"""The controls with which leads steer the queue, on the pages of clusters and sources."""

from typing import Any

from django import template
from django.template import RequestContext

from claims.forms.queue_steering import steering_of
from claims.models import Cluster, Source

register = template.Library()


@register.inclusion_tag("claims/_steering.html", takes_context=True)
def steering(context: RequestContext, row: Cluster | Source) -> dict[str, Any]:
    """How a cluster or source stands in the queue; with controls for leads."""
    return {name: context.get(name) for name in ("user", "csrf_token")} | {"row": row} | steering_of(row)

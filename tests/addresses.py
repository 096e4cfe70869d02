"""Every address of the project, from the resolver, and things of Ben's to visit them with."""

import re
from collections.abc import Iterator
from typing import Any

from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.urls import get_resolver

from claims.actions.membership import split_cluster
from claims.models import Claim, Decision, Derivation, Event, Lease, Link, Reviewer
from claims.models.clock import database_now
from tests.admin.desk_rows import make_one_of_each
from tests.factories import (
    make_audit_pair,
    make_claim,
    make_cluster,
    make_export_run,
    make_lease,
    make_mention,
    make_view,
)

type Things = dict[str, tuple[int, dict[str, Any]]]


def routes() -> Iterator[str]:
    """Every address that the resolver knows."""
    return _routes(get_resolver().url_patterns)


def _routes(patterns: Any, before: str = "") -> Iterator[str]:
    for pattern in patterns:
        route = f"{before}{pattern.pattern}"
        if hasattr(pattern, "url_patterns"):
            yield from _routes(pattern.url_patterns, route)
        else:
            yield route


def make_things(ben: Reviewer) -> Things:
    """For each address the row it is about, and what is sent there: all of it Ben's."""
    claim = make_one_of_each(ben)
    held = make_cluster("It fell.", "It fell down.")
    run = make_export_run(ben)
    other, elsewhere = held.claims.earliest("id"), make_claim("It never fell.")
    return {
        "audit/answer/": (0, {"pair": make_audit_pair().pk, "answer": "same"}),
        "claims/<pk:id>/": (claim.pk, {}),
        "claims/<pk:id>/contradict/": (other.pk, {"number": elsewhere.pk}),
        "claims/<pk:id>/part/": (other.pk, {"other": elsewhere.pk}),
        "claims/<pk:id>/take/": (elsewhere.pk, {}),
        "clusters/<pk:id>/": (held.pk, {}),
        "clusters/<pk:id>/draft/": (held.pk, {}),
        "clusters/<pk:id>/comment/": (held.pk, {"text": "Look, @ben.", "key": "0" * 32}),
        "clusters/<pk:id>/expert/": (held.pk, {"needed": "1"}),
        "clusters/<pk:id>/check-again/": (claim.cluster_id, {"claims": [claim.pk], "reason": "So."}),
        "clusters/<pk:id>/merge/": (held.pk, {"into": elsewhere.cluster_id}),
        "clusters/<pk:id>/review/": (held.pk, {}),
        "clusters/<pk:id>/split/": (held.pk, {"claims": [other.pk]}),
        "clusters/<pk:id>/steer/": (held.pk, {"act": "pin"}),
        "export/<pk:id>/changes.csv": (run.pk, {}),
        "export/<pk:id>/changes/": (run.pk, {}),
        "derivations/<pk:id>/settle/": (Derivation.objects.latest("id").pk, {"answer": "confirm"}),
        "events/<pk:id>/undo/": (_split(ben).pk, {}),
        "for-you/": (0, {"act": "seen", "mention": make_mention(held, of=ben).pk}),
        "leases/<pk:id>/take-over/": (make_lease(held, ben).pk, {}),
        "links/<pk:id>/revoke/": (Link.objects.earliest("id").pk, {}),
        "queue/undo/": (0, {"decision": Decision.objects.latest("id").pk, "key": "0" * 32}),
        "settle/<pk:id>/": (held.pk, {}),
        "sources/add/": (0, {"text": "The bridge over the Hutton fell.", "title": "Bridge falls"}),
        "sources/<pk:id>/": (claim.source_id, {}),
        "sources/<pk:id>/derive/": (claim.source_id, {"from_outlet": "Wire Service"}),
        "sources/<pk:id>/correct/": (
            claim.source_id,
            {"text": claim.source.text, "seen": claim.source.text_sha256},
        ),
        "sources/<pk:id>/edit/": (claim.source_id, {"title": "Ours", "initial-title": ""}),
        "sources/<pk:id>/fill-in/": (claim.source_id, {"publisher": "The Herald"}),
        "sources/<pk:id>/mark/": (claim.source_id, {"words": "More follows."}),
        "sources/<pk:id>/steer/": (claim.source_id, {"act": "readers", "readers": "2"}),
        "views/": (0, {"list": "claims", "name": "Ours", "query": "worth=high"}),
        "views/<pk:id>/": (make_view(ben, is_shared=True).pk, {}),
        "views/<pk:id>/change/": (make_view(ben).pk, {"name": "Theirs"}),
        "views/<pk:id>/delete/": (make_view(ben).pk, {}),
    }


def _split(by: Reviewer) -> Event:
    cluster, at = make_cluster("It burned.", "It burned down."), database_now()
    lease = make_lease(cluster, by)
    claims = [cluster.claims.latest("id").pk]
    split_cluster(cluster_id=cluster.pk, claim_ids=claims, by=by, note="", at=at)
    Lease.objects.filter(pk=lease.pk).update(ended_at=at, ending=Lease.Ending.RELEASED)
    return Event.objects.filter(kind=Event.Kind.CLUSTER_SPLIT, cluster=cluster).get()


def address(route: str, things: Things) -> str:
    """The route with numbers filled in: of the thing it is about, in the administration of the newest row."""
    pk = things.get(route, (0, {}))[0]
    if table := re.match(r"admin/claims/(\w+)/", route):
        pk = apps.get_model("claims", table[1])._default_manager.latest("pk").pk
    route = route.replace("<path:content_type_id>", str(ContentType.objects.get_for_model(Claim).pk))
    route = route.replace("(?P<url>.*)$", "nowhere/").replace("^(?P<app_label>claims)/$", "claims/")
    return "/" + re.sub(r"<[^>]+>", str(pk), route)

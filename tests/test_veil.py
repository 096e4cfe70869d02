"""Who reads blind sees nothing of what others said: a word of theirs is looked for on every page."""

import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from django.test import Client

from claims.actions.adjudication import adjudicate
from claims.actions.check_again import ask_to_check_again
from claims.actions.comments import set_needs_expert
from claims.actions.keys import make_keys
from claims.actions.links import record_contradiction
from claims.actions.membership import merge_clusters
from claims.models import Claim, Cluster, Match, Reviewer, Source
from claims.models.clock import database_now
from claims.records import DecisionInput, EvidenceInput, VerdictInput
from tests.addresses import routes
from tests.factories import (
    decide,
    make_claim,
    make_cluster,
    make_comment,
    make_lease,
    make_mention,
    make_reviewer,
)

# In every word of the others, and in their names.
SECRET = "zyzzyva"
HTMX = {"HX-Request": "true"}
SAID = EvidenceInput("contradicts", f"https://{SECRET}.example/", None, SECRET, SECRET, SECRET)

# What shows words of others to who may see them: addresses, and what is sent there.
SHOWS = {
    *("", "claims/<pk:id>/", "clusters/<pk:id>/", "corrections/", "for-you/"),
    *("search/ again", "clusters/<pk:id>/ path", "compare/ two"),
    *("POST comment", "POST expert", "POST review"),
}


@dataclass
class Scene:
    """Claims of which others said something, and Ada nothing yet in this round.

    `pending` was read by one other; `again` was decided by two others, `settled` by a lead, as Ada and
    another saw it differently, and both are to be checked again. All contradict `elsewhere`, others say.
    """

    pending: Cluster
    again: Cluster
    settled: Cluster
    elsewhere: Claim

    @property
    def clusters(self) -> tuple[Cluster, ...]:
        return self.pending, self.again, self.settled


@pytest.fixture(params=["desk", "sources"])
def two_readers(request: pytest.FixtureRequest, settings: Any) -> str:
    """Every claim wants two readers: by the desk's setting, or by that of each source."""
    settings.REVIEWS_PER_CLAIM = 2 if request.param == "desk" else 1
    return str(request.param)


@pytest.fixture
def scene(two_readers: str, ada: Reviewer, lea: Reviewer) -> Scene:
    made = Scene(
        make_cluster("Forty bridges fell in the storm.", "40 bridges fell in the storm."),
        make_cluster("The mayor resigned on Monday."),
        make_cluster("The council met on Tuesday."),
        make_claim("No bridge fell in the storm."),
    )
    gone = make_cluster("Some 40 bridges fell in the storm.")
    if two_readers == "sources":
        Source.objects.update(reviews_per_claim=2)
    one, other = make_reviewer(SECRET), make_reviewer(f"{SECRET}.too")
    make_comment(gone, one, f"Gone, {SECRET}.")
    merge_clusters(cluster_id=gone.pk, into_id=made.pending.pk, by=lea, note=SECRET, at=database_now())
    read_before(made, ada, one, other, lea)
    for cluster in made.clusters:
        say_all(cluster, made.elsewhere, one, ada)
    make_keys(dict(Claim.objects.values_list("pk", "text")))
    return made


def read_before(scene: Scene, ada: Reviewer, one: Reviewer, other: Reviewer, lea: Reviewer) -> None:
    """An earlier round on the clusters that are to be checked again."""
    for reviewer in (one, other):
        decide(scene.again, reviewer, "conflicting", reason="unsettled", note=SECRET, evidence=[SAID])
    decide(scene.settled, ada, "unverified")
    decide(scene.settled, one, "conflicting", note=SECRET, evidence=[SAID])
    settle(scene.settled, lea)
    for cluster in (scene.again, scene.settled):
        ids = list(cluster.claims.values_list("pk", flat=True))
        ask_to_check_again(cluster_id=cluster.pk, claim_ids=ids, reason=SECRET, by=one, at=database_now())


def settle(cluster: Cluster, by: Reviewer) -> None:
    ids = list(cluster.claims.values_list("pk", flat=True))
    given = [VerdictInput(pk, "cluster", label="conflicting", note=SECRET, evidence=[SAID]) for pk in ids]
    form = DecisionInput("settled", cluster.version, "", ids, given)
    adjudicate(cluster_id=cluster.pk, by=by, form=form, at=database_now())


def say_all(cluster: Cluster, elsewhere: Claim, by: Reviewer, ada: Reviewer) -> None:
    """Everything one can say of a claim."""
    claim, now = cluster.claims.earliest("id"), database_now()
    decide(cluster, by, "conflicting", note=SECRET, evidence=[SAID], against=[elsewhere.pk])
    record_contradiction(claim_id=claim.pk, other_id=elsewhere.pk, by=by, note=SECRET, at=now)
    set_needs_expert(cluster_id=cluster.pk, is_needed=True, by=by, at=now)
    make_mention(cluster, of=ada, by=by, text=f"@ada, {SECRET}.")
    Match.objects.create(a=claim, b=elsewhere, probability=0.5, relation="possible")


def answers(client: Client, scene: Scene) -> Iterator[tuple[str, str]]:
    """Every page and fragment with a name for it, each in each form, about each thing of the scene."""
    clusters, claims = ids_of(Cluster), ids_of(Claim)
    things = {"claims": claims, "clusters": clusters, "settle": clusters, "sources": ids_of(Source)}
    for headers in ({}, HTMX):
        for route in routes():
            kind, _, rest = route.partition("/")
            if kind == "admin" or kind.startswith("sign"):
                continue
            for pk in things.get(kind, [0]) if "<" in rest else [0]:
                yield route, read(client.get("/" + route.replace("<pk:id>", str(pk)), headers=headers))
        for name, address in asked(scene):
            yield name, read(client.get(address, headers=headers))
        for name, address, fields in sent(scene):
            yield name, read(client.post(address, fields, headers=headers))


def asked(scene: Scene) -> Iterator[tuple[str, str]]:
    for state in ("open", "decided", "disputed"):
        yield "clusters/ state", f"/clusters/?state={state}&differ=on"
    for standing in ("conflicting", "decided", "pending", "disputed"):
        yield "claims/ standing", f"/claims/?standing={standing}"
    for query in ("check_again=on", "signed_off=no", "sort=decided"):
        yield "claims/ more", f"/claims/?{query}"
    now = database_now().isoformat().replace("+", "%2B")
    for cluster in scene.clusters:
        yield "clusters/<pk:id>/ as_of", f"/clusters/{cluster.pk}/?as_of={now}"
        yield "merge into", f"/clusters/{cluster.pk}/merge/?into={scene.elsewhere.cluster_id}"
        for claim in cluster.claims.all():
            yield "claims/<pk:id>/ as_of", f"/claims/{claim.pk}/?as_of={now}"
            yield "contradict q", f"/claims/{claim.pk}/contradict/?q=bridge"
    one, other = scene.pending.claims.earliest("id").pk, scene.pending.claims.latest("id").pk
    yield "clusters/<pk:id>/ path", f"/clusters/{scene.pending.pk}/?one={one}&other={other}"
    for cluster in scene.clusters:
        one, other = cluster.claims.earliest("id").source_id, scene.elsewhere.source_id
        yield "compare/ two", f"/compare/?a={one}&b={other}"
        yield "story/ of one", f"/story/?source={one}"
        yield "story/ of two", f"/story/?source={one}&source={other}"
    yield "search/ q", "/search/?q=Forty+bridges+fell+in+the+storm"
    yield "search/ again", "/search/?q=The+mayor+resigned+on+Monday"


def sent(scene: Scene) -> Iterator[tuple[str, str, dict[str, Any]]]:
    for what in ("own", "own_outcome"):
        yield "POST export", "/export/verdicts.csv", {"what": what}
    for cluster in scene.clusters:
        to, claim = f"/clusters/{cluster.pk}", cluster.claims.latest("id")
        yield "POST comment", f"{to}/comment/", {"text": "Mine.", "key": str(uuid.uuid4()), "reading": "1"}
        yield "POST comment", f"{to}/comment/", {"text": "", "key": ""}
        yield "POST expert", f"{to}/expert/", {"needed": "0"}
        yield "POST split", f"{to}/split/", {"claims": [claim.pk], "preview": "1"}
        yield "POST review", f"{to}/review/", {"key": str(uuid.uuid4()), "token": ""}
        yield "POST contradict", f"/claims/{claim.pk}/contradict/", {"number": "0"}


def ids_of(model: Any) -> list[int]:
    return list(model.objects.values_list("pk", flat=True))


def read(response: Any) -> str:
    body = b"".join(response.streaming_content) if response.streaming else response.content
    return bytes(body).decode().lower()


@pytest.mark.parametrize("held", ["pending", "again", "settled"])
def test_nothing_of_what_others_said_is_on_any_page(ada, as_ada, scene, held):
    make_lease(getattr(scene, held), ada)
    leaking = {name for name, answer in answers(as_ada, scene) if SECRET in answer}
    assert leaking == set()


@pytest.mark.parametrize("held", ["pending", "again", "settled"])
def test_the_same_pages_show_it_where_one_reader_is_enough(ada, as_ada, scene, settings, held):
    make_lease(getattr(scene, held), ada)
    settings.REVIEWS_PER_CLAIM = 1
    Source.objects.update(reviews_per_claim=None)
    showing = {name for name, answer in answers(as_ada, scene) if SECRET in answer}
    assert showing >= SHOWS

"""The queue: the card one holds, or the way to the next one."""

import re
import uuid
from datetime import timedelta

import pytest
from django.db import OperationalError, connection
from django.test.utils import CaptureQueriesContext

from claims.actions.outcome import refresh_cluster
from claims.models import Cluster, Decision, Lease
from claims.models.clock import database_now
from tests.answers import save, take
from tests.factories import decide, make_claim, make_cluster, make_lease, make_source

HTMX = {"HX-Request": "true"}


def words(response):
    return response.content.decode()


def test_without_a_card_it_says_how_many_wait_and_takes_nothing(as_ada):
    make_cluster("It fell.")
    make_cluster("It rose.")
    response = as_ada.get("/")
    assert "2 questions wait" in words(response)
    assert "Take the next" in words(response)
    assert not Lease.objects.exists()


def test_taking_shows_the_most_valuable_card(as_ada, ada):
    make_cluster("It fell.")
    make_cluster("It rose.", priority=9)
    taken = as_ada.post("/queue/take/")
    assert (taken.status_code, taken.headers["Location"]) == (303, "/")
    response = as_ada.get("/")
    assert response.context["card"].headline.claim.text == "It rose."
    lease = Lease.objects.get()
    assert lease.reviewer == ada
    assert f'You have this until <time datetime="{lease.expires_at:%Y-%m-%dT}' in words(response)
    assert "1 more wait" in words(response)


def test_nothing_is_preselected(as_ada):
    make_cluster("It fell.", "It fell twice.")
    page = words(take(as_ada))
    assert '" checked' not in page
    assert page.count('type="radio"') == 4
    assert " selected>" not in page.replace('<option value="" selected>', "")


def test_taking_again_gives_the_same_card(as_ada):
    make_cluster(priority=1)
    first = take(as_ada).context["card"].cluster
    make_cluster(priority=9)
    assert take(as_ada).context["card"].cluster == first


def test_htmx_gets_the_card_alone(as_ada):
    make_cluster("It fell.")
    response = as_ada.post("/queue/take/", headers=HTMX)
    assert response.status_code == 200
    assert "HX-Request" in response.headers["Vary"]
    page = words(response)
    assert page.strip().startswith('<div id="card">')
    assert "<html" not in page
    assert 'id="status" hx-swap-oob' in page


def test_a_card_says_who_says_what(as_ada):
    source = make_source("It fell.\n\nMore.", title="The fall", publisher="Courier")
    cluster = Cluster.objects.create()
    make_claim("It fell.", source=source, cluster=cluster)
    make_claim("It fell down.", cluster=cluster)
    page = words(take(as_ada))
    assert "Same question (2 articles, 2 origins)" in page
    for said in ("Courier", "The fall", "undated", f"/sources/{source.pk}/#c"):
        assert said in page


def test_a_source_without_a_title_shows_its_first_words(as_ada):
    make_claim("It fell.", source=make_source("It fell. Nobody saw it."))
    assert "“It fell. Nobody saw it.”" in words(take(as_ada))


def test_what_sources_say_is_never_markup(as_ada):
    text = "<script>alert(1)</script> {{ 7|add:7 }} {% now %} fell."
    make_claim(text, source=make_source(f"{text} <b>More.</b>", title="<i>T</i>", publisher='"><img src=x>'))
    page = words(take(as_ada))
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt; {{ 7|add:7 }}" in page
    assert "<i>T" not in page
    assert "<img src=x" not in page


@pytest.mark.parametrize(
    ("made", "said"),
    [
        ("nothing", "No articles yet"),
        ("decided", "The queue is empty"),
        ("low", "1 hardly worth checking"),
        ("put off", "1 put off for later"),
        ("held", "Everything left is in somebody’s hands"),
    ],
)
def test_an_empty_queue_says_why(as_ada, ben, made, said):
    if made == "decided":
        decide(make_cluster(), ben)
    if made == "low":
        refresh_cluster(make_claim(check_worthiness=0.1).cluster)
    if made == "put off":
        make_cluster(put_off_until=database_now() + timedelta(days=1))
    if made == "held":
        make_lease(make_cluster("It fell."), ben)
    assert said in words(as_ada.get("/"))


def test_it_says_who_holds_what_until_when(as_ada, ben):
    lease = make_lease(make_cluster("It fell."), ben)
    page = words(as_ada.get("/"))
    assert f'The next hold ends at <time datetime="{lease.expires_at:%Y-%m-%dT%H:%M:%S}' in page
    assert "ben until" in page
    assert "Nothing is free just now." in words(as_ada.post("/queue/take/", follow=True))


def test_it_says_that_what_one_read_waits_for_another_reader(as_ada, ada, settings):
    settings.REVIEWS_PER_CLAIM = 2
    decide(make_cluster(), ada, "unverified")
    page = words(as_ada.get("/"))
    assert "Nothing is free for you now" in page
    assert "1 that you read waits for another reader" in page


def test_it_says_that_others_are_to_read_it_first(as_ada, ben):
    make_cluster(assigned_to=ben)
    page = words(as_ada.get("/"))
    assert "Nothing is free for you now" in page
    assert "1 is assigned to others, who read it first" in page


def test_a_card_looked_at_says_until_when_it_is_held_now(as_ada):
    make_cluster("It fell.")
    lease = take(as_ada).context["lease"]
    Lease.objects.update(expires_at=database_now() + timedelta(minutes=2))
    response = as_ada.post("/queue/heartbeat/", {"token": lease.token})
    lease.refresh_from_db()
    assert lease.expires_at > database_now() + timedelta(minutes=10)
    assert f'You have this until <time datetime="{lease.expires_at:%Y-%m-%dT%H:%M}' in words(response)


@pytest.mark.parametrize("token", ["", "x", "0" * 32])
def test_looking_at_a_card_one_lost_says_that_it_is_over(as_ada, token):
    response = as_ada.post("/queue/heartbeat/", {"token": token})
    assert response.status_code == 200
    assert "Your time with this card is over" in words(response)


def test_every_key_stands_where_it_works(as_ada):
    make_cluster("It fell.")
    page = words(take(as_ada))
    keys = {key for key in re.findall(r'data-key="([^"]+)"', page) if not key.startswith("g ")} - {"/"}
    assert keys > {"n", "e", "s", "l", "?"}
    assert {key for key in keys if f"<kbd>{key}</kbd>" in page} == keys


def test_giving_back_frees_the_card(as_ada, as_ben):
    make_cluster("It fell.")
    take(as_ada)
    response = as_ada.post("/queue/release/", follow=True)
    assert "Given back to the queue." in words(response)
    assert take(as_ben).context["card"].headline.claim.text == "It fell."


def test_skipping_needs_a_reason_and_brings_the_next(as_ada):
    make_cluster("It fell.", priority=9)
    make_cluster("It rose.", priority=1)
    take(as_ada)
    refused = as_ada.post("/queue/skip/", {"reason": "bored"})
    assert refused.status_code == 409
    assert "Say why you skip this one." in words(refused)
    assert refused.context["card"].headline.claim.text == "It fell."
    response = as_ada.post("/queue/skip/", {"reason": "expert"}, follow=True)
    assert response.context["card"].headline.claim.text == "It rose."
    assert Lease.objects.get(ending="skipped").skip_reason == "expert"


def test_skipping_twice_by_a_double_click_skips_once(as_ada):
    make_cluster("It fell.", priority=9)
    make_cluster("It rose.", priority=1)
    said = {"reason": "expert", "token": take(as_ada).context["lease"].token}
    assert f'name="token" value="{said["token"]}"' in words(as_ada.get("/"))
    for _ in range(2):
        response = as_ada.post("/queue/skip/", said, follow=True)
        assert response.context["card"].headline.claim.text == "It rose."
    assert Lease.objects.filter(ending="skipped").count() == 1


def test_an_old_page_neither_skips_nor_gives_back_the_card_one_has_now(as_ada):
    make_cluster("It fell.", priority=9)
    make_cluster("It rose.", priority=1)
    old = take(as_ada)
    save(as_ada, old, label="unverified")
    said = {"reason": "expert", "token": old.context["lease"].token}
    response = as_ada.post("/queue/skip/", said)
    assert response.status_code == 409
    assert "You do not hold that card any more" in words(response)
    as_ada.post("/queue/release/", said)
    assert as_ada.get("/").context["card"].headline.claim.text == "It rose."


def test_skipping_without_a_card_is_refused(as_ada):
    response = as_ada.post("/queue/skip/", {"reason": "time"})
    assert response.status_code == 409
    assert "You hold no card to skip." in words(response)


def undo(client, decision, key=None, **options):
    return client.post("/queue/undo/", {"decision": decision.pk, "key": key or uuid.uuid4()}, **options)


def test_undoing_brings_the_card_back(as_ada):
    cluster = make_cluster("It fell.")
    save(as_ada, take(as_ada), label="unverified")
    response = as_ada.get("/")
    decision = response.context["page"].last_decision
    assert f'name="decision" value="{decision.pk}"' in words(response)
    response = undo(as_ada, decision, follow=True)
    assert response.context["card"].cluster == cluster
    assert "Undone. You have the card again." in words(response)


def test_a_card_taken_back_still_says_what_was_said_of_it(as_ada, ada):
    cluster = make_cluster("It rose.")
    recorded = decide(cluster, ada, label="unverified", note="Only the mayor says so.")
    undo(as_ada, recorded.decision)
    said = words(as_ada.get("/"))
    assert "Earlier, no longer holds: Unverified" in said
    assert "Only the mayor says so." in said


def test_undoing_twice_at_once_is_undoing_once(as_ada, ada):
    decision = decide(make_cluster(), ada).decision
    key = uuid.uuid4()
    assert undo(as_ada, decision, key).status_code == 303
    assert undo(as_ada, decision, key).status_code == 303
    assert Decision.objects.filter(kind="undo").count() == 1
    assert undo(as_ada, decision).status_code == 409


def test_nobody_undoes_what_another_reviewer_decided(as_ada, as_lea, ben):
    decision = decide(make_cluster(), ben).decision
    assert undo(as_ada, decision).status_code == 403
    response = undo(as_lea, decision)
    assert (response.status_code, response.headers["Location"]) == (303, f"/clusters/{decision.cluster_id}/")


@pytest.mark.parametrize(
    "said",
    [
        {},
        {"decision": "9" * 30, "key": "x"},
        {"decision": "abc"},
        {"decision": "-1", "key": uuid.UUID(int=1)},
    ],
)
def test_undoing_nothing_is_refused_in_words(as_ada, said):
    response = as_ada.post("/queue/undo/", said)
    assert response.status_code == 409
    assert "There is nothing to undo." in words(response)


def test_undoing_what_never_was_is_not_found(as_ada):
    response = as_ada.post("/queue/undo/", {"decision": 987654, "key": uuid.uuid4()})
    assert response.status_code == 409


@pytest.fixture
def busy_database():
    """Every write finds the database locked, as SQLite says it."""

    def refuse(execute, sql, params, many, context):
        if sql.lstrip().upper().startswith(("INSERT", "UPDATE", "DELETE")) and "claims_" in sql:
            raise OperationalError("database is locked")
        return execute(sql, params, many, context)

    with connection.execute_wrapper(refuse):
        yield


def test_a_busy_database_is_said_and_may_be_tried_again(as_ada, busy_database):
    make_cluster_text = "Nothing was changed; try again in a moment."
    response = as_ada.post("/queue/release/")
    assert response.status_code == 503
    assert response.headers["Retry-After"] == "5"
    assert make_cluster_text in words(response)


def test_the_number_of_queries_does_not_grow(as_ada, ben):
    counts = []
    for size in (2, 12):
        make_cluster(*(f"The bridge fell {n} times." for n in range(size)), priority=9)
        take(as_ada)
        with CaptureQueriesContext(connection) as queries:
            as_ada.get("/")
        counts.append(len(queries))
        as_ada.post("/queue/skip/", {"reason": "time"})
        as_ada.post("/queue/release/")
    # session, person; lease; card: members, the veil, those read, verdicts, links, within, leaving, suggested
    # origins, clusters merged into it, comments; last decision; how many are free; draft; mentions
    clock = connection.vendor == "postgresql"
    assert counts == [17 + clock, 17 + clock]

"""Who gets what at every address of the project: each method, strangers and every role."""

import re
from collections import defaultdict
from typing import Any

import pytest
from django.db import connection, transaction
from django.test import Client

from claims.models import Reviewer
from tests.addresses import Things, address, make_things, routes
from tests.factories import make_reviewer

ASKED, DONE = "asked to sign in", "done"  # sent to sign in first; sent on to another page
NOBODY, PEOPLE = ("anonymous", "deactivated"), ("reviewer", "lead", "admin")
ADMINS = (ASKED, ASKED)  # what a reviewer and a lead get in the administration, before what an admin gets
LEADS = (403, DONE, DONE)

# Address → what people get for a GET and for a POST about things of another reviewer: one outcome for all,
# or those of a reviewer, a lead and an admin. Strangers are asked to sign in, but for what stands in OPEN.
TABLE: dict[str, tuple[Any, Any]] = {
    "": (200, 405),
    "agreement/": (200, 405),
    "audit/": (200, 405),
    "audit/answer/": (405, DONE),
    "audit/draw/": (405, LEADS),
    "claims/": (200, 405),
    "claims/<pk:id>/": (200, 405),
    "claims/<pk:id>/contradict/": (200, DONE),
    "claims/<pk:id>/part/": (405, LEADS),
    "claims/<pk:id>/take/": (405, DONE),
    "clusters/": (200, 405),
    "clusters/<pk:id>/": (200, 405),
    "clusters/<pk:id>/draft/": (405, 409),
    "clusters/<pk:id>/comment/": (405, DONE),
    "clusters/<pk:id>/expert/": (405, DONE),
    "clusters/<pk:id>/check-again/": (200, DONE),
    "clusters/<pk:id>/merge/": (200, LEADS),
    "clusters/<pk:id>/review/": (405, 422),
    "clusters/<pk:id>/split/": (200, LEADS),
    "clusters/<pk:id>/steer/": (405, LEADS),
    "components/": ((403, 403, 200), 405),
    "compare/": (200, 405),
    "corrections/": (200, 405),
    "derivations/<pk:id>/settle/": (405, LEADS),
    "export/": (200, 405),
    "export/<pk:id>/changes.csv": ((403, 200, 200), 405),
    "export/<pk:id>/changes/": ((403, 200, 200), 405),
    "export/verdicts.csv": (405, 422),
    "events/<pk:id>/undo/": (405, LEADS),
    "for-you/": (200, 404),
    "labelling/": (200, 405),
    "leases/<pk:id>/take-over/": (405, LEADS),
    "links/<pk:id>/revoke/": (405, LEADS),
    "overview/": (200, 405),
    "password/": (200, 200),
    "match-quality/": ((403, 403, 200), 405),
    "queue/filter/": (405, DONE),
    "queue/heartbeat/": (405, 200),
    "queue/release/": (405, DONE),
    "queue/skip/": (405, 409),
    "queue/take/": (405, DONE),
    "queue/undo/": (405, LEADS),
    "search/": (200, 405),
    "settle/": ((403, 200, 200), 405),
    "settle/<pk:id>/": ((403, 200, 200), (403, 422, 422)),
    "sign-off/": ((403, 200, 200), (403, 422, 422)),
    "sign-in/": (DONE, DONE),
    "sign-out/": (405, DONE),
    "sources/": (200, 405),
    "sources/add/": ((403, 200, 200), LEADS),
    "sources/<pk:id>/": (200, 405),
    "sources/<pk:id>/derive/": (405, DONE),
    "sources/<pk:id>/correct/": ((403, 200, 200), LEADS),
    "sources/<pk:id>/edit/": ((403, 200, 200), LEADS),
    "sources/<pk:id>/fill-in/": (405, DONE),
    "sources/<pk:id>/mark/": (200, DONE),
    "sources/<pk:id>/steer/": (405, LEADS),
    "theme/": (405, DONE),
    "story/": (200, 405),
    "views/": (405, DONE),
    "views/<pk:id>/": (DONE, 405),
    "views/<pk:id>/change/": (405, 404),
    "views/<pk:id>/delete/": (405, 404),
    "welcome/dismiss/": (405, DONE),
    "welcome/show/": (405, DONE),
    "admin/": ((*ADMINS, 200), (*ADMINS, 200)),
    "admin/login/": ((200, 200, DONE), 200),
    "admin/logout/": ((DONE, DONE, 405), DONE),
    "admin/password_change/": ((*ADMINS, 200), (*ADMINS, 200)),
    "admin/password_change/done/": ((*ADMINS, 200), (*ADMINS, 405)),
    "admin/autocomplete/": ((*ADMINS, 403), (*ADMINS, 405)),
    "admin/jsi18n/": ((*ADMINS, 200), (*ADMINS, 405)),
    "admin/r/<path:content_type_id>/<path:object_id>/": ((*ADMINS, 404), (*ADMINS, 404)),
    "admin/^(?P<app_label>claims)/$": ((*ADMINS, 200), (*ADMINS, 200)),
    "admin/(?P<url>.*)$": ((*ADMINS, 404), (*ADMINS, 404)),
    "admin/claims/<kept>/": ((*ADMINS, 200), (*ADMINS, 200)),
    "admin/claims/<kept>/add/": ((*ADMINS, 403), (*ADMINS, 403)),
    "admin/claims/<kept>/<path:object_id>/": ((*ADMINS, DONE), (*ADMINS, DONE)),
    "admin/claims/<kept>/<path:object_id>/change/": ((*ADMINS, 200), (*ADMINS, 403)),
    "admin/claims/<kept>/<path:object_id>/delete/": ((*ADMINS, 403), (*ADMINS, 403)),
    "admin/claims/<kept>/<path:object_id>/history/": ((*ADMINS, 200), (*ADMINS, 200)),
    "admin/claims/<edited>/": ((*ADMINS, 200), (*ADMINS, 200)),
    "admin/claims/<edited>/add/": ((*ADMINS, 200), (*ADMINS, 200)),
    "admin/claims/<edited>/<path:object_id>/": ((*ADMINS, DONE), (*ADMINS, DONE)),
    "admin/claims/<edited>/<path:object_id>/change/": ((*ADMINS, 200), (*ADMINS, 200)),
    "admin/claims/<edited>/<path:object_id>/delete/": ((*ADMINS, 200), (*ADMINS, 200)),
    "admin/claims/<edited>/<path:object_id>/history/": ((*ADMINS, 200), (*ADMINS, 200)),
    "admin/claims/source/<path:object_id>/change/": ((*ADMINS, 200), (*ADMINS, DONE)),
    "admin/claims/reviewer/<id>/password/": ((*ADMINS, 200), (*ADMINS, 200)),
}
OPEN = {"sign-in/": 200, "admin/login/": 200}


def row_of(route: str) -> str:
    """The row of the table for a route: the administration has one for tables that are alike."""
    if route in TABLE:
        return route
    edited = re.sub(r"^admin/claims/(reviewer|source)/", "admin/claims/<edited>/", route)
    return re.sub(r"^admin/claims/\w+/", "admin/claims/<kept>/", edited)


ROUTES: dict[str, list[str]] = defaultdict(list)
for _route in routes():
    ROUTES[row_of(_route)].append(_route)


def test_every_address_has_a_row_and_every_row_an_address():
    assert set(ROUTES) == set(TABLE)


@pytest.fixture
def things(db: None, ben: Reviewer) -> Things:
    return make_things(ben)


@pytest.fixture
def clients(anonymous: Client, as_ada: Client, as_lea: Client, as_max: Client) -> dict[str, Client]:
    left = make_reviewer("dan", role="admin")
    deactivated = Client()
    deactivated.force_login(left)
    Reviewer.objects.filter(pk=left.pk).update(is_active=False)
    return dict(zip((*NOBODY, *PEOPLE), (anonymous, deactivated, as_ada, as_lea, as_max), strict=True))


def outcome(response: Any) -> int | str:
    if response.status_code not in (302, 303):
        return int(response.status_code)
    is_asked = re.match(r"/(sign-in|admin/login)/\?next=", response.headers["Location"])
    return ASKED if is_asked else DONE


def expected(row: str, method: str) -> dict[str, int | str]:
    found = TABLE[row][method == "post"]
    people = found if isinstance(found, tuple) else (found,) * len(PEOPLE)
    return dict.fromkeys(NOBODY, OPEN.get(row, ASKED)) | dict(zip(PEOPLE, people, strict=True))


@pytest.mark.parametrize("row", TABLE)
def test_everybody_gets_what_the_table_says(row, things, clients):
    for route in ROUTES[row]:
        said = things.get(route, (0, {}))[1]
        for method, sent in (("get", {}), ("post", said)):
            got = {}
            for who, client in clients.items():
                before = transaction.savepoint_create()
                cookies = client.cookies.copy()
                got[who] = outcome(getattr(client, method)(address(route, things), sent))
                transaction.savepoint_rollback(before)
                client.cookies = cookies
            assert got == expected(row, method), f"{method} {route}"


def rows_of_all_tables() -> dict[str, list[Any]]:
    with connection.cursor() as cursor:
        tables = connection.introspection.table_names(cursor)
        rows = {}
        for table in tables:
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")
            rows[table] = sorted(map(repr, cursor.fetchall()))
    return rows


@pytest.mark.parametrize("who", ["reviewer", "admin"])
def test_looking_at_every_page_writes_nothing(who, things, clients):
    before = rows_of_all_tables()
    for route in routes():
        clients[who].get(address(route, things))
        assert rows_of_all_tables() == before, route


def test_a_form_without_its_token_is_refused_everywhere(things, max):
    client = Client(enforce_csrf_checks=True)
    client.force_login(max)
    before = rows_of_all_tables()
    for route in routes():
        assert client.post(address(route, things), things.get(route, (0, {}))[1]).status_code == 403, route
    assert rows_of_all_tables() == before


def in_line(page: str) -> list[str]:
    """Scripts, styles and handlers that the policy would have to allow."""
    tags = re.findall(r"<(?:script|style)\b[^>]*>", page)
    return [tag for tag in tags if "nonce=" not in tag and "src=" not in tag] + re.findall(
        r"<[^>]*\s(?:style|on\w+)=[\"'][^>]*>", page
    )


@pytest.mark.parametrize("who", ["anonymous", "reviewer", "admin"])
def test_every_answer_is_strict_on_scripts_and_kept_out_of_caches(who, things, clients):
    odd = ["nowhere/", "clusters/" + "9" * 30 + "/", "claims/?q=%ff&page=0"]
    for route in [*routes(), *odd]:
        response = clients[who].get(address(route, things))
        policy = response.headers["Content-Security-Policy"]
        assert "default-src 'none'" in policy, route
        assert "unsafe-" not in policy, route
        assert "*" not in policy, route
        assert response.headers["X-Content-Type-Options"] == "nosniff", route
        if who != "anonymous":
            assert "no-store" in response.headers["Cache-Control"], route
        if not response.streaming:
            assert in_line(response.content.decode()) == [], route

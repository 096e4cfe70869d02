"""Every page of the admin: open to admins only, strict on scripts, and it survives any address."""

import re

import pytest
from django.contrib import admin
from django.db import connection
from django.db.models import Model
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from claims.admin.desk import ReadOnlyAdmin
from claims.models import Claim, Decision, Event, Link, Reviewer, Source
from tests.admin.desk_rows import make_one_of_each

pytestmark = pytest.mark.django_db
MODELS = sorted(admin.site._registry, key=lambda model: model.__name__)
READ_ONLY = [model for model in MODELS if isinstance(admin.site._registry[model], ReadOnlyAdmin)]
NINES = "9" * 30


def address(model: type[Model], page: str, *args: object) -> str:
    return reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_{page}", args=args)


def newest(model: type[Model]) -> Model:
    row = model._default_manager.order_by("-pk").first()
    assert row is not None
    return row


def test_every_table_of_the_desk_is_there() -> None:
    assert [model.__name__ for model in MODELS] == [
        *("Against", "Claim", "Cluster", "Decision", "Derivation", "Event", "Evidence", "Lease", "Link"),
        *("Match", "Reviewer", "SavedView", "Source", "Verdict"),
    ]
    assert [model.__name__ for model in MODELS if model not in READ_ONLY] == ["Reviewer", "Source"]


@pytest.mark.parametrize("client", ["as_ada", "as_lea", "anonymous"])
def test_only_admins_get_in(client: str, request: pytest.FixtureRequest) -> None:
    visitor: Client = request.getfixturevalue(client)
    for page in ("/admin/", address(Claim, "changelist"), address(Reviewer, "add")):
        assert visitor.get(page).status_code == 302
        assert visitor.post(page).status_code == 302


def test_an_admin_who_was_demoted_or_deactivated_is_out(as_max: Client, max: Reviewer) -> None:
    assert as_max.get("/admin/").status_code == 200
    Reviewer.objects.filter(pk=max.pk).update(is_active=False)
    assert as_max.get("/admin/").status_code == 302
    fields = {"is_active": True, "role": "lead", "is_staff": False, "is_superuser": False}
    Reviewer.objects.filter(pk=max.pk).update(**fields)
    assert as_max.get("/admin/").status_code == 302


def unguarded(page: str) -> list[str]:
    """Scripts, styles and handlers that the policy would have to allow by name."""
    tags = re.findall(r"<(?:script|style)\b[^>]*>", page)
    inline = [tag for tag in tags if "nonce=" not in tag and "src=" not in tag]
    return inline + re.findall(r"<[^>]*\s(?:style|on\w+)=[\"'][^>]*>", page)


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_every_page_opens_under_the_strict_policy(
    model: type[Model], as_max: Client, decided_claim: Claim
) -> None:
    row = newest(model)
    pages = [
        address(model, "changelist"),
        address(model, "changelist") + "?q=gauge",
        *(address(model, page, row.pk) for page in ("change", "history", "delete")),
    ]
    if model not in READ_ONLY:
        pages.append(address(model, "add"))
    for page in pages:
        response = as_max.get(page)
        assert response.status_code == (403 if page.endswith("delete/") and model in READ_ONLY else 200), page
        content = response.content.decode()
        policy = response.headers["Content-Security-Policy"]
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy
        assert unguarded(content) == []
        assert "claims/admin.css" in content


def test_the_first_page_names_the_desk_and_leads_back(as_max: Client, settings: object) -> None:
    page = as_max.get("/admin/").content.decode()
    assert "Fact-check desk: administration" in page
    assert 'href="/"' in page
    assert unguarded(page) == []


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_a_list_takes_as_many_queries_for_many_rows_as_for_few(
    model: type[Model], as_max: Client, ada: Reviewer
) -> None:
    make_one_of_each(ada)
    few = queries_of(as_max, address(model, "changelist"))
    for _ in range(3):
        make_one_of_each(ada)
    if model is Reviewer:
        for number in range(3):
            Reviewer.objects.create_user(f"extra{number}")
    assert queries_of(as_max, address(model, "changelist")) == few
    assert few <= 8  # session, person, count, rows, and what filters offer


def queries_of(client: Client, page: str) -> int:
    with CaptureQueriesContext(connection) as queries:
        assert client.get(page).status_code == 200
    return len(queries)


@pytest.mark.parametrize("model", READ_ONLY, ids=lambda model: model.__name__)
def test_history_is_not_changed_by_forged_requests(
    model: type[Model], as_max: Client, decided_claim: Claim
) -> None:
    row = newest(model)
    before = list(model._default_manager.order_by("pk").values())
    forged = {"note": "forged", "label": "consistent", "status": "pending", "kind": "review", "_save": "Save"}
    assert as_max.post(address(model, "add"), forged).status_code == 403
    assert as_max.get(address(model, "add")).status_code == 403
    assert as_max.post(address(model, "change", row.pk), forged).status_code == 403
    response = as_max.post(address(model, "delete", row.pk), {"post": "yes"})
    assert response.status_code == 403
    assert "not deleted" in response.content.decode()
    bulk = {"action": "delete_selected", "_selected_action": [str(row.pk)], "post": "yes"}
    as_max.post(address(model, "changelist"), bulk)
    assert list(model._default_manager.order_by("pk").values()) == before


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_any_words_can_be_searched_for(model: type[Model], as_max: Client) -> None:
    for words in ("%_'\"\\", "% OR 1=1 --", "x" * 10_000, "a " * 5_000, "٣ \ud7ff😀", NINES, "-1"):
        response = as_max.get(address(model, "changelist"), {"q": words})
        assert response.status_code == 200
        assert ("Only the first 200 characters" in response.content.decode()) == (len(words) > 200)


ODD_QUERIES: dict[type[Model], tuple[str, ...]] = {
    Claim: (
        "id__exact=" + NINES,
        "id__in=a,b",
        "status__exact='",
        "verdict__label=%F0%9F%98%80",
        "source__id=x",
    ),
    Decision: (
        *("reviewer__password__startswith=x", "reviewer__id__exact=" + NINES, "decided_at__lt=99999-01-01"),
        *("decided_at__lt=9999-12-31+23%3A59%3A59-14%3A00", "undoes__isnull=x"),
    ),
    Event: (
        *("at__gte=x", "at__gte=0001-01-01", "by__id__exact=x", "at__gte=9999-12-31+23%3A59%3A59-14%3A00"),
        *("by__id__exact=" + NINES, "kind__exact=" + "x" * 5_000),
    ),
    Link: ("revoked_at__isempty=x", "created_at__gte=0001-01-01+00%3A00%3A00%2B14%3A00", "q=a&q=b"),
    Reviewer: ("password__startswith=x", "role__exact=root", "is_active__exact=7", "_to_field=password"),
    Source: (
        *("e=1", "p=-1", "p=" + NINES, "p=٣", "o=99.-1.x", "o=" + NINES, "all="),
        *("unknown__lookup=1", "_popup=1"),
    ),
}


@pytest.mark.parametrize(
    ("model", "query"),
    [(model, query) for model, queries in ODD_QUERIES.items() for query in queries],
    ids=lambda value: value[:40] if isinstance(value, str) else value.__name__,
)
def test_odd_addresses_of_lists_are_no_fault(model: type[Model], query: str, as_max: Client) -> None:
    response = as_max.get(f"{address(model, 'changelist')}?{query}")
    assert response.status_code in (200, 302, 400)


@pytest.mark.parametrize("model", [Claim, Decision, Reviewer, Source], ids=lambda model: model.__name__)
@pytest.mark.parametrize("name", [NINES, "-1", "abc", "0", "%00", "_3A", "..%2F"])
def test_odd_numbers_of_rows_are_no_fault(model: type[Model], name: str, as_max: Client) -> None:
    for page in ("change", "delete", "history"):
        there = f"{address(model, 'changelist')}{name}/{page}/"
        assert as_max.get(there).status_code in (302, 400, 403, 404)
        assert as_max.post(there, {"post": "yes"}).status_code in (302, 400, 403, 404)


@pytest.mark.parametrize("model", [Claim, Link, Reviewer, Source], ids=lambda model: model.__name__)
@pytest.mark.parametrize("action", ["delete_selected", "take_back", "nonsense", "\0"])
def test_forged_ticks_in_a_list_are_no_fault(model: type[Model], action: str, as_max: Client) -> None:
    for ticked in (NINES, "-1", "abc", "1\0", ""):
        posted = {"action": action, "_selected_action": [ticked], "post": "yes", "index": "x"}
        assert as_max.post(address(model, "changelist"), posted).status_code in (200, 302, 403)


@pytest.mark.parametrize(
    "page", ["/admin/?q=%00", "/admin/claims/claim/?q=a%00b", "/admin/claims/claim/?%00=1"]
)
def test_a_nul_in_an_address_is_answered_clearly(page: str, as_max: Client) -> None:
    response = as_max.get(page)
    assert response.status_code == 400
    assert "Content-Security-Policy" in response.headers


@pytest.mark.parametrize("table", ["claim", "cluster", "source"])
def test_a_row_leads_to_its_page_on_the_desk(table: str, as_max: Client, decided_claim: Claim) -> None:
    rows = {"claim": decided_claim.pk, "cluster": decided_claim.cluster_id, "source": decided_claim.source_id}
    page = as_max.get(f"/admin/claims/{table}/{rows[table]}/change/").content.decode()
    assert f'href="/{table}s/{rows[table]}/"' in page


def test_there_are_no_groups_to_give_rights_by(as_max: Client) -> None:
    assert as_max.get("/admin/auth/group/").status_code == 404
    assert as_max.get(f"/admin/r/{NINES}/{NINES}/").status_code == 404

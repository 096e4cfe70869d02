"""What nobody should send, sent to every page and every field of every form."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

import pytest
from django.db import connection, transaction
from django.test import Client
from django.utils.html import escape

from claims.models import Decision, Derivation
from tests.addresses import Things, address, make_things
from tests.answers import answer, save, take
from tests.factories import make_claim, make_cluster, make_source

FORGED = {  # on no list
    "nothing": "",
    "a NUL": "a\0b",
    "quotes": "' OR 1=1 -- \" \\ %s %(a)s",
    "a negative number": "-1",
    "a raised digit": "²",
    "a long number": "9" * 5_000,
    "half a character": "a\ud83db",
}
ODD = FORGED | {  # no number, no address, no day
    "thirty nines": "9" * 30,
    "foreign digits": "٣",
    "a grouped number": "1_000",
    "a million letters": "x" * 1_000_000,
    "a script for an address": "javascript:alert(1)",
    "data for an address": "data:text/html,<b>x</b>",
    "no day": "2024-02-30",
    "the last day": "9999-12-31 23:59",
}
WORDS = ODD | {
    "blanks": " \t\n ",
    "zero-width signs": "\u200b\u2060\ufeff",
    "a script": "</textarea><script>alert(1)</script>",
    "template tags": "{{ request.user.password }}{% csrf_token %}",
    "wildcards": "%_*?[a](b)+$^",
    "a long sentence": "so it goes " * 10_000,
    "ten thousand emoji": "👩‍👩‍👧" * 2_000,
    "right to left": "\u202eסוף שלום",
    "heaped accents": "Z" + "\u0301\u0489\u0356" * 600,
    "letters in two forms": "caf\u00e9 cafe\u0301",
    "wide letters": "Ｆｕｌｌ　ｗｉｄｔｈ １２",
    "odd blanks": "a\u00a0b\u00adc\u2028d\u2029e\x1bf\x0bg",
    "a Turkish i": "İIıi",
    "lone returns": "a\rb\r\nc\n",
    "a formula": '=HYPERLINK("http://evil.example")',
}
ASKED = {
    "claims/": (
        *("q", "sort", "standing", "place", "source", "page", "text__startswith"),
        *("worth", "check_again", "signed_off", "decided_on", "view"),
    ),
    "clusters/": (
        *("q", "sort", "state", "several", "differ", "page", "headline__id"),
        *("worth", "assigned", "expert", "source", "view"),
    ),
    "claims/<pk:id>/contradict/": ("q", "picked"),
    "clusters/<pk:id>/merge/": ("into", "note"),
    "search/": ("q",),
    "sources/": ("page", "o", "q", "sort", "compare"),
    "sign-in/": ("next",),
}


def encoded(sent: dict[str, Any]) -> str:
    """As a form is sent; halves of characters too, which no browser would."""
    return urlencode(sent, doseq=True, errors="surrogatepass")


def post(client: Client, to: str, sent: dict[str, Any]) -> Any:
    return client.post(to, encoded(sent), content_type="application/x-www-form-urlencoded")


@pytest.fixture
def things(db: None, ben: Any) -> Things:
    return make_things(ben)


@pytest.mark.parametrize("route", ASKED)
def test_an_address_may_ask_for_anything(route, things, as_lea):
    for name in ASKED[route]:
        for what, words in (WORDS if name in ("q", "into", "next") else FORGED).items():
            there = f"{address(route, things)}?{encoded({name: words[:10_000]})}"
            status = as_lea.get(there).status_code
            assert status in ((400, 200) if "\0" in words else (200, 302)), f"{name}: {what}"


@dataclass(frozen=True)
class Sent:
    """A form as it was filled in.

    `texts` are stored as typed; they and `kept` come back for correction; `chosen` can be forged.
    """

    to: str
    texts: dict[str, str] = field(default_factory=dict)
    kept: dict[str, str] = field(default_factory=dict)
    chosen: dict[str, str] = field(default_factory=dict)
    rest: dict[str, Any] = field(default_factory=dict)

    @property
    def fields(self) -> dict[str, Any]:
        return self.texts | self.kept | self.chosen | self.rest


def review(client: Client) -> Sent:
    make_cluster("It fell.", "It fell down.", priority=9)
    card = take(client)
    claim = f"claim{card.context['card'].headline.claim.pk}"
    side = card.context["rows"].labels[0].form.prefix
    evidence = {"evidence0-title": "T", "evidence0-publisher": "P", "evidence0-passage": "So they say."}
    chosen = [f"{one}-{name}" for one in (side, claim) for name in ("set_aside", "reason")]
    return Sent(
        f"/clusters/{card.context['card'].cluster.pk}/review/",
        {"shared-note": "My words.", f"{claim}-note": "Its own words.", **evidence},
        {"evidence0-where": "https://a.example", f"{claim}-against": "", "shared-against_numbers": ""},
        dict.fromkeys([*chosen, f"{claim}-choice", "shared-against"], "")
        | {f"{side}-label": "consistent", "evidence0-stance": "supports"},
        answer(card),  # what the page sends along by itself
    )


def skip(client: Client) -> Sent:
    make_cluster("It fell.")
    take(client)
    return Sent("/queue/skip/", chosen={"reason": "time"})


def undo(client: Client) -> Sent:
    make_cluster("It fell.")
    save(client, take(client), label="unverified")
    decision = str(Decision.objects.get().pk)
    return Sent("/queue/undo/", chosen={"decision": decision, "key": "0" * 32})


def split(client: Client) -> Sent:
    cluster = make_cluster("It fell.", "It rose.")
    leaving = str(cluster.claims.earliest("id").pk)
    return Sent(f"/clusters/{cluster.pk}/split/", {"note": "My words."}, chosen={"claims": leaving})


def merge(client: Client) -> Sent:
    cluster, other = make_cluster("It fell."), make_cluster("It fell down.")
    return Sent(f"/clusters/{cluster.pk}/merge/", {"note": "My words."}, {"into": str(other.pk)})


def contradict(client: Client) -> Sent:
    claim, other = make_claim("It fell."), make_claim("It never fell.")
    to = f"/claims/{claim.pk}/contradict/"
    return Sent(to, {"note": "My words."}, {"number": str(other.pk)}, {"picked": ""})


def edit(client: Client) -> Sent:
    texts = {"title": "T", "publisher": "P", "author": "A", "note": "My words."}
    return Sent(f"/sources/{make_source().pk}/edit/", texts, {"url": "", "published_at": ""})


def fill_in(client: Client) -> Sent:
    texts = {"title": "T", "publisher": "P"}
    to = f"/sources/{make_source().pk}/fill-in/"
    return Sent(to, texts, {"published_at": ""}, {"claim": "", "next": "/"})


def mark(client: Client) -> Sent:
    source = make_source("The dam 🙂 broke on Monday, and two died.\nNobody knows why.")
    return Sent(f"/sources/{source.pk}/mark/", {}, {"words": "two died"}, {"start": "", "end": ""})


def derive(client: Client) -> Sent:
    return Sent(f"/sources/{make_source().pk}/derive/", {"from_outlet": "Wire"}, chosen={"from_source": ""})


def settle(client: Client) -> Sent:
    derivation = Derivation.objects.create(source=make_source(), from_outlet="Wire Service")
    return Sent(f"/derivations/{derivation.pk}/settle/", chosen={"answer": "confirm"})


def save_view(client: Client) -> Sent:
    return Sent("/views/", {}, {"name": "Mine"}, {"list": "claims", "is_shared": ""}, {"query": "worth=high"})


def add_source(client: Client) -> Sent:
    texts = {"title": "T", "publisher": "P", "author": "A", "text": "The dam broke."}
    return Sent("/sources/add/", texts, {"url": "", "published_at": ""}, {"act": ""})


def add_in_admin(client: Client) -> Sent:
    texts = {"title": "T", "publisher": "P", "author": "A", "text": "The dam broke."}
    return Sent("/admin/claims/source/add/", texts, {"url": "", "published_at": ""})


def comment(client: Client) -> Sent:
    return Sent(f"/clusters/{make_cluster().pk}/comment/", {"text": "My words."}, chosen={"key": "0" * 32})


FORMS = (
    comment,
    review,
    skip,
    undo,
    split,
    merge,
    contradict,
    edit,
    fill_in,
    mark,
    derive,
    settle,
    add_source,
    save_view,
)


def attempts(sent: Sent) -> Iterator[tuple[str, dict[str, Any]]]:
    """The form with something odd in it, and what that is: in all texts at once, then in each other field."""
    for what, words in WORDS.items():
        yield what, sent.fields | dict.fromkeys(sent.texts, words)
    for what, words in ODD.items():
        for name in sent.kept:
            yield f"{what} in {name}", sent.fields | {name: words}
    for what, words in FORGED.items():
        for name in [*sent.chosen, "is_staff"]:
            yield f"{what} in {name}", sent.fields | {name: words}


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.__name__)
def test_a_form_may_hold_anything(form, as_max):
    sent = form(as_max)
    before = rows()
    for what, said in attempts(sent):
        here = transaction.savepoint_create()
        response = post(as_max, sent.to, said)
        assert response.status_code in (200, 302, 303, 409, 422), what
        if response.status_code in (302, 303):
            assert_stored(sent, said, what)
        else:
            assert rows() == before, what
            assert_kept(sent, said, response.content.decode(), what)
        transaction.savepoint_rollback(here)


def assert_stored(sent: Sent, said: dict[str, Any], what: str) -> None:
    texts = {value for table in rows().values() for row in table for value in row if isinstance(value, str)}
    for name in sent.texts:
        is_seen = any(letter.isprintable() and not letter.isspace() for letter in said[name])
        assert forms_of(said[name]) & texts or not is_seen, f"{what}: {name} was not stored"
        assert is_seen or said[name] not in texts - {""}, f"{what}: {name} was stored without anything to see"


def assert_kept(sent: Sent, said: dict[str, Any], page: str, what: str) -> None:
    page = page.replace("\r\n", "\n")
    for name in sent.texts | sent.kept:
        assert any(escape(form[:300]) in page for form in forms_of(said[name])), f"{what}: {name} was lost"


def forms_of(typed: str) -> set[str]:
    """What may be stored for words typed: as they arrive, or trimmed and lines ended alike."""
    arrived = typed.encode(errors="surrogatepass").decode(errors="replace").replace("\r\n", "\n")
    return {arrived, arrived.replace("\r", "\n").strip()}


def rows() -> dict[str, list[Any]]:
    """Every row of the desk's tables, but for drafts: what is refused is kept there."""
    with connection.cursor() as cursor:
        names = [name for name in connection.introspection.table_names(cursor) if name.startswith("claims_")]
        found = {}
        for name in set(names) - {"claims_draft"}:
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(name)} ORDER BY 1, 2")
            found[name] = cursor.fetchall()
    return found

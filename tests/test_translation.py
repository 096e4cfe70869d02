"""Everything people read is marked for translation."""

from pathlib import Path

import pytest
from django.conf import settings
from django.db import transaction
from django.http import HttpResponse
from django.test import Client

from tests import marks
from tests.addresses import address, make_things, routes
from tests.pseudo_language import spoken, stored_words, strings, unmarked, words_of_the_administration

TEMPLATES = sorted(path for path in (settings.BASE_DIR / "templates").rglob("*.html"))
PURE = ("matching", "text", "readers", "writers", "statistics")
CODE = sorted(
    path
    for path in (settings.BASE_DIR / "claims").rglob("*.py")
    if not {"management", "migrations", *PURE} & set(path.relative_to(settings.BASE_DIR).parts)
)


def name_of(path: Path) -> str:
    return str(path.relative_to(settings.BASE_DIR)).removeprefix("templates/")


@pytest.mark.parametrize("path", TEMPLATES, ids=name_of)
def test_a_template_says_nothing_unmarked(path):
    found = [f"{name_of(path)}:{line}: {words}" for line, words in marks.in_template(path.read_text())]
    assert found == []


def test_code_says_nothing_unmarked():
    found = [f"{name_of(path)}:{line}: {words}" for path in CODE for line, words in marks.in_code(path)]
    assert found == []


@pytest.mark.parametrize("who", ["ben", "max"])
@pytest.mark.parametrize("sent", ["nothing", "an empty form", "a form"])
def test_no_page_says_anything_unmarked(who, sent, request, ben):
    things = make_things(ben)
    client: Client = request.getfixturevalue(f"as_{who}")
    data, cookies = stored_words(), client.cookies.copy()
    of_the_administration = sorted([*data, *words_of_the_administration()], key=len, reverse=True)
    found = {}
    for route in routes():
        where, said = address(route, things), things.get(route, (0, {}))[1] if sent == "a form" else {}
        before = transaction.savepoint_create()
        with spoken():
            shown = client.get(where) if sent == "nothing" else client.post(where, said, follow=True)
        transaction.savepoint_rollback(before)
        client.cookies = cookies.copy()
        known = [*strings(said), *(of_the_administration if "admin/" in route else data)]
        if is_shown(shown) and (words := unmarked(shown.content.decode(), known)):
            found[where] = words
    assert found == {}


def is_shown(response: HttpResponse) -> bool:
    """Whether the answer is a page or a part of one."""
    return "text/html" in response.headers.get("Content-Type", "") and not response.streaming


def test_the_pseudo_language_misses_nothing():
    said = (
        '<p title="Hold">⟦Read <b>it⟧</b> now <i dir="auto">Alles</i> ben<kbd>Enter</kbd><img alt="⟦ok⟧"></p>'
    )
    assert unmarked(said, ["ben"]) == ["title=Hold", "now"]


def test_an_unmarked_word_of_a_template_is_found_with_its_line():
    said = (
        '{% load i18n %}\n<p aria-label="Why">{% translate "Yes" %}\n'
        '{{ n }} claim{{ n|pluralize }}</p>{% badge "differs" "They differ" %}{% badge "x" _("Fine here") %}'
        "{% blocktranslate %}Marked\n{% endblocktranslate %}\n<b>Late</b>"
    )
    assert sorted(line for line, _words in marks.in_template(said)) == [2, 3, 3, 3, 5]

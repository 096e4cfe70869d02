"""The seed articles as they are handed out: verbatim, and nothing invented about them."""

import hashlib
import json
from pathlib import Path
from typing import Any

import pytest

ROWS: list[dict[str, Any]] = json.loads(
    (Path(__file__).parent.parent / "fixtures" / "articles.json").read_text(encoding="utf-8")
)
FIELDS = [row["fields"] for row in ROWS]


def test_there_are_five_sources_without_primary_keys():
    assert [set(row) for row in ROWS] == [{"model", "fields"}] * 5
    assert {row["model"] for row in ROWS} == {"claims.source"}


@pytest.mark.parametrize("fields", FIELDS, ids=lambda fields: fields["text_sha256"][:8])
def test_an_article_is_known_by_the_hash_of_its_text(fields):
    assert fields["text_sha256"] == hashlib.sha256(fields["text"].encode()).hexdigest()


def test_no_article_is_there_twice():
    assert len({fields["text_sha256"] for fields in FIELDS}) == 5


@pytest.mark.parametrize("fields", FIELDS, ids=lambda fields: fields["text_sha256"][:8])
def test_the_article_itself_gives_its_title_and_publisher(fields):
    lines = fields["text"].splitlines()
    given = [fields[name] for name in ("title", "publisher", "author", "url") if fields[name]]
    assert all(value in lines for value in given)


def test_nothing_is_said_that_no_article_gives():
    assert {(fields["author"], fields["url"], fields["published_at"]) for fields in FIELDS} == {
        ("", "", None)
    }
    assert sum(bool(fields["publisher"]) for fields in FIELDS) == 1
    assert sum(bool(fields["title"]) for fields in FIELDS) == 4

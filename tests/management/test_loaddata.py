"""manage.py loaddata: what people corrected is never reset."""

import json
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from claims.models import Source

TEXT = "The bridge has 4,000 visitors a day 🌉."


@pytest.fixture
def fixture(tmp_path: Path) -> str:
    path = tmp_path / "bridge.json"
    fields = {"title": "As it came", "text": TEXT, "text_sha256": Source.digest(TEXT)}
    path.write_text(json.dumps([{"model": "claims.source", "fields": fields}]))
    return str(path)


def test_a_source_is_loaded_with_its_text_verbatim(tables, fixture):
    call_command("loaddata", fixture, verbosity=0)
    assert Source.objects.get(text_sha256=Source.digest(TEXT)).text == TEXT


def test_loading_again_keeps_what_a_person_corrected(tables, fixture):
    call_command("loaddata", fixture, verbosity=0)
    Source.objects.update(title="Put right", publisher="The Daily Bridge")
    before = list(Source.objects.values())
    output = StringIO()
    call_command("loaddata", fixture, stdout=output)
    assert list(Source.objects.values()) == before
    assert "Installed 0 object(s) (of 1)" in output.getvalue()


def test_an_unknown_fixture_is_refused(tables):
    with pytest.raises(CommandError, match="No fixture"):
        call_command("loaddata", "nowhere")

"""What is known about a source, corrected."""

import pytest
from django.core.exceptions import PermissionDenied

from claims.actions.source_details import edit_source
from claims.models import Event
from claims.models.clock import database_now
from tests.factories import make_source


@pytest.mark.django_db
def test_an_edit_keeps_what_was_there_before(lea):
    source = make_source(title="Dam brakes")
    edit_source(
        source_id=source.pk,
        changes={"title": "Dam breaks", "publisher": ""},
        note="Typo.",
        by=lea,
        at=database_now(),
    )
    source.refresh_from_db()
    event = Event.objects.get(kind=Event.Kind.SOURCE_EDITED)
    assert source.title == "Dam breaks"
    assert (event.before, event.after, event.note) == (
        {"title": "Dam brakes"},
        {"title": "Dam breaks"},
        "Typo.",
    )


@pytest.mark.django_db
def test_a_reviewer_does_not_edit_a_source(ada):
    source = make_source(title="Dam brakes")
    with pytest.raises(PermissionDenied):
        edit_source(source_id=source.pk, changes={"title": "x"}, note="", by=ada, at=database_now())
    source.refresh_from_db()
    assert source.title == "Dam brakes"


@pytest.mark.django_db
def test_an_edit_without_a_change_leaves_no_trace(lea):
    source = make_source(title="Dam breaks")
    edit_source(source_id=source.pk, changes={"title": "Dam breaks"}, note="", by=lea, at=database_now())
    assert not Event.objects.exists()


@pytest.mark.django_db
def test_the_text_is_not_editable(lea):
    source = make_source()
    with pytest.raises(ValueError, match="not editable"):
        edit_source(source_id=source.pk, changes={"text": "Else."}, note="", by=lea, at=database_now())

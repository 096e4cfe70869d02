"""What nobody said of a source is filled in by anybody; what is known stays."""

from datetime import UTC, datetime

import pytest

from claims.actions.filling_in import FilledMeanwhile, fill_in_source
from claims.actions.origins import refresh_origin
from claims.models import Event
from claims.models.clock import database_now
from tests.factories import make_source

MONDAY = datetime(2024, 3, 4, 9, tzinfo=UTC)


def fill_in(source, by, **given):
    return fill_in_source(source_id=source.pk, given=given, by=by, at=database_now())


def test_a_reviewer_fills_in_what_is_unknown_under_their_name(ada):
    source = make_source()
    fill_in(source, ada, title="Dam breaks", publisher="", published_at=MONDAY)
    source.refresh_from_db()
    assert (source.title, source.publisher, source.published_at) == ("Dam breaks", "", MONDAY)
    event = Event.objects.get(kind="source_edited")
    assert (event.by, event.before) == (ada, {"title": "", "published_at": None})


def test_what_is_there_is_never_overwritten_and_both_are_told(ada):
    source = make_source(title="Dam breaks")
    with pytest.raises(FilledMeanwhile, match=r"the title is “Dam breaks” there, you typed “Dam brakes”"):
        fill_in(source, ada, title="Dam brakes", publisher="The Herald")
    source.refresh_from_db()
    assert (source.title, source.publisher) == ("Dam breaks", "")
    assert not Event.objects.exists()


def test_the_same_once_more_changes_nothing(ada):
    source = make_source(title="Dam breaks")
    fill_in(source, ada, title="Dam breaks")
    assert not Event.objects.exists()


def test_of_two_at_once_one_is_told_what_the_other_said(race, ada):
    source = make_source()
    told = race(2, lambda number: fill_in(source, ada, title=f"Title {number}"))
    assert sum(isinstance(one, FilledMeanwhile) for one in told) == 1
    assert Event.objects.count() == 1


def test_a_publisher_makes_the_origin(ada):
    source = make_source()
    refresh_origin(source)
    fill_in(source, ada, publisher="The Herald")
    source.refresh_from_db()
    assert source.origin == "outlet:herald"


def test_nothing_else_can_be_filled_in(ada):
    with pytest.raises(ValueError, match="author"):
        fill_in(make_source(), ada, author="A. Writer")

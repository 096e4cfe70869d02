"""The harness itself: what commits stays out of other tests, and races are real."""

import pytest
from django.db import connection, transaction

from claims.models import Reviewer
from tests.conftest import Race
from tests.databases import Database
from tests.factories import make_reviewer


@pytest.mark.parametrize("attempt", [1, 2])
def test_what_a_test_wrote_is_rolled_back(attempt: int, tables: None) -> None:
    assert not Reviewer.objects.exists()
    make_reviewer("dora")


@pytest.mark.parametrize("attempt", [1, 2])
def test_what_a_test_committed_is_thrown_away(attempt: int, committed_db: Database) -> None:
    assert not connection.in_atomic_block
    assert not Reviewer.objects.exists()
    make_reviewer("dora")


def test_the_run_works_on_the_engine_it_names(tables: None, request: pytest.FixtureRequest) -> None:
    assert connection.vendor == request.config.getoption("engine")


def test_threads_of_a_race_commit_to_one_database(race: Race, ada: Reviewer) -> None:
    def rename(number: int) -> str:
        with transaction.atomic():
            reviewer = Reviewer.objects.select_for_update().get(pk=ada.pk)
            reviewer.first_name += str(number)
            reviewer.save(update_fields=["first_name"])
        return reviewer.first_name

    names = race(4, rename)
    ada.refresh_from_db()
    assert sorted(len(name) for name in names) == [1, 2, 3, 4]
    assert sorted(ada.first_name) == ["0", "1", "2", "3"]


def test_a_race_gives_back_what_a_thread_raised(race: Race) -> None:
    results = race(2, lambda number: 1 // number)
    assert isinstance(results[0], ZeroDivisionError)
    assert results[1] == 1

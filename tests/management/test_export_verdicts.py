"""manage.py export_verdicts."""

import io
import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command

from claims.models import Reviewer
from claims.readers.verdict_csv import read_verdict_csv
from tests.databases import Database
from tests.factories import decide, make_cluster

pytestmark = pytest.mark.django_db


def run(*arguments: str) -> tuple[str, str]:
    out, err = io.StringIO(), io.StringIO()
    call_command("export_verdicts", *arguments, stdout=out, stderr=err)
    return out.getvalue(), err.getvalue()


def test_the_verdicts_go_to_standard_output_and_a_summary_to_standard_error(ada: Reviewer) -> None:
    decide(make_cluster("The dam broke."), ada)
    out, err = run()
    (row,) = read_verdict_csv(out)
    assert (row["claim"], row["label"]) == ("The dam broke.", "consistent")
    assert err == "1 rows written to standard output.\n"


def test_the_options_say_which_rows(ada: Reviewer, ben: Reviewer) -> None:
    decide(make_cluster("The dam broke."), ada)
    decide(make_cluster("The dam held."), ben)
    make_cluster("Nobody looked.")
    assert len(read_verdict_csv(run("--all")[0])) == 3
    by_reviewer = read_verdict_csv(run("--per-reviewer")[0])
    assert [(row["reviewer"], row["final_label"]) for row in by_reviewer] == [
        ("ada", "consistent"),
        ("ben", "consistent"),
    ]
    (own,) = read_verdict_csv(run("--reviewer", "ben")[0])
    assert own["claim"] == "The dam held."
    assert "final_label" not in own


def test_a_file_is_written_whole(ada: Reviewer, tmp_path: Path) -> None:
    decide(make_cluster("The dam broke."), ada)
    path = tmp_path / "verdicts.csv"
    _, err = run("--output", str(path))
    assert len(read_verdict_csv(path.read_bytes())) == 1
    assert err == f"1 rows written to {path}.\n"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("name", ["", "no/such/folder.csv"])
def test_a_place_that_cannot_be_written_is_named(name: str, tmp_path: Path) -> None:
    with pytest.raises(
        CommandError, match=r"^Cannot write to .*: (Is a directory|No such file or directory)\.$"
    ):
        run("--output", str(tmp_path / name))


def test_a_reviewer_nobody_knows_is_named(tmp_path: Path) -> None:
    path = tmp_path / "verdicts.csv"
    with pytest.raises(CommandError, match="There is no reviewer called 'nobody'"):
        run("--reviewer", "nobody", "--output", str(path))
    assert not path.exists()


def test_a_reader_that_goes_away_is_no_error(committed_db: Database, ada: Reviewer) -> None:
    decide(make_cluster(*(f"Dam {number} broke." for number in range(50))), ada, note="long " * 2_000)
    environment = os.environ | {
        "DATABASE_URL": committed_db.url,
        "DJANGO_SETTINGS_MODULE": "factcheck.settings",
    }
    command = [sys.executable, "manage.py", "export_verdicts"]
    with subprocess.Popen(
        command, cwd=settings.BASE_DIR, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdout
        assert process.stderr
        assert process.stdout.read(9) == b"claim_id,"
        process.stdout.close()
        complaint = process.stderr.read().decode()
    assert "Traceback" not in complaint
    assert complaint.endswith("rows written to standard output.\n")
    assert process.returncode == 0

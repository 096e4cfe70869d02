"""manage.py evaluate_matching: a table of what the given sets allow, and plain words for what is missing."""

import json
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from tests.bench.evaluation.sets import write_gold, write_sets

has_tools = pytest.mark.skipif(
    "not __import__('importlib').util.find_spec('sklearn')", reason="needs the group bench"
)


def evaluate(*arguments: str) -> str:
    output = StringIO()
    call_command("evaluate_matching", *arguments, stdout=output, stderr=StringIO())
    return output.getvalue()


@has_tools
def test_every_test_is_measured_where_every_set_is_there(tmp_path: Path) -> None:
    from bench.evaluation.run import TESTS

    write_sets(tmp_path)
    write_gold(tmp_path)
    numbers = tmp_path / "numbers.json"
    said = evaluate("--data", str(tmp_path), "--gold", str(tmp_path), "--json", str(numbers))
    assert "Not measured" not in said
    rows = json.loads(numbers.read_text(encoding="utf-8"))
    assert len({row["test"] for row in rows}) >= len(TESTS) - 2
    assert all(0 <= row["ours"] <= 1 for row in rows if "candidates for each" not in row["measure"])


@has_tools
def test_missing_sets_are_named(tmp_path: Path) -> None:
    said = evaluate("--data", str(tmp_path), "--only", "mrpc", "seeds")
    assert "mrpc. Missing: mrpc/train.tsv." in said
    assert "seeds. Missing: the expert's labels: pass their folder with --gold." in said


@has_tools
@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ([], "Say where the development sets are"),
        (["--data", "/nowhere"], "There is no folder /nowhere."),
        (["--data", ".", "--only", "nonsense"], "There is no test called 'nonsense'. The tests: mrpc,"),
    ],
)
def test_what_cannot_be_run_is_said_in_a_sentence(arguments: list[str], message: str) -> None:
    with pytest.raises(CommandError, match=message):
        evaluate(*arguments)


def test_missing_tools_are_named_with_what_to_install(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setitem(__import__("sys").modules, "bench.evaluation.run", None)
    with pytest.raises(CommandError, match=r"This command is for development: .* what `pip install"):
        evaluate("--data", str(tmp_path))

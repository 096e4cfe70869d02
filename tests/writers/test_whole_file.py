"""Files written whole or not at all."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from claims.writers.whole_file import write_whole


def test_the_content_takes_the_place_of_the_old_file(tmp_path: Path) -> None:
    path = tmp_path / "verdicts.csv"
    path.write_bytes(b"old")
    write_whole(path, [b"new", b" lines"])
    assert path.read_bytes() == b"new lines"
    assert list(tmp_path.iterdir()) == [path]


def test_a_fault_half_way_leaves_the_old_file_alone(tmp_path: Path) -> None:
    def broken() -> Iterator[bytes]:
        yield b"half"
        raise RuntimeError

    path = tmp_path / "verdicts.csv"
    path.write_bytes(b"old")
    with pytest.raises(RuntimeError):
        write_whole(path, broken())
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_link_goes_on_pointing_where_it_did(tmp_path: Path) -> None:
    target, link = tmp_path / "target.csv", tmp_path / "link.csv"
    target.write_bytes(b"old")
    link.symlink_to(target)
    write_whole(link, [b"new"])
    assert link.is_symlink()
    assert target.read_bytes() == b"new"


def test_a_pipe_is_written_to_and_stays_a_pipe(tmp_path: Path) -> None:
    path = tmp_path / "pipe"
    os.mkfifo(path)
    reader = os.open(path, os.O_RDONLY | os.O_NONBLOCK)
    write_whole(path, [b"content"])
    assert os.read(reader, 100) == b"content"
    assert path.is_fifo()
    os.close(reader)


@pytest.mark.parametrize("name", ["", "no/such/folder.csv", "n" * 300])
def test_a_place_that_cannot_be_written_raises_an_operating_system_error(tmp_path: Path, name: str) -> None:
    with pytest.raises(OSError, match=r"Is a directory|No such file|File name too long"):
        write_whole(tmp_path / name, [b"content"])
    assert list(tmp_path.iterdir()) == []

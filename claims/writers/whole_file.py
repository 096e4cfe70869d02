"""Files written whole or not at all."""

import os
from collections.abc import Iterable
from pathlib import Path


def write_whole(path: Path, content: Iterable[bytes]) -> None:
    """Put `content` into the file. What was there stays until all of it is on the disk. Raises OSError.

    A link goes on pointing where it did. A device or a pipe is written to as it is, never replaced.
    """
    path = path.resolve()
    if path.exists() and not path.is_file():
        with path.open("wb") as file:
            file.writelines(content)
        return
    fresh = path.with_name(f".{path.name}.{os.getpid()}")
    with fresh.open("xb") as file:
        try:
            file.writelines(content)
            file.flush()
            os.fsync(file.fileno())
            fresh.replace(path)
        except BaseException:
            fresh.unlink(missing_ok=True)
            raise
    _sync_folder(path.parent)


def _sync_folder(folder: Path) -> None:
    """Make the new name itself last."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)

"""Files that are there whole or as they were, whatever ends the program; of some, whatever ends the
machine. Nothing heavy is imported here: whether anything has changed is asked before all else."""

import os
from pathlib import Path


def put_whole(path: Path, content: bytes) -> None:
    """The file has that content; its folder is there. Who reads it sees it before or after, never
    half of it. Where two commands write at once, the later one's stands. Raises `OSError`."""
    beside = path.with_name(f"{path.name}.{os.getpid()}.new")
    try:
        beside.write_bytes(content)
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)


def put_on_disk(path: Path, content: bytes) -> None:
    """As `put_whole`, and after the call it is on the disk under its name. One writes at a time. A
    file that was there keeps its rights. Raises `OSError`."""
    beside = path.with_name(f".{path.name}.new")
    try:
        with beside.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        if path.exists():
            beside.chmod(path.stat().st_mode & 0o7777)
        beside.replace(path)
    except BaseException:  # not after the last line: then the next one may be writing there
        beside.unlink(missing_ok=True)
        raise
    flush_names(path.parent)


def flush_names(folder: Path) -> None:
    """Which files are in the folder is on the disk. Raises `OSError`."""
    opened = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)

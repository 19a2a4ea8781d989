"""Files that are whole or not there."""

from pathlib import Path


def write_whole(path: Path, data: bytes) -> None:
    """The file is there after the call, with its folder. Whatever interrupts it, no half a post is
    left behind, which would be taken for one that was edited."""
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = path.with_name(".unfinished")
    unfinished.write_bytes(data)
    unfinished.replace(path)

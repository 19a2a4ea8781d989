"""Whole content folders: files of the sample, damaged and made up ones, and what no content folder
should have in it."""

import os
import socket
from pathlib import Path
from random import Random

from plugins.reading.folders import FOLDERS
from tests.fuzz import hostile
from tests.fuzz.bodies import a_body
from tests.fuzz.front_matter import a_file
from tests.fuzz.mutation import mutated, sample

PLACES = (*FOLDERS, "posts", "posts", "posts", "posts/2017", "drafts", "images", "files", ".hidden")
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489"
    "0000000d49444154789c6360606060000000050001a5f645400000000049454e44ae426082"
)


def put_folder(chance: Random, folder: Path) -> None:
    """Write a folder; what the file system does not take is left out."""
    for path, content in _files(chance).items():
        _write(folder / path, content)
    for _ in range(chance.choice((0, 0, 1, 3))):
        _put_odd(chance, folder)


def _files(chance: Random) -> dict[str, bytes]:
    known = sample()
    files = {path: known[path] for path in chance.sample(sorted(known), chance.randrange(8))}
    for path in list(files):
        if chance.random() < 0.4:
            files[path] = mutated(chance, files[path])
    for _ in range(chance.randrange(1, 8)):
        place = chance.choice(PLACES)
        files[f"{place}/{_name(chance, place)}"] = _content(chance, place)
    if chance.random() < 0.5:
        files["site.yaml"] = (
            a_file(chance, "site", "")
            if chance.random() < 0.6
            else mutated(chance, known["site.yaml"])
        )
    for name in ("known-problems.txt", "ledger.txt", "notes.txt"):
        if chance.random() < 0.1:
            files[name] = mutated(
                chance, b"posts/one.md: link: /x/\npublished one /2017/01/one/ 2017-01-13\n"
            )
    return files


def _name(chance: Random, place: str) -> str:
    return chance.choice(hostile.ASSETS if place in ("images", "files") else hostile.NAMES)


def _content(chance: Random, place: str) -> bytes:
    if place in ("images", "files"):
        return chance.choice(
            (
                PNG,
                b"",
                b"<svg xmlns='http://www.w3.org/2000/svg' width='1'/>",
                chance.randbytes(60),
                mutated(chance, PNG),
            )
        )
    if chance.random() < 0.1:
        return chance.randbytes(chance.randrange(200))
    kind = FOLDERS.get(place.partition("/")[0], "post")
    return a_file(
        chance,
        kind,
        a_body(chance)[:4000] if chance.random() < 0.5 else chance.choice(hostile.TEXTS),
    )


def _put_odd(chance: Random, folder: Path) -> None:
    """A link, a pipe, a folder where a file is wanted."""
    place = folder / chance.choice(("posts", "images", "files", "pages", ".", "posts/2017"))
    file = place / chance.choice(
        ("odd.md", "one.md", "odd.png", "site.yaml", "odd", "known-problems.txt")
    )
    target = chance.choice(
        (
            "/etc/passwd",
            "/",
            "..",
            ".",
            "../..",
            "odd.md",
            "../site.yaml",
            "/dev/zero",
            "/dev/tty",
            "nowhere",
            "one.md",
        )
    )
    try:
        place.mkdir(parents=True, exist_ok=True)
        way = chance.randrange(6)
        if way < 3:
            file.symlink_to(target)
        elif way == 3:
            os.mkfifo(file)
        elif way == 4:
            file.mkdir()
        else:
            with socket.socket(socket.AF_UNIX) as one:
                one.bind(str(file))
    except OSError:
        return


def _write(path: Path, content: bytes) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    except OSError:
        return

"""What a file is made from: whatever changes its bytes changes one of the digests, and no other."""

import os
from pathlib import Path

import pytest
from msgspec.structs import replace

from plugins.domain.outputs import Copy, Drawn, LatePage, Output, Page, View
from plugins.domain.settings import Settings
from plugins.publishing.digests import Ingredients, Made, code_digest, digest
from tests.builders import some_settings


class Note(View, frozen=True):
    template = "note.html"
    text: str = ""


class Letter(View, frozen=True):
    template = "letter.html"
    text: str = ""


def present_note(subject: str, settings: Settings) -> Note:
    return Note(f"{subject} {settings.name}")


def draw(text: str) -> bytes:
    return text.encode()


def draw_loudly(text: str) -> bytes:
    return text.upper().encode()


SETTINGS = some_settings()
TEMPLATES = {"note.html": "1", "letter.html": "1"}
PAGE = Page("a", Note("x"))
LATE = LatePage("a", Note, "x", SETTINGS, present_note)
DRAWN = Drawn("a", "x", draw)


def made(output: Output, **changes: object) -> Made:
    values = {"frame": "f", "settings": SETTINGS, "template_digests": TEMPLATES, "code": "c"}
    return Ingredients(**values | changes).made_from(output)  # type: ignore[arg-type]


def differing(one: Made, other: Made) -> set[str]:
    parts = {
        name
        for name in one.around._fields
        if getattr(one.around, name) != getattr(other.around, name)
    }
    return parts | ({"shows"} if one.shows != other.shows else set())


@pytest.mark.parametrize("output", [PAGE, LATE, DRAWN], ids=lambda output: type(output).__name__)
def test_the_same_gives_the_same(output: Output) -> None:
    assert made(output) == made(output)


@pytest.mark.parametrize(
    ("output", "other", "parts"),
    [
        pytest.param(PAGE, Page("a", Note("y")), {"shows"}, id="another view"),
        pytest.param(PAGE, Page("a", Letter("x")), {"kind"}, id="another kind of view"),
        pytest.param(LATE, replace(LATE, subject="y"), {"shows"}, id="another subject"),
        pytest.param(LATE, replace(LATE, settings=replace(SETTINGS, name="Other")), {"frame"}, id="other settings"),
        pytest.param(DRAWN, Drawn("a", "y", draw), {"shows"}, id="another drawing"),
        pytest.param(DRAWN, Drawn("a", "x", draw_loudly), {"kind"}, id="another way to draw"),
    ],
)  # fmt: skip
def test_what_an_output_holds_matters(output: Output, other: Output, parts: set[str]) -> None:
    assert differing(made(output), made(other)) == parts


@pytest.mark.parametrize(
    ("changes", "page", "drawn"),
    [
        pytest.param({"code": "d"}, {"code"}, {"code"}, id="our code"),
        pytest.param({"frame": "g"}, {"frame"}, set(), id="the frame"),
        pytest.param({"template_digests": {**TEMPLATES, "note.html": "2"}}, {"templates"}, set(), id="its template"),
        pytest.param({"template_digests": {**TEMPLATES, "letter.html": "2"}}, set(), set(), id="another template"),
    ],
)  # fmt: skip
def test_what_is_around_an_output_matters_where_it_takes_part(
    changes: dict[str, object], page: set[str], drawn: set[str]
) -> None:
    assert differing(made(PAGE), made(PAGE, **changes)) == page
    assert differing(made(LATE), made(LATE, **changes)) == page
    assert differing(made(DRAWN), made(DRAWN, **changes)) == drawn


def test_another_address_matters_to_pages() -> None:
    elsewhere = replace(SETTINGS, address="https://example.net")
    assert differing(made(PAGE), made(PAGE, settings=elsewhere)) == {"frame"}


def test_a_copy_is_made_from_the_very_file(tmp_path: Path) -> None:
    source = tmp_path / "x.png"
    source.write_bytes(b"one")
    copy = Copy("x.png", str(source))
    first = made(copy)
    stamp = source.stat()
    assert made(copy) == first
    other = tmp_path / "other"
    other.write_bytes(b"two")
    os.utime(other, ns=(stamp.st_atime_ns, stamp.st_mtime_ns))
    other.replace(source)
    assert differing(first, made(copy)) == {"shows"}


def test_borders_between_parts_count() -> None:
    assert digest(b"ab", b"c") != digest(b"a", b"bc")


def test_the_digest_of_our_code_is_made_once() -> None:
    assert code_digest() is code_digest()
    assert code_digest.__wrapped__() == code_digest()

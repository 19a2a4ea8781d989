"""What an editor typed for readers, from a file."""

from pathlib import Path

import pytest

from plugins.domain.history import text_digest
from plugins.reading.source_texts import published_text, text_in

FILE = (
    b"---\ntitle: Halls: a map\nstandfirst: All of them.\ndate: 2017-01-13\n---\n\nOne.\n\nTwo.\n"
)
PATH = "posts/halls.md"


def test_the_three_texts_stand_as_they_are_typed_with_their_lines(tmp_path: Path) -> None:
    (tmp_path / "posts").mkdir()
    (tmp_path / PATH).write_bytes(FILE)
    text = published_text(tmp_path, PATH)
    assert (text.title, text.standfirst, text.markdown) == (
        "Halls: a map", "All of them.", "\nOne.\n\nTwo.\n",
    )  # fmt: skip
    assert (text.title_line, text.standfirst_line, text.body_line) == (2, 3, 6)
    assert text.digest == text_digest("Halls: a map", "All of them.", "One.\n\nTwo.")


@pytest.mark.parametrize(
    ("content", "is_same"),
    [
        pytest.param(FILE.replace(b"Halls: a map", b'"Halls: a map"'), True, id="a quoted title"),
        pytest.param(FILE.replace(b"\n", b"\r\n"), True, id="line ends of Windows"),
        pytest.param(FILE.replace(b"date: 2017", b"date: 2016"), True, id="another date"),
        pytest.param(
            FILE.replace(b"Two.", b"<!-- unchecked: spelling -->\nTwo."), True, id="a comment"
        ),
        pytest.param(FILE.replace(b"Two.", b"<!-- Two. -->"), False, id="another comment"),
        pytest.param(FILE.replace(b"Halls", b"halls"), False, id="a letter of the title"),
    ],
)
def test_the_digest_is_of_what_readers_see(content: bytes, *, is_same: bool) -> None:
    first, other = text_in(PATH, FILE), text_in(PATH, content)
    assert (first.digest == other.digest) is is_same
    assert first.content != other.content


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(b"", id="nothing"),
        pytest.param(b"No front matter.", id="no front matter"),
        pytest.param(b"\xff\xfe\x00\x01", id="no text"),
        pytest.param(b"---\ntitle: [\n---\n", id="front matter that cannot be read"),
    ],
)
def test_any_bytes_have_a_text(content: bytes) -> None:
    assert len(text_in(PATH, content).digest) == 20


def test_a_file_that_is_gone_is_as_one_that_is_empty(tmp_path: Path) -> None:
    assert published_text(tmp_path, PATH) == text_in(PATH, b"")

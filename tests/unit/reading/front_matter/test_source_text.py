"""Bytes become lines and text; what is no text, or has no front matter, is said with its line."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.reading.front_matter.source_text import Parted, decode, part_file, whole_file

KEYS = ("title", "date")


def part(content: bytes) -> Parted:
    return part_file("posts/a.md", content, KEYS)


def told(parted: Parted) -> list[tuple[int | None, str, str, str]]:
    return [(each.line, each.check, each.message, each.hint) for each in parted.problems]


WHOLE: dict[str, tuple[bytes, tuple[str, ...], int, str, int]] = {
    "plain": (b"---\na: b\n---\nText\n", ("a: b",), 2, "Text\n", 4),
    "byte order mark": (b"\xef\xbb\xbf---\na: b\n---\nText", ("a: b",), 2, "Text", 4),
    "carriage returns and line feeds": (b"---\r\na: b\r\n---\r\nT\r\nU", ("a: b",), 2, "T\nU", 4),
    "carriage returns": (b"---\ra: b\r---\rT\rU\r", ("a: b",), 2, "T\nU\n", 4),
    "blank lines before": (b"\n \t\r\n---\na: b\n---\nText", ("a: b",), 4, "Text", 6),
    "blanks after the hyphens": (b"--- \na: b\n---\t \nText", ("a: b",), 2, "Text", 4),
    "full stops": (b"---\na: b\n...\nText", ("a: b",), 2, "Text", 4),
    "no key": (b"---\n---\nText", (), 2, "Text", 3),
    "no text": (b"---\na: b\n---", ("a: b",), 2, "", 4),
    "blank text": (b"---\na: b\n---\n\n\nText\n", ("a: b",), 2, "\n\nText\n", 4),
    "a rule in the text": (b"---\na: b\n---\nT\n\n---\n\nU", ("a: b",), 2, "T\n\n---\n\nU", 4),
    "hyphens deeper": (b"---\na: |\n  ---\n---\nT", ("a: |", "  ---"), 2, "T", 5),
    "line separator": ("---\na: b\u2028c\n---\nT".encode(), ("a: b\u2028c",), 2, "T", 4),
}


@pytest.mark.parametrize(
    ("content", "head", "head_line", "text", "body_line"), WHOLE.values(), ids=WHOLE
)
def test_a_file_is_parted(
    content: bytes, head: tuple[str, ...], head_line: int, text: str, body_line: int
) -> None:
    assert part(content) == Parted(head, head_line, text, body_line)


BEGIN = "begin it with\n---\ntitle: a\ndate: 2026-11-30\n---"
NOTHING_TO_READ: dict[str, tuple[bytes, int, str, str, str]] = {
    "empty": (b"", 1, "front-matter", "the file is empty", f"delete it, or {BEGIN}"),
    "blank": (b"\xef\xbb\xbf \n\r\n", 1, "front-matter", "the file is empty",
              f"delete it, or {BEGIN}"),
    "none": (b"\n\n# Hello\n\nText", 3, "front-matter",
             "the file does not begin with front matter", BEGIN),
    "keys without hyphens": (b"Title: Hello\nDate: 2017-01-13\n\nText", 1, "front-matter",
                             "“Title: …” stands here without the line --- before it",
                             ("write a line --- before the first key and one after the last, keys "
                             "in small letters")),
    "dashes": ("—\ntitle: a\n—\n".encode(), 1, "front-matter",
               "the line before front matter must be three hyphens exactly", "write ---"),
    "too many hyphens": (b"----\ntitle: a\n----\n", 1, "front-matter",
                         "the line before front matter must be three hyphens exactly",
                         "write ---"),
    "another program's": (b"+++\ntitle = 'a'\n+++\n", 1, "front-matter",
                          "the line before front matter must be three hyphens exactly",
                          "write ---"),
    "no end": (b"\n---\ntitle: a\ntags:\n- b\n\nText: more\n", 2, "front-matter",
               "the front matter that begins here has no end", "write a line --- after line 5"),
    "a Word file": (b"PK\x03\x04\x00\xff", 1, "encoding",
                    "this is not a text file: it looks like a Word, spreadsheet or ZIP file",
                    "put documents into files/, and the text of a post into a file of its own"),
    "UTF-16": ("---\ntitle: a\n---\n".encode("utf-16"), 1, "encoding",
               "this is not a text file: it looks like UTF-16, not UTF-8",
               "save the file as UTF-8"),
}  # fmt: skip


@pytest.mark.parametrize(
    ("content", "line", "check", "message", "hint"), NOTHING_TO_READ.values(), ids=NOTHING_TO_READ
)
def test_where_there_is_no_head_one_problem_says_what_to_do(
    content: bytes, line: int, check: str, message: str, hint: str
) -> None:
    parted = part(content)
    assert parted.head is None
    assert told(parted) == [(line, check, message, hint)]


def test_a_byte_that_is_not_utf_8_is_named_and_the_rest_is_read() -> None:
    parted = part(b"---\ntitle: \xa35m\n---\nText \x93so\x94\n\xa3\n")
    assert (parted.head, parted.text) == (("title: £5m",), "Text “so”\n£\n")
    assert told(parted) == [
        (2, "encoding", ("the byte A3 is not UTF-8; it looks like Windows-1252 “£” (also in lines "
         "4, 5)"), "save the file as UTF-8"),
    ]  # fmt: skip


def test_a_byte_that_no_character_of_windows_has_is_named_as_well() -> None:
    _, problems = decode("a.md", b"\x81\n" * 9)
    assert [problem.message for problem in problems] == [
        "the byte 81 is not UTF-8 (also in lines 2, 3, 4, 5, 6 …)"
    ]


def test_a_nul_is_a_problem_with_its_line() -> None:
    text, problems = decode("a.md", b"a\nb\0c\n\0")
    assert text == "a\nb\ufffdc\n\ufffd"
    message = "there is a NUL character in this line, which is not text (also in line 3)"
    assert [(each.line, each.check, each.message) for each in problems] == [
        (2, "encoding", message)
    ]


def test_what_follows_the_end_of_a_whole_file_is_a_problem() -> None:
    parted = whole_file("site.yaml", b"name: a\n---\nname: b\n")
    assert parted.head == ("name: a", "")
    assert told(parted) == [
        (2, "front-matter", "what stands after this line is not read",
         "take the line out, or what stands after it"),
    ]  # fmt: skip


@given(st.binary())
def test_a_decoded_text_has_only_characters_and_line_feeds(content: bytes) -> None:
    text, problems = decode("a.md", content)
    text.encode()
    assert "\r" not in text
    assert "\0" not in text
    if not problems:
        same = content.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
        assert text == same


LINES = st.lists(st.sampled_from(["a: b", "  c", "", "# d", "- e", "...f", "---g", "é"]))


@given(LINES, LINES, st.integers(0, 3), st.sampled_from(["\n", "\r\n", "\r"]))
def test_lines_of_the_file_are_counted_from_one(
    head: list[str], body: list[str], blank: int, end: str
) -> None:
    lines = [*([""] * blank), "---", *head, "---", *body]
    parted = part(end.join(lines).encode())
    assert parted.problems == ()
    assert parted.head == tuple(head)
    assert lines[parted.head_line - 1 :][: len(head)] == head
    assert lines[parted.body_line - 1 :] == body
    assert parted.text == "\n".join(body)

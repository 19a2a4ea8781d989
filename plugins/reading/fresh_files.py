"""A content file, read anew: its head typed, its body converted, ready to be kept."""

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from plugins.domain.body import Body, KeptBody, Remark
from plugins.domain.patience import TooLong, at_most
from plugins.domain.problem import Problem
from plugins.domain.unchecked import may_have_comments, without_comments
from plugins.reading.front_matter.heads import Kind

if TYPE_CHECKING:
    from plugins.reading.front_matter.source import Source

SIZE = 16
"""Bytes of a digest."""


NO_DIGEST = b""
"""That of a file which is to be read again at the next build: it was given up."""
PATIENCE = 2
"""Seconds of work for a file: a hundred times what a long post takes. What takes longer is no text
but a trap, or was written by a program gone wrong."""
_GIVEN_UP = Body(
    remarks=(
        Remark(
            "too-large",
            f"this text was given up: to convert it takes more than {PATIENCE} seconds",
            "",
        ),
    )
)
_KEY_OF_GIVEN_UP = bytes(SIZE)
"""The key of no text, so that none is taken for converted."""


class Ways(Struct, frozen=True):
    """What the reading of a file depends on besides the file: the site's zone, what its bodies may
    keep, and its address."""

    zone: str
    allow: frozenset[str] = frozenset()
    own: str = ""


class Job(Struct, frozen=True):
    """A file to read: what kind it is of, its path in the content folder."""

    kind: Kind
    path: str


class Reading(Struct, frozen=True, array_like=True):
    """What was found in a file. `head` is encoded, nil where none could be read; `lines` are those
    of its keys. The Markdown begins on `body_line` and is as long as `length` characters; `is_text`
    if not all of that is blank, `has_comments` if checks may be silenced there. `body` is what
    became of it, without its text."""

    head: msgspec.Raw
    lines: dict[str, int]
    body_line: int
    length: int
    is_text: bool
    has_comments: bool
    body: KeptBody
    problems: tuple[Problem, ...] = ()


class Fresh(Struct, frozen=True, array_like=True):
    """A file read anew: the digest of its bytes, what was found in it, and its whole body, encoded,
    None where it was known before. The digest is `NO_DIGEST` where the body was given up."""

    digest: bytes
    reading: Reading
    whole: bytes | None


def read_fresh(job: Job, folder: Path, ways: Ways, known: KeptBody | None = None) -> Fresh:
    """Read a file of the content folder; one that is gone is as one that is empty. `known` is the
    body that the file had before: where the Markdown is the same, it is not converted again."""
    from plugins.reading.front_matter.source import read_source

    content = bytes_of(folder / job.path)
    digest, source = digest_of(content), None
    try:
        with at_most(PATIENCE):
            source = read_source(job.kind, job.path, content, ZoneInfo(ways.zone))
            text = without_comments(source.text)
            key = body_key(text, ways)
            if known and known.key == key:
                return Fresh(digest, _reading(source, known), None)
            body = _converted(text, ways)
    except TooLong:
        digest, key, body = NO_DIGEST, _KEY_OF_GIVEN_UP, _GIVEN_UP
        if source is None:
            source = _head_given_up(job)
            key, body = body_key("", ways), _converted("", ways)
        source = replace(source, text="")  # so that nobody else tries
    whole = msgspec.msgpack.encode(body)
    return Fresh(digest, _reading(source, without_text(body, key)), whole)


def _converted(text: str, ways: Ways) -> Body:
    from plugins.reading.body.markdown import convert

    return convert(text, ways.allow, ways.own)


def _head_given_up(job: Job) -> "Source":
    from plugins.reading.front_matter.source import Source

    problem = Problem(
        source=job.path,
        line=1,
        check="too-large",
        message=f"this front matter was given up: to read it takes more than {PATIENCE} seconds",
        hint="look for a sign that stands there thousands of times",
    )
    return Source(
        source=job.path, kind=job.kind, head=None, lines={}, text="", body_line=1,
        problems=(problem,),
    )  # fmt: skip


def read_alone(job: Job, folder: Path, ways: Ways) -> "tuple[Source, Body]":
    """A file of the content folder as it is now, and its whole body. Raises `TooLong`."""
    from plugins.reading.front_matter.source import read_source

    content = bytes_of(folder / job.path)
    with at_most(PATIENCE):
        source = read_source(job.kind, job.path, content, ZoneInfo(ways.zone))
        return source, _converted(without_comments(source.text), ways)


def bytes_of(file: Path) -> bytes:
    """What is in a file; nothing where there is none, or none that may be read."""
    try:
        return file.read_bytes()
    except OSError:
        return b""


def digest_of(content: bytes) -> bytes:
    return hashlib.blake2b(content, digest_size=SIZE).digest()


def body_key(text: str, ways: Ways) -> bytes:
    """Equal keys, equal bodies, as long as the program is the same."""
    parts = "\0".join((text, ways.own, *sorted(ways.allow)))
    return hashlib.blake2b(parts.encode(), digest_size=SIZE).digest()


def without_text(body: Body, key: bytes) -> KeptBody:
    """What is at hand of a body that lies elsewhere under `key`."""
    return KeptBody(
        key=key,
        references=body.references,
        anchors=body.anchors,
        first_paragraph=body.first_paragraph,
        words=body.words,
        remarks=body.remarks,
    )


def _reading(source: "Source", body: KeptBody) -> Reading:
    return Reading(
        head=msgspec.Raw(msgspec.msgpack.encode(source.head)),
        lines=dict(source.lines),
        body_line=source.body_line,
        length=len(source.text),
        is_text=bool(source.text.strip()),
        has_comments=may_have_comments(source.text),
        body=body,
        problems=source.problems,
    )

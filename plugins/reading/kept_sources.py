"""What is kept of a content file, and how that is asked for what stands in it."""

from collections.abc import Mapping
from functools import cached_property
from typing import Protocol
from zoneinfo import ZoneInfo

import msgspec
from msgspec import Struct

from plugins.domain.body import Body, KeptBody
from plugins.domain.problem import Problem
from plugins.reading.found import Stamp
from plugins.reading.fresh_files import Reading
from plugins.reading.front_matter.heads import HEADS, Head, Kind
from plugins.reading.kept_posts import Basis
from plugins.reading.zones import in_zone

NOTHING = msgspec.Raw(b"\xc0")
"""Nil, encoded: nothing is kept."""

_decoders = {kind: msgspec.msgpack.Decoder(head | None) for kind, head in HEADS.items()}


class KeptFile(Struct, frozen=True, array_like=True, gc=False):
    """A content file as it was read: its stamp, None for one that was too young to be trusted, the
    digest of its bytes, the key of its body, the line on which its Markdown begins and how many
    characters that has, a post's `id` in the front matter, and what the assembly made of it, nil
    where that is not kept. What was found in it (a `Reading`) lies elsewhere: it is seldom asked
    for."""

    path: str
    kind: Kind
    stamp: Stamp | None
    digest: bytes
    key: bytes
    body_line: int
    length: int
    is_text: bool
    has_comments: bool
    is_noted: bool
    id: str = ""
    value: msgspec.Raw = NOTHING


class KeptSize(Struct, frozen=True, array_like=True, gc=False):
    """How wide and high a picture is, in pixels, under the stamp that its file then had."""

    stamp: Stamp
    width: int
    height: int


class Shelf(Struct, frozen=True, array_like=True):
    """All files of a content folder, what their values were assembled on, and the sizes of the
    pictures by path."""

    version: str
    basis: Basis
    files: tuple[KeptFile, ...]
    sizes: dict[str, KeptSize]


class Keeper(Protocol):
    """Who has the texts."""

    @property
    def zone(self) -> ZoneInfo: ...
    def fetch(self, key: bytes) -> Body: ...
    def reading_of(self, file: KeptFile) -> Reading: ...
    def text_of(self, source: "KeptSource") -> str: ...


class KeptSource(Struct, frozen=True, dict=True):
    """A content file as `Source` and `SourceText` tell of it; what is asked for is fetched then."""

    file: KeptFile
    keeper: Keeper

    @property
    def source(self) -> str:
        return self.file.path

    @property
    def kind(self) -> Kind:
        return self.file.kind

    @property
    def digest(self) -> bytes:
        return self.file.digest

    @property
    def has_text(self) -> bool:
        return self.file.is_text

    @property
    def has_comments(self) -> bool:
        return self.file.has_comments

    @cached_property
    def reading(self) -> Reading:
        return self.keeper.reading_of(self.file)

    @cached_property
    def head(self) -> Head | None:
        head = _decoders[self.file.kind].decode(self.reading.head)
        return in_zone(head, self.keeper.zone) if head else None

    @property
    def lines(self) -> Mapping[str, int]:
        return self.reading.lines

    @property
    def body_line(self) -> int:
        return self.file.body_line

    @property
    def problems(self) -> tuple[Problem, ...]:
        return self.reading.problems if self.file.is_noted else ()

    @property
    def body(self) -> str:
        """The Markdown, as it stands in the file; empty if that is gone since."""
        return self.keeper.text_of(self)

    @cached_property
    def made(self) -> KeptBody:
        """What became of the Markdown."""
        return self.reading.body.fetched_by(self.keeper.fetch)

"""What a file shows, part by part, so that a person can be told which part of it has changed.

For every file that a build makes anew, a short digest of each part goes into a log in the cache. No
build reads the log: it costs a build nothing for the files that it leaves alone, and without it
nothing is lost but the names of the parts.
"""

import struct
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any, Literal, TypeAlias
from zlib import crc32

import msgspec
from msgspec import Raw, Struct

from plugins.domain.outputs import Copy, LatePage, Output
from plugins.domain.sealed import Sealed, encoded
from plugins.publishing.record import copy_of_record

_SIZE = 4
_DEPTH = 3
"""`facts.post.title` is a part; what is within a title, or within `facts.post.image`, is not."""
_BEGINS = b"\nthe parts of a build\n"
_BORDER = struct.Struct("<2I")
"""Length and digest of a block."""
_LONGEST = 64 * 2**20
"""Bytes of a log; a longer one begins anew."""

Parts = Mapping[str, bytes]
"""Part by its dotted name → the digest of what is there."""
Shape: TypeAlias = tuple[tuple[str, ...], tuple[tuple[str, "Shape"], ...]]
"""The names of a value's fields, and the shape of each that is looked into."""
_WHOLE: Shape = ((), ())

Form = Literal["sealed", "whole", "by name", "in order", "in order, tagged"]


class Block(Struct, frozen=True, array_like=True):
    """What one build put into the log. `names` has the parts of each kind of file; `files` by path
    the index of its kind, and the digests of its parts, one after the other."""

    build: int
    names: tuple[tuple[str, ...], ...]
    files: dict[str, tuple[int, bytes]]

    def parts(self, path: str) -> Parts | None:
        if path not in self.files:
            return None
        kind, digests = self.files[path]
        return {
            name: digests[place * _SIZE : (place + 1) * _SIZE]
            for place, name in enumerate(self.names[kind])
        }


_BY_NAME = msgspec.msgpack.Decoder(dict[str, Raw])
_IN_ORDER = msgspec.msgpack.Decoder(list[Raw])
_ENCODER = msgspec.msgpack.Encoder()
_DECODER = msgspec.msgpack.Decoder(Block)


def note_parts(log: Path, build: int, outputs: Iterable[Output]) -> None:
    """Add to the log what the build of that number made anew."""
    block = _ENCODER.encode(block_of(build, outputs))
    log.parent.mkdir(parents=True, exist_ok=True)
    is_long = log.is_file() and log.stat().st_size > _LONGEST
    # Where somebody's folder stands, nothing is kept.
    with suppress(IsADirectoryError), log.open("wb" if is_long else "ab") as file:
        file.write(_BEGINS + _BORDER.pack(len(block), crc32(block)) + block)


def changed_parts(log: Path, build: int, path: str) -> tuple[str, ...] | None:
    """The parts by which the file at `path`, as that build made it, differs from what it had been
    before; in the order of their names. None where the log cannot tell."""
    blocks = {block.build: block for block in _blocks(log) if block.build <= build}
    after = blocks[build].parts(path) if build in blocks else None
    number = build - 1
    # A build that is not in the log may have made the file too.
    while number in blocks and path not in blocks[number].files:
        number -= 1
    before = blocks[number].parts(path) if number in blocks else None
    if before is None or after is None:
        return None
    return tuple(sorted(k for k in before.keys() | after.keys() if before.get(k) != after.get(k)))


def log_of(folder: Path, cache: Path) -> Path:
    """Where the log of an output folder lies."""
    return cache / "parts" / copy_of_record(folder, cache).name


def block_of(build: int, outputs: Iterable[Output]) -> Block:
    """The block of a build that made these files anew."""
    kinds: dict[Shape, int] = {}
    files: dict[str, tuple[int, bytes]] = {}
    look = _Look()
    for output in outputs:
        if not isinstance(output, Copy):
            shown = output.subject if isinstance(output, LatePage) else output.view
            shape, digests = look.at(shown)
            files[output.path] = (kinds.setdefault(shape, len(kinds)), digests)
    return Block(build, tuple(tuple(_names(shape)) for shape in kinds), files)


class _Look:
    """Looks at what files show. What many of them show is looked at once."""

    def __init__(self) -> None:
        self._shared: dict[bytes, tuple[Shape, bytes]] = {}

    def at(self, value: Any, depth: int = _DEPTH) -> tuple[Shape, bytes]:
        """The shape of a value, and the digests of its parts in the order of the shape."""
        form = _FORMS[type(value)]
        if form == "sealed":
            found = self._shared.get(value.seal)
            if found is None:
                found = self._shared[value.seal] = self.at(value.value, depth)
            return found
        if form == "whole":
            return _WHOLE, _digests((encoded(value),))
        fields, contents = _fields(value, form)
        within: list[tuple[str, Shape]] = []
        digests = [_digests(contents)]
        if depth > 1:
            for field in fields:
                inner = getattr(value, field, None)
                if _FORMS[type(inner)] != "whole":
                    shape, more = self.at(inner, depth - 1)
                    within.append((field, shape))
                    digests.append(more)
        return (fields, tuple(within)), b"".join(digests)


class _Forms(dict[type, Form]):
    """How values of each kind are looked at. It is asked for every field of every page."""

    def __missing__(self, kind: type) -> Form:
        form: Form = "whole"
        if kind is Sealed:
            form = "sealed"
        elif issubclass(kind, Struct):
            config = kind.__struct_config__
            in_order: Form = "in order" if config.tag is None else "in order, tagged"
            form = in_order if config.array_like else "by name"
        self[kind] = form
        return form


_FORMS = _Forms()


def _names(shape: Shape, name: str = "") -> Iterator[str]:
    """The names of all parts, in the order of their digests."""
    fields, within = shape
    before = f"{name}." if name else ""
    yield from (f"{before}{field}" for field in fields) if fields else (name,)
    for field, inner in within:
        yield from _names(inner, f"{before}{field}")


def _fields(value: Struct, form: Form) -> tuple[tuple[str, ...], Collection[Raw]]:
    """The names of a struct's fields, and each encoded: at one go, and only then parted."""
    if form == "by name":
        by_name = _BY_NAME.decode(encoded(value))
        return tuple(by_name), by_name.values()
    contents = _IN_ORDER.decode(encoded(value))
    return value.__struct_encode_fields__, contents[1:] if "tagged" in form else contents


def _digests(contents: Collection[bytes | Raw]) -> bytes:
    return struct.pack(f"<{len(contents)}I", *map(crc32, contents))


def _blocks(log: Path) -> Iterator[Block]:
    """Those that are whole. What a killed build left of one is passed over."""
    content = log.read_bytes() if log.is_file() else b""
    place = content.find(_BEGINS)
    while place >= 0:
        start = place + len(_BEGINS)
        block = _block_at(content, start)
        if block is not None:
            start += _BORDER.size + len(block)
            with suppress(msgspec.DecodeError):
                yield _DECODER.decode(block)
        place = content.find(_BEGINS, start)


def _block_at(content: bytes, start: int) -> bytes | None:
    """The encoded block whose border begins there; None if it is not whole."""
    if start + _BORDER.size > len(content):
        return None
    size, digest = _BORDER.unpack_from(content, start)
    block = content[start + _BORDER.size : start + _BORDER.size + size]
    return block if crc32(block) == digest else None

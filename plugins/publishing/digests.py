"""What a file was made from, in short texts: where all are equal, so are its bytes."""

import hashlib
import os
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import msgspec

from plugins.domain.outputs import Copy, Drawn, LatePage, Output, Page
from plugins.domain.sealed import encoded
from plugins.domain.settings import Settings

SIZE = 12


class Around(NamedTuple):
    """What many files have in common: the `kind` of file (the names in our code of what it shows
    and of what makes it), and digests of its `templates`, of the `frame` and the settings that it
    stands in, of our `code` and all libraries. Empty where it does not take part."""

    kind: str = ""
    templates: str = ""
    frame: str = ""
    code: str = ""


class Made(NamedTuple):
    """What a file is made from: the digest of what it `shows`, and what is `around` it."""

    shows: bytes
    around: Around = Around()


def digest(*parts: bytes) -> str:
    """24 hexadecimal digits for the parts in their order; their borders count."""
    whole = hashlib.blake2b(digest_size=SIZE)
    for part in parts:
        whole.update(len(part).to_bytes(8, "big"))
        whole.update(part)
    return whole.hexdigest()


def digest_of_bytes(content: bytes) -> bytes:
    """The digest of what is in a file."""
    return hashlib.sha256(content).digest()[:SIZE]  # the fastest where processors know it


@cache
def code_digest() -> str:
    """The digest of our own code, of the Python that runs it and of the names and versions of the
    libraries beside it."""
    ours = Path(__file__).parent.parent
    libraries = os.listdir(Path(msgspec.__file__).parent.parent)  # noqa: PTH208 - the names alone
    versions = sorted(name for name in libraries if name.endswith(".dist-info"))
    return digest(
        *(text.encode() for text in (sys.version, *versions)),
        *(part for path, code in sorted(_sources(str(ours))) for part in (path.encode(), code)),
    )


def _sources(folder: str, inside: str = "") -> Iterator[tuple[str, bytes]]:
    with os.scandir(folder) as entries:
        for entry in entries:
            path = f"{inside}/{entry.name}"
            if entry.name.endswith(".py"):
                with open(entry.path, "rb", buffering=0) as source:  # noqa: PTH123 - many files
                    yield path, source.read()
            elif entry.is_dir() and entry.name != "__pycache__":
                yield from _sources(entry.path, path)


class Ingredients:
    """Tells for each output what it is made from, with the templates and frame of one build."""

    def __init__(
        self, frame: object, settings: Settings, template_digests: dict[str, str], code: str = ""
    ) -> None:
        self._code = code or code_digest()
        self._shown_frame = encoded(frame)
        self._frame = digest(self._shown_frame, settings.address.encode())
        self._templates = template_digests
        self._around: dict[object, Around] = {}

    def made_from(self, output: Output) -> Made:
        """All that `output` depends on."""
        if isinstance(output, Copy):
            return Made(_stamp(output.source), self._of_copies)
        if isinstance(output, LatePage):
            shown: Any = output.subject
            key: object = (output.kind, output.present, id(output.settings))
        else:
            shown = output.view
            key = (type(shown), output.draw) if isinstance(output, Drawn) else type(shown)
        around = self._around.get(key)
        if around is None:
            around = self._around[key] = self._around_of(output)
        return Made(digest_of_bytes(encoded(shown)), around)

    _of_copies = Around("a copy")

    def _around_of(self, output: Page | LatePage | Drawn) -> Around:
        if isinstance(output, LatePage):
            kind, templates = output.kind, self._templates[output.kind.template]
            frame = digest(self._shown_frame, encoded(output.settings))
            return Around(_names(kind, output.present), templates, frame, self._code)
        view = type(output.view)
        if isinstance(output, Drawn):
            return Around(_names(view, output.draw), code=self._code)
        return Around(_names(view), self._templates[view.template], self._frame, self._code)


def _names(*named: Any) -> str:
    return " ".join(f"{one.__module__}.{one.__qualname__}" for one in named)


def _stamp(source: str) -> bytes:
    """What changes whenever somebody writes to the file or puts another in its place."""
    found = os.stat(source)  # noqa: PTH116 - many files
    stamp = (found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino)
    return digest_of_bytes(repr(stamp).encode())

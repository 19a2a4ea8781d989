"""What a file was made from, as one short text: equal digests, equal bytes."""

import hashlib
from functools import cache
from importlib.metadata import version
from pathlib import Path

import msgspec

from plugins.domain.outputs import Copy, Drawn, LatePage, Output, Page

SIZE = 12
LIBRARIES = ("feedgen", "jinja2", "lxml", "markupsafe", "msgspec", "pillow")


def digest(*parts: bytes) -> str:
    """24 hexadecimal digits for the parts in their order; their borders count."""
    whole = hashlib.blake2b(digest_size=SIZE)
    for part in parts:
        whole.update(len(part).to_bytes(8, "big"))
        whole.update(part)
    return whole.hexdigest()


@cache
def code_digest() -> str:
    """The digest of our own code and of the libraries that shape a file's bytes."""
    folder = Path(__file__).parent.parent
    sources = sorted(folder.rglob("*.py"))
    versions = (f"{name} {version(name)}" for name in LIBRARIES)
    return digest(
        *(part.encode() for part in versions),
        *(part for path in sources for part in (path.name.encode(), path.read_bytes())),
    )


class Ingredients:
    """Tells for each output what it is made from, with the templates and frame of one build."""

    def __init__(self, frame: object, address: str, template_digests: dict[str, str]) -> None:
        self._encoder = msgspec.msgpack.Encoder(order="deterministic")
        self._code = code_digest().encode()
        self._frame = self._encoder.encode((frame, address))
        self._templates = template_digests

    def digest_of(self, output: Output) -> str:
        """The digest of all that `output` depends on."""
        if isinstance(output, Copy):
            stamp = Path(output.source).stat()
            return f"{stamp.st_size}:{stamp.st_mtime_ns}"
        if isinstance(output, LatePage):
            kind, subject = output.kind, output.subject
        else:
            kind, subject = type(output.view), output.view
        view = self._encoder.encode(subject)
        name = f"{kind.__module__}.{kind.__qualname__}".encode()
        if isinstance(output, LatePage):
            template = self._templates[kind.template].encode()
            return digest(self._code, name, view, self._frame, template)
        if isinstance(output, Page):
            template = self._templates[output.view.template].encode()
            return digest(self._code, name, view, self._frame, template)
        assert isinstance(output, Drawn)
        draw = f"{output.draw.__module__}.{output.draw.__qualname__}".encode()
        return digest(self._code, name, view, draw)

"""The source texts of what was published last, kept in the cache so that a later change of one can
be told in words. Safe to delete: then git is asked."""

import hashlib
import zlib
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import msgspec
from msgspec import Struct

from plugins.domain.kept import keep_value, kept_value
from plugins.host.run import Run
from plugins.reading.source_texts import PublishedText

NAME = "published-texts"
"""Folder of the cache, with a file for each content folder."""


class KeptText(Struct, frozen=True, array_like=True):
    """What an editor had typed for readers of a post."""

    title: str
    standfirst: str
    markdown: str


def keep_texts(run: Run) -> None:
    """The texts of all posts that the run put before readers are kept, and no others: not what was
    withdrawn, went back to being a draft, or read differently before. Where they cannot be
    written nothing is kept, nor is anything of a preview."""
    if run.options.preview:
        return
    file = _file(run)
    before = _kept(file)
    texts = dict(_texts(run, before))
    if texts == before:
        return
    try:
        keep_value(file, texts)
    except OSError:
        with suppress(OSError):
            file.unlink()


def kept_texts(run: Run) -> Callable[[str], KeptText | None]:
    """A look at what is kept for the run's content folder: the text of a digest, None if there is
    none."""
    packed = _kept(_file(run))

    def text_of(digest: str) -> KeptText | None:
        try:
            whole = zlib.decompress(packed[digest])
            return msgspec.msgpack.decode(whole, type=KeptText)
        except (KeyError, zlib.error, msgspec.DecodeError):
            return None

    return text_of


def _texts(run: Run, before: dict[str, bytes]) -> Iterator[tuple[str, bytes]]:
    """Digest → packed text of each post that is public; a file whose bytes the ledger knows is
    not read again."""
    assert run.site is not None
    assert run.library is not None
    past = run.library.past.posts
    for post in (*run.site.posts, *run.site.hidden):
        known = past.get(post.id)
        written = run.content.places.sources.get(post.source)
        is_same = known and written and written.digest.hex() == known.content
        if known and is_same and (packed := before.get(known.text)):
            yield known.text, packed
        else:
            text = run.typed_in(post.source)
            yield text.digest, _packed(text)


def _packed(text: PublishedText) -> bytes:
    kept = KeptText(text.title, text.standfirst, text.markdown)
    return zlib.compress(msgspec.msgpack.encode(kept))


def _kept(file: Path) -> dict[str, bytes]:
    return kept_value(file, dict[str, bytes]) or {}


def _file(run: Run) -> Path:
    folder = str(run.options.content.resolve()).encode("utf-8", "surrogateescape")
    return run.options.cache / NAME / hashlib.blake2b(folder, digest_size=8).hexdigest()

"""What stands in the content files, kept from build to build: a file that did not change is not
opened, and one that was only touched is not read again. Safe to delete, never stale."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache, partial
from pathlib import Path
from zoneinfo import ZoneInfo

import msgspec

from plugins.domain.body import Body
from plugins.domain.kept import keep_value, kept_value
from plugins.domain.ledger import Past
from plugins.domain.problem import Problem
from plugins.domain.processes import on_all_cores
from plugins.domain.progress import Progress
from plugins.domain.stamps import RACE
from plugins.reading.found import Found, Stamp, clock_of
from plugins.reading.fresh_files import (
    SIZE,
    Fresh,
    Job,
    Reading,
    Ways,
    bytes_of,
    digest_of,
    read_fresh,
)
from plugins.reading.front_matter.heads import Kind
from plugins.reading.front_matter.source_text import decode
from plugins.reading.kept_past import kept_past
from plugins.reading.kept_posts import Basis, KeptPosts
from plugins.reading.kept_sources import NOTHING, KeptFile, KeptSize, KeptSource, Shelf
from plugins.reading.picture_sizes import size_of
from plugins.reading.text_store import TextStore

_WORTH_A_PROCESS = 60
"""Files; fewer are read sooner than a second process starts."""
_AT_ONCE = 500
"""Texts that are put into the store together."""
_SOON_ASKED_FOR = 20_000
"""Files whose reading stays at hand until the assembly asks for it."""
_RECENT = 32
"""Texts of files that are at hand, for the lines of problems."""

_fresh = msgspec.msgpack.Decoder(Fresh)
_reading = msgspec.msgpack.Decoder(Reading)
_body = msgspec.msgpack.Decoder(Body)


class _Named(msgspec.Struct, frozen=True):
    """The part of a head that says who a post is."""

    id: str = ""


_named = msgspec.msgpack.Decoder(_Named | None)


class KeptFiles:
    """Reads the files of a content folder, each once, and remembers what it found in the cache.

    `version` names the program: what another one found is forgotten. `jobs` is how many processes
    read. What is remembered is that of the last `save`.
    """

    def __init__(self, cache: Path, folder: Path, ways: Ways, version: str, jobs: int = 1) -> None:
        from plugins.reading.body.markdown import converter_digest

        self.zone = ZoneInfo(ways.zone)
        self._folder, self._ways, self._jobs = folder, ways, jobs
        self._cache = cache
        self._version = version
        self._named = _encoded("\0".join((ways.zone, ways.own, *sorted(ways.allow))))
        here = _encoded(f"{folder.resolve()}\0") + self._named
        self._path = cache / "read" / hashlib.blake2b(here, digest_size=8).hexdigest()
        self._texts = TextStore(cache / "texts", converter_digest())
        self.shelf = self._remembered()
        self._read: dict[str, KeptFile] = {}
        self._sizes: dict[str, KeptSize] = {}
        self._at_hand: dict[str, bytes] = {}
        self._clock = clock_of(cache)
        self._recent = lru_cache(_RECENT)(self._text)

    def read(self, found: Iterable[tuple[Kind, Found]], progress: Progress) -> list[KeptSource]:
        """What stands in the files, in their order. `progress` is told how many of those that must
        be read have been."""
        before = {file.path: file for file in self.shelf.files}
        places = tuple(found)
        jobs: dict[str, Job] = {}
        for kind, place in places:
            kept = self._as_before(before.get(place.path), kind, place)
            if kept:
                self._read[place.path] = kept
            else:
                jobs[place.path] = Job(kind, place.path)
        stamps = {place.path: self._trusted(place) for _, place in places if place.path in jobs}
        self._read_anew(list(jobs.values()), stamps, before, progress)
        return [KeptSource(self._read[place.path], self) for _, place in places]

    def _as_before(self, kept: KeptFile | None, kind: Kind, place: Found) -> KeptFile | None:
        """The file as it was kept, unless it is another now."""
        if kept is None or kept.kind != kind:
            return None
        if kept.stamp and kept.stamp == place.stamp:
            return kept
        if digest_of(bytes_of(self._folder / place.path)) == kept.digest:
            return msgspec.structs.replace(kept, stamp=self._trusted(place))
        return None

    def past(self) -> tuple[Past, tuple[Problem, ...]]:
        """What the ledger of the folder adds up to, and what is wrong with it."""
        return kept_past(self._folder, self._cache / "ledger", self._version)

    def size_of(self, found: Found) -> tuple[int, int]:
        """Width and height of a picture in pixels, (0, 0) of what is none."""
        kept = self.shelf.sizes.get(found.path)
        if kept is None or kept.stamp != found.stamp:
            width, height = size_of(self._folder / found.path)
            stamp = self._trusted(found)
            if stamp is None:
                return width, height
            kept = KeptSize(stamp, width, height)
        self._sizes[found.path] = kept
        return kept.width, kept.height

    @property
    def posts(self) -> KeptPosts:
        """The posts of the last assembly whose files are as they were."""
        encoded = {
            path: bytes(file.value) for path, file in self._read.items() if file.value != NOTHING
        }
        return KeptPosts(self.shelf.basis, encoded, self.fetch)

    def save(self, posts: KeptPosts) -> None:
        """Remember what was read, and the posts that an assembly made of it."""
        files = tuple(
            msgspec.structs.replace(file, value=msgspec.Raw(posts.encoded.get(path, NOTHING)))
            for path, file in self._read.items()
        )
        shelf = Shelf(self._version, posts.basis, files, self._sizes)
        if shelf != self.shelf:
            keep_value(self._path, shelf)
            self.shelf = shelf
        keys = (self._key_of_reading(file.path, file.digest) for file in files)
        self._texts.keep_only(frozenset((*keys, *(file.key for file in files))))

    def fetch(self, key: bytes) -> Body:
        """The whole body of that key; where it is lost, it is made again."""
        if kept := self._texts.get(key):
            return _body.decode(kept)
        path = next(file.path for file in self._read.values() if file.key == key)
        whole = self._read_again(self._read[path]).whole
        assert whole is not None
        return _body.decode(whole)

    def reading_of(self, file: KeptFile) -> Reading:
        """What was found in a file; where that is lost, it is read again."""
        kept = self._at_hand.pop(file.path, None) or self._texts.get(
            self._key_of_reading(file.path, file.digest)
        )
        return _reading.decode(kept) if kept else self._read_again(file).reading

    def _key_of_reading(self, path: str, digest: bytes) -> bytes:
        named = _encoded(f"{path}\0") + self._named + digest
        return hashlib.blake2b(named, digest_size=SIZE).digest()

    def _read_again(self, file: KeptFile) -> Fresh:
        return read_fresh(Job(file.kind, file.path), self._folder, self._ways)

    def text_of(self, source: KeptSource) -> str:
        return self._recent(source.file.path, source.file.length)

    def _text(self, path: str, length: int) -> str:
        text, _ = decode(path, bytes_of(self._folder / path))
        return text[len(text) - length :]

    def _read_anew(
        self,
        jobs: Sequence[Job],
        stamps: Mapping[str, Stamp | None],
        before: Mapping[str, KeptFile],
        progress: Progress,
    ) -> None:
        texts: list[tuple[bytes, bytes]] = []
        for number, (job, fresh) in enumerate(zip(jobs, self._fresh(jobs, before), strict=True), 1):
            self._read[job.path] = _kept(job, fresh, stamps[job.path])
            reading = msgspec.msgpack.encode(fresh.reading)
            if len(self._at_hand) < _SOON_ASKED_FOR:
                self._at_hand[job.path] = reading
            texts.append((self._key_of_reading(job.path, fresh.digest), reading))
            if fresh.whole is not None:
                texts.append((fresh.reading.body.key, fresh.whole))
            if len(texts) >= _AT_ONCE:
                self._texts.put(texts)
                texts.clear()
            progress(number, len(jobs))
        self._texts.put(texts)

    def _fresh(self, jobs: Sequence[Job], before: Mapping[str, KeptFile]) -> Iterator[Fresh]:
        if len(jobs) < _WORTH_A_PROCESS:
            for job in jobs:
                kept = before.get(job.path)
                known = self.reading_of(kept).body if kept else None
                yield read_fresh(job, self._folder, self._ways, known)
        else:
            one = partial(_encoded_fresh, folder=self._folder, ways=self._ways)
            encoded = on_all_cores(one, jobs, self._jobs, _WORTH_A_PROCESS)
            yield from map(_fresh.decode, encoded)

    def _trusted(self, place: Found) -> Stamp | None:
        stamp = place.stamp
        return stamp if stamp and max(stamp[1:3]) < self._clock - RACE else None

    def _remembered(self) -> Shelf:
        nothing = Shelf(self._version, Basis(), (), {})
        if self._texts.is_empty():
            return nothing
        shelf = kept_value(self._path, Shelf)
        return shelf if shelf and shelf.version == self._version else nothing


def _kept(job: Job, fresh: Fresh, stamp: Stamp | None) -> KeptFile:
    found = fresh.reading
    named = _named.decode(found.head) if job.kind == "post" else None
    return KeptFile(
        path=job.path,
        kind=job.kind,
        stamp=stamp if fresh.digest else None,
        digest=fresh.digest,
        key=found.body.key,
        body_line=found.body_line,
        length=found.length,
        is_text=found.is_text,
        has_comments=found.has_comments,
        is_noted=bool(found.problems or found.body.remarks),
        id=named.id if named else "",
    )


def _encoded(text: str) -> bytes:
    return text.encode("utf-8", "surrogateescape")


def _encoded_fresh(job: Job, folder: Path, ways: Ways) -> bytes:
    return msgspec.msgpack.encode(read_fresh(job, folder, ways))

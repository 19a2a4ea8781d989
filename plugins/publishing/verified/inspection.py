"""Every file of a folder looked at, those anew that are not known by their bytes."""

from collections.abc import Mapping, Sequence
from hashlib import blake2b

from msgspec import Struct
from msgspec.structs import replace

from plugins.domain.processes import on_all_cores
from plugins.publishing.digests import digest_of_bytes
from plugins.publishing.placing import Stamp
from plugins.publishing.verified.files import found_below, is_settled, kind_of, look_at
from plugins.publishing.verified.looks import Look
from plugins.publishing.verified.memory import Memory, Numbers, Seen, without_idle
from plugins.publishing.verified.references import Own
from plugins.publishing.verified.searching import sought
from plugins.publishing.verified.withheld import Withheld
from plugins.publishing.verified.words import words_of

_AS_GIVEN = ("images/", "files/", "theme/")
"""Folders whose files are copies: their words are nobody's but those of who made them."""
_WORTH_A_PROCESS = 200
"""Files; fewer are looked at sooner than a second process begins."""


class Inspection(Struct, frozen=True, kw_only=True):
    """What stands in a folder. `files` has the digest of each file's bytes, `sizes` their number,
    `strange` what is neither file nor folder. `found` are texts that were sought, by the files that
    have them."""

    files: Mapping[str, bytes]
    sizes: Mapping[str, int]
    strange: tuple[str, ...]
    addresses: tuple[str, ...]
    seen: Mapping[bytes, Seen]
    found: Mapping[str, tuple[Withheld, ...]]

    def look(self, path: str) -> Seen:
        return self.seen[_key(path, self.files[path])]


class _Read(Struct, frozen=True):
    """What was found in a file's bytes."""

    digest: bytes
    look: Look | None
    found: tuple[Withheld, ...]


def key_of(one: Withheld) -> bytes:
    """What tells a text from all others."""
    parts = (one.words, one.source.encode(), *sorted(map(str.encode, one.paths)))
    return blake2b(b"\0".join(parts), digest_size=12).digest()


def inspect(
    folder: str,
    own: Own,
    texts: Sequence[Withheld],
    before: Memory,
    looked: int,
    jobs: int = 1,
) -> tuple[Inspection, Memory]:
    """What stands in the folder, and what to remember of it. `before` is what is remembered of an
    earlier look, `looked` the file system's time at the beginning of this one. Raises `OSError`."""
    standing = dict(found_below(folder))
    stamps = {path: stamp for path, stamp in standing.items() if stamp}
    known = {
        path: digest
        for path, stamp in stamps.items()
        if (digest := _known(before, path, stamp)) is not None
    }
    fresh = [one for one in texts if key_of(one) not in before.sought]
    unread = [path for path in stamps if not _is_known(path, known.get(path), before, bool(fresh))]
    read = _read_all(unread, _Reading(folder, own, before, (texts, fresh)), jobs)
    files = {**known, **{path: one.digest for path, one in read.items()}}
    numbers = Numbers(before.addresses)
    looks = {_key(path, one.digest): one.look for path, one in read.items() if one.look}
    seen = {
        key: before.seen.get(key) or numbers.seen(looks[key])
        for key in dict.fromkeys(map(_key, files, files.values()))
    }
    found = {path: one.found for path, one in read.items() if one.found}
    inspection = Inspection(
        files=files,
        sizes={path: stamp[0] for path, stamp in stamps.items()},
        strange=tuple(sorted(path for path, stamp in standing.items() if not stamp)),
        addresses=numbers.addresses,
        seen=seen,
        found=found,
    )
    memory = replace(
        without_idle(inspection.addresses, seen),
        looked=looked,
        files={path: (stamp, files[path]) for path, stamp in stamps.items()},
        sought=frozenset(map(key_of, texts)),
    )
    return inspection, memory


def remembered(
    memory: Memory, inspection: Inspection, explained: Mapping[bytes, str], version: str
) -> Memory:
    """With what is known of texts: `explained` are the keys of those that something public has too,
    which are sought no more."""
    spoilt = {
        inspection.files[path]
        for path, found in inspection.found.items()
        if any(key_of(one) not in explained for one in found)
    }
    return replace(
        memory,
        version=version,
        sought=memory.sought - explained.keys(),
        clean=frozenset(inspection.files.values()) - spoilt,
        explained=dict(explained),
    )


def _key(path: str, digest: bytes) -> bytes:
    return digest + kind_of(path).encode()


def _known(before: Memory, path: str, stamp: Stamp) -> bytes | None:
    """The digest of a file that is as it was when it was looked at."""
    then, digest = before.files.get(path, (None, b""))
    return digest if then == stamp and is_settled(stamp, before.looked) else None


def _is_known(path: str, digest: bytes | None, before: Memory, is_more: bool) -> bool:
    """Whether there is nothing to be found in a file that is not remembered; `is_more` if there are
    texts that were not sought before."""
    if digest is None or _key(path, digest) not in before.seen:
        return False
    return path.startswith(_AS_GIVEN) or (digest in before.clean and not is_more)


class _Reading:
    """Reads files of a folder, in this process or in copies of this in several. `texts` are all
    that are sought, and those of them that are new."""

    def __init__(
        self,
        folder: str,
        own: Own,
        before: Memory,
        texts: tuple[Sequence[Withheld], Sequence[Withheld]],
    ) -> None:
        self._folder, self._own = folder, own
        self._seen, self._clean = frozenset(before.seen), before.clean
        common = _common_words(folder)
        self._every, self._fresh = (sought(ones, common) for ones in texts)

    def __call__(self, path: str) -> _Read:
        with open(f"{self._folder}/{path}", "rb", buffering=0) as file:  # noqa: PTH123 - many
            content = file.read()
        digest = digest_of_bytes(content)
        found: tuple[Withheld, ...] = ()
        if not path.startswith(_AS_GIVEN):
            texts = self._fresh if digest in self._clean else self._every
            found = tuple(one for one in texts.found_in(content) if path not in one.paths)
        is_known = _key(path, digest) in self._seen
        look = None if is_known else look_at(path, content, self._own)
        return _Read(digest, look, found)


def _read_all(paths: Sequence[str], reading: _Reading, jobs: int) -> dict[str, _Read]:
    done = on_all_cores(reading, paths, jobs, _WORTH_A_PROCESS)
    return dict(zip(paths, done, strict=True))


def _common_words(folder: str) -> frozenset[bytes]:
    """Those of the page not found, which has what all pages have."""
    try:
        with open(f"{folder}/404.html", "rb", buffering=0) as file:  # noqa: PTH123 - as above
            return frozenset(words_of(file.read()))
    except OSError:
        return frozenset()

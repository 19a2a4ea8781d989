"""The plan compared with the record and with what stands in the output folder."""

from collections.abc import Callable, Mapping
from typing import NamedTuple

from msgspec.structs import replace

from plugins.domain.outputs import Output
from plugins.domain.stamps import real_folders
from plugins.publishing.digests import Around, Made, digest_of_bytes
from plugins.publishing.placing import Stamp, bytes_of, stamp_of
from plugins.publishing.reasons import Cause, Standing, why_rebuilt
from plugins.publishing.record import Claim, Entry

MadeFrom = Callable[[Output], Made]


class Change(NamedTuple):
    """A file that must be made anew, from what and why. `around` is an index in the next record."""

    output: Output
    made: Made
    around: int
    causes: tuple[Cause, ...]


class Comparison(NamedTuple):
    """What a build has to do, by path: the entries that still hold, with the indices of the next
    record; the files that must be made anew; those of ours that nobody plans any more; and what is
    around them all, for the next record."""

    kept: dict[str, Entry]
    changed: dict[str, Change]
    gone: tuple[str, ...]
    around: tuple[Around, ...]

    @property
    def is_same(self) -> bool:
        return not self.changed and not self.gone


def compare(
    folder: str, planned: Mapping[str, Output], claimed: Claim, made_from: MadeFrom
) -> Comparison:
    """Nothing is changed by it."""
    record, trusted = claimed.record, claimed.trusted_before
    real = real_folders(folder, record.files)
    places: dict[Around, int] = {}
    kept: dict[str, Entry] = {}
    changed: dict[str, Change] = {}
    for path, output in planned.items():
        made = made_from(output)
        place = places.setdefault(made.around, len(places))
        entry = record.files.get(path)
        standing: Standing = "as left"
        if entry and (entry.shows, record.around[entry.around]) == made:
            stamp = stamp_of(f"{folder}/{path}") if path.rpartition("/")[0] in real else None
            if stamp == (entry.size, entry.modified, entry.inode) and stamp[1] < trusted:
                kept[path] = entry if entry.around == place else replace(entry, around=place)
                continue
            standing = _standing(f"{folder}/{path}", stamp, entry)
            if standing == "as left" and stamp:
                kept[path] = replace(entry, around=place, modified=stamp[1], inode=stamp[2])
                continue
        causes = why_rebuilt(record.made(path), made, standing, was_listed=path in record.files)
        changed[path] = Change(output, made, place, causes)
    gone = tuple(sorted(record.files.keys() - planned.keys()))
    return Comparison(kept, changed, gone, tuple(places))


def _standing(file: str, stamp: Stamp | None, entry: Entry) -> Standing:
    """How a file stands, by its bytes."""
    if stamp is None:
        return "missing"
    content = bytes_of(file) if stamp[0] == entry.size else None
    is_same = content is not None and digest_of_bytes(content) == entry.content
    return "as left" if is_same else "altered"

"""The pictures and documents that go with posts: a place for each, and the copies."""

import filecmp
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from urllib.parse import quote

from plugins.importing.new_posts import NewPost
from plugins.importing.report import Imported, Notice
from plugins.importing.sites.old_files import place_here, places_for
from plugins.importing.standing import Standing
from plugins.importing.whole_files import write_whole


def settled_places(posts: Iterable[NewPost], root: Path, standing: Standing) -> dict[str, str]:
    """The place of each old file below `root` that goes with the posts.

    No two files that differ share one, and none has a place where another stands, unless a post
    that stands there shows it: then it came with that post, and was changed since.
    """
    shown: dict[str, list[NewPost]] = {}
    for post in posts:
        for old in post.files:
            shown.setdefault(old, []).append(post)
    owners: dict[str, str] = {}
    places: dict[str, str] = {}
    for old in sorted(shown):
        places[old] = next(
            place
            for place in places_for(old)
            if _is_same(root / owners.get(place.casefold(), old), root / old)
            and _fits(root / old, place, shown[old], standing)
        )
        owners.setdefault(places[old].casefold(), old)
    return places


def remarks_on_places(places: Mapping[str, str]) -> Iterator[Notice]:
    """A remark for each file that has not the place of its name."""
    for old, place in places.items():
        if place != place_here(old):
            yield Notice("place", old, place)


def carried_files(root: Path, content: Path, posts: Iterable[NewPost]) -> Iterator[Imported]:
    """Copy the files that go with posts; one that cannot be read is missing afterwards."""
    for old, new in dict(pair for post in posts for pair in sorted(post.files.items())).items():
        target = content / new
        if target.exists():
            yield Imported(old, new, "unchanged" if _is_same(root / old, target) else "kept")
            continue
        with suppress(OSError):
            write_whole(target, (root / old).read_bytes())
            yield Imported(old, new, "written")


def not_carried(
    others: Iterable[Notice], below: str, files: Iterable[Imported]
) -> Iterator[Notice]:
    """The remarks on `others`, the files that are no Markdown, without those that came."""
    came = {file.source for file in files}
    return (other for other in others if f"{below}{other.source}" not in came)


def _fits(file: Path, place: str, posts: Iterable[NewPost], standing: Standing) -> bool:
    target = standing.content / place
    if not target.exists() or _is_same(file, target):
        return True
    addresses = (f"/{quote(place)}", f"/{place}")
    return any(standing.shows(post, address) for post in posts for address in addresses)


def _is_same(file: Path, other: Path) -> bool:
    """Whether the bytes are the same; nothing speaks against a file that cannot be read."""
    try:
        return file == other or filecmp.cmp(file, other, shallow=False)
    except OSError:
        return True

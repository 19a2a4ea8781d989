"""What lies around the posts of an old site: the files that they include, and its authors."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from plugins.importing.heads.texts import decoded, read_text
from plugins.importing.report import Skipped
from plugins.importing.sites.old_files import OldFiles, of_posts
from plugins.importing.sites.old_people import (
    OldPerson,
    is_data_of_people,
    is_page_of_a_person,
    people_of_data,
    person_of_page,
)
from plugins.importing.sites.sources import Survey, files_below

_PEOPLE = (
    "_data/*", "_data/*/*", "data/*", "data/*/*", "_authors/*", "_author/*", "_people/*", "_team/*",
    "_staff/*", "content/*/*", "content/*/*/*", "content/*/*/*/*",
)  # fmt: skip
_INCLUDES = ("_includes/*", "_includes/*/*", "_includes/*/*/*")
_INCLUDED = (".html", ".htm", ".md", ".markdown", ".txt", ".liquid", ".svg")
_LONGEST = 1_000_000


class Surroundings(Struct, frozen=True):
    """`includes` are the texts of Jekyll's includes, by path below their folder; `people` all who
    have data or a page, with `source` from the `root` of the old site; `files` the pictures and
    documents."""

    includes: Mapping[str, str] = {}
    people: tuple[OldPerson, ...] = ()
    root: Path = Path()
    files: OldFiles = OldFiles()


def surroundings_of(source: Path, below: str, leave_out: Path) -> Surroundings:
    """What lies around the posts in `source`, which stands `below` the root of its site, without
    what lies in `leave_out`. What cannot be read is not there."""
    root = source.resolve()
    for _ in filter(None, below.split("/")):
        root = root.parent
    files = OldFiles(of_posts(files_below(root, leave_out.resolve(), on_error=None)), below)
    return Surroundings(dict(_includes(root)), tuple(_people(root)), root, files)


def without_people(found: Survey, people: tuple[OldPerson, ...], below: str) -> Survey:
    """`found` without the pages and data of `people` among its posts and unread files."""
    theirs = {person.source.removeprefix(below) for person in people}
    why = "is an author's page, see people/"
    pages = [Skipped(post.path, why) for post in found.posts if post.path in theirs]
    skipped = (replace(s, reason=why) if s.source in theirs else s for s in found.skipped)
    return Survey(
        posts=tuple(post for post in found.posts if post.path not in theirs),
        skipped=(*pages, *skipped),
        others=tuple(other for other in found.others if other.source not in theirs),
    )


def _includes(root: Path) -> Iterator[tuple[str, str]]:
    for path, data in _files(root, _INCLUDES):
        if Path(path).suffix.lower() in _INCLUDED:
            yield path.removeprefix("_includes/"), decoded(data)[0]


def _people(root: Path) -> Iterator[OldPerson]:
    for path, data in _files(root, _PEOPLE):
        if is_data_of_people(path):
            yield from people_of_data(path, decoded(data)[0])
        elif is_page_of_a_person(path):
            yield from person_of_page(path, read_text(data))


def _files(root: Path, patterns: tuple[str, ...]) -> Iterator[tuple[str, bytes]]:
    """The files of a size that somebody wrote, in order."""
    paths = sorted({path for pattern in patterns for path in root.glob(pattern)})
    for path in paths:
        name = path.relative_to(root).as_posix()
        is_wanted = name.startswith("_includes/") or (
            is_data_of_people(name) or is_page_of_a_person(name)
        )
        if is_wanted and path.is_file() and not path.name.startswith("."):
            try:
                data = path.read_bytes()
            except OSError:
                continue
            if len(data) <= _LONGEST:
                yield name, data

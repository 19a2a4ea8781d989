"""The import itself: reads the old posts and writes the new ones."""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from zoneinfo import ZoneInfo

from msgspec import Struct
from msgspec.structs import replace

from plugins.domain.names import slugify
from plugins.domain.problem import Problem
from plugins.domain.refusal import WrongCall
from plugins.domain.settings import SITE_FILE
from plugins.importing.addresses.permalinks import base_of, with_permalink
from plugins.importing.carrying import (
    carried_files,
    not_carried,
    remarks_on_places,
    settled_places,
)
from plugins.importing.feeds.former_feeds import former_feeds
from plugins.importing.feeds.moving import Move, moved_in_words, moved_posts
from plugins.importing.feeds.old_feeds import OldFeedCopy, read_old_feed
from plugins.importing.heads.texts import read_text
from plugins.importing.known_problems import merged_known_problems
from plugins.importing.new_posts import NewPost, new_posts
from plugins.importing.new_site import lines_to_add, said_of_site, site_file
from plugins.importing.old_posts import OldPost, read_old_post
from plugins.importing.report import Imported, Notice, Report, Skipped, State
from plugins.importing.sites.old_people import OldPerson, remarks_on, who_wrote
from plugins.importing.sites.old_sites import OldSite, old_site_of
from plugins.importing.sites.sources import Found, Survey, survey
from plugins.importing.sites.surroundings import Surroundings, surroundings_of, without_people
from plugins.importing.standing import Standing, standing_in
from plugins.importing.suggestions import suggestions
from plugins.importing.whole_files import write_whole
from plugins.reading.content import read_site
from plugins.reading.front_matter.heads import SiteHead

KNOWN_PROBLEMS = "known-problems.txt"
LONDON = "Europe/London"


class Wish(Struct, frozen=True):
    """What a person adds to the folder: a copy of the old `feed`, the pattern of old addresses
    (`permalink`, as `with_permalink` reads it), and the day on which it is (2026-11-30), for posts
    that have expired or are still to come."""

    feed: Path | None = None
    permalink: str = ""
    today: str = ""


def import_folder(
    source: Path,
    content: Path,
    progress: Callable[[int, int], None] = lambda *_: None,
    wish: Wish = Wish(),  # noqa: B008 - frozen
) -> Report:
    """Bring the posts below `source` into the content folder, as `posts/<year>/<name>.md`.

    Every Markdown file is in the report, imported or not. A file that stands in `content` already
    is never changed: done twice, the second time changes nothing. `site.yaml` is written if there
    is none and the old settings say something of the site. `progress` is told how many files of
    how many are read. Raises `WrongCall` where `source` is no folder or is the content folder
    itself, where `wish.feed` is no feed and `wish.permalink` no pattern.
    """
    _refuse_wrong_folders(source, content)
    old = old_site_of(source)
    around = surroundings_of(source, old.below, content)
    found = without_people(survey(source, content), around.people, old.below)
    move = _move(old, found, wish)
    said = said_of_site(move.settings, move.feed)
    site = _site_head(content)
    move = replace(move, base=base_of((site or SiteHead()).address or said.get("address", "")))
    posts, skipped = _read_all(source, found, progress, wish.today)
    moved = moved_posts(posts, move)
    zone = ZoneInfo(site.timezone if site else said.get("timezone", LONDON))
    standing = standing_in(content)
    new, places = _placed(moved.posts, zone, around, standing)
    imported = tuple(_written(standing, new))
    kept = {post.source for post in imported if post.state == "kept"}
    authors, others = who_wrote(around.people, (name for post in posts for name in post.authors))
    people = tuple(_written(Standing(content), map(_file_of, authors)))
    files = tuple(carried_files(around.root, content, new))
    feeds, lost = former_feeds(moved, move, _people(content), wish.today)
    lines = lines_to_add(site, said, feeds) if site else site_file(said, feeds)
    if lines and not site:
        write_whole(content / SITE_FILE, lines.encode("utf-8"))
    notices = (notice for post in new for notice in post.notices)
    return Report(
        found=len(found.posts) + len(found.skipped),
        imported=imported,
        people=people,
        files=files,
        skipped=tuple(sorted((*found.skipped, *skipped), key=lambda skip: skip.source)),
        notices=(
            *notices,
            *moved.notices,
            *(Notice("feed", address) for address in lost),
            *remarks_on(authors, others),
            *suggestions(moved.posts),
            *remarks_on_places(places),
            *not_carried(found.others, old.below, files),
        ),
        move=tuple(moved_in_words(moved, move, old.files, kept)),
        site_lines=lines,
        is_new_site=not site,
    )


def write_known_problems(content: Path, problems: Iterable[Problem]) -> Path:
    """Put `problems` into the content folder's `known-problems.txt`; what is there stays.

    The file is there after the call, and is touched only if its text changes.
    """
    path = content / KNOWN_PROBLEMS
    before = path.read_text(encoding="utf-8", errors="replace") if path.exists() else ""
    after = merged_known_problems(before, problems)
    if after != before:
        write_whole(path, after.encode("utf-8"))
    return path


def _refuse_wrong_folders(source: Path, content: Path) -> None:
    if not source.exists():
        raise WrongCall(f"there is no folder {source} to import from")
    if not source.is_dir():
        raise WrongCall(f"{source} is a file; import reads a folder of Markdown posts")
    if source.resolve().is_relative_to(content.resolve()):
        raise WrongCall(f"{source} is the content folder already; name another with CONTENT=")


def _move(old: OldSite, found: Survey, wish: Wish) -> Move:
    """All of the move but the new site's address."""
    settings = old.settings
    if wish.permalink:
        paths = [f"{old.below}{post.path}" for post in found.posts]
        settings = with_permalink(settings, wish.permalink, paths)
    described = (skip.source for skip in found.skipped if Path(skip.source).stem == "_index")
    folders = (f"{old.below}{Path(source).parent.as_posix()}" for source in described)
    return Move(
        settings=settings,
        below=old.below,
        sections=frozenset(folder.removeprefix("content/") for folder in folders),
        feed=_feed(wish.feed) if wish.feed else OldFeedCopy(),
        feed_name=wish.feed.name if wish.feed else "",
    )


def _feed(path: Path) -> OldFeedCopy:
    try:
        data = path.read_bytes()
    except OSError as wrong:
        raise WrongCall(f"the feed {path} cannot be read: {wrong.strerror}") from wrong
    return read_old_feed(data, str(path))


def _site_head(content: Path) -> SiteHead | None:
    """What `site.yaml` says, without a name that it does not give; None where there is none."""
    if not (content / SITE_FILE).exists():
        return None
    head, _, _ = read_site(content)
    return replace(head, name="") if head.name == content.resolve().name else head


def _people(content: Path) -> Iterator[str]:
    """The slugs of those who have a file, and so a feed."""
    return (slugify(path.stem) for path in (content / "people").glob("*.md"))


def _read_all(
    source: Path, found: Survey, progress: Callable[[int, int], None], today: str
) -> tuple[list[OldPost], list[Skipped]]:
    posts: list[OldPost] = []
    skipped: list[Skipped] = []
    for number, file in enumerate(found.posts, 1):
        read = _read(source, file, today)
        if isinstance(read, Skipped):
            skipped.append(read)
        else:
            posts.append(read)
        progress(number, len(found.posts))
    return posts, skipped


def _read(source: Path, found: Found, today: str) -> OldPost | Skipped:
    try:
        text = read_text((source / found.path).read_bytes())
    except OSError as wrong:
        return Skipped(found.path, f"cannot be read: {wrong.strerror}")
    return read_old_post(found, text, today)


def _placed(
    posts: tuple[OldPost, ...], zone: ZoneInfo, around: Surroundings, standing: Standing
) -> tuple[tuple[NewPost, ...], dict[str, str]]:
    """The new posts, and the places of the files that go with them: which files those are, only
    posts can say that are translated."""
    new = new_posts(posts, zone, around.includes, around.files)
    places = settled_places(new, around.root, standing)
    if any(place != around.files.place_of(old) for old, place in places.items()):
        files = replace(around.files, places=places)
        new = new_posts(posts, zone, around.includes, files)
    return new, places


def _file_of(person: OldPerson) -> NewPost:
    return NewPost(person.source, person.path, person.data)


def _written(standing: Standing, posts: Iterable[NewPost]) -> Iterator[Imported]:
    for post in posts:
        place = standing.place_of(post)
        path = standing.content / place
        state: State = "kept"
        if not path.exists():
            write_whole(path, post.data)
            state = "written"
        elif place == post.path and path.read_bytes() == post.data:
            state = "unchanged"
        yield Imported(post.source, place, state)

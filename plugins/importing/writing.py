"""The one place of this room that reads and writes posts."""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from zoneinfo import ZoneInfo

from plugins.domain.problem import Problem
from plugins.domain.refusal import WrongCall
from plugins.importing.known_problems import merged_known_problems
from plugins.importing.new_posts import NewPost, new_posts
from plugins.importing.old_posts import OldPost, read_old_post
from plugins.importing.report import Imported, Report, Skipped, State
from plugins.importing.sources import Found, survey
from plugins.importing.texts import read_text

KNOWN_PROBLEMS = "known-problems.txt"
LONDON = ZoneInfo("Europe/London")


def import_folder(
    source: Path,
    content: Path,
    progress: Callable[[int, int], None] = lambda *_: None,
    zone: ZoneInfo = LONDON,
) -> Report:
    """Bring the posts below `source` into the content folder, as `posts/<year>/<name>.md`.

    Every Markdown file is in the report, imported or not. A file that stands in `content` already
    is never changed: done twice, the second time changes nothing. `progress` is told how many
    files of how many are read; `zone` is the site's. Raises `WrongCall` where `source` is no folder
    or is the content folder itself.
    """
    _refuse_wrong_folders(source, content)
    found = survey(source, content)
    posts: list[OldPost] = []
    skipped = [*found.skipped]
    for number, file in enumerate(found.posts, 1):
        read = _read(source, file)
        if isinstance(read, Skipped):
            skipped.append(read)
        else:
            posts.append(read)
        progress(number, len(found.posts))
    new = new_posts(posts, zone)
    notices = (notice for post in new for notice in post.notices)
    return Report(
        found=len(found.posts) + len(found.skipped),
        imported=tuple(_written(content, new)),
        skipped=tuple(sorted(skipped, key=lambda skip: skip.source)),
        notices=(*notices, *found.others),
    )


def write_known_problems(content: Path, problems: Iterable[Problem]) -> Path:
    """Put `problems` into the content folder's `known-problems.txt`; what is there stays.

    The file is there after the call, and is touched only if its text changes.
    """
    path = content / KNOWN_PROBLEMS
    before = path.read_text(encoding="utf-8", errors="replace") if path.exists() else ""
    after = merged_known_problems(before, problems)
    if after != before:
        _write(path, after.encode("utf-8"))
    return path


def _refuse_wrong_folders(source: Path, content: Path) -> None:
    if not source.exists():
        raise WrongCall(f"there is no folder {source} to import from")
    if not source.is_dir():
        raise WrongCall(f"{source} is a file; import reads a folder of Markdown posts")
    if source.resolve().is_relative_to(content.resolve()):
        raise WrongCall(f"{source} is the content folder already; name another with CONTENT=")


def _read(source: Path, found: Found) -> OldPost | Skipped:
    try:
        text = read_text((source / found.path).read_bytes())
    except OSError as wrong:
        return Skipped(found.path, f"cannot be read: {wrong.strerror}")
    if text.foreign:
        return Skipped(found.path, text.foreign)
    return read_old_post(found, text)


def _written(content: Path, posts: Iterable[NewPost]) -> Iterator[Imported]:
    for post in posts:
        path = content / post.path
        state: State = "written"
        if path.exists():
            state = "unchanged" if path.read_bytes() == post.data else "kept"
        else:
            _write(path, post.data)
        yield Imported(post.source, post.path, state)


def _write(path: Path, data: bytes) -> None:
    """The file is whole or not there: half a post would be taken for one that was edited."""
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = path.with_name(f".{path.name}.unfinished")
    unfinished.write_bytes(data)
    unfinished.replace(path)

"""Where in the output a file of the content folder is shown, as far as its head says."""

import os
from datetime import datetime
from pathlib import Path, PurePosixPath
from zoneinfo import ZoneInfo

from plugins.domain.moments import later_of
from plugins.domain.names import slugify
from plugins.domain.outputs import path_of
from plugins.domain.posts import post_address
from plugins.domain.refusal import WrongCall
from plugins.reading.folders import kind_of_source
from plugins.reading.front_matter.heads import PageHead, PostHead
from plugins.reading.front_matter.source import read_source
from plugins.reading.identities import slug_from

_ASSETS = ("images", "files")


def source_meant(asked: str, content: Path) -> str | None:
    """The file of the content folder that `asked` names, by its path within that folder; None if
    there is none."""
    for place in (Path(asked), content / asked):
        inside = os.path.relpath(place.resolve(), content.resolve())
        if not inside.startswith("..") and (content / inside).is_file():
            return PurePosixPath(inside).as_posix()
    return None


def file_showing(source: str, content: Path, zone: ZoneInfo) -> str | None:
    """The file of the output that shows a content file; None if nothing shows that alone.

    Raises `WrongCall` for a draft, which no file shows.
    """
    if source.partition("/")[0] in _ASSETS:
        return source
    kind = kind_of_source(source)
    if kind is None or kind == "site":
        return None
    head = read_source(kind, source, (content / source).read_bytes(), zone).head
    if isinstance(head, PostHead):
        if head.status == "draft":
            raise WrongCall(f"{source} is a draft: nothing of it is in the output")
        published = later_of(head.date, head.embargo)
        return path_of(post_address(published, head.slug or slug_from(source)))
    if isinstance(head, PageHead):
        return path_of(f"/{head.slug or slug_from(source)}/")
    folder, _, name = source.partition("/")
    return path_of(f"/{folder}/{slugify(PurePosixPath(name).stem)}/")


def refuse_unpublished(source: str, content: Path, moment: datetime, zone: ZoneInfo) -> None:
    """Raise `WrongCall` for a post that is not out at `moment`, and say when it will be."""
    if kind_of_source(source) != "post":
        return
    head = read_source("post", source, (content / source).read_bytes(), zone).head
    if isinstance(head, PostHead) and (when := later_of(head.date, head.embargo)) > moment:
        raise WrongCall(
            f"{source} is not out before {when.day} {when:%B %Y, %H:%M}: "
            "nothing of it is in the output"
        )

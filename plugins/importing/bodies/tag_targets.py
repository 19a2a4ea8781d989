"""What a tag of the old site can name: its posts, and the files that it includes."""

import posixpath
import re
from collections.abc import Iterable, Iterator, Mapping
from urllib.parse import unquote

from msgspec import Struct

from plugins.importing.heads.old_dates import name_without_date


class TagTargets(Struct, frozen=True):
    """`posts`: by every way in which a post can be named, its file in the content folder; a name
    that two posts share is not there. `includes`: the texts of the files to be included, by path
    below their folder."""

    posts: Mapping[str, str] = {}
    includes: Mapping[str, str] = {}

    def link_to(self, named: str, here: str) -> str | None:
        """The relative address of the post that is `named`, seen from the content file `here`,
        with the fragment; None where no post is."""
        name, mark, fragment = named.strip().partition("#")
        if not name and mark:
            return f"#{fragment}"
        path = self.posts.get(_common_name(name))
        if path is None:
            return None
        return posixpath.relpath(path, posixpath.dirname(here)) + mark + fragment

    def link_from(self, old: str, written: str, here: str) -> str | None:
        """The relative address of the file that the old file `old` calls `written`: a path from
        its folder, or in Pelican's way from the root; None where no post was."""
        name = re.sub(r"^[{|]filename[}|]", "", written)
        if not name.startswith("/"):
            name = posixpath.normpath(posixpath.join(posixpath.dirname(old), unquote(name)))
        return self.link_to(name, here)


def posts_by_name(paths: Iterable[tuple[str, str]]) -> Mapping[str, str]:
    """The `posts` of pairs of old and new paths."""
    found: dict[str, set[str]] = {}
    for old, new in paths:
        for name in _names(old):
            found.setdefault(name, set()).add(new)
    return {name: min(paths) for name, paths in found.items() if len(paths) == 1}


def _names(old: str) -> Iterator[str]:
    steps = _common_name(old).split("/")
    yield from ("/".join(steps[start:]) for start in range(len(steps)))
    yield name_without_date(steps[-1])


def _common_name(name: str) -> str:
    """A path without its folders of content, its ending, and `index`."""
    path = re.sub(r"^(?:\.{0,2}/)+", "", name.strip())
    path = re.sub(r"^(?:content|collections)/|(?:^|(?<=/))_posts/", "", path)
    path = re.sub(r"\.(?:md|markdown|html)$", "", path.rstrip("/"), flags=re.IGNORECASE)
    return re.sub(r"/_?index$", "", path).casefold()

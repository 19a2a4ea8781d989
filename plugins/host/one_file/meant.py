"""Which post is meant, published or not, by whatever a person pastes."""

from collections.abc import Iterable, Iterator
from pathlib import Path, PurePosixPath

from plugins.domain.library import Library
from plugins.domain.names import slugify
from plugins.domain.outputs import path_of
from plugins.domain.posts import Post
from plugins.domain.refusal import WrongCall
from plugins.host.why.asked import files_meant, like
from plugins.host.why.sources import source_meant

MOST = 5
"""Posts of one name that are listed."""


def post_meant(asked: str, library: Library, content: Path, output: Path) -> Post:
    """The post that `asked` names: its file, its address, its slug, its title or its id. Raises
    `WrongCall`, with what may have been meant, where that is none or several."""
    source = source_meant(asked, content)
    found = tuple(_named(asked.strip(), source, library, output))
    if len(found) == 1:
        return found[0]
    if found:
        files = ", ".join(post.source for post in found[:MOST])
        raise WrongCall(f"“{asked}” is the name of {len(found)} posts: say which ({files})")
    raise WrongCall(f"{source} is no post" if source else _no_such_post(asked, library.posts))


def _named(asked: str, source: str | None, library: Library, output: Path) -> Iterator[Post]:
    if source:
        yield from (post for post in library.posts if post.source == source)
        return
    by_path = {path_of(post.address): post for post in library.posts}
    paths = files_meant(asked, by_path, library.settings.address, output)
    if paths:
        yield from (by_path[path] for path in paths)
        return
    names = {asked, slugify(asked)}
    yield from (post for post in library.posts if not names.isdisjoint(_other_names(post)))


def _other_names(post: Post) -> set[str]:
    return {post.id, PurePosixPath(post.source).stem, slugify(post.title)}


def _no_such_post(asked: str, posts: Iterable[Post]) -> str:
    addresses = like(asked, (path_of(post.address) for post in posts))
    hint = f"; did you mean {' or '.join(addresses)}?" if addresses else ""
    return f"there is no post “{asked.strip()}”{hint}"

"""Others' plugins: what they changed on Pelican's articles and pages goes into the site."""

from collections.abc import Callable, Iterable
from datetime import datetime
from typing import Any

from msgspec.structs import replace
from pelican.urlwrappers import URLWrapper

from plugins.domain.body import Body
from plugins.reading.content import Content, ReadFile, as_source
from plugins.reading.front_matter.heads import PageHead, PostHead

CONTENT = "content"
"""Key of the body among the things given to other plugins."""


def as_plugins_left_it(
    content: Content, contents: Iterable[Any], body_of_html: Callable[[str], Body]
) -> Content:
    """The content with what other plugins changed (title, summary, slug, date, category, tags,
    authors, the body), and without the posts and pages that they took out of Pelican's lists."""
    left = {item.relative_source_path: item for item in contents}
    return replace(
        content,
        files=tuple(
            _as_left(read, left[read.source.source], body_of_html) if _is_given(read) else read
            for read in content.files
            if not _is_given(read) or read.source.source in left
        ),
    )


def _is_given(read: ReadFile) -> bool:
    return isinstance(read.source.head, PostHead | PageHead)


def _as_left(read: ReadFile, item: Any, body_of_html: Callable[[str], Body]) -> ReadFile:
    head = read.source.head
    changes = {
        key: now
        for key, given in item.metadata["given"].items()
        if key != "status" and (now := _in_our_words(key, item, given)) != given
    }
    if not changes:
        return read
    html = changes.pop(CONTENT, None)
    changes = {key: value for key, value in changes.items() if hasattr(head, key)}
    body = body_of_html(html) if html is not None else read.body
    if not changes or head is None:
        return ReadFile(read.source, body)
    return ReadFile(as_source(read.source, replace(head, **changes)), body)


def _in_our_words(key: str, item: Any, given: Any) -> Any:
    """What `item` now has for `key`, in the type of what was given."""
    if key == CONTENT:
        return item._content
    # Pelican makes a summary from the text where none is set.
    value = getattr(item, "_summary" if key == "summary" else key, None)
    if isinstance(given, tuple):
        return tuple(_name(element) for element in value or ())
    if isinstance(given, datetime):
        return datetime.fromisoformat(value.isoformat()) if value else given
    return _name(value) if value is not None else ""


def _name(value: Any) -> str:
    return value.name if isinstance(value, URLWrapper) else str(value)

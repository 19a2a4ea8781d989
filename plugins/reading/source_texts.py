"""What an editor typed for readers of a post: its title, its standfirst and its Markdown."""

from pathlib import Path
from zoneinfo import ZoneInfo

from msgspec import Struct

from plugins.domain.history import text_digest
from plugins.domain.unchecked import without_comments
from plugins.reading.fresh_files import bytes_of, digest_of
from plugins.reading.front_matter.heads import PostHead
from plugins.reading.front_matter.source import read_source

_ANY_ZONE = ZoneInfo("UTC")
"""Nothing that is asked for here is a moment."""


class PublishedText(Struct, frozen=True, kw_only=True):
    """A post's title and standfirst as they are typed, and its Markdown, which begins on
    `body_line` of the file; `title_line` and `standfirst_line` are those of the keys, 1 where they
    are not written. `digest` is that of the text by `domain.history`, without the comments by which
    checks are silenced; `content` that of the file's bytes, in hexadecimal digits too."""

    title: str
    standfirst: str
    markdown: str
    digest: str
    content: str
    title_line: int = 1
    standfirst_line: int = 1
    body_line: int = 1


def published_text(folder: Path, source: str) -> PublishedText:
    """The text of the post in the file `source` (its path in the content folder) as it is now; a
    file that is gone is as one that is empty."""
    return text_in(source, bytes_of(folder / source))


def text_in(source: str, content: bytes) -> PublishedText:
    """The text of a post in the bytes of its file, of whatever day."""
    read = read_source("post", source, content, _ANY_ZONE)
    head = read.head if isinstance(read.head, PostHead) else None
    title, standfirst = (head.title, head.standfirst) if head else ("", "")
    return PublishedText(
        title=title,
        standfirst=standfirst,
        markdown=read.text,
        digest=text_digest(title, standfirst, without_comments(read.text)),
        content=digest_of(content).hex(),
        title_line=read.lines.get("title", 1),
        standfirst_line=read.lines.get("standfirst", 1),
        body_line=read.body_line,
    )

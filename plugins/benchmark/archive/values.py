"""The made-up archive as values that each program is given in its own form."""

from datetime import date, datetime
from typing import Literal

from msgspec import Struct

Status = Literal["published", "draft", "hidden", "withdrawn"]
OF_A_KIND = 500
SPECIAL: dict[int, Status] = {97: "draft", 297: "hidden", 497: "withdrawn"}
"""Place among `OF_A_KIND` posts → what that post is, if it is not published."""


class MadePost(Struct, frozen=True, kw_only=True):
    """A post. `text` is Markdown that Python-Markdown's `extra` and Goldmark read alike, but for
    what each program writes in its own way: a link to another post is `]({post:12})`."""

    number: int
    slug: str
    title: str
    published: datetime
    kind: str
    summary: str
    authors: tuple[str, ...]
    topics: tuple[str, ...]
    text: str
    series: str = ""
    part: int = 0
    campaigns: tuple[str, ...] = ()
    edition: int = 0
    status: Status = "published"
    has_picture: bool = False
    has_file: bool = False
    has_action: bool = False
    corrected: date | None = None
    changed: date | None = None
    alias: str = ""


class MadeArchive(Struct, frozen=True, kw_only=True):
    """What is made once for an archive of so many posts: names, by which posts refer to them.
    `plans` are series with the titles of their parts."""

    posts: int
    people: tuple[str, ...]
    campaigns: tuple[str, ...]
    plans: dict[str, tuple[str, ...]]

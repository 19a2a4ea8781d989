"""What the settings of an old site say of it as a whole, whichever program built it."""

from typing import Literal

from msgspec import Struct

System = Literal["jekyll", "hugo", "pelican"]
GuidRule = Literal["folder and name", "address", "tag"]
Terms = Literal["category", "tag", "author", "section"]


class Rule(Struct, frozen=True):
    """A pattern of addresses in the system's own notation, for the posts below the folder `under`
    of the old site; empty for all."""

    pattern: str
    under: str = ""


class OldFeed(Struct, frozen=True):
    """A feed at the site path `address`; the new one that answers there is at `feed`."""

    address: str
    feed: str = "/feed.xml"


class TermFeed(Struct, frozen=True):
    """The feed of every category, tag, author or section, or of those named in `only`; `{slug}` in
    `pattern`, a site path, is its name as the old system wrote it in addresses."""

    terms: Terms
    pattern: str
    only: tuple[str, ...] = ()


class OldSettings(Struct, frozen=True, kw_only=True):
    """The settings of a site that `system` built; what they do not say is empty.

    `address` is absolute and has no slash at its end. `permalinks` are in the order in which they
    are tried. `abroad` is the pattern of posts in another than the default language. `guids` is
    by which rule a feed of the site's own names posts; None where it is the system's.
    """

    system: System
    name: str = ""
    tagline: str = ""
    address: str = ""
    language: str = ""
    timezone: str = ""
    permalinks: tuple[Rule, ...] = ()
    feeds: tuple[OldFeed, ...] = ()
    term_feeds: tuple[TermFeed, ...] = ()
    guids: GuidRule | None = None
    default_language: str = ""
    abroad: str = ""
    default_category: str = ""
    name_pattern: str = ""
    slug_from_name: bool = False
    is_ugly: bool = False
    keeps_capitals: bool = False
    dates_in_names: bool = False
    prefixes_default_language: bool = False


def text_of(value: object) -> str:
    """A value of a settings file as text on one line; empty for what is no text or number."""
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return ""
    return " ".join(str(value).split())


def mapping_of(value: object) -> dict[str, object]:
    """A value of a settings file as a mapping; empty for what is none."""
    return {str(key): item for key, item in value.items()} if isinstance(value, dict) else {}


def texts_of(value: object) -> tuple[str, ...]:
    """A value of a settings file as texts: those of a list, or the one that stands alone."""
    items = value if isinstance(value, list | tuple) else [value]
    return tuple(text for item in items if (text := text_of(item)))


def is_yes(value: object) -> bool:
    return value is True or text_of(value).lower() in ("true", "yes", "on")


def short(text: str, most: int = 160) -> str:
    """`text` if it is short enough for a line under the site's name, else nothing."""
    return text if len(text) <= most else ""


def rooted(path: str) -> str:
    """`path` as a site path, with one slash before it."""
    return f"/{path.lstrip('/')}"

"""One file of the old site → one post: the head in our keys, the body as it is, and remarks."""

import re
import unicodedata
import uuid
from collections.abc import Iterator

from msgspec import Struct

from plugins.domain.names import slugify
from plugins.importing.addresses.new_places import site_path, slug_of_permalink
from plugins.importing.addresses.old_places import AskedPlace, asked_place
from plugins.importing.heads.head_pictures import PICTURE_KEYS, OldPicture, head_picture
from plugins.importing.heads.old_dates import date_of_name, name_without_date, written_date
from plugins.importing.heads.old_heads import common_key, read_old_head
from plugins.importing.heads.old_values import OldValues, in_words
from plugins.importing.heads.plain_words import one_line, plain_words, without_tags
from plugins.importing.heads.publicity import PUBLICITY_KEYS, Status, status_of
from plugins.importing.heads.texts import Text
from plugins.importing.report import UNDATED, Notice
from plugins.importing.sites.sources import Found

_SUMMARIES = ("excerpt", "deck", "dek", "description", "summary")
_TAGS = ("tags", "tag", "topics", "keywords")
_MODIFIED = ("lastmod", "last_modified_at", "modified", "updated", "date_modified")
_PARTS = ("part", "series_index", "series_order", "series_weight")

KEYS = frozenset((
    "title", "date", "slug", "permalink", "url", "save_as", "author", "authors", "category",
    "categories", "redirect_from", "aliases", "lang", "locale", "language", "series", *_SUMMARIES,
    *_TAGS, *_MODIFIED, *_PARTS, *PICTURE_KEYS, *PUBLICITY_KEYS,
))  # fmt: skip
"""The keys of old heads that have a meaning here."""

_LONGEST = 180
"""Characters of a slug, with room for a number that keeps it apart from others."""
_SOURCES = uuid.uuid5(uuid.NAMESPACE_URL, "https://greenpaper.invalid/import")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*")
_HEADING = re.compile(r"^(?:#[ \t]+(.+?)[ \t]*#*|(\S.*)(?:\r\n|\n|\r)=+)[ \t]*\r?$", re.MULTILINE)


class OldPost(Struct, frozen=True, kw_only=True):
    """A post as it will be written, but for what depends on other posts: `slug` and `aliases` are
    what it asks for. `date` is as our heads have it (`parse_moment`). `body` is untouched."""

    source: Found
    id: str
    title: str
    date: str
    slug: str
    category: str = ""
    authors: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    lang: str = ""
    summary: str = ""
    series: str = ""
    part: int | None = None
    modified: str = ""
    image: OldPicture | None = None
    aliases: tuple[str, ...] = ()
    asked: AskedPlace = AskedPlace()
    status: Status = "published"
    line_end: str = "\n"
    body: str = ""
    notices: tuple[Notice, ...] = ()


def read_old_post(found: Found, text: Text, today: str = "") -> OldPost:
    """The post in a file of the old site. Nothing raises for a mistake in it: what could not be
    used is in `notices`. `today` (2026-11-30) says which posts have expired."""
    head = read_old_head(text.head or "", text.form)
    values = OldValues(head, found.path, at_blanks=found.jekyll)
    _remark_on_file(values, text)
    date = _date(values, found)
    category, *topics = [*_categories(values)] or [""]
    return OldPost(
        source=found,
        id=_identity(found),
        title=_title(values, found, text),
        date=date or UNDATED,
        slug=_slug(values, found),
        category=category,
        authors=_unique(*values.names("authors"), *values.names("author")),
        tags=_unique(*_tags(values), *topics),
        lang=_language(values) or found.language,
        summary=_summary(values),
        series=_series(values),
        part=_part(values),
        modified=_modified(values, date),
        image=head_picture(values),
        aliases=_unique(*_aliases(values)),
        asked=asked_place(values),
        status=status_of(values, found, today) if date else "draft",
        line_end=text.line_end,
        body=text.body,
        notices=tuple(dict.fromkeys((*values.notices, *_dropped(values)))),
    )


def _unique(*texts: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(texts))


def _one(text: str) -> tuple[str, ...]:
    return (text,) if text else ()


def _remark_on_file(values: OldValues, text: Text) -> None:
    if text.recoded:
        values.note("recoded")
    if text.head is None:
        values.note("no-head")
    if values.head.broken:
        values.note("salvaged", values.head.broken)
    for key, value in values.head.dropped:
        values.note("value", f"{key}: {in_words(value)} (stands twice)")


def _identity(found: Found) -> str:
    """The permanent id, made of the old path, so that importing again gives the same."""
    return str(uuid.uuid5(_SOURCES, unicodedata.normalize("NFC", found.path)))


def _title(values: OldValues, found: Found, text: Text) -> str:
    if title := without_tags(values.words("title")):
        return title
    heading = _HEADING.search(text.body)
    if text.head is not None or not heading:
        values.note("untitled")
    words = plain_words(heading[1] or heading[2]) if heading else ""
    name = one_line(re.sub(r"[-_\s]+", " ", name_without_date(found.name)))
    return words or name[:1].upper() + name[1:] or "Untitled"


def _date(values: OldValues, found: Found) -> str | None:
    """None, and a remark, for a post without a date anywhere."""
    written = values.words("date")
    date = written_date(written)
    if written and not date:
        values.note("date", written)
    date = date or date_of_name(found.name)
    if not date:
        values.note("undated")
    return date


def _slug(values: OldValues, found: Found) -> str:
    asked = slugify(values.words("slug"))
    for key in ("permalink", "url"):
        asked = asked or slug_of_permalink(values.words(key))
    slug = asked or slugify(name_without_date(found.name)) or "post"
    return slug[:_LONGEST].strip("-")


def _categories(values: OldValues) -> tuple[str, ...]:
    return _unique(*_one(values.words("category")), *values.texts("categories"))


def _language(values: OldValues) -> str:
    for key in ("lang", "locale", "language"):
        written = values.words(key)
        if _LANGUAGE.fullmatch(written):
            return written.replace("_", "-")
        if written:
            values.note("value", f"“{written}” is no code of a language")
    return ""


def _tags(values: OldValues) -> Iterator[str]:
    """`tags`, `topics` and `keywords` are lists; one `tag` may hold blanks and commas."""
    for key in _TAGS:
        yield from _one(values.words(key)) if key == "tag" else values.texts(key)


def _series(values: OldValues) -> str:
    """The series that the head names; of several, the first."""
    names = values.addresses("series")
    for other in names[1:]:
        values.note("dropped-key", f"series {other} (a post is in one series here)")
    return plain_words(names[0]) if names else ""


def _part(values: OldValues) -> int | None:
    """The number of the part, where a series is named and the number is one."""
    for key in _PARTS:
        written = values.words(key)
        if re.fullmatch(r"0*[1-9]\d{0,5}", written) and _series(values):
            return int(written)
        if written:
            values.note("dropped-key", f"{key} {written}")
    return None


def _modified(values: OldValues, date: str | None) -> str:
    """The last change, where it is a day after the post's own."""
    for key in _MODIFIED:
        written = values.words(key)
        if changed := written_date(written):
            return changed if date and changed[:10] > date[:10] else ""
        if written:
            values.note("date", f"{key} {written}")
    return ""


def _summary(values: OldValues) -> str:
    """The excerpt, else the deck, else the description, else the summary; others are dropped."""
    given = {key: words for key in _SUMMARIES if (words := plain_words(values.words(key)))}
    first, *_ = [*given] or [""]
    for key, words in given.items():
        if words != given[first]:
            values.note("dropped-key", f"{key} (other than the {first})")
    return given.get(first, "")


def _aliases(values: OldValues) -> Iterator[str]:
    """The old addresses, a permalink of the post's own among them."""
    for key in ("redirect_from", "aliases"):
        for address in values.addresses(key):
            if path := site_path(address):
                yield path
            else:
                values.note("alias", address)
    for key in ("permalink", "url"):
        own = values.words(key)
        if own.startswith("/") and (path := site_path(own)):
            yield path


def _dropped(values: OldValues) -> Iterator[Notice]:
    for key in values.head.names:
        if common_key(key) not in KEYS:
            yield Notice("dropped-key", values.source, one_line(key))

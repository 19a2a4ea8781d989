"""One file of the old site → one post: the head in our keys, the body as it is, and remarks."""

import re
import unicodedata
import uuid
from collections.abc import Iterator
from typing import Literal

from msgspec import Struct

from plugins.domain.names import slugify
from plugins.importing.addresses import site_path, slug_of_permalink
from plugins.importing.old_dates import date_of_name, name_without_date, written_date
from plugins.importing.old_heads import read_old_head
from plugins.importing.old_values import OldValues
from plugins.importing.plain_words import one_line, plain_words, without_tags
from plugins.importing.report import UNDATED, Notice
from plugins.importing.sources import Found
from plugins.importing.template_tags import template_tags
from plugins.importing.texts import Text

Status = Literal["published", "draft", "hidden"]

KEYS = frozenset((
    "title", "date", "slug", "permalink", "url", "author", "authors", "tags", "tag", "category",
    "categories", "excerpt", "description", "summary", "redirect_from", "aliases", "published",
    "draft", "headless", "status", "image", "image_alt", "image_caption", "image_figcaption",
    "image_credit", "lang", "locale", "language", "publishdate",
))  # fmt: skip
"""The keys of old heads that have a meaning here."""

_SOURCES = uuid.uuid5(uuid.NAMESPACE_URL, "https://greenpaper.invalid/import")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*")
_HEADING = re.compile(r"^(?:#[ \t]+(.+?)[ \t]*#*|(\S.*)(?:\r\n|\n|\r)=+)[ \t]*\r?$", re.MULTILINE)


class OldPicture(Struct, frozen=True):
    """The picture of an old head: its address as written, and its words."""

    src: str
    alt: str
    caption: str = ""
    credit: str = ""


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
    image: OldPicture | None = None
    aliases: tuple[str, ...] = ()
    status: Status = "published"
    line_end: str = "\n"
    body: str = ""
    notices: tuple[Notice, ...] = ()


def read_old_post(found: Found, text: Text) -> OldPost:
    """The post in a file of the old site. Nothing raises for a mistake in it: what could not be
    used is in `notices`."""
    values = OldValues(read_old_head(text.head or ""), found.path, at_blanks=found.jekyll)
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
        tags=_unique(*values.texts("tags"), *_one(values.words("tag")), *topics),
        lang=_language(values) or found.language,
        summary=_summary(values),
        image=_picture(values),
        aliases=_unique(*_aliases(values)),
        status=_status(values, found) if date else "draft",
        line_end=text.line_end,
        body=text.body,
        notices=tuple(dict.fromkeys((*values.notices, *_left(text, found), *_dropped(values)))),
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
    return asked or slugify(name_without_date(found.name)) or "post"


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


def _summary(values: OldValues) -> str:
    """The excerpt, else the description, else the summary; the others are dropped."""
    keys = ("excerpt", "description", "summary")
    given = {key: words for key in keys if (words := plain_words(values.words(key)))}
    first, *_ = [*given] or [""]
    for key, words in given.items():
        if words != given[first]:
            values.note("dropped-key", f"{key} (other than the {first})")
    return given.get(first, "")


def _picture(values: OldValues) -> OldPicture | None:
    """None, and a remark, for a picture without alternative text: with it nobody could build."""
    parts = values.parts("image")
    src = next((parts[key] for key in ("src", "path", "url", "feature") if parts.get(key)), "")
    alt = without_tags(parts.get("alt", "") or values.words("image_alt"))
    if not src or not alt:
        if src:
            values.note("picture", src)
        return None
    caption = parts.get("caption") or values.words("image_caption")
    return OldPicture(
        src,
        alt,
        plain_words(caption or values.words("image_figcaption")),
        plain_words(parts.get("credit") or values.words("image_credit")),
    )


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


def _status(values: OldValues, found: Found) -> Status:
    """What was not plainly public is a draft: nothing goes out that did not before."""
    status = values.words("status").lower()
    publish, date = values.words("publishdate"), values.words("date") or found.name
    if _DAY.match(publish) and publish[:10] > date[:10]:
        values.note("draft", f"it was to be published on {publish[:10]}, after its date")
        return "draft"
    is_draft = found.draft or values.is_false("published")
    is_draft = is_draft or values.is_true("draft") or values.is_true("headless")
    if is_draft or status not in ("", "published", "hidden"):
        values.note("draft", "" if status in ("", "draft") else f"its status was “{status}”")
        return "draft"
    return "hidden" if status == "hidden" else "published"


def _left(text: Text, found: Found) -> Iterator[Notice]:
    for name, count in sorted(template_tags(text.body).items()):
        yield Notice("template-tag", found.path, name, count)


def _dropped(values: OldValues) -> Iterator[Notice]:
    for key in values.head.names:
        if key.lower() not in KEYS:
            yield Notice("dropped-key", values.source, one_line(key))

"""The views as docs/theme.md shows them: what each template sees, in words."""

import re
from collections.abc import Iterator
from types import NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from msgspec import Struct

from plugins.domain.body import Html
from plugins.views.bodies import PlacedBody
from plugins.views.frame import Frame
from plugins.views.heads import Head, PageView
from plugins.views.letters import Letter
from plugins.views.schema import Thing
from tests.architecture.template_types import names, page_type

IN_WORDS = {
    str: "text",
    int: "number",
    bool: "true or false",
    Html: "HTML",
    PlacedBody: "HTML",
    Thing: "thing",
    Letter: "what `email/letter.html` sees",
}
"""Types that need no table where they stand: `Thing` is for the filter `json_ld` alone."""

SAME_EVERYWHERE = {
    "actions": "calls to action",
    "address": "its site path, for the filter `url`",
    "alt": "the words for those who do not see it",
    "ask": "what is asked of whom",
    "authors": "who wrote it",
    "badge": "its title, its address, its status",
    "because": "the reason, in the editor's words",
    "beginning": "the first paragraph, where the text is not given whole",
    "biographies": "of the authors who have one",
    "body": "the text below the front matter",
    "buttons": "sign up, donate: what the editors put there",
    "bylines": "who wrote it, as what and for whom on that day",
    "campaigns": "with their status",
    "caption": "the words below it",
    "card": "whether it stands beside the words or above them",
    "category": "the kind of post",
    "corrected": "the day of the last correction",
    "corrections": "newest first",
    "credit": "whose it is",
    "dark": "for readers whose system is dark",
    "day": "of publication",
    "description": "what it says to search engines",
    "direction": "for `dir`; empty is from left to right",
    "downloads": "documents that belong to it",
    "edition": "its place among the editions of the newsletter, if it is one",
    "ended": "its last day",
    "entries": "newest first",
    "expected": "when it will be out, in the editor's words",
    "feed": "the one that brings this page's posts alone",
    "feeds": "by title",
    "footer": "who stands behind the site",
    "format": "RSS, Atom or JSON Feed",
    "former": "what was before, newest first",
    "groups": "by what they bring: series, campaigns, topics, people",
    "height": "in pixels, 0 where nobody knows",
    "history": "what changed since it was published, newest first",
    "image": "the picture at its head",
    "imprint": "who is answerable, with an address",
    "iso": "for `datetime`",
    "kicker": "the small line by the title",
    "kind": "what it is",
    "label": "the words of the link",
    "language": "for `lang`; of a post in a list empty where it is the site's",
    "lead": "the post that leads",
    "light": "for readers whose system is light",
    "links": "elsewhere, as the editors listed them",
    "logo": "its mark",
    "marker": "in a preview, what the public site would not show; else empty",
    "modified": "when its text last changed",
    "months": "newest first",
    "name": "as readers know it",
    "newest": "the edition to begin with",
    "next": "the one after it",
    "number": "its number",
    "organisation": "the organisation",
    "organisations": "by name",
    "pager": "the way to the other pages of the list; none where one page shows all",
    "paper": "for the edges of a browser's window",
    "partners": "who campaigns with us",
    "parts": "in reading order, those to come among them",
    "people": "by name",
    "photo": "a portrait",
    "picture": "its own, where it has one that networks show",
    "points": "what to say in one's own words",
    "post": "what there is of it in a list",
    "posts": "newest first",
    "previous": "the one before it",
    "progress": "how much of it is out",
    "published": "when it was published",
    "related": "what to read next",
    "robots": "`noindex` where search engines should stay away",
    "role": "what somebody is, or was on the day",
    "section": "its category",
    "series": "with what is out and what is to come",
    "src": "its site path, for the filter `url`",
    "standfirst": "the introduction under the title",
    "started": "its first day",
    "state": "where it stands",
    "status": "for a class",
    "stylesheet": "its site path, with a digest of what is in it",
    "summary": "what it is about, in a sentence or two",
    "tagline": "what the site is, in a line",
    "terms": "by name",
    "text": "what is said",
    "title": "as readers see it",
    "topics": "its tags",
    "type": "the media type",
    "url": "its own website",
    "width": "in pixels, 0 where nobody knows",
    "withdrawn": "when it was withdrawn, where somebody noted it",
    "words": "the same in words",
    "year": "in four figures",
    "years": "newest first",
}
"""What a field is wherever its value's docstring does not say more."""

Value = type[Struct]


def section() -> str:
    """What a template sees: `site`, the head of every page, each page, and what these hold."""
    pages = [page_type(name) for name in (*page_templates(), *letter_templates())]
    known = (Frame, Head, *pages)
    within = sorted(_values_of(known) - {*known}, key=title_of)
    parts = [
        ("The frame: `site`", Frame),
        ("Every page: `page.head`", Head),
        *((f"`{page.template}`", page) for page in pages),
    ]
    pieces = [_piece(f"### {title}", value) for title, value in parts]
    pieces.append("### What these hold\n")
    pieces += [_piece(f"#### {title_of(value)}", value) for value in within]
    return "\n".join(pieces)


def page_templates() -> list[str]:
    """The templates of pages, by name."""
    return [name for name in names() if name.startswith("pages/")]


def letter_templates() -> list[str]:
    """The templates of mails, by name."""
    return [name for name in names() if name.startswith("email/")]


def all_values() -> set[Value]:
    """Everything that has a table."""
    pages = tuple(page_type(name) for name in (*page_templates(), *letter_templates()))
    return _values_of((Frame, Head, *pages))


def unexplained(value: Value) -> list[str]:
    """The fields of which nobody says what they are."""
    return [name for name, _ in _fields(value) if not _meanings(value).get(name)]


def title_of(value: Value) -> str:
    """The name of a value in words: Post card of `PostCard`, By-line of `BylineView`."""
    words = re.findall(r"[A-Z][a-z]*", value.__name__)
    said = " ".join(words[:-1] if words[1:] and words[-1] == "View" else words).capitalize()
    return said.replace("Byline", "By-line")


def _piece(heading: str, value: Value) -> str:
    said, meanings = " ".join(_clauses(value)[0]), _meanings(value)
    rows = [f"| `{name}` | {in_words(kind)} | {meanings[name]} |" for name, kind in _fields(value)]
    table = ["| field | what it is | meaning |", "|---|---|---|", *rows]
    return "\n".join((heading, "", *((said, "") if said else ()), *table, ""))


def _meanings(value: Value) -> dict[str, str]:
    """Field → what it means, by the docstring of its value, else as everywhere."""
    return {
        name: _clauses(value)[1].get(name) or SAME_EVERYWHERE.get(name, "")
        for name, _ in _fields(value)
    }


def _clauses(value: Value) -> tuple[list[str], dict[str, str]]:
    """The docstring of a value: the sentences about the whole of it, and by field those parts
    that begin with its name (`reply` is a mailto address), with what is added to them."""
    whole: list[str] = []
    of_field: dict[str, str] = {}
    text = re.sub(r"\bNone\b", "none", " ".join((value.__doc__ or "").split()))
    for sentence in re.split(r"(?<=[.)])\s+(?=[`A-Z])", text):
        rest, field = list[str](), ""
        for clause in sentence.rstrip(".").split("; "):
            found = re.match(r"`(\w+)` (?:is |are )?(?!and )(.*)", clause)
            if found and found[1] in value.__struct_fields__:
                field = found[1]
                of_field[field] = found[2]
            elif field and clause[0].islower():
                of_field[field] += f"; {clause}"
            elif clause:
                rest.append(clause)
        if rest:
            whole.append(f"{'; '.join(rest)}.")
    return whole, of_field


def _fields(value: Value) -> Iterator[tuple[str, Any]]:
    """The fields of a value with their types; those of every page only once, with the head."""
    common = PageView.__struct_fields__ if value is not PageView else ()
    kinds = get_type_hints(value)
    return ((name, kinds[name]) for name in value.__struct_fields__ if name not in common)


def in_words(kind: Any) -> str:
    """A type for people who know no Python: "list of post cards", "day, or none"."""
    if get_origin(kind) is tuple:
        return f"list of {_linked(get_args(kind)[0], many=True)}"
    if get_origin(kind) in (Union, UnionType):
        one, *_ = (part for part in get_args(kind) if part is not NoneType)
        return f"{in_words(one)}, or none"
    if get_origin(kind) is Literal:
        said = " or ".join(f"`{value}`" for value in get_args(kind) if value)
        return f"{said}, or empty" if "" in get_args(kind) else said
    return _linked(kind)


def _linked(kind: Any, *, many: bool = False) -> str:
    if kind in IN_WORDS:
        return f"{IN_WORDS[kind]}s" if many else IN_WORDS[kind]
    title = title_of(kind)
    words = _plural(title) if many else title
    return f"[{words.lower()}](#{title.lower().replace(' ', '-')})"


def _plural(words: str) -> str:
    if words.endswith("y") and words[-2] not in "aeiou":
        return f"{words[:-1]}ies"
    return f"{words}es" if words.endswith("x") else f"{words}s"


def _inner(kind: Any) -> Iterator[Value]:
    """The values with a table of their own that a type speaks of."""
    parts = get_args(kind) or (kind,)
    for part in parts:
        if isinstance(part, type) and issubclass(part, Struct) and part not in IN_WORDS:
            yield part


def _values_of(values: tuple[Value, ...]) -> set[Value]:
    """The values, and all that they hold."""
    found: set[Value] = set()
    todo = list(values)
    while todo:
        value = todo.pop()
        if value not in found:
            found.add(value)
            todo += [inner for _, kind in _fields(value) for inner in _inner(kind)]
    return found

"""What an edition says, as HTML that mail programs can show: the mail has it, and the newsletter's
feed, from which services make their mails."""

from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING

from markupsafe import Markup
from msgspec import Struct

from plugins.domain.campaigns import Action
from plugins.domain.people import Link
from plugins.domain.pictures import kind_of
from plugins.domain.posts import Post
from plugins.domain.sealed import Sealed
from plugins.domain.settings import Settings
from plugins.views.days import last_moment_in_words
from plugins.views.feed_items import (
    ItemSubject,
    body_of,
    corrections_of,
    downloads_of,
    picture_of,
    standfirst_of,
)
from plugins.views.fragments import html_of, tree_of
from plugins.views.letter_shapes import shaped

if TYPE_CHECKING:
    from lxml.html import HtmlElement

WIDTH = 552
"""Pixels that the text is wide at most, and so a picture."""

FEWEST = 3
"""Sections from which on the contents are listed."""

_NOT_SHOWN = frozenset(("script", "style", "template", "noscript", "link", "meta"))
NOT_IN_MAIL = frozenset(
    ("audio", "canvas", "embed", "form", "iframe", "math", "object", "svg", "video")
)
"""Elements for which a link to the page stands, in the words of their `title`."""
NO_WORDS = "This part is on the website"
"""The words of that link where there are none."""

_FOR_BROWSERS = (
    "contenteditable", "decoding", "fetchpriority", "loading", "sizes", "srcset", "tabindex",
    "target",
)  # fmt: skip
_OF_ALL_MAIL_PROGRAMS = ("GIF", "JPEG", "JPG", "PNG")
ON_WEBSITE = "on-website"
"""The class of the words that stand for what mail programs cannot show."""
_BLOCKS = {"details": "div", "summary": "p", "section": "div", "article": "div", "aside": "div"}


class LetterBody(Struct, frozen=True):
    """The main part of a letter, every address in it absolute.

    `beginning` is the standfirst and the picture; `contents` are links to the sections on the
    website, since half of the mail programs follow none within a letter; `rest` is the text, calls
    to action, downloads and corrections.
    """

    beginning: str
    contents: tuple[Link, ...]
    rest: str

    @property
    def html(self) -> str:
        """All of it."""
        return f"{self.beginning}{self._listed()}{self.rest}"

    @property
    def without_contents(self) -> str:
        return f"{self.beginning}{self.rest}"

    def __html__(self) -> str:
        """As it stands in a mail."""
        return shaped(self.html)

    def _listed(self) -> str:
        if not self.contents:
            return ""
        items = Markup("").join(
            Markup('<li><a href="{}">{}</a></li>').format(link.address, link.label)
            for link in self.contents
        )
        return Markup("<p><strong>In this edition</strong></p>\n<ul>{}</ul>\n").format(items)


@lru_cache(maxsize=64)
def letter_body(subject: ItemSubject, sealed: Sealed[Settings]) -> LetterBody:
    """The standfirst, the picture, the contents, the text, downloads, calls to action with their
    last day, corrections."""
    post, settings = subject.post.value, sealed.value
    page = settings.absolute(post.address)
    top = _for_mail("".join((*standfirst_of(post), *picture_of(subject, settings))), page)
    tree = _for_mail(body_of(subject, settings).text, page)
    after = (*_actions(settings, post), *downloads_of(settings, post), *corrections_of(post))
    return LetterBody(
        beginning=html_of(top),
        contents=_contents(tree, page),
        rest="".join((html_of(tree), "\n", *after)),
    )


def _contents(tree: "HtmlElement", page: str) -> tuple[Link, ...]:
    headings = [
        Link(" ".join(heading.text_content().split()), f"{page}#{heading.get('id')}")
        for heading in tree.iter("h2")
        if heading.get("id") and heading.text_content().strip()
    ]
    return tuple(headings) if len(headings) >= FEWEST else ()


def _actions(settings: Settings, post: Post) -> Iterator[str]:
    if post.actions:
        yield "<h2>Take action</h2>\n"
        yield from (_action(settings, action) for action in post.actions)


def _action(settings: Settings, action: Action) -> str:
    """A button, which Outlook draws for a cell and not for a link; when it closes; the points."""
    url = settings.absolute(action.url)
    label = (
        Markup(
            '<table role="presentation" cellpadding="0" cellspacing="0" border="0"><tr>'
            '<td class="button"><a href="{}">{}</a></td></tr></table>\n'
        ).format(url, action.label)
        if url
        else Markup("<p><strong>{}</strong></p>\n").format(action.label)
    )
    until = (
        Markup('<p class="until">Open until {}.</p>\n').format(last_moment_in_words(action.closes))
        if action.closes
        else ""
    )
    points = Markup("").join(Markup("<li>{}</li>").format(point) for point in action.points)
    return str(label + until + (Markup("<ul>{}</ul>\n").format(points) if points else ""))


def _for_mail(html: str, page: str) -> "HtmlElement":
    """HTML of a page as a tree, without what mail programs cannot show."""
    tree = tree_of(html)
    for element in list(tree.iter()):
        _put_into_mail(element, page)
    return tree


def _put_into_mail(element: "HtmlElement", page: str) -> None:
    if not isinstance(element.tag, str) or element.tag in _NOT_SHOWN:
        element.drop_tree()
        return
    for name in _FOR_BROWSERS:
        element.attrib.pop(name, None)
    if element.tag in NOT_IN_MAIL:
        _see(element, page, element.get("title") or NO_WORDS)
    elif element.tag in ("picture", "source"):
        element.drop_tag()
    elif element.tag == "img":
        _put_picture(element, page)
    elif element.get("class") == "table":
        for name in ("role", "aria-label"):
            element.attrib.pop(name, None)
    element.tag = _BLOCKS.get(element.tag, element.tag)


def _put_picture(picture: "HtmlElement", page: str) -> None:
    """With its width, which Outlook needs, in the column, and as high as follows from that."""
    address, words = picture.get("src", ""), picture.get("alt", "")
    if kind_of(address.partition("?")[0]).upper() not in _OF_ALL_MAIL_PROGRAMS:
        _see(picture, page, f"Picture: {words}" if words else "")
        return
    picture.attrib.pop("height", None)
    width = picture.get("width", "")
    if width.isascii() and width.isdigit():
        picture.set("width", str(min(int(width), WIDTH)))


def _see(element: "HtmlElement", page: str, words: str) -> None:
    """A link to the page in the place of an element, in a paragraph of its own where that stood
    beside paragraphs; nothing where there are no words for it."""
    tail = element.tail
    parent = element.getparent()
    is_in_link = any(above.tag == "a" for above in element.iterancestors())
    element.clear()
    element.tail = tail
    if parent is None or not words:
        element.drop_tree()
        return
    link = element
    if parent.tag == "div" and not is_in_link:
        element.tag = "p"
        link = element.makeelement("a")
        element.append(link)
    link.tag = "span" if is_in_link else "a"
    link.text = words
    link.set("class", ON_WEBSITE)
    if not is_in_link:
        link.set("href", page)

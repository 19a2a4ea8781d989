"""What the checks of a letter look at in its HTML: links, pictures, what it leaves out."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from msgspec import Struct

from plugins.views.letter_bodies import ON_WEBSITE

if TYPE_CHECKING:
    from lxml.html import HtmlElement


class LetterLink(Struct, frozen=True):
    """A link: where it leads, and its words, those of its pictures among them."""

    address: str
    words: str


class LetterPicture(Struct, frozen=True):
    """A picture; `alt` is None where it has none, `width` empty where none is known."""

    address: str
    alt: str | None
    width: str


class LetterParts(Struct, frozen=True):
    """`left_out` are the words that stand for what is on the website alone, `names` the places
    within the letter that a link may lead to."""

    links: tuple[LetterLink, ...]
    pictures: tuple[LetterPicture, ...]
    left_out: tuple[str, ...]
    names: frozenset[str]


def parts_of(html: str) -> LetterParts:
    """The parts of a whole document, in its order."""
    from lxml import html as lxml_html

    tree = lxml_html.document_fromstring(html)
    return LetterParts(
        links=tuple(
            LetterLink(link.get("href", "").strip(), _words(link)) for link in tree.iter("a")
        ),
        pictures=tuple(
            LetterPicture(one.get("src", "").strip(), one.get("alt"), one.get("width", ""))
            for one in tree.iter("img")
        ),
        left_out=tuple(
            _words(one) for one in tree.iter("a", "span") if one.get("class") == ON_WEBSITE
        ),
        names=frozenset(_names(tree)),
    )


def _words(element: "HtmlElement") -> str:
    pictures = [picture.get("alt", "") for picture in element.iter("img")]
    said = (element.text_content(), *pictures, element.get("aria-label", ""))
    return " ".join(" ".join(said).split())


def _names(tree: "HtmlElement") -> Iterator[str]:
    for element in tree.iter():
        if isinstance(element.tag, str):
            yield from filter(None, (element.get("id"), element.get("name")))

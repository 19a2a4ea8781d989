"""Stretches of HTML as trees, for what is easier done to elements than to text."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.html import HtmlElement


def tree_of(html: str) -> "HtmlElement":
    """The elements of a fragment, below one that holds them."""
    from lxml.html import fragment_fromstring

    return fragment_fromstring(html, create_parent="div")


def html_of(tree: "HtmlElement") -> str:
    """The fragment again: what is below the element that holds it."""
    from lxml.html import tostring

    whole: str = tostring(tree, encoding="unicode")
    return whole[whole.index(">") + 1 : whole.rindex("<")]

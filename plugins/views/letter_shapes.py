"""HTML in the shapes that all mail programs draw: they differ from those that say what is meant,
which plain text and feeds are made from."""

from copy import copy
from typing import TYPE_CHECKING

from plugins.views.fragments import html_of, tree_of

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_DIVISIONS = {"figure": "picture", "figcaption": "caption"}
"""Yahoo and Outlook take these elements away, and their style with them: a division stays. The
class that it has if it has none."""


def shaped(html: str) -> str:
    """The main part of a letter with what has a ground of its own in a cell, which Outlook for
    Windows paints; without links from a note to its place and back, which most programs do not
    follow; without ids."""
    tree = tree_of(html)
    for element in reversed(list(tree.iter("*"))):
        _shape(element)
    return html_of(tree)


def _shape(element: "HtmlElement") -> None:
    element.attrib.pop("id", None)
    classes = element.get("class", "").split()
    if element.tag in _DIVISIONS:
        element.set("class", element.get("class") or _DIVISIONS[element.tag])
        element.tag = "div"
    elif "admonition" in classes:
        _put_into_cell(element)
    elif "footnote-ref" in classes:
        element.drop_tag()
    elif "footnote-backref" in classes:
        _take_out(element)


def _put_into_cell(box: "HtmlElement") -> None:
    cell = copy(box)
    cell.tag, cell.tail = "td", None
    tail = box.tail
    box.clear()
    box.tag, box.tail = "table", tail
    box.attrib.update({"class": "box", "role": "presentation", "width": "100%"})
    box.attrib.update({"cellpadding": "0", "cellspacing": "0", "border": "0"})
    row = box.makeelement("tr")
    box.append(row)
    row.append(cell)


def _take_out(link: "HtmlElement") -> None:
    """With the blank that held it to the last word."""
    parent, before = link.getparent(), link.getprevious()
    if parent is None:
        return
    if before is not None:
        before.tail = (before.tail or "").rstrip()
    else:
        parent.text = (parent.text or "").rstrip()
    link.drop_tree()

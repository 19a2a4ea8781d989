"""The steps after the inline one, for what the text has in it, and the tree written as HTML."""

from collections.abc import Callable
from html import unescape
from typing import TYPE_CHECKING, Any
from xml.etree.ElementTree import HTML_EMPTY, Element

from markdown.extensions.footnotes import FootnotePostTreeprocessor
from markdown.extensions.toc import (
    TocTreeprocessor,
    remove_fnrefs,
    render_inner_html,
    strip_tags,
    unique,
)
from markdown.serializers import RE_AMP, to_xhtml_string
from markdown.treeprocessors import PrettifyTreeprocessor, Treeprocessor, UnescapeTreeprocessor
from markdown.util import BLOCK_LEVEL_ELEMENTS, STX

from plugins.reading.body.quick_source import Source
from plugins.reading.body.tokens import HEADINGS

if TYPE_CHECKING:
    from markdown import Markdown

_BLOCKS = frozenset(BLOCK_LEVEL_ELEMENTS)
_QUOTE = '"'
_SIGNS = ("&", "<", ">", STX)


class _Breaks(PrettifyTreeprocessor):
    """Line breaks between blocks; the names of elements are small letters here."""

    def _prettifyETree(self, elem: Element) -> None:  # noqa: N802
        if elem.tag in _BLOCKS and elem.tag != "pre":
            if (not elem.text or elem.text.isspace()) and len(elem) and elem[0].tag in _BLOCKS:
                elem.text = "\n"
            for child in elem:
                if len(child) and child.tag in _BLOCKS:
                    self._prettifyETree(child)
                elif child.tag in _BLOCKS and (not child.tail or child.tail.isspace()):
                    child.tail = "\n"
        if not elem.tail or elem.tail.isspace():
            elem.tail = "\n"


class _Repeats(FootnotePostTreeprocessor):
    """Links back to every mark of a note; a list in a `div` that somebody calls "footnote", which
    the original cannot read, has none."""

    def get_num_duplicates(self, li: Element) -> int:
        named = ":" in li.get("id", "")
        return super().get_num_duplicates(li) if named else 0


class _Few:
    """Some elements of a tree, in place of the whole."""

    def __init__(self, elements: list[Element]) -> None:
        self._elements = elements

    def iter(self) -> list[Element]:
        return self._elements


class _AttributeLists(Treeprocessor):
    """Attribute lists of the elements that may have one."""

    def __init__(self, md: "Markdown", stock: Treeprocessor, source: Source) -> None:
        super().__init__(md)
        self._stock, self._source = stock, source

    def run(self, root: Element) -> None:
        if "{" in self._source.text:
            elements = [element for element in root.iter() if _may_have_list(element)]
            self._stock.run(_Few(elements))  # type: ignore[arg-type]


def _may_have_list(element: Element) -> bool:
    return (
        "{" in (element.text or "")
        or "{" in (element.tail or "")
        or any("{" in (child.tail or "") for child in element)
    )


class _Anchors(Treeprocessor):
    """The ids of headings as the original gives them, without its table of contents."""

    def __init__(self, md: "Markdown") -> None:
        super().__init__(md)
        stock = md.treeprocessors["toc"]
        assert isinstance(stock, TocTreeprocessor)
        self._slugify, self._separator = stock.slugify, stock.sep

    def run(self, root: Element) -> None:
        elements = list(root.iter())
        headings = [element for element in elements if element.tag in HEADINGS]
        if not headings:
            return
        used = {element.get("id", "") for element in elements} - {""}
        counters: dict[str, int] = {}
        for heading in headings:
            if "id" not in heading.attrib:
                wished = self._slugify(self._words(heading), self._separator)
                heading.set("id", unique(wished, used, counters))  # type: ignore[call-arg]
            heading.attrib.pop("data-toc-label", None)

    def _words(self, heading: Element) -> str:
        text = heading.text or ""
        if not len(heading) and not any(sign in text for sign in _SIGNS):
            return " ".join(text.split())
        html = render_inner_html(remove_fnrefs(heading), self.md)
        return unescape(strip_tags(html))


class _Unescaped(UnescapeTreeprocessor):
    """Characters after a backslash, where there is one."""

    def __init__(self, md: "Markdown", source: Source) -> None:
        super().__init__(md)
        self._source = source

    def run(self, root: Element) -> None:
        if "\\" in self._source.text:
            super().run(root)


def to_xhtml(root: Element) -> str:
    """The HTML that Python-Markdown's own serialiser writes of a tree without comments."""
    pieces: list[str] = []
    try:
        _write(root, pieces.append)
    except RecursionError:
        return to_xhtml_string(root)
    return "".join(pieces)


def _write(element: Element, write: Callable[[str], Any]) -> None:
    tag, text, tail = element.tag, element.text or "", element.tail or ""
    start = tag
    if attributes := element.items():
        start = f"{tag}{''.join(map(_attribute, sorted(attributes)))}"
    if "<" in text or "&" in text or ">" in text:
        text = text if tag in ("script", "style") else _escaped(text)
    if "<" in tail or "&" in tail or ">" in tail:
        tail = _escaped(tail)
    if tag in HTML_EMPTY:
        write(f"<{start} />{tail}")
    elif not len(element):
        write(f"<{start}>{text}</{tag}>{tail}")
    else:
        write(f"<{start}>{text}")
        for child in element:
            _write(child, write)
        write(f"</{tag}>{tail}")


def _attribute(named: tuple[str, str | None]) -> str:
    name, value = named
    return f" {name}" if value is None else f' {name}="{_escaped(value).replace(_QUOTE, "&quot;")}"'


def _escaped(text: str) -> str:
    if "&" in text:
        text = RE_AMP.sub("&amp;", text)
    if "<" in text:
        text = text.replace("<", "&lt;")
    if ">" in text:
        text = text.replace(">", "&gt;")
    return text


def quicken_tree(md: "Markdown", source: Source) -> None:
    """Put these steps and the serialiser into `md`, whose text `source` knows."""
    steps = md.treeprocessors
    repeats: Any = steps["footnote-duplicate"]
    steps.register(_Repeats(repeats.footnotes), "footnote-duplicate", 15)
    steps.register(_Breaks(md), "prettify", 10)
    steps.register(_AttributeLists(md, steps["attr_list"], source), "attr_list", 8)
    steps.register(_Anchors(md), "toc", 5)
    steps.register(_Unescaped(md, source), "unescape", 0)
    md.serializer = to_xhtml

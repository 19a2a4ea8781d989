"""A picture of a template's tag → the Markdown of a figure, or HTML where no Markdown is read."""

import html
import re

from msgspec import Struct

from plugins.importing.heads.plain_words import plain_words

_PLAIN_SRC = re.compile(r"[^\s()<>\"']+")
_MARKED = re.compile(r"[*`<>&\\_]|\]\(")
_NAMED_CREDIT = re.compile(
    r"(?:photo|image|picture|drawing|illustration|chart|map|source|by)\b", re.I
)
_CODE = re.compile(r"`([^`]+)`")
_LINK = re.compile(r"\[([^\[\]]*)\]\(\s*([^\s()]+(?:\([^\s()]*\)[^\s()]*)*)\s*\)")
_STARS = ((re.compile(r"\*\*(?=\S)([^*]+)(?<=\S)\*\*"), "strong"),
          (re.compile(r"\*(?=\S)([^*]+)(?<=\S)\*"), "em"))  # fmt: skip
_LINES = ((re.compile(r"__(?=\S)([^_]+)(?<=\S)__"), "strong"),
          (re.compile(r"(?<!\w)_(?=\S)([^_]+)(?<=\S)_(?!\w)"), "em"))  # fmt: skip


class OldFigure(Struct, frozen=True):
    """A picture with its words. `caption` and `credit` may hold Markdown and HTML."""

    src: str
    alt: str = ""
    caption: str = ""
    credit: str = ""
    link: str = ""

    @property
    def words(self) -> str:
        """The caption, and the credit behind it as our figures have it."""
        named = f"Photo: {self.credit}"
        credit = self.credit if _NAMED_CREDIT.match(self.credit) else self.credit and named
        return " ".join(part for part in (self.caption, credit) if part)


def figure_markup(figure: OldFigure, alone: bool, in_html: bool) -> str:
    """The figure as Markdown: its words are the title of the picture where a title can hold them.
    `alone`: it has its lines to itself; `in_html`: it stands where Markdown is not read."""
    title = _quoted(figure.words)
    can_be_markdown = _PLAIN_SRC.fullmatch(figure.src) and not re.search(r"[\[\]\\`<]", figure.alt)
    if not in_html and can_be_markdown and title is not None:
        picture = f"![{figure.alt}]({figure.src}{title})"
        return f"[{picture}]({figure.link})" if _PLAIN_SRC.fullmatch(figure.link) else picture
    picture = f'<img src="{_attribute(figure.src)}" alt="{_attribute(plain_words(figure.alt))}">'
    if figure.link:
        picture = f'<a href="{_attribute(figure.link)}">{picture}</a>'
    if alone:
        return f"<figure>{picture}{_caption(figure.words)}</figure>"
    return " ".join(part for part in (picture, markup_of(figure.words)) if part)


def markup_of(text: str) -> str:
    """The HTML of a line of Markdown: its links, code and emphasis."""
    text = _CODE.sub(lambda found: f"<code>{html.escape(found[1], quote=False)}</code>", text)
    text = _LINK.sub(lambda found: f'<a href="{_attribute(found[2])}">{found[1]}</a>', text)
    for pattern, name in _STARS:
        text = pattern.sub(rf"<{name}>\1</{name}>", text)
    pieces = re.split(r"(<[^<>]*>)", text)
    for pattern, name in _LINES:
        pieces[::2] = [pattern.sub(rf"<{name}>\1</{name}>", piece) for piece in pieces[::2]]
    return "".join(pieces)


def _caption(words: str) -> str:
    return f"<figcaption>{markup_of(words)}</figcaption>" if words else ""


def _quoted(words: str) -> str | None:
    """The words as the title of a picture; None where a title cannot say them."""
    if _MARKED.search(words) or ('"' in words and "'" in words):
        return None
    mark = "'" if '"' in words else '"'
    return f" {mark}{words}{mark}" if words else ""


def _attribute(text: str) -> str:
    return html.escape(html.unescape(text))

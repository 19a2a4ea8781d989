"""The steps before the blocks, blanks, fenced code and HTML, and what puts HTML back at the end."""

import re
from functools import cached_property
from typing import TYPE_CHECKING, Any

from markdown.extensions.fenced_code import FencedBlockPreprocessor
from markdown.extensions.md_in_html import (
    HtmlBlockPreprocessor,
    HTMLExtractorExtra,
    MarkdownInHTMLPostprocessor,
)
from markdown.preprocessors import NormalizeWhitespace
from markdown.util import ETX, HTML_PLACEHOLDER_RE, STX

if TYPE_CHECKING:
    from markdown import Markdown

_FENCE = re.compile(r"\n(?:```|~~~)")


class Source(NormalizeWhitespace):
    """Makes blanks uniform and remembers the text that is being converted."""

    text = ""

    def run(self, lines: list[str]) -> list[str]:
        text = "\n".join(lines)
        if STX in text or ETX in text or "\r" in text or "\t" in text:
            self.text = "\n".join(super().run(lines))
            return [self.text]
        self.text = text = f"{text}\n\n"
        if "\n " in text:
            first, *others = text.split("\n")
            text = "\n".join((first, *(line if line.strip(" ") else "" for line in others)))
        return [text]


class _Code(FencedBlockPreprocessor):
    """The original, where there may be a fence."""

    def run(self, lines: list[str]) -> list[str]:
        text = "\n".join(lines)
        return super().run(lines) if "`" in text or "~" in text else [text]


class _Fence:
    """The pattern of fenced code, tried where a line begins with a fence."""

    def __init__(self, pattern: re.Pattern[str]) -> None:
        self._pattern = pattern

    def search(self, text: str, start: int) -> re.Match[str] | None:
        if not start and (found := self._pattern.match(text)):
            return found
        for fence in _FENCE.finditer(text, max(0, start - 1)):
            if found := self._pattern.match(text, fence.start() + 1):
                return found
        return None


class _Extractor(HTMLExtractorExtra):
    """The original, which makes these sets anew for every tag."""

    @cached_property
    def block_level_tags(self) -> set[str]:
        return super().block_level_tags

    @cached_property
    def block_tags(self) -> set[str]:
        return super().block_tags

    @cached_property
    def span_and_blocks_tags(self) -> set[str]:
        return super().span_and_blocks_tags


class _Html(HtmlBlockPreprocessor):
    """Blocks of HTML where there is a tag or a character by its number."""

    def run(self, lines: list[str]) -> list[str]:
        text = "\n".join(lines)
        if "<" not in text and not ("&" in text and "&#" in text):
            return [text]
        parser = _Extractor(self.md)
        parser.feed(text)
        parser.close()
        return "".join(parser.cleandoc).split("\n")


class _Held(MarkdownInHTMLPostprocessor):
    """The HTML that was kept apart, put back where its placeholders are."""

    def run(self, text: str) -> str:
        stash = self.md.htmlStash
        if not stash.html_counter or STX not in text:
            return text
        pieces, here = list[str](), 0
        for held in HTML_PLACEHOLDER_RE.finditer(text):
            start, end = held.span()
            if (number := int(held[1])) >= stash.html_counter:
                continue
            html = self.stash_to_string(stash.rawHtmlBlocks[number])
            if text.endswith("<p>", here, start) and text.startswith("</p>", end):
                start, end = start - 3, end + 4
                html = html if self.isblocklevel(html) else f"<p>{html}</p>"
            pieces += (text[here:start], self.run(html))
            here = end
        return "".join((*pieces, text[here:]))


def quicken_source(md: "Markdown") -> Source:
    """The step that knows the text, after it and those for code and HTML were put into `md`."""
    source = Source(md)
    md.preprocessors.register(source, "normalize_whitespace", 30)
    stock: Any = md.preprocessors["fenced_code_block"]
    code: Any = _Code(md, stock.config)
    code.FENCED_BLOCK_RE = _Fence(stock.FENCED_BLOCK_RE)
    md.preprocessors.register(code, "fenced_code_block", 25)
    md.preprocessors.register(_Html(md), "html_block", 20)
    md.postprocessors.register(_Held(md), "raw_html", 30)
    return source

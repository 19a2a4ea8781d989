"""HTML and Markdown in a head → the words alone, for titles and summaries that are plain text."""

import html
import re

_ELEMENTS = (
    "a|abbr|address|article|aside|b|big|blockquote|br|center|cite|code|dd|del|div|dl|dt|em|figure"
    "|figcaption|font|footer|h[1-6]|header|hr|i|iframe|img|ins|kbd|li|mark|ol|p|pre|q|s|script"
    "|section|small|span|strike|strong|style|sub|sup|table|tbody|td|th|thead|tr|tt|u|ul|video"
)
_BREAKING = re.compile(r"</?(?:br|p|div|li|h[1-6]|blockquote|td|tr)\b[^<>]*>", re.IGNORECASE)
_TAG = re.compile(rf"</?(?:{_ELEMENTS})(?:\s[^<>]*|\s*/)?>|<!--.*?-->", re.IGNORECASE | re.DOTALL)
_LINK = re.compile(
    r"!?\[([^\[\]]*)\](?:\((?:[^()]|\([^()]*\))*\)|\[[^\[\]]*\](?:\{[^{}]*\})?)", re.DOTALL
)
_MARKS = (
    re.compile(r"\*\*(?=\S)([^*]+)(?<=\S)\*\*"),
    re.compile(r"(?<![\w*])\*(?=\S)([^*]+)(?<=\S)\*(?![\w*])"),
    re.compile(r"(?<![\w_])__?(?=[^\s_])([^_]+)(?<=\S)__?(?![\w_])"),
    re.compile(r"``?([^`]+)``?"),
)
_BLANKS = re.compile("[ \t\n\v\f\r\x1c-\x1e\x85\u2028\u2029]+")
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff]")


def one_line(text: str) -> str:
    """`text` on one line, without control characters and outer blanks."""
    return _BLANKS.sub(" ", _CONTROLS.sub("", _BLANKS.sub(" ", text))).strip()


def without_tags(text: str) -> str:
    """`text` without the tags of HTML and with its entities decoded, on one line.

    "List<String>" and "a < b" are no HTML and stay.
    """
    return one_line(html.unescape(_TAG.sub("", _BREAKING.sub(" ", text))))


def plain_words(text: str) -> str:
    """The words of a short HTML or Markdown text: links and emphasis reduced to what they hold."""
    reduced = _LINK.sub(r"\1", _LINK.sub(r"\1", text))
    for mark in _MARKS:
        reduced = mark.sub(r"\1", reduced)
    return without_tags(reduced)

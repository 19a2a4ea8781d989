"""HTML that is as it should be already: most of what Markdown makes of plain text.

To see that costs a fraction of a parser's work. What is sound here is what the parser gives back
unchanged and what stands where it may; whatever is in doubt is not. The cleaner that every body
passes at the end does not rely on it.
"""

import re

from plugins.reading.body.tokens import HEADINGS, Tokens, split

_LINE = frozenset({"a", "abbr", "br", "code", "em", "img", "strong", "sub", "sup"})
_FLOW = _LINE | HEADINGS | {"blockquote", "div", "hr", "ol", "p", "pre", "table", "ul"}
_MAY_HOLD: dict[str, frozenset[str]] = {
    **dict.fromkeys(("", "blockquote", "div", "li"), _FLOW),
    **dict.fromkeys((*HEADINGS, "p", "td", "th", "em", "strong", "sup", "sub"), _LINE),
    "a": _LINE - {"a"},
    "abbr": frozenset(),
    "code": frozenset(),
    "ol": frozenset({"li"}),
    "ul": frozenset({"li"}),
    "pre": frozenset({"code"}),
    "table": frozenset({"thead", "tbody"}),
    "thead": frozenset({"tr"}),
    "tbody": frozenset({"tr"}),
    "tr": frozenset({"th", "td"}),
}
"""What may stand in an element, the empty name being the whole."""
_NO_TEXT = frozenset({"ol", "pre", "table", "tbody", "thead", "tr", "ul"})
_VOID = frozenset({"br", "hr", "img"})

_START = {f"<{name}>": name for name in _MAY_HOLD if name not in ("", "a", "abbr")} | {
    f"<{name}>": name for name in ("br", "hr")
}
_END = {f"</{name}>": name for name in _MAY_HOLD if name}
_SAFE = r"(?:[\w/.,?=+~!:@*()';$-]|%[0-9A-Fa-f]{2}|&amp;)"
_PATH = rf"{_SAFE}*(?:#{_SAFE}*)?"
_ADDRESS = (
    r"(?:https?://(?:[A-Za-z0-9][A-Za-z0-9-]*\.)+[A-Za-z][A-Za-z0-9-]*(?=[/?#\"])"
    r"|mailto:[\w.+-]+@(?=\w)|\{[a-z]+\}(?=/)|(?=[/#?.][^/])|(?=\w)(?![^\"/?#]*:))" + _PATH
)
_WORDS = r"(?:[^\"<>&]|&amp;)*"
_WITH_ATTRIBUTES = re.compile(
    rf"<(?:a(?: class=\"{_WORDS}\")? href=\"{_ADDRESS}\"(?: title=\"{_WORDS}\")?"
    rf"|img(?: alt=\"{_WORDS}\")? src=\"{_ADDRESS}\"(?: title=\"{_WORDS}\")?"
    rf"|(?:h[1-6]|div|em|li|ol|p|strong|sup|ul)(?: class=\"{_WORDS}\")?(?: id=\"{_WORDS}\")?"
    rf"|code class=\"{_WORDS}\"|abbr title=\"{_WORDS}\""
    r"|t[hd] style=\"text-align: (?:left|right|center);\")>"
)
"""A start tag as Markdown writes it, its attributes in this order."""
_SEEN = b"\n" + bytes(range(0x20, 0x7F))
_OTHER_ENTITY = re.compile(r"&(?!(?:amp|lt|gt|nbsp);)")


def sound(html: str) -> Tokens | None:
    """The tokens of `html` as a parser would write it, where the parser would change nothing else
    and every element stands where it may; None where that is not plain to see."""
    html = _as_a_parser_writes(html)
    tokens = split(html)
    text = "".join(tokens[::2])
    if "&quot;" in text:
        tokens[::2] = [token.replace("&quot;", '"') for token in tokens[::2]]
        text = text.replace("&quot;", '"')
    if ">" in text or "<" in tokens[-1] or ("&" in text and _OTHER_ENTITY.search(text)):
        return None
    return tokens if _is_written(html) and _is_sound(tokens) else None


def _as_a_parser_writes(html: str) -> str:
    """`html` with Markdown's own ways of writing some things changed; an attribute in which one
    of them is to be taken literally is not sound then."""
    html = html.replace(" />", ">")
    if "&#" in html:
        html = html.replace("&#160;", "&nbsp;").replace("&#8617;", "↩")
    return html if html.isascii() else html.replace("\xa0", "&nbsp;")


def _is_written(html: str) -> bool:
    """Whether `html` has only characters that are seen, apart from line breaks."""
    if html.isascii():
        return not html.encode().translate(None, _SEEN)
    return html.replace("\n", " ").isprintable()


def _is_sound(tokens: Tokens) -> bool:
    parent, around = "", list[str]()
    for place in range(1, len(tokens), 2):
        token = tokens[place]
        if (ended := _END.get(token)) is not None:
            if ended != parent:
                return False
            parent = around.pop()
        else:
            name = _START.get(token) or _name_of(token)
            if name not in _MAY_HOLD[parent] or (name == "a" and "a" in around):
                return False
            if name not in _VOID:
                around.append(parent)
                parent = name
        text = tokens[place + 1]
        if text and parent in _NO_TEXT and (parent == "pre" or not text.isspace()):
            return False
    return parent == ""


def _name_of(token: str) -> str:
    """The name in a start tag whose attributes are sound, else nothing."""
    if _WITH_ATTRIBUTES.fullmatch(token) and "xn--" not in token:
        return token[1 : token.index(" ")]
    return ""

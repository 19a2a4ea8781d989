"""HTML that is as it should be already: most of what Markdown makes of plain text.

To see that costs a fraction of a parser's work. What is sound here is what the parser gives back
unchanged and what stands where it may; whatever is in doubt is not. The cleaner that every body
passes at the end does not rely on it.
"""

import re

from plugins.reading.body.tokens import HEADINGS, Tokens, split_tags

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

_STARTS = {
    parent: {f"<{name}>": name for name in names - {"a", "abbr"} - _VOID}
    for parent, names in _MAY_HOLD.items()
}
"""The start tags without attributes that may stand in an element."""
_END = {name: f"</{name}>" for name in _MAY_HOLD} | {"": ""}
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
    if not html.isascii():
        html = html.replace("\xa0", "&nbsp;")
    if "&" in html:
        html = html.replace("&#160;", "&nbsp;").replace("&#8617;", "↩")
    tokens = split_tags(html)
    if not _is_sound(tokens) or not _is_written(html):
        return None
    text = "".join(tokens[::2])
    if "&" in text and "&quot;" in text:
        tokens[::2] = [token.replace("&quot;", '"') for token in tokens[::2]]
        text = text.replace("&quot;", '"')
    if ">" in text or "<" in tokens[-1] or ("&" in text and _OTHER_ENTITY.search(text)):
        return None
    return tokens


def _is_written(html: str) -> bool:
    """Whether `html` has only characters that are seen, apart from line breaks."""
    if html.isascii():
        return not html.encode().translate(None, _SEEN)
    return html.replace("\n", " ").isprintable()


def _is_sound(tokens: Tokens) -> bool:
    """Whether every element stands where it may; Markdown's ` />` becomes `>` on the way."""
    parent, around = "", list[str]()
    for place in range(1, len(tokens), 2):
        token = tokens[place]
        if token == _END[parent]:
            parent = around.pop()
        elif name := _STARTS[parent].get(token):
            around.append(parent)
            parent = name
        else:
            if token.endswith(" />"):
                tokens[place] = token = f"{token[:-3]}>"
            name = _name_of(token)
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
    """The name in a start tag that is sound, its attributes too, else nothing."""
    if token in ("<br>", "<hr>"):
        return token[1:3]
    if " " in token and _WITH_ATTRIBUTES.fullmatch(token) and "xn--" not in token:
        return token[1 : token.index(" ")]
    return ""

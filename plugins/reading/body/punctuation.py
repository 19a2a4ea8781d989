"""Smart punctuation: typographic quotation marks, apostrophes, dashes and ellipses in text."""

import re
from functools import lru_cache

from plugins.reading.body.tokens import PHRASING, Tokens, name_of

LITERAL = frozenset({"code", "pre", "kbd", "samp", "script", "style", "math", "iframe", "var"})
"""Elements whose text stays as it was typed."""

_ADDRESS = re.compile(r"(?:https?://|www\.)\S+")
_EM_DASH = re.compile(r"(?<!-)---(?!-)")
_EN_DASH = re.compile(r"(?<!-)--(?!-)")
_ELLIPSIS = re.compile(r"(?<!\.)\.{3}(?!\.)")
_APOSTROPHE = re.compile(r"(?<=\w)'(?=\w)")
_MARKS = re.compile(r"[\"']+")
_SHORTENED = re.compile(r"'(?=(?:tis|twas|til|em)\b|\d\ds?(?![\w']))", re.IGNORECASE)
_CLOSING_LATER = re.compile(r"[^\s'][\w.,;:!?)…]'(?!\w)")

_BEFORE_OPENING = frozenset("([{-–—“‘«")
_AFTER_CLOSING = frozenset(".,;:!?)]}")
_OPENING = {'"': "“", "'": "‘"}
_CLOSING = {'"': "”", "'": "’"}


def punctuated(tokens: Tokens) -> Tokens:
    """The tokens with typographic punctuation in text, but not in code and the like.

    What stands before a mark is looked up across inline tags: in `<em>Yes</em>" she said` the mark
    closes. A block begins afresh.
    """
    if not _has_marks("".join(tokens[::2])):
        return tokens
    out = tokens[:]
    before = literal = ""
    for place, token in enumerate(tokens):
        if place & 1:
            effect = _effect(token)
            if literal:
                literal = "" if token == literal else literal
            elif effect is not None:
                before, literal = effect
        elif token and not literal:
            if _has_marks(token) and not _ADDRESS.fullmatch(token):
                out[place] = typographic(token, before, _begins_after(tokens, place))
            before = out[place][-1] if not token.endswith("&nbsp;") else " "
    return out


def _has_marks(text: str) -> bool:
    return '"' in text or "'" in text or "--" in text or "..." in text


@lru_cache(maxsize=4096)
def _effect(token: str) -> tuple[str, str] | None:
    """What a tag leaves before the text after it, and the end tag until which text is literal.

    None where the text goes on as before.
    """
    name = name_of(token)
    if name in LITERAL:
        whole = token.startswith("</") or token.endswith(f"</{name}>")
        return ("x", "") if whole else ("x", f"</{name}>")
    if name == "br":
        return ("\n", "")
    return None if name in PHRASING else ("", "")


def _begins_after(tokens: Tokens, place: int) -> str:
    """A letter when an inline element begins right after the text at `place`, else nothing."""
    following = tokens[place + 1] if place + 1 < len(tokens) else "</p>"
    inline = not following.startswith(("</", "<br")) and name_of(following) in PHRASING
    return "x" if inline else ""


def typographic(text: str, before: str = "", after: str = "") -> str:
    """`text` (escaped) with typographic punctuation; `before` and `after` are the characters that
    stand there, empty at the edge of a block."""
    if "--" in text:
        text = _EN_DASH.sub("–", _EM_DASH.sub("—", text))
    if "..." in text:
        text = _ELLIPSIS.sub("…", text)
    if "'" in text:
        text = _APOSTROPHE.sub("’", text)
    if "'" not in text and '"' not in text:
        return text
    if "&nbsp;" not in text:
        return _with_marks(text, before, after)
    return _with_marks(text.replace("&nbsp;", "\xa0"), before, after).replace("\xa0", "&nbsp;")


def _with_marks(text: str, before: str, after: str) -> str:
    pieces, here = list[str](), 0
    for found in _MARKS.finditer(text):
        start, end = found.span()
        previous = text[start - 1] if start else before
        following = text[end : end + 2] or after
        pieces += (text[here:start], _turned(found, previous, following))
        here = end
    return "".join((*pieces, text[here:]))


def _turned(found: re.Match[str], previous: str, following: str) -> str:
    marks, text = found[0], found.string
    if marks in ('""', "''") and not previous.strip() and not following[:1].isalnum():
        return _OPENING[marks[0]] + _CLOSING[marks[0]]
    if not _may_open(previous, following):
        if marks == "'\"" and previous.isalnum() and following[:1].isalnum():
            return "’“"
        return "".join(_CLOSING[mark] for mark in marks)
    if _SHORTENED.match(text, found.end() - 1) and not _is_quoted(text, found.end()):
        return "".join(_OPENING[mark] for mark in marks[:-1]) + "’"
    return "".join(_OPENING[mark] for mark in marks)


def _may_open(previous: str, following: str) -> bool:
    """Whether a mark between these may open a quotation; `following` has up to two characters."""
    if following[:1].isspace() or (
        following[:1] in _AFTER_CLOSING and following and not following[1:].isalnum()
    ):
        return False
    if not previous or previous.isspace():
        return True
    if previous == "/":
        return following[:1].isalnum()
    return previous in _BEFORE_OPENING and (following != "" or previous not in "-–—")


def _is_quoted(text: str, start: int) -> bool:
    """Whether a closing mark follows, so that the number at `start` begins a quotation."""
    return (
        text[start].isdigit()
        and text[start + 2 : start + 3] != "s"
        and bool(_CLOSING_LATER.search(text, start))
    )

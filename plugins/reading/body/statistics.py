"""A list with `{.figures}` is a row of statistics, the number first.

Python-Markdown puts an attribute list that follows a list on its last item, so `{: .figures}` or
`{.figures}` is read there, at the end of the list:

    * 76% of young people want this
    * £3.2 billion is what it costs
    {: .figures}

The same line as a paragraph of its own right after the list is read too.
"""

import re

from plugins.reading.body.tokens import Tag, Tokens, end_of, name_of, parse_tag, split, write_tag

_AFTER_LIST = re.compile(r"(</[uo]l>)\s*<p>\{:?\s*\.figures\s*\}</p>")
_NUMBER = re.compile(
    r"\s*((?:[+−-]?[£$€]?\d[\d,.]*\d|[+−-]?[£$€]?\d)"
    r"(?:\s?(?:%|per cent|percent|million|billion|trillion|thousand|bn|tn|m|k|x|st|nd|rd|th)"
    r"(?!\w))?(?:\s(?:in|out of)\s\d[\d,.]*)?\+?)(?=[\s:;,.–—]|$)[\s:;,–—]*"
)
_MARKED = "\0figures\0"


def with_statistics(html: str) -> str:
    """Every list of the class `figures` with its numbers marked: `<strong class="figure">`."""
    if "figures" not in html:
        return html
    tokens = split(_AFTER_LIST.sub(rf"<!--{_MARKED}-->\1", html))
    out = tokens[:]
    for start in range(1, len(tokens), 2):
        if name_of(tokens[start]) in ("ul", "ol") and not tokens[start].startswith("</"):
            _mark(tokens, out, start, end_of(tokens, start))
    return "".join(token for token in out if _MARKED not in token)


def _mark(tokens: Tokens, out: Tokens, start: int, end: int) -> None:
    items = list(_items(tokens, start, end))
    tag = parse_tag(tokens[start])
    last = parse_tag(tokens[items[-1][0]]) if items else None
    marked = _MARKED in tokens[end - 2]
    if not (marked or tag.has_class("figures") or (last and last.has_class("figures"))):
        return
    if not tag.has_class("figures"):
        tag.attributes["class"] = f"{tag.attributes.get('class', '')} figures".strip()
    out[start] = write_tag(tag)
    if last and last.has_class("figures"):
        out[items[-1][0]] = write_tag(_without(last, "figures"))
    for first, beyond in items:
        _mark_item(tokens, out, first, beyond)


def _items(tokens: Tokens, start: int, end: int) -> list[tuple[int, int]]:
    """The places of start and end tag of each item of the list itself."""
    items, place = [], start + 2
    while place < end:
        beyond = end_of(tokens, place)
        if name_of(tokens[place]) == "li":
            items.append((place, beyond))
        place = beyond + 2
    return items


def _mark_item(tokens: Tokens, out: Tokens, first: int, beyond: int) -> None:
    """The number marked, and the words after it in a `span`."""
    if tokens[first + 2] == "<p>" and not tokens[first + 1].strip():
        inner = end_of(tokens, first + 2)
        if inner + 2 == beyond and not tokens[inner + 1].strip():
            out[first + 1] = out[first + 2] = out[inner] = out[inner + 1] = ""
            first, beyond = first + 2, inner
    text, following = tokens[first + 1], tokens[first + 2]
    if not text.strip() and following == "<strong>":
        closing = end_of(tokens, first + 2)
        out[first + 2] = '<strong class="figure">'
        rest = closing + 1
        lead = out[rest]
        out[rest] = " <span>" + lead.lstrip(" \t\n:;,–—")
    elif found := _NUMBER.match(text):
        out[first + 1] = f'<strong class="figure">{found[1]}</strong> <span>{text[found.end() :]}'
    else:
        return
    _close(tokens, out, first + 1, beyond)


def _close(tokens: Tokens, out: Tokens, start: int, beyond: int) -> None:
    """End the words before a list within the item, else at the item's end."""
    place = start + 1
    while place < beyond and name_of(tokens[place]) not in ("ul", "ol", "p", "div", "blockquote"):
        place = end_of(tokens, place) + 2
    place = min(place, beyond)
    out[place - 1] = out[place - 1].rstrip() + "</span>"


def _without(tag: Tag, name: str) -> Tag:
    classes = [other for other in tag.attributes["class"].split() if other != name]
    rest = {key: value for key, value in tag.attributes.items() if key != "class"}
    return Tag(tag.name, rest | ({"class": " ".join(classes)} if classes else {}))

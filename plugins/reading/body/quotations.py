"""A quotation whose last line begins with a dash has that line as its source."""

import re

from plugins.reading.body.tokens import VOID, Tokens, end_of, name_of, split

_SOURCE = re.compile(r"(?:\A|\n|<br>)[ \t\n]*(?:—|–|―|-{2,3})[ \t]+(?=\S)((?:(?!<br>)[^\n])+)\Z")
_DASHES = ("— ", "– ", "― ", "-- ")
_ROLE = re.compile(r",\s+(?=\S|$)")


def with_sources(html: str) -> str:
    """Every quotation that names its source, as a figure with the source as its caption.

    The source stands in the last line, after a dash: `— Mark Harrison, chief executive`. What
    follows the first comma is marked as the role. A quotation that is nothing but such a line
    stays as it is.
    """
    if "<blockquote" not in html or not any(dash in html for dash in _DASHES):
        return html
    tokens = split(html)
    out = tokens[:]
    for start in range(1, len(tokens), 2):
        if tokens[start].startswith("<blockquote"):
            _attribute(tokens, out, start, end_of(tokens, start))
    return "".join(out)


def _attribute(tokens: Tokens, out: Tokens, start: int, end: int) -> None:
    """Where the quotation from `start` to `end` names its source, put that after it."""
    last = end - 2
    first = _paragraph(tokens, start, last)
    if not first or tokens[end - 1].strip():
        return
    text = "".join(tokens[first + 1 : last]).rstrip()
    found = _SOURCE.search(text)
    if not found or not _is_whole(split(found[1])):
        return
    said = text[: found.start()].rstrip()
    alone = first == start + 2 and not tokens[start + 1].strip()
    if not said and alone:
        return
    out[first : last + 1] = [""] * (last + 1 - first)
    if said:
        out[first] = f"{tokens[first]}{said}</p>"
    else:
        out[first - 1] = ""
    out[start] = f'<figure class="quotation">{tokens[start]}'
    out[end] = f"</blockquote><figcaption>— {_with_role(split(found[1]))}</figcaption></figure>"


def _paragraph(tokens: Tokens, start: int, last: int) -> int:
    """The place of the start tag of the paragraph that ends at `last`; 0 when none does."""
    if tokens[last] != "</p>":
        return 0
    return next((p for p in range(last - 2, start, -2) if name_of(tokens[p]) == "p"), 0)


def _is_whole(tokens: Tokens) -> bool:
    """Whether every element that begins here ends here, and none that began before."""
    return _depths(tokens)[-1] == 0 and min(_depths(tokens)) >= 0


def _depths(tokens: Tokens) -> list[int]:
    """How many elements are open after each token."""
    depths, depth = [], 0
    for place, token in enumerate(tokens):
        if place & 1 and name_of(token) not in VOID:
            depth += -1 if token.startswith("</") else 1
        depths.append(depth)
    return depths


def _with_role(source: Tokens) -> str:
    """The source with what follows its first comma marked as the role."""
    for place, depth in enumerate(_depths(source)):
        if not place & 1 and not depth and (comma := _ROLE.search(source[place])):
            name = "".join((*source[:place], source[place][: comma.start()]))
            role = "".join((source[place][comma.end() :], *source[place + 1 :])).strip()
            if name.strip() and role:
                return f'{name}, <span class="role">{role}</span>'
    return "".join(source).strip()

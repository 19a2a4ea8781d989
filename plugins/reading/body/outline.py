"""Headings below the page's title, no level left out."""

from plugins.domain.body import Remark
from plugins.reading.body.tokens import HEADINGS, Tokens, end_of, name_of, plain, resplit


def with_outline(tokens: Tokens) -> tuple[Tokens, tuple[Remark, ...]]:
    """The tokens with headings from level 2 on, each at most one below the one it belongs to.

    Who belongs to whom stays as it was written: 3, 3, 4 becomes 2, 2, 3. The first of
    each kind that was moved is in the remarks. A heading without words is none.
    """
    out, above, remarks = tokens, list[int](), dict[tuple[int, int], Remark]()
    for place in range(1, len(tokens), 2):
        if tokens[place][1] != "h" or (name := name_of(tokens[place])) not in HEADINGS:
            continue
        end = end_of(tokens, place)
        if not tokens[place + 1].strip() and _is_empty(tokens, place, end):
            out = out[:] if out is tokens else out
            out[place] = out[place + 1] = out[end] = ""
            continue
        written = max(2, int(name[1]))
        while above and above[-1] >= written:
            above.pop()
        above.append(written)
        level = 1 + len(above)
        if f"h{level}" != name:
            out = out[:] if out is tokens else out
            out[place] = f"<h{level}" + tokens[place][3:]
            out[end] = f"</h{level}>"
            if written != level:
                remark = _remark(plain(tokens[place:end]), written, level)
                remarks.setdefault((written, level), remark)
    return (tokens if out is tokens else resplit(out)), tuple(remarks.values())


def _is_empty(tokens: Tokens, start: int, end: int) -> bool:
    """Whether a heading has neither words nor a picture."""
    within = tokens[start:end]
    return not plain(within) and not any(token.startswith("<img ") for token in within)


def _remark(words: str, written: int, level: int) -> Remark:
    message = f"the heading “{words}” skips a level: it was written as {written} and became {level}"
    return Remark("heading-skips-a-level", message, words)

"""Bodies by the grammar of Markdown and HTML: what stands in a text, nested and repeated beyond
all reason."""

from random import Random

from tests.fuzz import hostile

LONGEST = 60_000
"""Characters."""


def a_body(chance: Random) -> str:
    blocks = [_block(chance, 0) for _ in range(chance.choice((1, 2, 4, 8)))]
    return "".join(blocks)[:LONGEST]


def _block(chance: Random, depth: int) -> str:
    way = chance.randrange(12)
    if way < 4 or depth > 4:
        return "".join(_piece(chance) for _ in range(chance.randrange(1, 14)))
    if way < 6:
        return _repeated(chance)
    inner = _block(chance, depth + 1)
    lead = chance.choice(
        ("> ", "- ", "    ", "1. ", ":   ", "!!! note\n    ", ">> ", "\t", "   ", "[^1]: ")
    )
    if way < 9:
        return "".join(f"{lead}{line}\n" for line in inner.split("\n"))
    name = chance.choice(
        (
            "div",
            "p",
            "b",
            "table",
            "td",
            "ul",
            "li",
            "a",
            "blockquote",
            "pre",
            "details",
            "svg",
            "math",
            "zz",
        )
    )
    attribute = chance.choice(
        (
            "",
            ' markdown="1"',
            " onclick=x",
            f' href="{hostile.address(chance)}"',
            ' id="x"',
            " style=x",
        )
    )
    return f"<{name}{attribute}>{inner}{chance.choice((f'</{name}>', '', '</x>'))}\n"


def _piece(chance: Random) -> str:
    way = chance.randrange(10)
    if way < 4:
        return chance.choice(hostile.INLINE)
    if way < 6:
        return chance.choice(hostile.LINES)
    if way == 6:
        return f"[{hostile.text(chance)[:60]}]({hostile.address(chance)[:400]}) "
    if way == 7:
        return f'![{hostile.text(chance)[:60]}]({hostile.address(chance)[:400]} "{chance.choice(hostile.TEXTS)[:60]}")\n\n'
    if way == 8:
        return f'<{chance.choice(("a", "img", "p", "video", "iframe", "script"))} {chance.choice(("href", "src", "srcset", "cite", "title"))}="{hostile.address(chance)[:400]}">'
    return hostile.text(chance)[:400]


def _repeated(chance: Random) -> str:
    """One or two pieces, many times."""
    piece = chance.choice((*hostile.INLINE, *hostile.LINES))
    if chance.random() < 0.5:
        piece += chance.choice((*hostile.INLINE, *hostile.LINES))
    times = chance.choices((3, 30, 300, 3000), (8, 8, 4, 0.6))[0]
    return (piece * times + chance.choice(("", '"', "]", ")", "\n", "`")))[:LONGEST]

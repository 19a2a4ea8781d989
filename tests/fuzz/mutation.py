"""Files of the sample, damaged: by a slip, by a merge, by a disk, by somebody who means harm."""

from functools import cache
from random import Random

from plugins.host.call import ROOT
from tests.fuzz import hostile

SAMPLE = ROOT / "content"


@cache
def sample() -> dict[str, bytes]:
    """The texts of the sample by their paths."""
    found = sorted(path for path in SAMPLE.rglob("*") if path.suffix in (".md", ".yaml"))
    return {path.relative_to(SAMPLE).as_posix(): path.read_bytes() for path in found}


def mutated(chance: Random, content: bytes) -> bytes:
    for _ in range(chance.choice((1, 1, 2, 4, 10))):
        content = chance.choice(WAYS)(chance, content)
    return content[:200_000]


def _cut(chance: Random, content: bytes) -> bytes:
    start, end = sorted(_places(chance, content, 2))
    return content[:start] + content[end:]


def _truncated(chance: Random, content: bytes) -> bytes:
    return content[: _places(chance, content, 1)[0]]


def _repeated(chance: Random, content: bytes) -> bytes:
    start, end = sorted(_places(chance, content, 2))
    piece = content[start : min(end, start + 60)]
    return content[:start] + piece * chance.choice((2, 5, 200)) + content[start:]


def _put_in(chance: Random, content: bytes) -> bytes:
    (place,) = _places(chance, content, 1)
    piece = chance.choice((*hostile.INLINE, *hostile.LINES, *hostile.TEXTS, *hostile.ADDRESSES))
    return content[:place] + piece.encode("utf-8", "surrogatepass") + content[place:]


def _noise(chance: Random, content: bytes) -> bytes:
    (place,) = _places(chance, content, 1)
    return content[:place] + chance.randbytes(chance.choice((1, 1, 4))) + content[place + 1 :]


def _line_moved(chance: Random, content: bytes) -> bytes:
    lines = content.split(b"\n")
    line = lines.pop(chance.randrange(len(lines)))
    lines.insert(chance.randrange(len(lines) + 1), line)
    return b"\n".join(lines)


def _line_doubled(chance: Random, content: bytes) -> bytes:
    lines = content.split(b"\n")
    place = chance.randrange(len(lines))
    return b"\n".join((*lines[:place], lines[place], *lines[place:]))


def _value_changed(chance: Random, content: bytes) -> bytes:
    lines = content.split(b"\n")
    keyed = [number for number, line in enumerate(lines) if b": " in line]
    if keyed:
        place = chance.choice(keyed)
        key = lines[place].partition(b": ")[0]
        lines[place] = key + b": " + hostile.text(chance).encode("utf-8", "surrogatepass")
    return b"\n".join(lines)


def _spliced(chance: Random, content: bytes) -> bytes:
    other = chance.choice(list(sample().values()))
    (mine,), (theirs,) = _places(chance, content, 1), _places(chance, other, 1)
    return content[:mine] + other[theirs:]


def _conflict(chance: Random, content: bytes) -> bytes:
    (place,) = _places(chance, content, 1)
    return content[:place] + b"\n<<<<<<< HEAD\nx\n=======\ny\n>>>>>>> b\n" + content[place:]


def _places(chance: Random, content: bytes, count: int) -> list[int]:
    return [chance.randrange(len(content) + 1) for _ in range(count)]


WAYS = (
    _cut, _truncated, _repeated, _put_in, _put_in, _noise, _line_moved, _line_doubled, _value_changed,
    _value_changed, _spliced, _conflict,
)  # fmt: skip

"""How wide and high a picture is, from the beginning of its file."""

import re
from pathlib import Path

NOT_KNOWN = (0, 0)
PICTURES = frozenset(
    (".apng", ".avif", ".bmp", ".gif", ".jpe", ".jpeg", ".jpg", ".png", ".svg", ".webp")
)
"""Endings of the files that browsers show as pictures."""

_ENOUGH = 65_536
"""Bytes within which the root element of an SVG begins."""
_AS_WIDE_AS_MAY_BE = 1200
"""An SVG that tells its shape and no size is as wide as its place: wider than any column."""

_BEFORE_ROOT = re.compile(r"<!--.*?-->|<\?.*?\?>", re.DOTALL)
_ROOT = re.compile(r"<(?:[\w.-]+:)?svg(?=[\s>/])((?:\"[^\"]*\"|'[^']*'|[^>\"'])*)>")
_ATTRIBUTE = re.compile(r"(?:^|\s)(width|height|viewBox)\s*=\s*(?:\"([^\"]*)\"|'([^']*)')")
_LENGTH = re.compile(
    r"\s*([+]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?)\s*(px|pt|pc|cm|mm|in|q)?\s*", re.I
)
_PIXELS = {
    "px": 1.0, "pt": 4 / 3, "pc": 16.0, "in": 96.0, "cm": 96 / 2.54, "mm": 96 / 25.4,
    "q": 96 / 101.6,
}  # fmt: skip
"""Units of CSS that mean the same everywhere (CSS Values 4, 6.2), in pixels."""


def size_of(path: Path) -> tuple[int, int]:
    """Width and height in pixels of CSS, a camera's turn counted in; (0, 0) where the file is no
    picture or does not tell."""
    ending = path.suffix.lower()
    if ending not in PICTURES:
        return NOT_KNOWN
    if ending == ".svg":
        return _of_drawing(path)
    import imagesize

    width, height = imagesize.get(path)
    return (int(width), int(height)) if width > 0 and height > 0 else NOT_KNOWN


def _of_drawing(path: Path) -> tuple[int, int]:
    """Of an SVG (SVG 2, 8.12): what it says in units, the rest from the shape of its `viewBox`."""
    with path.open("rb") as file:
        text = file.read(_ENOUGH).decode("utf-8", "replace")
    root = _ROOT.search(_BEFORE_ROOT.sub("", text))
    said = {name: one or other for name, one, other in _ATTRIBUTE.findall(root[1])} if root else {}
    width, height = _length(said.get("width", "")), _length(said.get("height", ""))
    if shape := _shape(said.get("viewBox", "")):
        if not width:
            width = height * shape if height else _AS_WIDE_AS_MAY_BE
        height = height or width / shape
    return (max(1, round(width)), max(1, round(height))) if width and height else NOT_KNOWN


def _length(written: str) -> float:
    """A length in pixels; 0 for a share of something else (`100%`, `2em`) and for nonsense."""
    found = _LENGTH.fullmatch(written)
    return float(found[1]) * _PIXELS[(found[2] or "px").lower()] if found else 0.0


def _shape(view_box: str) -> float:
    """Width by height of a `viewBox`; 0 where there is none that can be used."""
    try:
        _, _, width, height = (float(number) for number in re.split(r"[\s,]+", view_box.strip()))
    except ValueError:
        return 0.0
    return width / height if 0 < width < float("inf") and 0 < height < float("inf") else 0.0

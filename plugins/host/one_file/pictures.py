"""Pictures as they stand within a page: whole ones, and smaller ones where they weigh much."""

import warnings
from base64 import b64encode
from collections.abc import Callable
from io import BytesIO
from pathlib import Path, PurePosixPath
from urllib.parse import unquote, urlsplit

from plugins.host.preview.answers import kind_of

HEAVY = 300_000
"""Bytes; what weighs less stays as it is."""

WIDEST, HIGHEST = 1600, 2400
"""Pixels, twice what any page shows."""

_QUALITY = 82
_DRAWN_ANEW = frozenset((".bmp", ".gif", ".jpeg", ".jpg", ".png", ".tif", ".tiff", ".webp"))


class Pictures:
    """Gives the pictures of a page as `data:` addresses (RFC 2397).

    `bytes_at` gives what is at a site path, None where that is nothing. `weights` says how many
    characters each of those that were asked for takes.
    """

    def __init__(self, bytes_at: Callable[[str], bytes | None]) -> None:
        self._bytes_at = bytes_at
        self.weights: dict[str, int] = {}

    def __call__(self, address: str) -> str:
        """The picture at a site path; empty where there is none."""
        path = unquote(urlsplit(address).path)
        content = self._bytes_at(path)
        if content is None:
            return ""
        written = data_address(*lighter(content, PurePosixPath(path).suffix))
        self.weights[path] = len(written)
        return written


def data_address(content: bytes, suffix: str) -> str:
    """What a file of that ending (`.png`) holds, as an address."""
    kind = kind_of(Path(f"x{suffix}"))
    return f"data:{kind.partition(';')[0]};base64,{b64encode(content).decode()}"


def lighter(content: bytes, suffix: str) -> tuple[bytes, str]:
    """The picture as it is, or a smaller one that looks alike, without what its file says of
    camera and place; and the ending of its kind. What moves, and what cannot be read, stays."""
    if len(content) < HEAVY or suffix.lower() not in _DRAWN_ANEW:
        return content, suffix
    small = _drawn_small(content)
    return (small, ".webp") if small and len(small) < len(content) else (content, suffix)


def _drawn_small(content: bytes) -> bytes | None:
    from PIL import Image, ImageOps

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            picture = Image.open(BytesIO(content))
            if getattr(picture, "is_animated", False):
                return None
            picture.draft("RGB", (WIDEST, HIGHEST))
            drawn = ImageOps.exif_transpose(picture)
            drawn.thumbnail((WIDEST, HIGHEST))
            is_clear = drawn.mode in ("RGBA", "LA", "PA") or "transparency" in drawn.info
            file = BytesIO()
            has_colours_kept = drawn.mode in ("RGB", "RGBA")
            profile = drawn.info.get("icc_profile", b"") if has_colours_kept else b""
            drawn = drawn.convert("RGBA" if is_clear else "RGB")
            drawn.save(file, "WEBP", quality=_QUALITY, method=4, icc_profile=profile, exif=b"")
    except (OSError, ValueError, SyntaxError, Warning, Image.DecompressionBombError):
        return None
    return file.getvalue()

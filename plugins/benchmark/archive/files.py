"""Pictures and documents of the made-up archive: small files, each with bytes of its own."""

import struct
import zlib

from plugins.benchmark.archive.draws import Draws

WIDTH, HEIGHT = 1200, 630
"""Of a picture, in pixels."""


def picture(number: int) -> bytes:
    """A PNG of stripes in two colours, a few kilobytes."""
    draws = Draws(f"picture {number}")
    rows = (
        b"\0" + bytes((0xFF, 0xF0, 0x0F, 0x00)[draws.below(4)] for _ in range(WIDTH // 8))
        for _ in range(6)
    )
    stripes = b"".join(row * (HEIGHT // 6) for row in rows)
    colours = bytes(draws.below(256) for _ in range(6))
    head = struct.pack(">2I5B", WIDTH, HEIGHT, 1, 3, 0, 0, 0)
    parts = (b"IHDR", head), (b"PLTE", colours), (b"IDAT", zlib.compress(stripes)), (b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(name, data) for name, data in parts)


def paper(number: int) -> bytes:
    """A PDF of one empty page."""
    return (
        b"%%PDF-1.4\n%% paper %d\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
        b"2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
        b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>endobj\n"
        b"trailer<</Root 1 0 R>>\n%%%%EOF\n" % number
    )


def _chunk(name: bytes, data: bytes) -> bytes:
    """As the PNG specification (W3C, third edition) has it in 5.3."""
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

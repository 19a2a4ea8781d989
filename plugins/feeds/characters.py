"""Which characters a feed may hold."""

from html import escape

_CONTROLS = bytes({*range(0x20)} - set(b"\t\n\r"))
_NON_CHARACTERS = b"\xef\xbf"
"""How U+FFFE and U+FFFF begin in UTF-8, and few others."""


def xml_text(text: str) -> str:
    """`text` without the characters that XML 1.0 (production 2, Char) has no way to write: most
    control characters, lone surrogates, U+FFFE and U+FFFF. Everything else stays, emoji,
    marks of direction and `]]>` among it."""
    if text.isprintable():
        return text
    data = text.encode("utf-8", "ignore").translate(None, _CONTROLS)
    if text.isascii():
        return text if len(data) == len(text) else data.decode()
    if _NON_CHARACTERS in data:
        data = data.replace(b"\xef\xbf\xbe", b"").replace(b"\xef\xbf\xbf", b"")
    return data.decode()


def line(text: str, otherwise: str = "") -> str:
    """`text` as a title or name: XML's characters, no outer blanks; `otherwise` if none is left."""
    return xml_text(text).strip() or otherwise


def html_line(text: str, otherwise: str = "") -> str:
    """The same as HTML, which is how a `description` of RSS 2.0 is read."""
    return escape(line(text, otherwise), quote=False)

"""Which characters a feed may hold."""

from html import escape

_CONTROLS = bytes({*range(0x20)} - set(b"\t\n\r"))
_NON_CHARACTERS = b"\xef\xbf"
"""How U+FFFE and U+FFFF begin in UTF-8, and few others."""


def xml_text(text: str) -> str:
    """`text` without the characters that XML 1.0 (production 2, Char) has no way to write: most
    control characters, lone surrogates, U+FFFE and U+FFFF. Everything else stays, emoji,
    marks of direction and `]]>` among it."""
    return text if text.isprintable() else _writable(text).decode()


def in_xml(text: str) -> bytes:
    """`xml_text(text)` as it stands between two tags of an XML document in UTF-8."""
    data = text.encode() if text.isprintable() else _writable(text)
    data = data.replace(b"&", b"&amp;").replace(b"<", b"&lt;").replace(b">", b"&gt;")
    return data.replace(b"\r", b"&#13;")


def _writable(text: str) -> bytes:
    data = text.encode("utf-8", "ignore").translate(None, _CONTROLS)
    if _NON_CHARACTERS in data:
        data = data.replace(b"\xef\xbf\xbe", b"").replace(b"\xef\xbf\xbf", b"")
    return data


def line(text: str, otherwise: str = "") -> str:
    """`text` as a title or name: XML's characters, no outer blanks; `otherwise` if none is left."""
    return xml_text(text).strip() or otherwise


def html_line(text: str, otherwise: str = "") -> str:
    """The same as HTML, which is how a `description` of RSS 2.0 is read."""
    return escape(line(text, otherwise), quote=False)

"""Names in addresses by the rules of Jekyll, Hugo and Pelican, which are none of ours.

An address of theirs is told again here, so what these make is what those programs made: capitals,
dots and letters beyond ASCII stay where the old program let them.
"""

import re
import unicodedata
from urllib.parse import quote, unquote

_IN_PATHS = "/!$&'()*+,;=:@-._~"
"""What may stand in a path as it is (RFC 3986, section 3.3), beside letters and digits."""

_OF_HUGO = "./\\_#+~-"
_OF_JEKYLL = "._~!$&'()+,;=@"
_TAG = re.compile(r"<!--.*?-->|<[^>]*>", re.DOTALL)


def jekyll_slug(text: str) -> str:
    """Jekyll's `default` mode: small letters, and a hyphen for whatever is no letter or digit."""
    return _hyphened(text, "").lower()


def jekyll_title(text: str) -> str:
    """Jekyll's `pretty` mode with its capitals kept, which is what `:title` is."""
    return _hyphened(text, _OF_JEKYLL)


def hugo_path(text: str, keeps_capitals: bool = False) -> str:
    """A path, or a part of one, as Hugo makes it fit for addresses."""
    kept: list[str] = []
    gap = False
    for sign in text.strip():
        if _is_word(sign) or sign in _OF_HUGO:
            if gap and sign != "-" and kept and kept[-1] != "-":
                kept.append("-")
            kept.append(sign)
            gap = False
        elif sign.isspace():
            gap = True
    path = "".join(kept)
    return path if keeps_capitals else path.lower()


def pelican_slug(text: str) -> str:
    """Pelican's: without tags, in ASCII, and a hyphen for each run of blanks and hyphens."""
    from unidecode import unidecode

    words = " ".join(_TAG.sub("", text).split())
    plain = unidecode(unicodedata.normalize("NFKC", words))
    return re.sub(r"[-\s]+", "-", re.sub(r"[^\w\s-]", "", plain).strip()).lower().strip()


def escaped(path: str) -> str:
    """`path` as it stands in an address: whatever may not stand there as it is, in per cent."""
    return quote(unicodedata.normalize("NFC", unquote(path)), safe=_IN_PATHS)


def _hyphened(text: str, kept: str) -> str:
    signs = (sign if _is_word(sign) or sign in kept else "\n" for sign in text)
    slug = re.sub(r"\n+", "-", "".join(signs))
    return slug.removeprefix("-").removesuffix("-")


def _is_word(sign: str) -> bool:
    """Whether Unicode has `sign` as a letter, a mark or a decimal digit."""
    kind = unicodedata.category(sign)
    return kind[0] in "LM" or kind == "Nd"

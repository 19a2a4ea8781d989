"""The words of a plain text where HTML says something without words, or in signs of its own."""

import re
from urllib.parse import unquote

from plugins.newsletter.text.lines import GLUE

UNSEEN = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\xad\u200b\u2060\ufeff\ud800-\udfff]")
"""Control characters, and those that only say where a line may end."""
_FIRM = re.compile("[\xa0\u2007\u2009\u202f]")
_BLANKS = re.compile("[^\\S\xa0]+")
_RAISED = str.maketrans("0123456789+-−=()ni", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁿⁱ")
_LOWERED = str.maketrans("0123456789+-−=()", "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎")
_AS_TYPED = frozenset({"st", "nd", "rd", "th", "er", "re", "e", "o", "a", "TM", "SM", "™", "®"})
PLAYED = {"video": "Video", "audio": "Recording", "iframe": "Shown on the page"}
"""What stands for an element that plays or shows something and has no title."""


def collapsed(text: str) -> str:
    """Text as a browser shows it: blanks and line ends in a row are one blank."""
    return _BLANKS.sub(" ", _FIRM.sub(GLUE, UNSEEN.sub("", text)))


def one_line(text: str) -> str:
    """An attribute's value as words."""
    return " ".join(UNSEEN.sub("", text).split())


def raised(text: str) -> str:
    """Raised words: m², 21st, x^ab."""
    return _in_signs(text, _RAISED, "^")


def lowered(text: str) -> str:
    """Lowered words: H₂O, x_ab."""
    return _in_signs(text, _LOWERED, "_")


def played(tag: str, attributes: dict[str, str]) -> str:
    return one_line(attributes.get("title", "")) or PLAYED[tag]


def bare(address: str) -> str:
    """An address as people say it: without its scheme and the slash at its end."""
    return re.sub(r"^(?:https?://(?:www\.)?|www\.|mailto:|tel:)", "", address).rstrip("/")


def beside(address: str) -> str:
    """The mail address or number that stands beside the words which lead to it, not in a note."""
    scheme, _, rest = address.partition(":")
    is_near = scheme.lower() in ("mailto", "tel")
    return one_line(unquote(rest.partition("?")[0])) if is_near else ""


def is_said(contact: str, words: str) -> bool:
    """Whether the words name a mail address or number themselves."""
    if "@" in contact:
        return contact.casefold() in words.casefold()
    wanted, said = (re.sub(r"\D", "", text) for text in (contact, words))
    return len(wanted) > 0 and wanted[-9:] in said


def _in_signs(text: str, signs: dict[int, int], mark: str) -> str:
    """In signs of Unicode where it has them, else with a mark."""
    typed = text.strip()
    if typed in _AS_TYPED or typed.startswith(("(", f"{GLUE}(", "[")):
        return text
    return typed.translate(signs) if all(ord(sign) in signs for sign in typed) else mark + typed

"""One text of front matter → the value that a key wants, or what is wrong with it."""

import re
from collections.abc import Callable, Iterable
from datetime import datetime
from zoneinfo import ZoneInfo, available_timezones

from plugins.domain.addresses import is_web_address
from plugins.domain.moments import NotAMoment, day_in_words, parse_moment
from plugins.domain.names import nearest, slugify
from plugins.domain.palette import READABLE, contrast_on_paper, nearest_readable
from plugins.domain.settings import is_site_path

Parse = Callable[[str, ZoneInfo], object]
"""A text that is not blank, and the site's zone → the value. Raises `Wrong`."""

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_NUMBER = re.compile(r"0*([1-9][0-9]{0,5})")
_SLUG = re.compile(r"[a-z0-9]+(?:-+[a-z0-9]+)*")
LONGEST_SLUG = 200
"""Characters: with a date before them and an ending, a name that every file system takes."""
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
_HOST = re.compile(r"(?:[\w-]+\.)+[A-Za-z]{2,}(?:[/:]\S*)?")
_MAILBOX = re.compile(
    r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*"
    r"@(?:[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?\.)*[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?"
)
_LONGEST_IN_A_HEAD = 900  # characters (RFC 5322, 2.1.1: 998 of a line, its name among them)
_IN_ANGLES = re.compile(r".*<([^<>]+)>\s*")
_LONGEST_MAILBOX = 254  # characters (RFC 5321, 4.5.3.1.3, less the angle brackets)
_PLACEHOLDER = re.compile(
    r"\{\{[^{}\n]{1,80}\}\}|\*\|[^|\n]{1,80}\|\*|%[\w.-]{1,80}%|\[[\w-]{1,80}\]"
)
_COLOUR = re.compile(r"#(?:[0-9a-f]{3}|[0-9a-f]{6})")
_TRUTH = {"true": True, "yes": True, "on": True, "false": False, "no": False, "off": False}
_FIGURES = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


class Wrong(ValueError):
    """The text is not what the key wants; `hint` is the mend."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


def as_text(text: str, _zone: ZoneInfo) -> str:
    return text


def as_number(text: str, _zone: ZoneInfo) -> int:
    """A whole number from 1 to 999999."""
    found = _NUMBER.fullmatch(text.strip())
    if found:
        return int(found[1])
    word = text.strip().lower()
    example = _FIGURES.index(word) + 1 if word in _FIGURES else 1
    raise Wrong(f"“{text}” is not a whole number from 1 up", f"write it in figures: {example}")


def as_truth(text: str, _zone: ZoneInfo) -> bool:
    truth = _TRUTH.get(text.strip().lower())
    if truth is None:
        raise Wrong(f"“{text}” is neither true nor false", "write true or false")
    return truth


def as_moment(text: str, zone: ZoneInfo) -> datetime:
    """A day alone is its first moment."""
    try:
        return parse_moment(text, zone)
    except NotAMoment as error:
        raise Wrong(str(error), error.hint) from None


def as_last_moment(text: str, zone: ZoneInfo) -> datetime:
    """A day alone is its last second: until then, something is open or held."""
    moment = as_moment(text, zone)
    if _DAY.fullmatch(text.strip()):
        return moment.replace(hour=23, minute=59, second=59)
    return moment


def as_expected(text: str, zone: ZoneInfo) -> str:
    """Words stay as they are; a day is put into words."""
    if not _DAY.fullmatch(text.strip()):
        return text
    return day_in_words(as_moment(text, zone))


def as_slug(text: str, _zone: ZoneInfo) -> str:
    if len(text) > LONGEST_SLUG:
        shorter = slugify(text[: LONGEST_SLUG // 2].rpartition("-")[0] or text[:20])
        raise Wrong(
            f"“{text[:40]}…” has {len(text):,} characters; {LONGEST_SLUG} is the most for a slug",
            f"write {shorter}" if shorter else "write some words in the letters a to z",
        )
    if _SLUG.fullmatch(text):
        return text
    better = slugify(text)
    raise Wrong(
        f"“{text}” cannot be part of an address, which has lower-case letters, digits and hyphens",
        f"write {better}" if better else "write it in the letters a to z",
    )


def as_language(text: str, _zone: ZoneInfo) -> str:
    if _LANGUAGE.fullmatch(text.strip()):
        return text.strip()
    raise Wrong(f"“{text}” is not the code of a language", "codes are en-GB, cy, fr")


def as_address(text: str, _zone: ZoneInfo) -> str:
    """A place on this site, from its `/`, or an address on the web."""
    if is_site_path(text) or is_web_address(text):
        return text
    better = f"https://{text}" if _HOST.fullmatch(text) else f"/{text.lstrip('/')}"
    raise Wrong(f"“{text}” is neither a path that begins with / nor a web address",
                f"write {better}")  # fmt: skip


def as_site_address(text: str, _zone: ZoneInfo) -> str:
    """`https://example.org` or `https://example.org/blog`, without a slash at the end."""
    address = text.strip().rstrip("/")
    if is_web_address(address) and not re.search(r"[\s?#]", address):
        return address
    example = f"https://{address}" if _HOST.fullmatch(address) else "https://example.org"
    raise Wrong(f"“{text}” is not the address of a site", f"write it as {example}")


def as_mail_address(text: str, _zone: ZoneInfo) -> str:
    """`policy@example.org` alone (RFC 5321, 4.1.2: Mailbox, without quoted names)."""
    address = text.strip()
    if _MAILBOX.fullmatch(address) and len(address) <= _LONGEST_MAILBOX:
        return address
    inner = _IN_ANGLES.fullmatch(address)
    better = inner[1] if inner and _MAILBOX.fullmatch(inner[1]) else "it as policy@example.org"
    raise Wrong(f"“{text}” is not a mail address", f"write {better}")


def as_web_address(text: str, _zone: ZoneInfo) -> str:
    """A whole address on the web."""
    address = text.strip()
    if is_web_address(address) and not re.search(r"\s", address):
        return address
    example = f"https://{address}" if _HOST.fullmatch(address) else "it as https://example.org/"
    raise Wrong(f"“{text}” is not an address on the web", f"write {example}")


def as_way_out(text: str, _zone: ZoneInfo) -> str:
    """A web address, or the placeholder for one that a mail service fills for each subscriber."""
    way = text.strip()
    is_right = _PLACEHOLDER.fullmatch(way) or (way.startswith("https://") and is_web_address(way))
    if is_right and len(way) <= _LONGEST_IN_A_HEAD and way.isprintable():
        return way
    raise Wrong(
        f"“{text}” is neither an address that begins with https:// nor a service's placeholder",
        "write https://…, or such as {{ UnsubscribeURL }}",
    )


def as_time_zone(text: str, _zone: ZoneInfo) -> str:
    """The name of a zone of the IANA time zone database."""
    name = text.strip()
    try:
        return ZoneInfo(name).key
    except (ValueError, OSError, KeyError):
        meant = nearest(name, available_timezones())
        hint = f"did you mean {meant}?" if meant else "names are such as Europe/London"
        raise Wrong(f"“{text}” is not the name of a time zone", hint) from None


def as_colour(text: str, _zone: ZoneInfo) -> str:
    """An accent, `#0b5d46` or `#0b5`, in six small digits. It can be read on its paper."""
    written = text.strip().lower()
    if not _COLOUR.fullmatch(written):
        better = f"#{written}" if _COLOUR.fullmatch(f"#{written}") else "it in the form #0b5d46"
        raise Wrong(f"“{text}” is not a colour of # and six digits, each 0 to 9 or a to f",
                    f"write {better}")  # fmt: skip
    digits = written[1:]
    colour = f"#{digits}" if len(digits) == 6 else "#" + "".join(2 * digit for digit in digits)
    if (ratio := contrast_on_paper(colour)) < READABLE:
        reached = int(ratio * 100) / 100  # not rounded up to what it does not reach
        raise Wrong(
            f"“{text}” is too pale to be read: its contrast is {reached}, and must be {READABLE}",
            f"use {nearest_readable(colour)}, the nearest that can be read",
        )
    return colour


def as_one_of(words: Iterable[str]) -> Parse:
    """The word, in small letters, if it is one of `words`."""
    known = tuple(words)
    listed = f"{', '.join(known[:-1])} or {known[-1]}"

    def as_choice(text: str, _zone: ZoneInfo) -> str:
        word = text.strip().lower()
        if word in known:
            return word
        meant = nearest(word, known)
        raise Wrong(f"“{text}” is not one of {listed}",
                    f"did you mean {meant}?" if meant else f"write {listed}")  # fmt: skip

    return as_choice

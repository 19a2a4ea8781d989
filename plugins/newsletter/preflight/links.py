"""Links and pictures of a letter: they lead somewhere from every mailbox."""

import re
from collections.abc import Iterator
from urllib.parse import unquote, urlsplit

from plugins.checks.links import not_public, when_public
from plugins.domain.outputs import path_of
from plugins.domain.problem import Problem, Severity
from plugins.domain.settings import SITE_FILE
from plugins.newsletter.preflight.finished_letters import FinishedLetter, Typed, typed_as
from plugins.newsletter.preflight.parts import LetterParts, LetterPicture

_PLACEHOLDER = re.compile(r"\{\{|\*\||%\w+%|\[\w+\]")
"""What a service fills: `{{ UnsubscribeURL }}`, `*|UNSUB|*`, `%unsubscribe%`, `[unsubscribe]`."""
_BY_OTHER_PROGRAMS = ("mailto:", "tel:")


def check_links(letter: FinishedLetter, parts: LetterParts) -> Iterator[Problem]:
    """A link of a letter has words, is a whole address and leads to what readers can see.

    A mailbox is no page of the site: an address that counts from one leads nowhere, and a mail that
    has gone out cannot be mended.

    Bad: `[](https://example.org/report)`
    Good: `[the report](https://example.org/report)`
    """
    yield from _about_address(letter)
    for link in parts.links:
        if not link.words:
            yield _about_link(
                typed_as(link.address, letter),
                f"a link to {link.address or 'nowhere'} has no words",
                "give it words, or its picture a description: there is nothing to press",
            )
    for address in dict.fromkeys(link.address for link in parts.links):
        yield from _about_target(address, letter, parts)


def _about_address(letter: FinishedLetter) -> Iterator[Problem]:
    """The address of the site, with which most addresses of a letter begin."""
    address = letter.settings.address
    place = Typed(SITE_FILE, letter.places.of_key(SITE_FILE, "address"), address)
    if letter.is_local:
        yield _about_link(
            place,
            f"the links of the letter lead to {address}, which nobody else can reach",
            "write the site's address, such as address: https://www.example.org",
        )
    elif address.startswith("http://"):
        yield _unencrypted(place)


def _about_target(address: str, letter: FinishedLetter, parts: LetterParts) -> Iterator[Problem]:
    if not address or address.startswith(_BY_OTHER_PROGRAMS) or _PLACEHOLDER.search(address):
        return
    typed = typed_as(address, letter)
    if address.startswith("#"):
        if unquote(address[1:]) not in parts.names:
            yield _about_link(typed, f"“{address}” leads nowhere within the letter", _WHOLE)
    elif not address.startswith(("https://", "http://")):
        yield _about_link(typed, f"“{address}” leads nowhere from a mailbox", _WHOLE)
    elif (path := path_within(address, letter)) is not None:
        if path not in letter.public:
            yield _dead(typed, address, path, letter)
    elif address.startswith("http://"):
        yield _unencrypted(typed)


_WHOLE = "write a whole address, such as https://www.example.org/report"


def path_within(address: str, letter: FinishedLetter) -> str | None:
    """The path of the file that answers at an address of the site; None for any other address."""
    base = letter.settings.address
    if address != base and not address.startswith((f"{base}/", f"{base}?", f"{base}#")):
        return None
    return path_of(unquote(urlsplit(address.removeprefix(base) or "/").path) or "/")


def _dead(typed: Typed, address: str, path: str, letter: FinishedLetter) -> Problem:
    post = not_public(letter.library.posts, letter.public).get(path)
    if post:
        message = f"“{typed.words}” leads to a post that is not public"
        return _about_link(typed, message, when_public(post))
    place = address.removeprefix(letter.settings.address).partition("#")[0]
    message = f"“{typed.words}” leads to {place}, which is not on the site"
    return _about_link(typed, message, "correct the address, or take the link out")


def _unencrypted(typed: Typed) -> Problem:
    return _about_link(
        typed,
        f"“{typed.words}” begins with http://, so that anybody on the way can read and alter it",
        "write https://, if the page answers there",
        "warning",
    )


def _about_link(typed: Typed, message: str, hint: str, severity: Severity = "error") -> Problem:
    return Problem(
        source=typed.source,
        line=typed.line,
        check="letter-link",
        message=message,
        hint=hint,
        severity=severity,
        subject=typed.words,
    )


def check_pictures(letter: FinishedLetter, parts: LetterParts) -> Iterator[Problem]:
    """A picture of a letter can be fetched from anywhere, has words and a width.

    Bad: `<img src="/images/hall.png">`
    Good: `![A hall with its doors open](../images/hall.png)`
    """
    for picture in dict.fromkeys(parts.pictures):
        yield from _about(picture, letter)


def _about(picture: LetterPicture, letter: FinishedLetter) -> Iterator[Problem]:
    typed = typed_as(picture.address, letter)
    shown = typed.words[:80] or "without an address"
    path = path_within(picture.address, letter)
    if not picture.address.startswith(("https://", "http://")):
        message = f"the picture {shown} cannot be fetched from a mailbox"
        yield _about_picture(typed, message, "put it into images/, and name it from there")
    elif path is not None and path not in letter.public:
        message = f"the picture {shown} is not on the site"
        yield _about_picture(typed, message, "correct the address, or take the picture out")
    elif path is None and picture.address.startswith("http://"):
        message = f"the picture {shown} begins with http://: many mail programs do not show it"
        yield _about_picture(typed, message, "put it into images/, or write https://", "warning")
    if picture.alt is None:
        message = f"the picture {shown} has no words for those who do not see it"
        yield _about_picture(typed, message, "say in a few words what it shows; most see no other")
    if not picture.width:
        message = f"of the picture {shown} no width is known: Outlook shows it in its full size"
        yield _about_picture(typed, message, "save it anew, as PNG or JPEG", "warning")


def _about_picture(typed: Typed, message: str, hint: str, severity: Severity = "error") -> Problem:
    return Problem(
        source=typed.source,
        line=typed.line,
        check="letter-picture",
        message=message,
        hint=hint,
        severity=severity,
        subject=typed.words,
    )

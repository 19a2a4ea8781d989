"""An edition as a letter: what the HTML and the plain text of a mail are both made from."""

from pathlib import Path
from typing import ClassVar, Literal
from urllib.parse import quote

from msgspec import Struct

from plugins.domain.outputs import View
from plugins.domain.posts import Post
from plugins.domain.sealed import Sealed
from plugins.domain.settings import Footer, Settings
from plugins.domain.site import Site
from plugins.views.days import Day, present_day
from plugins.views.feed_items import subject_of_item
from plugins.views.heads import direction_of
from plugins.views.letter_bodies import LetterBody, letter_body
from plugins.views.letter_style import KeptStyle, load_letter_style
from plugins.views.newsletter import edition_in_words
from plugins.views.stylesheet import THEME


class WaysOut(Struct, frozen=True):
    """How a subscriber answers or leaves.

    `reply` is a mailto address, empty without one; `unsubscribe` is an https address or a service's
    placeholder, empty without one.
    """

    reply: str
    unsubscribe: str


class Letter(View, frozen=True, kw_only=True):
    """An edition in a mailbox.

    `name` is the newsletter's; `home` is the absolute address of the site; `address` is the
    absolute one of its page; `number` is "Edition 8"; `subject` is what a list of mails shows;
    `preheader` is what it shows after that, empty where the editor wrote none; `authors` are those
    who wrote it, as one reads them out; `around` is the language of what stands around the text
    where that is another than its own, else empty; `direction_around` is how that is read;
    `postal` is the sender's address on paper; `subscribe` is the service's page for somebody to
    whom a letter was passed on; `ways_out` are for those who answer or leave; `style` is what
    stays in the head, all else being written into the elements.
    """

    template: ClassVar[str] = "email/letter.html"

    language: str
    around: str
    direction: Literal["", "rtl"]
    direction_around: Literal["ltr", "rtl"]
    name: str
    home: str
    number: str
    day: Day
    subject: str
    preheader: str
    title: str
    address: str
    authors: str
    body: LetterBody
    footer: Footer
    postal: str
    subscribe: str
    ways_out: WaysOut
    style: KeptStyle


class TextLetter(View, frozen=True):
    """The same letter for those who read plain text.

    `letter` is the one that the HTML is made from; `main` is its body as text.
    """

    template: ClassVar[str] = "email/letter.txt"

    letter: Letter
    main: str


def present_letter(site: Site, post: Post, theme: Path = THEME) -> Letter:
    """The letter of an edition. What the editor did not write for the mailbox is taken from the
    post: its title, and nothing for the preheader."""
    settings, newsletter = site.settings, site.settings.newsletter
    subject = subject_of_item(site, post)
    return Letter(
        language=post.lang,
        around="" if post.lang == settings.language else settings.language,
        direction=direction_of(post.lang),
        direction_around=direction_of(settings.language) or "ltr",
        name=name_of_newsletter(settings),
        home=settings.absolute("/"),
        number=edition_in_words(post),
        day=present_day(post.published),
        subject=subject_line(post),
        preheader=post.email.preheader,
        title=post.title,
        address=settings.absolute(post.address),
        authors=_in_words([author.name for author in subject.authors]),
        body=letter_body(subject, Sealed(settings)),
        footer=settings.footer,
        postal=newsletter.postal,
        subscribe=newsletter.subscribe,
        ways_out=WaysOut(_reply(settings, post), newsletter.unsubscribe),
        style=load_letter_style(settings.accent, theme).kept,
    )


def name_of_newsletter(settings: Settings) -> str:
    """What subscribers know it as, one line."""
    return " ".join((settings.newsletter.name or settings.name).split())


def name_of_sender(settings: Settings) -> str:
    """Whom lists of mails name it after, one line."""
    return " ".join((settings.newsletter.sender_name or settings.name).split())


def subject_line(post: Post) -> str:
    """What stands in a list of mails, one line."""
    return " ".join((post.email.subject or post.title).split())


def _reply(settings: Settings, post: Post) -> str:
    address = settings.answers_to
    if not address:
        return ""
    return f"mailto:{quote(address, safe='@')}?subject={quote(f'Re: {subject_line(post)}')}"


def _in_words(names: list[str]) -> str:
    return " and ".join(filter(None, (", ".join(names[:-1]), *names[-1:])))

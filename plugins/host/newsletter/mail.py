"""An edition as mail: its letter put into the theme's templates, and into a message."""

from pathlib import Path
from urllib.parse import urlsplit

from msgspec import Struct
from msgspec.structs import replace

from plugins.domain.posts import Post
from plugins.domain.settings import LOCAL_ADDRESS, Settings
from plugins.domain.site import Site
from plugins.newsletter.inlining import inlined
from plugins.newsletter.message.messages import MailHead, message_id, message_of, proof_of
from plugins.newsletter.text.plain_text import plain_text
from plugins.publishing.rendering import environment
from plugins.views.letter_style import load_letter_style
from plugins.views.letters import (
    TextLetter,
    name_of_newsletter,
    name_of_sender,
    present_letter,
)
from plugins.views.stylesheet import THEME

NOBODY = "nobody@example.invalid"
"""Whom a letter comes from, or goes to, where nobody has said that yet (RFC 2606, 2)."""


class Mail(Struct, frozen=True, kw_only=True):
    """The mail of an edition. `html` is a whole document with its styles in its elements, `text`
    the same to be read without any. Equal content gives equal bytes, whoever makes it and when."""

    post: Post
    head: MailHead
    html: str
    text: str

    @property
    def message(self) -> bytes:
        """Head, text and HTML (RFC 5322), with CRLF."""
        return message_of(self.head, self.html, self.text)

    def addressed(self, to: str) -> "Mail":
        """The same to another address."""
        return replace(self, head=replace(self.head, to=to))

    def proof(self, to: str, token: str) -> "Mail":
        """A proof of it for somebody; each with another `token` is another message."""
        return replace(self, head=proof_of(self.head, to, f"{token}/{self.html}"))


def mail_of(site: Site, post: Post, theme: Path = THEME) -> Mail:
    """The mail of an edition of the site, listed or not."""
    letter = present_letter(site, post, theme)
    templates = environment(theme / "templates", site.settings)
    bare = templates.page(letter.template, letter, None)
    text = TextLetter(letter, plain_text(letter.body.without_contents))
    return Mail(
        post=post,
        head=_head(site.settings, post, letter.subject),
        html=inlined(bare, load_letter_style(site.settings.accent, theme).inlined),
        text=templates.page(text.template, text, None),
    )


def _head(settings: Settings, post: Post, subject: str) -> MailHead:
    """A list that is not known has no id; a site on this machine alone no page to be found at."""
    newsletter = settings.newsletter
    sender = newsletter.sender or NOBODY
    host = urlsplit(settings.address).hostname or "localhost"
    return MailHead(
        sender=sender,
        sender_name=name_of_sender(settings),
        to=newsletter.list or sender,
        reply_to=newsletter.reply or settings.reply,
        subject=subject,
        date=post.published,
        message_id=message_id(settings.identity, post.id, host),
        list_id=newsletter.list,
        list_name=name_of_newsletter(settings),
        unsubscribe=newsletter.unsubscribe,
        archived_at="" if settings.address == LOCAL_ADDRESS else settings.absolute(post.address),
        language=post.lang,
    )

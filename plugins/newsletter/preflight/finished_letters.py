"""A letter as it will be handed over, and where what stands in it was typed."""

from collections.abc import Iterator
from datetime import datetime

from msgspec import Struct

from plugins.domain.library import Library
from plugins.domain.places import Places
from plugins.domain.posts import Post
from plugins.domain.settings import SITE_FILE, Settings


class FinishedLetter(Struct, frozen=True, kw_only=True):
    """A letter with what its checks must know around it.

    `html` is the whole document. `library` is everything that there is, public or not; `public` the
    paths of the files that readers can have when the letter arrives; `moment`, not before the
    edition's own, is when it is sent at the earliest; `is_local` says that the site's address leads
    to this machine alone.
    """

    post: Post
    subject: str
    preheader: str
    html: str
    library: Library
    public: frozenset[str]
    places: Places
    moment: datetime
    is_local: bool = False

    @property
    def settings(self) -> Settings:
        return self.library.settings

    def line_of(self, key: str) -> int | None:
        """The line of a key of the edition (`email.subject`), of what it stands in, else of its
        `edition`."""
        source = self.post.source
        text = self.places.sources.get(source)
        if text is None:
            return None
        above = key.partition(".")[0]
        found = text.lines.get(key) or text.lines.get(above)
        return found or self.places.of_key(source, "edition")


class Typed(Struct, frozen=True):
    """Where something was typed: file, line, and as what; `key` is that of the front matter, empty
    for what stands in the text."""

    source: str
    line: int | None
    words: str
    key: str = ""


def typed_as(address: str, letter: FinishedLetter) -> Typed:
    """Where the address of a link or a picture of the letter was typed; the line of the edition's
    number for what the letter has by itself."""
    post, places, absolute = letter.post, letter.places, letter.settings.absolute
    for reference, target in zip(post.body.references, post.targets, strict=True):
        in_full = absolute(f"{post.address}{target}" if target[:1] in ("#", "?") else target)
        if address in (in_full, target):
            line = places.of_words(post.source, reference.address)
            return Typed(post.source, line, reference.address)
    for key, written in _heads(post):
        if address in (absolute(written), written):
            return Typed(post.source, letter.line_of(key), written, key)
    for key, written in _settings(letter.settings):
        if address in (absolute(written), written):
            return Typed(SITE_FILE, places.of_key(SITE_FILE, key), written, key)
    return Typed(post.source, letter.line_of("edition"), address, "edition")


def _heads(post: Post) -> Iterator[tuple[str, str]]:
    if post.image:
        yield "image.src", post.image.src
    for number, action in enumerate(post.actions):
        yield f"actions.{number}.url", action.url
    for number, download in enumerate(post.files):
        yield f"files.{number}.file", download.address


def _settings(settings: Settings) -> Iterator[tuple[str, str]]:
    yield "newsletter.unsubscribe", settings.newsletter.unsubscribe

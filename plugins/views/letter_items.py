"""An edition as an item of the newsletter's feed: what its mail says, under the mail's subject.

Services make mails of these items and send each that they take for new, some by its guid, others by
its date. So neither ever moves: not with a change, however large, and not with a date that is
corrected after subscribers had the edition.
"""

from datetime import datetime

from msgspec import Struct
from msgspec.structs import replace

from plugins.domain.posts import Post
from plugins.domain.sealed import Sealed
from plugins.domain.settings import Settings
from plugins.domain.site import Site
from plugins.views.feed_items import FeedItem, ItemSubject, present_item
from plugins.views.letter_bodies import letter_body
from plugins.views.letters import subject_line


class LetterSubject(Struct, frozen=True, array_like=True, gc=False):
    """What the item is made from, the settings apart. `published` is the date of the edition, or
    when it first was on the site if it was given a later date since."""

    item: ItemSubject
    published: datetime


def subject_of_letter(site: Site, post: Post, item: ItemSubject) -> LetterSubject:
    """Of an edition, of which `item` is what other feeds make theirs from."""
    before = site.past.posts.get(post.id)
    return LetterSubject(item, min(post.published, before.published) if before else post.published)


def present_letter_item(subject: LetterSubject, sealed: Sealed[Settings]) -> FeedItem:
    """The item, with the main part of the letter as its content."""
    item = present_item(subject.item, sealed)
    return replace(
        item,
        title=subject_line(subject.item.post.value),
        html=letter_body(subject.item, sealed).html.strip() or item.html,
        published=subject.published,
        updated=subject.published,
    )

"""What stands above a page that is not, or may not be, what the public sees."""

from datetime import datetime

from msgspec import Struct

from plugins.domain.ledger import PastPost
from plugins.domain.library import standing_at
from plugins.domain.moments import day_in_words, has_come
from plugins.domain.posts import Post
from plugins.views.days import moment_in_words


class Notice(Struct, frozen=True):
    """`mark` is said first and in the title too, empty where all pages of a preview have the same
    notice; `text` says what the page is and of when."""

    mark: str
    text: str


IN_PREVIEW = Notice("", "A preview: drafts and scheduled posts show here, and nowhere else.")


class Known(Struct, frozen=True):
    """What the ledger says of a post: whether there is a ledger at all, what was last published of
    the post, and whether its text is the same now."""

    has_ledger: bool = False
    before: PastPost | None = None
    is_same: bool = False


def present_notice(post: Post, known: Known, now: datetime) -> Notice:
    """What a page that shows a post by itself says of where the post stands at `now`."""
    mark, text = _standing(post, known, now)
    return Notice(mark, f"{text} This is how it stood on {day_in_words(now)}.")


def _standing(post: Post, known: Known, now: datetime) -> tuple[str, str]:
    before = known.before
    if post.status == "draft":
        return "Not published", _with_embargo("A draft.", post, now)
    if not has_come(post.published, now):
        return "Not published", _with_embargo("", post, now)
    if not known.has_ledger:
        day = day_in_words(post.published)
        return "Preview", f"By its date this is public since {day}; the site may show another text."
    if before is None:
        return "Not published", "It comes onto the site with the next publication."
    if _is_as_published(post, known, before, now):
        return "Published", "The site has it as it stands here."
    since = day_in_words(before.published.astimezone(now.tzinfo))
    return "Preview, not published as it stands here", f"A post has been here since {since}."


def _is_as_published(post: Post, known: Known, before: PastPost, now: datetime) -> bool:
    status = "withdrawn" if post.status == "withdrawn" else standing_at(post, now)
    return known.is_same and (before.status, before.address) == (status, post.address)


def _with_embargo(words: str, post: Post, now: datetime) -> str:
    """The words, and until when nothing of the post may be passed on."""
    if has_come(post.published, now):
        return words
    until = f"{moment_in_words(post.published)} {post.published:%Z}".strip()
    return f"{words} Embargo until {until}: please pass nothing on before then.".strip()

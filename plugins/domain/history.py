"""What a reader was shown of a post, and how its history accounts for what became of it."""

import hashlib
import re
from datetime import datetime, time

from plugins.domain.ledger import Past, PastPost
from plugins.domain.posts import Post

_SIZE = 10
_CONTENT_FILE = re.compile(r"(\](?:\(|:[ \t])[ \t]*)(?![a-z]+:)[^()#\s]*\.md(?=[#)\s]|$)")
"""Where a link names a file of the content."""


def text_digest(title: str, standfirst: str, markdown: str) -> str:
    """The digest, in hexadecimal digits, of what an editor typed for readers: title and standfirst
    as they stand in the file, and the Markdown of the body. Blanks at the ends of lines, blank
    lines beyond the first and those at either end make no difference, nor does anything that the
    program makes of the text, nor which content file a link names: files are renamed."""
    lines = [line.rstrip() for line in _CONTENT_FILE.sub(r"\1", markdown.strip()).splitlines()]
    kept = (line for line, above in zip(lines, ("", *lines), strict=False) if line or above)
    whole = "\0".join((title, standfirst, "\n".join(kept)))
    return hashlib.blake2b(whole.encode("utf-8", "surrogatepass"), digest_size=_SIZE).hexdigest()


def number_of_entries(post: Post) -> int:
    """How many entries the history of a post has: changes, major or not, and corrections."""
    return len(post.changes) + len(post.corrections)


def may_be_unexplained(post: Post, before: PastPost) -> bool:
    """Whether a post that readers see now and saw `before` would owe them an entry, had its text
    changed: it has none that it had not then. Of what was withdrawn then there is no text."""
    return bool(before.text) and number_of_entries(post) <= before.entries


def withdrawn_on(post: Post, past: Past, moment: datetime) -> datetime | None:
    """When a withdrawn post was: on the day of its last entry or of `modified`. Where readers were
    shown the post after that, or it says no day, on the day on which it was published as withdrawn,
    which is that of `moment` as long as it has not been. None where nobody knows."""
    if _is_as_stated(post, past):
        return withdrawal_stated(post)
    known = past.withdrawn.get(post.id, moment).astimezone(moment.tzinfo)
    return datetime.combine(known.date(), time(), moment.tzinfo)


def is_withdrawn_today(post: Post, past: Past) -> bool:
    """Whether the day of a withdrawal is that of the build, whenever that is."""
    return post.id not in past.withdrawn and not _is_as_stated(post, past)


def withdrawal_stated(post: Post) -> datetime | None:
    """When the front matter of a withdrawn post says that it was."""
    dates = [one.date for one in post.changes]
    return max((*dates, post.modified) if post.modified else dates, default=None)


def _is_as_stated(post: Post, past: Past) -> bool:
    """Whether a withdrawn post was withdrawn when its front matter says, if that says it: readers
    were not shown it then or later."""
    stated, shown = withdrawal_stated(post), past.shown.get(post.id)
    return shown is None or (stated is not None and stated > shown)

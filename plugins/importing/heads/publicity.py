"""How public an old post was: what was not plainly public is a draft, so that nothing goes out that
did not before."""

import re
from collections.abc import Iterator
from typing import Literal

from plugins.importing.heads.old_dates import written_date
from plugins.importing.heads.old_values import OldValues
from plugins.importing.sites.sources import Found

Status = Literal["published", "draft", "hidden"]

PUBLICITY_KEYS = (
    "published", "draft", "headless", "status", "publishdate", "expirydate", "redirect_to",
    "build", "_build", "unlisted", "hidden", "eleventyexcludefromcollections",
)  # fmt: skip
"""The keys of old heads that say who may see a post."""

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_OPTIONS = ("list", "render", "publishresources")
_NEVER = ("never", "false")


def status_of(values: OldValues, found: Found, today: str = "") -> Status:
    """What the post was, with a remark where it is not plainly published.

    Its site showed a post with an `expirydate` nowhere from that moment on: it is a draft once the
    day is before `today` (2026-11-30; empty: whenever it has one). One that sent its readers
    elsewhere (`redirect_to`) is a draft too.
    """
    if reasons := [*_why_draft(values, found, today)]:
        values.note("draft", "; ".join(filter(None, reasons)))
        return "draft"
    if why := _why_hidden(values):
        values.note("hidden", why)
        return "hidden"
    return "hidden" if values.words("status").lower() == "hidden" else "published"


def _why_draft(values: OldValues, found: Found, today: str) -> Iterator[str]:
    """Each reason for a draft, in words where it needs any."""
    publish, date = values.words("publishdate"), values.words("date") or found.name
    if _DAY.match(publish) and publish[:10] > date[:10]:
        yield f"it was to be published on {publish[:10]}, after its date"
    if expired := _expiry(values, today):
        yield f"its old site showed it until {expired} (expiryDate)"
    if elsewhere := ", ".join(values.addresses("redirect_to")):
        yield f"its old site sent readers on to {elsewhere} (redirect_to)"
    if _built(values, "render") in _NEVER:
        yield "its old site made no page of it (build.render)"
    status = values.words("status").lower()
    if status not in ("", "draft", "published", "hidden"):
        yield f"its status was “{status}”"
    flags = (values.is_false("published"), values.is_true("draft"), values.is_true("headless"))
    if found.draft or status == "draft" or any(flags):
        yield ""


def _expiry(values: OldValues, today: str) -> str:
    """The day of an expiry that is over; of one to come, a remark."""
    written = values.words("expirydate")
    if not written:
        return ""
    day = (written_date(written) or written)[:10]
    if not today or not _DAY.fullmatch(day) or day <= today:
        return day
    values.note("expires", f"make it a draft on {day}")
    return ""


def _why_hidden(values: OldValues) -> str:
    if _built(values, "list") in _NEVER:
        return "its old site listed it nowhere (build.list)"
    for key in ("unlisted", "hidden", "eleventyexcludefromcollections"):
        if values.is_true(key):
            return f"its old site listed it nowhere ({key})"
    return ""


def _built(values: OldValues, option: str) -> str:
    """An option of Hugo's `build`, which was `_build` before."""
    for key in ("build", "_build"):
        if isinstance(values.head.values.get(key), dict):
            return values.parts(key, _OPTIONS).get(option, "").lower()
    return ""

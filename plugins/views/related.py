"""Where to read on after a post, and why there."""

from msgspec import Struct

from plugins.domain.posts import Post
from plugins.domain.related import Related
from plugins.domain.sealed import Sealed
from plugins.domain.site import Site
from plugins.views.cards import PostEntry, entries_of
from plugins.views.once import once


class RelatedEntry(Struct, frozen=True):
    """A post to read on with. `reason` is "also in The Five Ties", "also on community assets",
    empty for one that was chosen by hand."""

    post: PostEntry
    reason: str


class RelatedSubject(Struct, frozen=True, array_like=True, gc=False):
    """What a `RelatedEntry` is made from."""

    post: Sealed[PostEntry]
    reason: str


def subjects_of_related(site: Site, post: Post) -> tuple[RelatedSubject, ...]:
    """Those chosen by hand, then those that the program has found."""
    entries, reasons = entries_of(site), _reasons(site)
    return tuple(
        [
            RelatedSubject(entries[one.post], reasons[one.shared, one.subject])
            for one in site.related[post.id]
        ]
    )


@once
def _reasons(site: Site) -> dict[tuple[str, str], str]:
    """What is shared → the reason in words."""
    found = {(one.shared, one.subject): one for some in site.related.values() for one in some}
    return {shared: reason_in_words(site, one) for shared, one in found.items()}


def present_related(subject: RelatedSubject) -> RelatedEntry:
    return RelatedEntry(subject.post.value, subject.reason)


def reason_in_words(site: Site, related: Related) -> str:
    """What the two posts share."""
    match related.shared:
        case "series":
            return f"also in {site.series_by_slug[related.subject].title}"
        case "campaign":
            return f"also on {site.campaign[related.subject].title}"
        case "mention":
            return f"also speaks of {site.campaign[related.subject].title}"
        case "topic":
            return f"also on {related.subject}"
        case "":
            return ""

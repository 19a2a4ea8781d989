"""Where to read on after a post, and why there."""

from msgspec import Struct

from plugins.domain.posts import Post
from plugins.domain.related import Related
from plugins.domain.site import Site
from plugins.views.cards import PostEntry, present_entry


class RelatedEntry(Struct, frozen=True):
    """A post to read on with. `reason` is "also in The Five Ties", "also on community assets",
    empty for one that was chosen by hand."""

    post: PostEntry
    reason: str


def present_related(site: Site, post: Post) -> tuple[RelatedEntry, ...]:
    """Those chosen by hand, then those that the program has found."""
    return tuple(
        RelatedEntry(present_entry(site, site.post[related.post]), reason_in_words(site, related))
        for related in site.related[post.id]
    )


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

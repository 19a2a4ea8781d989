"""Which posts to read on with, kept from build to build: few edits change what posts share."""

from pathlib import Path

import msgspec

from plugins.domain.kept import keep_value, kept_value
from plugins.domain.posts import Post
from plugins.domain.related import Related
from plugins.domain.site import Site
from plugins.publishing.digests import code_digest, digest

NAME = "related"
"""Its file in the cache; that of a preview, which knows drafts, is another."""


def put_related(site: Site, cache: Path) -> None:
    """Have the site know which posts to read on with: as it was found out before, where posts share
    what they shared then, else found out anew and kept."""
    place = cache / (f"{NAME}-preview" if site.preview else NAME)
    question = _question(site)
    kept = kept_value(place, tuple[str, dict[str, tuple[Related, ...]]])
    if kept and kept[0] == question:
        site.__dict__["related"] = kept[1]
    else:
        keep_value(place, (question, site.related))


def _question(site: Site) -> str:
    """The digest of all that the answer depends on."""
    posts = [[_of(post) for post in of_kind] for of_kind in (site.posts, site.hidden)]
    return digest(code_digest().encode(), msgspec.msgpack.encode(posts))


def _of(post: Post) -> tuple[object, ...]:
    mentioned = [mention.campaign for mention in post.mentions]
    shared = (post.series, post.campaigns, mentioned, post.tags, post.related)
    return (post.id, post.source, post.published, *shared)

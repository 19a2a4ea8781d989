"""Ids in feeds held against the ledger: readers know an item by its id, and by nothing else."""

from collections.abc import Iterator, Mapping

from plugins.domain.ledger import Past
from plugins.domain.outputs import address_of
from plugins.domain.problem import Problem
from plugins.publishing.verified.inspection import Inspection
from plugins.publishing.verified.looks import Item

_CHANGES = "/changes/feed.xml"
"""The feed whose items are about posts, and are none."""


def check_guids(
    inspection: Inspection, past: Past, ids: Mapping[str, str], sources: Mapping[str, str]
) -> Iterator[Problem]:
    """An item of a published post has the id that the ledger has for that post, and no other item
    has it. `ids` are those of the site's posts by their addresses, `sources` their files by id."""
    if not past.posts:
        return
    owners = {post.guid: post.id for post in past.posts.values()}
    told: set[tuple[str, str]] = set()
    for path in sorted(inspection.files):
        look = inspection.look(path).look
        for item in look.items:
            post = ids.get(item.link)
            if post is None or (post, item.id) in told:
                continue
            if words := _fault(item, post, owners, past, is_of_posts=look.feed != _CHANGES):
                told.add((post, item.id))
                yield Problem(
                    source=sources.get(post, ""),
                    check="broken-feed",
                    message=f"{address_of(path)} gives the item “{item.title}” {words}",
                    hint="please report this as a fault of the program, with the ledger",
                    subject=path,
                )


def _fault(
    item: Item, post: str, owners: Mapping[str, str], past: Past, *, is_of_posts: bool
) -> str:
    owner = owners.get(item.id)
    if owner is not None and owner != post:
        return f"the id of another post, {item.id}: readers would take it for that one"
    known = past.posts.get(post)
    if is_of_posts and known and known.guid and known.guid != item.id:
        return f"a new id, {item.id}, in place of {known.guid}: readers would see it again"
    return ""

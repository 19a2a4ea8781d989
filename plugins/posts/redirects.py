"""Old addresses: a page at each that leads to where its post is now."""

import re
from collections.abc import Iterator
from urllib.parse import unquote

from plugins.domain.outputs import Page, path_of
from plugins.domain.posts import Post, Withdrawn
from plugins.domain.site import Site
from plugins.views.former import present_redirect

_FILE_NAME = re.compile(r"\.[a-z][a-z0-9]{1,4}$", re.IGNORECASE)


def redirects(site: Site) -> Iterator[Page]:
    """A redirect page for each old address of each post, hidden and withdrawn ones too."""
    posts: tuple[Post | Withdrawn, ...] = (*site.posts, *site.hidden, *site.withdrawn)
    for post in posts:
        if post.aliases:
            yield from _redirects_to(site, post)


def redirect_path(alias: str) -> str:
    """The file that answers at an old address, a site path: `/x.html` is a file of that name, `/x`
    and `/x/` are folders. What is percent-encoded in the address is not so in the file's name."""
    address = unquote(alias)
    if address.endswith("/") or _FILE_NAME.search(address):
        return path_of(address)
    return path_of(f"{address}/")


def _redirects_to(site: Site, post: Post | Withdrawn) -> Iterator[Page]:
    paths = dict.fromkeys(redirect_path(alias) for alias in post.aliases)
    paths.pop(path_of(post.address), None)
    view = present_redirect(site, post)
    for path in paths:
        yield Page(path, view)

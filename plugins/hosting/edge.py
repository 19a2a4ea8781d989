"""`_redirects` and `_headers`, as Netlify, Cloudflare Pages and hosts like them read them."""

from collections.abc import Iterator
from urllib.parse import quote

from plugins.hosting.hosted import FOR_A_WEEK, FOR_EVER, Hosted, joined

LONGEST = 1000
"""Characters of a line that Cloudflare Pages reads; an old address beyond that has its page."""


def draw_redirects(hosted: Hosted) -> bytes:
    """Two lines for each old address: Netlify wants a mark where a page is in the way, Cloudflare
    Pages passes over a line with one and takes the next."""
    return joined(
        f"{old} {one.new} {status}"
        for one in hosted.moved
        if len(f"{(old := _plain(_typed(one.old)))} {one.new} 301!") <= LONGEST
        for status in ("301!", "301")
    )


def draw_headers(hosted: Hosted) -> bytes:
    """No page has a line on caching: these hosts have readers ask again for everything, and two
    rules for one address would be joined to one that nobody understands."""
    return joined(_headers(hosted))


def _headers(hosted: Hosted) -> Iterator[str]:
    yield f"{hosted.prefix}/*"
    yield from (f"  {name}: {value}" for name, value in hosted.headers)
    yield hosted.stylesheet
    yield f"  Cache-Control: {FOR_EVER}"
    yield f"{hosted.fonts}*"
    yield f"  Cache-Control: {FOR_A_WEEK}"
    for path, kind in hosted.feeds:
        yield _plain(path.removesuffix("index.html"))
        yield f"  Content-Type: {kind}"


def _typed(path: str) -> str:
    """A path as readers have it: what looks like a file ends with no slash."""
    return path.rstrip("/") if "." in path.rstrip("/").rpartition("/")[2] else path


def _plain(path: str) -> str:
    """A path in which nothing stands for anything else: no `*`, and no `:word`."""
    return quote(path, safe="/-._~!$&'()+,;=@")

"""Feeds of a former site, which `site.yaml` names."""

from collections.abc import Iterator, Sequence

from plugins.domain.library import Library
from plugins.domain.outputs import path_of
from plugins.domain.places import Places
from plugins.domain.problem import Problem
from plugins.domain.settings import SITE_FILE, is_site_path
from plugins.domain.site import Site


def check_former_feeds(
    library: Library, places: Places, site: Site, paths: Sequence[str]
) -> Iterator[Problem]:
    """A former feed has an address that a file can answer, and a feed of this site answers there.

    Bad: `former_feeds: [https://old.example/rss, /?feed=rss2]`
    Good: `former_feeds: [/news/rss.xml]`
    """
    known = frozenset(paths)
    for number, former in enumerate(site.settings.former_feeds):
        line = places.of_key(SITE_FILE, f"former_feeds.{number}")
        if not is_site_path(former.address) or not former.address.strip("/"):
            yield _problem(
                line,
                former.address,
                f"“{former.address}” is not the address of a former feed on this site",
                "write it from the first slash after the domain: /feed/ or /atom.xml",
            )
        elif "?" in former.address or "#" in former.address:
            yield _problem(
                line,
                former.address,
                f"no file can answer at “{former.address}”",
                "let the server redirect addresses with a question mark",
            )
        if path_of(former.feed) not in known:
            yield _problem(
                line,
                former.feed,
                f"this site has no feed at “{former.feed}”",
                "name one of its feeds: /feed.xml, /feed.atom, /topics/housing/feed.xml …",
            )


def _problem(line: int | None, subject: str, message: str, hint: str) -> Problem:
    return Problem(
        source=SITE_FILE,
        line=line,
        check="former-feed",
        message=message,
        hint=hint,
        subject=subject,
    )


PLAN_CHECKS = (check_former_feeds,)

"""Building a site: what is asked for, and what came of it."""

import logging
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from msgspec import Struct

from plugins.domain.body import Body
from plugins.domain.library import Library
from plugins.domain.problem import Problem
from plugins.domain.refusal import WrongCall
from plugins.domain.site import Site

if TYPE_CHECKING:
    from plugins.domain.progress import Progress
    from plugins.host.pelican import Greenpaper

Maker = Literal["site", "serve"]
CONFIG = Path(__file__).resolve().parents[2] / "pelicanconf.py"


class Options(Struct, frozen=True, kw_only=True):
    """What to build from which folder into which.

    `address` is the site's, empty for that of `site.yaml`. `as_at` is an ISO moment, empty for now.
    `jobs` is the number of processes, 0 for all cores. A `preview` shows drafts and what is under
    embargo, marked as such.
    """

    content: Path
    output: Path
    cache: Path
    address: str = ""
    as_at: str = ""
    jobs: int = 0
    preview: bool = False
    maker: Maker = "site"


class Built(Struct, frozen=True, kw_only=True):
    """What a build did: numbers of files, the warnings that remain, the site it was made from.

    `known` is the number of problems that `known-problems.txt` lists; `unclaimed` are strangers'
    files that were moved to the cache's folder of that name.
    """

    site: Site
    written: int
    removed: int
    total: int
    known: int = 0
    unclaimed: tuple[str, ...] = ()
    warnings: tuple[Problem, ...] = ()


class LinkedByMention(Struct, frozen=True):
    """A post whose text names a campaign, and so links to it."""

    campaign: str
    post: str
    source: str


class Checked(Struct, frozen=True, kw_only=True):
    """What the checks say, and what is linked by mention, newest campaign first."""

    problems: tuple[Problem, ...] = ()
    known: int = 0
    mentions: tuple[LinkedByMention, ...] = ()


def build(options: Options, progress: "Progress | None" = None) -> Built:
    """Build the site. Raises `Refusal` and `WrongCall`."""
    pelican = our_pelican(options)
    if progress:
        pelican.settings["PROGRESS"] = progress
    run = pelican.build()
    assert run.site is not None
    return Built(
        site=run.site,
        written=len(run.written.written),
        removed=len(run.written.removed),
        total=len(run.outputs),
        known=run.known,
        unclaimed=run.written.unclaimed,
        warnings=tuple(run.problems),
    )


def check(options: Options, progress: "Progress | None" = None) -> Checked:
    """Everything the checks have to say, nothing built. Raises `WrongCall`."""
    from plugins.domain.progress import silent
    from plugins.host.checking.ways import check_folder

    return check_folder(options, progress or silent)


def library_of(content: Path) -> Library:
    """Everything in a content folder, public or not, as far as it can be read."""
    from plugins.reading.assembly import assemble
    from plugins.reading.content import read_content

    library, _ = assemble(read_content(content, _without_bodies))
    return library


def _without_bodies(texts: Sequence[str], *_: object) -> list[Body]:
    return [Body()] * len(texts)


def linked_by_mention(site: Site) -> Iterator[LinkedByMention]:
    """The posts that appear with a campaign by mention alone, newest campaign first."""
    newest_first = sorted(
        site.campaigns, key=lambda c: (c.started is not None, c.started, c.slug), reverse=True
    )
    for campaign in newest_first:
        for post in site.posts_by_campaign.get(campaign.slug, ()):
            if campaign.slug not in post.campaigns:
                yield LinkedByMention(campaign.title, post.title, post.source)


def our_pelican(options: Options) -> "Greenpaper":
    """Our Pelican, its plugins loaded, ready to build. Raises `WrongCall`."""
    from pelican.log import console
    from pelican.settings import read_settings

    from plugins.host.pelican import Greenpaper

    if not options.content.is_dir():
        raise WrongCall(f"there is no folder {options.content} with content")
    console.quiet = True
    logging.getLogger("pelican").setLevel(logging.ERROR)  # what it warns of, our checks say better
    settings = read_settings(
        str(CONFIG),
        override={
            "PATH": str(options.content),
            "OUTPUT_PATH": str(options.output),
            "CACHE_PATH": str(options.cache),
            "SITEURL": options.address,
            "AS_AT": options.as_at,
            "JOBS": options.jobs,
            "PREVIEW": options.preview,
            "MAKER": options.maker,
        },
    )
    return Greenpaper(settings)

"""Building a site: what is asked for, and what came of it."""

from collections.abc import Iterator
from datetime import datetime
from functools import partial
from pathlib import Path

from msgspec import Struct

from plugins.domain.library import Library
from plugins.domain.next_change import next_change
from plugins.domain.problem import Problem
from plugins.domain.progress import Progress, silent
from plugins.domain.site import Site
from plugins.host.options import Options
from plugins.host.ways import built_run


class Built(Struct, frozen=True, kw_only=True):
    """What a build did: the paths of all files, numbers of those written and removed, the warnings
    that remain, the site it was made from, and the moment at which another build would do something
    although nobody edited anything, None if there is none.

    `known` is the number of problems that `known-problems.txt` lists; `unclaimed` are strangers'
    files that were moved to the cache's folder of that name. `is_ours_alone` is as in `Run`.
    """

    site: Site
    paths: tuple[str, ...]
    written: int
    removed: int
    next_change: datetime | None
    is_ours_alone: bool = True
    known: int = 0
    unclaimed: tuple[str, ...] = ()
    warnings: tuple[Problem, ...] = ()

    @property
    def total(self) -> int:
        return len(self.paths)


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


def build(options: Options, progress: Progress = silent) -> Built:
    """Build the site. Raises `Refusal` and `WrongCall`."""
    run = built_run(options, progress)
    assert run.site is not None
    assert run.library is not None
    return Built(
        site=run.site,
        paths=tuple(output.path for output in run.outputs),
        written=len(run.written.written),
        removed=len(run.written.removed),
        next_change=next_change(run.library, run.moment),
        is_ours_alone=run.is_ours_alone,
        known=run.known,
        unclaimed=run.written.unclaimed,
        warnings=tuple(run.problems),
    )


def check(options: Options, progress: Progress = silent) -> Checked:
    """Everything the checks have to say, nothing built. Raises `WrongCall`."""
    from plugins.host.checking.checking import check_folder

    return check_folder(options, progress)


def library_of(content: Path) -> Library:
    """Everything in a content folder, public or not, as far as it can be read."""
    from plugins.reading.assembly import assemble
    from plugins.reading.content import HeadsAlone, read_content

    return assemble(read_content(content, partial(HeadsAlone, content))).library


def linked_by_mention(site: Site) -> Iterator[LinkedByMention]:
    """The posts that appear with a campaign by mention alone, newest campaign first."""
    newest_first = sorted(
        site.campaigns, key=lambda c: (c.started is not None, c.started, c.slug), reverse=True
    )
    for campaign in newest_first:
        for post in site.posts_by_campaign.get(campaign.slug, ()):
            if campaign.slug not in post.campaigns:
                yield LinkedByMention(campaign.title, post.title, post.source)

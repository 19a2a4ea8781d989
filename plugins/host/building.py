"""Building a site: what is asked for, and what came of it."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path

from msgspec import Struct

from plugins.domain.library import Library
from plugins.domain.next_change import next_change
from plugins.domain.problem import Problem
from plugins.domain.progress import Progress, silent
from plugins.domain.site import Site
from plugins.host.options import Options
from plugins.host.run import Run
from plugins.host.ways import built_run


class Built(Struct, frozen=True, kw_only=True):
    """What a build did: the paths of all files, numbers of those written and removed, the warnings
    that remain, the site it was made from, and until when another build would do nothing.

    `known` is the number of problems that `known-problems.txt` lists; `unclaimed` are strangers'
    files that were moved to the cache's folder of that name. `is_ours_alone` is as in `Run`.
    """

    site: Site
    paths: tuple[str, ...]
    written: int
    removed: int
    holds_until: datetime
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
    return Built(
        site=run.site,
        paths=tuple(output.path for output in run.outputs),
        written=len(run.written.written),
        removed=len(run.written.removed),
        holds_until=_holds_until(run),
        is_ours_alone=run.is_ours_alone,
        known=run.known,
        unclaimed=run.written.unclaimed,
        warnings=tuple(run.problems),
    )


def _holds_until(run: Run) -> datetime:
    """The first moment at which a build may give something else; the next day at the latest, since
    pages speak of days."""
    assert run.library is not None
    now = run.moment
    tomorrow = datetime.combine(now.date() + timedelta(days=1), datetime.min.time(), now.tzinfo)
    change = next_change(run.library, now)
    return min(change, tomorrow, key=datetime.timestamp) if change else tomorrow


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

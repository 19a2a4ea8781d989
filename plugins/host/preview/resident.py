"""A preview that remembers the last build: the page of a post that was saved comes first."""

import gc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from msgspec.structs import replace

from plugins.domain.patience import TooLong
from plugins.domain.posts import Post
from plugins.host.options import Options
from plugins.host.preview.previewer import Rebuilt, sources_of
from plugins.host.run import Run
from plugins.host.terminal import progress
from plugins.host.ways import built_run
from plugins.posts import page_of_saved
from plugins.publishing import Folder, place
from plugins.reading.assembly import post_alone
from plugins.reading.content import ReadFile
from plugins.reading.folders import LARGEST
from plugins.reading.fresh_files import Job, Ways, read_alone
from plugins.views.stylesheet import THEME

_STAYS = ("id", "slug", "status", "published", "series", "part")
"""What of a post may not have changed for its page to be made ahead: where it is, and its place
among others."""


class ResidentBuilds:
    """Builds the whole site each time, as `options` says at that time; where the text of one post
    was saved, its own page is there before that."""

    def __init__(self, options: Callable[[], Options]) -> None:
        self._options = options
        self._last: Run | None = None

    def rebuild(self, changed: frozenset[Path]) -> Iterator[Rebuilt]:
        """The page of the one post that was saved, if that is all; then everything. Raises
        `Refusal` and `WrongCall`."""
        options = self._options()
        if self._last and self._last.options == options:
            written = ahead(self._last, changed)
            if written:
                yield Rebuilt(address=options.address, written=written, whole=False)
        with progress("Building") as told, _undisturbed():
            run = built_run(options, told)
        assert run.site is not None
        self._last = run
        yield Rebuilt(
            address=options.address,
            written=run.written.written,
            removed=run.written.removed,
            total=len(run.outputs),
            warnings=tuple(run.problems),
            sources=sources_of(run.site),
        )


@contextmanager
def _undisturbed() -> Iterator[None]:
    """No search for garbage during a build, nor later in what it leaves: thousands of frozen values
    that hold no circles."""
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.enable()


def ahead(last: Run, changed: frozenset[Path]) -> tuple[str, ...]:
    """Put the page of a saved post into its place, ahead of the build after the `last`; the paths
    of what was written. Nothing, where more has changed than one post, or more of it than what its
    own page shows: the build finds that out."""
    before = _post_of(last, changed)
    if before is None or last.site is None or last.library is None:
        return ()
    folder, settings = last.options.content, last.content.settings
    ways = Ways(settings.timezone, frozenset(settings.allow), settings.address)
    try:
        read = ReadFile(*read_alone(Job("post", before.source), folder, ways))
    except TooLong:
        return ()
    after = post_alone(read, last.content, last.library)
    if after is None or any(getattr(after, key) != getattr(before, key) for key in _STAYS):
        return ()
    after = replace(after, standing=before.standing, related=before.related)
    output = Folder(last.options.output, last.options.cache, last.options.maker)
    return place(last.site, (page_of_saved(last.site, after),), THEME, output)


def _post_of(last: Run, changed: frozenset[Path]) -> Post | None:
    """The post of the last site whose file is all that has changed."""
    if len(changed) != 1 or last.site is None:
        return None
    (path,) = changed
    folder = last.options.content.resolve()
    if not path.is_relative_to(folder) or not path.is_file() or path.stat().st_size > LARGEST:
        return None
    source = path.relative_to(folder).as_posix()
    shown = (*last.site.posts, *last.site.hidden)
    return next((post for post in shown if post.source == source), None)

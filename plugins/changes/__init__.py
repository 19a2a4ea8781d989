"""The page of changes: corrections, major changes and withdrawals. It has no settings."""

from collections.abc import Iterator

from plugins.domain.outputs import Output, Page, path_of
from plugins.domain.site import Site
from plugins.views.changes import present_changes


def outputs(site: Site) -> Iterator[Output]:
    """The page, also while nothing has changed yet."""
    view = present_changes(site)
    yield Page(path_of(view.head.address), view)


def register() -> None:
    """Joins the runs of our Pelican."""
    from plugins.changes import receivers
    from plugins.host.signals import planning

    planning.connect(receivers.on_planning)

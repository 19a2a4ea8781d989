"""Series: a page for each with its plan of parts, and an index. It has no settings."""

from collections.abc import Iterator

from plugins.domain.outputs import Output, Page, path_of
from plugins.domain.site import Site
from plugins.views.series import present_series, present_series_index


def outputs(site: Site) -> Iterator[Output]:
    """The page of each series and, if there is one, the index."""
    if not site.series:
        return
    views = (present_series_index(site), *(present_series(site, one) for one in site.series))
    for view in views:
        yield Page(path_of(view.head.address), view)


def register() -> None:
    """Joins the runs of our Pelican."""
    from plugins.host.signals import planning
    from plugins.series import receivers

    planning.connect(receivers.on_planning)

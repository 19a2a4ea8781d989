"""The newsletter: its page, and the mail of an edition: its `text`, its `message`, its `preflight`.
What it has to know stands under `newsletter` in `site.yaml`."""

from collections.abc import Iterator

from plugins.domain.outputs import Output, Page, path_of
from plugins.domain.site import Site
from plugins.views.newsletter import present_newsletter


def outputs(site: Site) -> Iterator[Output]:
    """The page, also before the first edition."""
    view = present_newsletter(site)
    yield Page(path_of(view.head.address), view)


def register() -> None:
    """Joins the runs of our Pelican."""
    from plugins.host.signals import planning
    from plugins.newsletter import receivers

    planning.connect(receivers.on_planning)

"""Where Pelican's run reaches the feeds."""

from plugins.domain.outputs import Output
from plugins.domain.site import Site
from plugins.feeds.planned import outputs


def on_planning(site: Site) -> tuple[Output, ...]:
    return tuple(outputs(site))

"""Where the capability joins a run."""

from collections.abc import Iterator

from plugins.changes import outputs
from plugins.domain.outputs import Output
from plugins.domain.site import Site


def on_planning(site: Site) -> Iterator[Output]:
    return outputs(site)

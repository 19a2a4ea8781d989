"""What a build is asked for."""

from pathlib import Path

from msgspec import Struct

from plugins.domain.processes import all_cores
from plugins.publishing.record import Maker

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

    @property
    def processes(self) -> int:
        return self.jobs or all_cores()

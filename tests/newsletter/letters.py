"""Letters of whole content folders, as they would be sent."""

import shutil
from functools import lru_cache
from pathlib import Path

from plugins.host.call import ROOT
from plugins.host.newsletter.mail import mail_of
from plugins.host.options import Options
from plugins.host.ways import planned_run

SAMPLE = ROOT / "content"
EVERYTHING = Path(__file__).parent / "everything"
"""A made-up edition that has all that Markdown can do, and one from right to left."""

MOMENT = "2026-11-22T12:00"


def everything_in(place: Path) -> Path:
    """The content folder of the made-up editions, with a picture of the sample's."""
    content = place / "everything"
    shutil.copytree(EVERYTHING, content)
    shutil.copy(SAMPLE / "images/tin-on-the-register.png", content / "images")
    return content


@lru_cache(maxsize=4)
def letters_of(content: Path, place: Path) -> dict[int, str]:
    """Number of each edition of a content folder → its whole HTML."""
    options = Options(content=content, output=place / "out", cache=place / "cache", as_at=MOMENT)
    site = planned_run(options)[0].site
    return {post.edition: mail_of(site, post).html for post in site.editions}

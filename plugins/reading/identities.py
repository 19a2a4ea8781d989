"""What a file's name says of its content: the slug, and the date before it."""

import re
from pathlib import PurePosixPath

from plugins.domain.names import slugify

_DATED = re.compile(r"\d{4}-\d{2}-\d{2}[-_ ]+(?=.)")


def slug_from(source: str) -> str:
    """The slug of the content file `source`: its name without folder, date and ending."""
    stem = PurePosixPath(source).stem
    return slugify(_DATED.sub("", stem, count=1) if _DATED.match(stem) else stem)

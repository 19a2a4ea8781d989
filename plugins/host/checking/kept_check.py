"""What the last check said, for as long as nothing it depends on has changed.

A check depends on the bytes of the content, the program and what it was asked, and on the moment:
by the day, and by the moments at which the site changes by itself, such as those at which a post
becomes public or an action closes. So what was said is true between two such moments of one day.
"""

import stat
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from msgspec import Struct

from plugins.domain.kept import keep_value, kept_value
from plugins.domain.moments import has_come
from plugins.domain.next_change import moments_of
from plugins.host.building import Checked
from plugins.host.clock import moment_of_build
from plugins.publishing.digests import code_digest, digest
from plugins.reading.folders import ASSETS
from plugins.reading.found import found_below
from plugins.views.stylesheet import THEME

if TYPE_CHECKING:
    from plugins.host.options import Options
    from plugins.host.run import Run

NAME = "checked"
_ENCODING = ("utf-8", "surrogateescape")


class Kept(Struct, frozen=True, kw_only=True):
    """What was said in answer to a question on `day` in `zone`, after the moment `since` and
    before `until`; None where nothing changes any more."""

    question: str
    zone: str
    day: date
    since: datetime | None
    until: datetime | None
    checked: Checked

    def is_true_at(self, moment: datetime) -> bool:
        """Whether the same would be said at `moment`."""
        return (
            moment.date() == self.day
            and (self.since is None or not has_come(moment, self.since))
            and (self.until is None or not has_come(self.until, moment))
        )


def question_of(options: "Options") -> str:
    """The digest of all that a check depends on but the moment. Pictures and documents count by
    size and time of change."""
    return digest(
        *(part.encode(*_ENCODING) for part in (*_program(), *_asked(options))),
        *_content(options.content),
    )


def answer(question: str, options: "Options") -> Checked | None:
    """What was said to the same question, if it is kept and still true."""
    kept = kept_value(options.cache / NAME, Kept)
    if kept is None or kept.question != question:
        return None
    is_true = kept.is_true_at(moment_of_build(options.as_at, ZoneInfo(kept.zone)))
    return kept.checked if is_true else None


def keep(question: str, options: "Options", run: "Run", checked: Checked) -> None:
    """Keep what was said of a run, unless the content has changed since `question` was asked or
    one of its moments is this very one."""
    assert run.library is not None
    now = run.moment.timestamp()
    moments = {moment.timestamp(): moment for moment in moments_of(run.library)}
    if now in moments or question_of(options) != question:
        return
    kept = Kept(
        question=question,
        zone=run.content.zone.key,
        day=run.moment.date(),
        since=moments.get(max((moment for moment in moments if moment < now), default=now)),
        until=moments.get(min((moment for moment in moments if moment > now), default=now)),
        checked=checked,
    )
    keep_value(options.cache / NAME, kept)


def _program() -> Iterator[str]:
    """Our code, what it runs with, and the theme's files."""
    yield code_digest()
    yield from sorted(map(str, (THEME / "static").rglob("*")))


def _asked(options: "Options") -> Iterator[str]:
    """What the call says that may make a difference."""
    yield str(options.content.resolve())
    for field in options.__struct_fields__:
        if field not in ("content", "output", "cache", "as_at", "jobs"):
            yield f"{field}={getattr(options, field)}"


def _content(folder: Path) -> Iterator[bytes]:
    for found in found_below(folder):
        yield found.path.encode(*_ENCODING)
        yield _state_of(folder, found.path)


def _state_of(folder: Path, path: str) -> bytes:
    """The bytes of a text; of what is none, or cannot be read, what the file system says."""
    file = folder / path
    try:
        found = file.stat()
        if not stat.S_ISREG(found.st_mode):
            return b"no file"
        if PurePosixPath(path).parts[0] in ASSETS:
            return f"{found.st_size}:{found.st_mtime_ns}".encode()
        return file.read_bytes()
    except OSError as error:
        return f"error {error.errno}".encode()

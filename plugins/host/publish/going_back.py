"""`make publish BACK=1`: the former version is published again, and the ledger is told so."""

from datetime import datetime
from pathlib import Path

from plugins.domain.ledger import Fact, past_of, written
from plugins.domain.refusal import WrongCall
from plugins.host.publish.finishing import Publisher, finish, moment_after
from plugins.host.terminal import path_in_words, say
from plugins.publishing.publication import (
    drop_former,
    intent_for,
    note,
    put_in_place,
    why_no_former,
)
from plugins.publishing.stage import Stage
from plugins.publishing.version import Version, published, version_at
from plugins.reading.ledger_file import read_ledger

_SHOWN = 5
"""Addresses that are named."""


def go_back(publisher: Publisher, now: datetime) -> None:
    """The former version is published, and the one that was is the former. Raises `WrongCall` where
    there is none to return to, and `NotDone`."""
    stage = publisher.stage
    here, _ = published(stage, publisher.cache)
    there = _former(stage)
    _refuse_withdrawn(publisher, there)
    moment = moment_after(publisher.content, now)
    line = written(Fact(moment, "back", (("to", f"{there.moment:%Y-%m-%dT%H:%M:%SZ}"),)))
    fresh = stage.folder("former")
    intent = intent_for(stage, "back", fresh, "former", publisher.content, (line,))
    note(stage, intent)
    put_in_place(stage, intent)
    finish(publisher, intent)
    _tell(stage.public, here, there)


def _former(stage: Stage) -> Version:
    version = version_at(stage.version_of("former"))
    if version is None or not stage.folder("former").is_dir():
        why = why_no_former(stage) or (
            "one version alone has been published here"
            if stage.version.exists()
            else "nothing has been published here yet"
        )
        raise WrongCall(f"there is no former version to return to: {why}")
    return version


def _refuse_withdrawn(publisher: Publisher, there: Version) -> None:
    """No post comes back that was withdrawn, be it by somebody else who published."""
    past = past_of(read_ledger(publisher.content)[0])
    back = sorted(
        id_ for id_ in there.shown if (p := past.posts.get(id_)) and p.status == "withdrawn"
    )
    if back:
        why = f"it shows {in_short(back)}, withdrawn since"
        drop_former(publisher.stage, why)
        raise WrongCall(f"the former version is not published again, and is gone now: {why}")


def in_short(ids: list[str]) -> str:
    """`the post “a”`, `the posts “a”, “b” and 3 more`."""
    named = ", ".join(f"“{id_}”" for id_ in ids[:_SHOWN])
    more = f" and {len(ids) - _SHOWN:,} more" if len(ids) > _SHOWN else ""
    return f"the {'post' if len(ids) == 1 else 'posts'} {named}{more}"


def _tell(public: Path, here: Version | None, there: Version) -> None:
    when = f"{there.moment:%Y-%m-%d %H:%M:%S} UTC"
    say(f"{path_in_words(public)} is again as it was published at {when}.")
    before = here.files if here else None
    after = there.files
    gone = sorted(before.files.keys() - after.files.keys()) if before and after else []
    if gone:
        files = "1 file that was" if len(gone) == 1 else f"{len(gone):,} files that were"
        say(f"No longer there, {files} published in the other version:")
        say("\n".join(f"    {path}" for path in gone[:_SHOWN]))
    is_older = here is None or there.moment < here.moment
    newer = "newer version: make publish BACK=1, or make publish"
    say(f"To return to the {newer if is_older else 'older version: make publish BACK=1'}.")

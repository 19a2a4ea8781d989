"""A version of the site exchanged with the one before, and noted in the ledger: both, or neither.

What is about to be done is written down first, the intent. From it and from what stands in the
published folder whoever comes after a kill knows what was done and what is still to do; each step
may be done again.
"""

import os
from contextlib import suppress
from pathlib import Path
from typing import Literal

import msgspec
from msgspec import Struct

from plugins.domain.whole_files import flush_names, put_on_disk
from plugins.publishing import steps
from plugins.publishing.clearing import set_aside
from plugins.publishing.exchange import exchange, flush, put_link
from plugins.publishing.record import Claim, Record
from plugins.publishing.stage import Role, Stage, place_at, remove, tidy
from plugins.publishing.version import version_at

Verb = Literal["publish", "back"]


class Intent(Struct, frozen=True, kw_only=True):
    """What is about to be done: the folder of that device and inode, which is in the role of
    `source`, takes the place of what is published; then `lines` go into the ledger of `content`.

    `was` is where the link of the published folder led, if it is one. Of a site that was published
    before, `no_former` says why it is not kept for the way back; it is empty where it is. `is_lost`
    says that nothing is known of it. `deployed` is set when that is known to be done.
    """

    verb: Verb
    source: Role
    device: int
    inode: int
    content: str
    lines: tuple[str, ...]
    was: str = ""
    no_former: str = ""
    is_lost: bool = False
    deployed: bool = False


def intent_for(
    stage: Stage, verb: Verb, fresh: Path, source: Role, content: Path, lines: tuple[str, ...]
) -> Intent:
    """That the site in the folder `fresh`, in the role of `source`, is published. Raises
    `OSError`."""
    status = fresh.stat()
    return Intent(
        verb=verb,
        source=source,
        device=status.st_dev,
        inode=status.st_ino,
        content=str(content),
        lines=lines,
        was=place_at(stage.public),
    )


def note(stage: Stage, intent: Intent) -> None:
    """The intent, and all files, are on the disk before anything is exchanged. Raises `OSError`."""
    flush(stage.beside)
    put_on_disk(stage.beside / "intent", msgspec.json.encode(intent))
    steps.reached("intent noted")


def note_deployed(stage: Stage, intent: Intent) -> None:
    """It is known that the version was deployed. Raises `OSError`."""
    done = msgspec.structs.replace(intent, deployed=True)
    put_on_disk(stage.beside / "intent", msgspec.json.encode(done))
    steps.reached("deployment noted")


def noted(stage: Stage) -> Intent | None:
    """The intent of a publication that did not come to its end; None if there is none."""
    with suppress(OSError, msgspec.DecodeError):
        return msgspec.json.decode((stage.beside / "intent").read_bytes(), type=Intent)
    return None


def is_exchanged(stage: Stage, intent: Intent) -> bool:
    """Whether what is published is what was intended."""
    try:
        status = stage.public.stat()
    except OSError:
        return False
    return (status.st_dev, status.st_ino) == (intent.device, intent.inode)


def put_in_place(stage: Stage, intent: Intent) -> None:
    """Exchange, in one step for whoever reads. Raises `OSError`, and then nothing has changed for
    them."""
    if intent.source == "former":
        stage.version_of("former").replace(stage.coming)
    fresh = stage.folder(intent.source)
    if stage.is_linked:
        place = place_at(stage.beside / intent.source)
        put_link(stage.public, f"{stage.beside.name}/{place}/site")
    elif stage.public.exists():
        exchange(fresh, stage.public)
    else:
        fresh.rename(stage.public)
    steps.reached("exchanged")


def complete(stage: Stage, intent: Intent, cache: Path) -> tuple[str, ...]:
    """After the exchange: everything beside the site is as the intent says. Files of a site of
    which nothing is known, that nobody plans any more, are moved to the cache; their paths. Raises
    `OSError`; it may be called again."""
    _repoint(stage, intent)
    steps.reached("link repointed")
    _exchange_versions(stage, intent.source)
    steps.reached("versions exchanged")
    unclaimed: tuple[str, ...] = ()
    old = stage.folder(intent.source)
    if old.is_dir():
        _carry_over(old, stage.public)
        if intent.is_lost:
            unclaimed = _unclaimed(stage, old, cache)
    if intent.source == "next":
        _settle_former(stage, intent)
    steps.reached("former in place")
    return unclaimed


def forget(stage: Stage) -> None:
    """Nothing is intended any more."""
    (stage.beside / "intent").unlink(missing_ok=True)
    flush_names(stage.beside)
    steps.reached("all noted")


def undo(stage: Stage, intent: Intent | None) -> None:
    """What was not exchanged is as it was before anything was intended."""
    if intent and intent.source == "former" and stage.coming.exists():
        stage.coming.replace(stage.version_of("former"))
    (stage.beside / "intent").unlink(missing_ok=True)
    tidy(stage)


def why_no_former(stage: Stage) -> str:
    """Why the former version was not kept; empty where that is not known."""
    try:
        return (stage.beside / "no-former").read_text(encoding="utf-8")
    except OSError:
        return ""


def drop_former(stage: Stage, why: str) -> None:
    """There is no former version, and it is known why. Raises `OSError`."""
    (stage.beside / "no-former").write_text(why, encoding="utf-8")
    remove(stage, "former")


def _repoint(stage: Stage, intent: Intent) -> None:
    """The role of the version that is now published is that of the one before."""
    role = stage.beside / intent.source
    place = place_at(role)
    if stage.is_linked and place and place == place_at(stage.public):
        if intent.was:
            put_link(role, intent.was)
        else:
            role.unlink()


def _exchange_versions(stage: Stage, source: Role) -> None:
    if stage.coming.exists():
        if stage.version.exists():
            stage.version.replace(stage.version_of(source))
        stage.coming.replace(stage.version)


def _carry_over(old: Path, public: Path) -> None:
    """What belongs to git is where it was."""
    for path in old.iterdir():
        if path.name.startswith(".git") and not os.path.lexists(public / path.name):
            path.rename(public / path.name)


def _unclaimed(stage: Stage, old: Path, cache: Path) -> tuple[str, ...]:
    version = version_at(stage.version)
    record = version.files if version else None
    ours = record.files.keys() if record else ()
    return tuple(set_aside(old, cache, ours, Claim(record=Record(), is_lost=True)))


def _settle_former(stage: Stage, intent: Intent) -> None:
    """The version before is the former one, or gone."""
    if intent.no_former:
        drop_former(stage, intent.no_former)
    is_known = stage.version_of("next").exists()
    if stage.folder("next").is_dir() and is_known and not intent.no_former:
        remove(stage, "former")
        (stage.beside / "next").rename(stage.beside / "former")
        (stage.beside / "no-former").unlink(missing_ok=True)
    if not (stage.beside / "next").exists() and stage.version_of("next").exists():
        stage.version_of("next").replace(stage.version_of("former"))
    remove(stage, "next")

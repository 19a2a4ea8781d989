"""The outbox: a folder for each edition, and in it the files of its mail."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from plugins.domain.posts import Post
from plugins.domain.refusal import WrongCall
from plugins.domain.whole_files import put_whole
from plugins.host.terminal import path_in_words
from plugins.publishing.record import NAME as RECORD
from plugins.publishing.record import NotOurs, Record, claim, copy_of_record, last_record, save
from plugins.publishing.stage import stage_of

HTML, TEXT, MESSAGE = "email.html", "email.txt", "email.eml"
PREVIEW = "preview.htm"
"""What looks at all letters of an outbox (`*.html`) finds none in this."""

NAMES = (HTML, TEXT, MESSAGE, PREVIEW)
"""The files of an edition, in the order in which they are named to a person."""

_IS_EDITION = re.compile(r"\d+").fullmatch
_IS_UNFINISHED = re.compile(rf"(?:{'|'.join(map(re.escape, NAMES))})\.\d+\.new").fullmatch


def refuse_outbox(outbox: Path, content: Path, cache: Path) -> None:
    """Raise `WrongCall` for a folder whose files would go out with a site, or that is somebody
    else's."""
    folder, text = outbox.resolve(), content.resolve()
    if folder == text:
        raise WrongCall(f"{outbox} is the content: name another folder for mail (OUTBOX=)")
    if folder.is_relative_to(text) or text.is_relative_to(folder):
        raise WrongCall(
            f"{outbox} and {content} lie one within the other: name another folder (OUTBOX=)"
        )
    for place in folder.parents[:-1]:
        if (place / RECORD).exists() or stage_of(place).beside.exists():
            raise WrongCall(f"{place} holds a site: name another folder for mail (OUTBOX=)")
    try:
        claim(outbox, cache, "newsletter")
    except NotOurs as error:
        raise WrongCall(f"{error} (OUTBOX=)") from None


def put_edition(outbox: Path, cache: Path, post: Post, files: Mapping[str, bytes]) -> Path:
    """The files of an edition lie in its folder, each whole, beside whatever else is there; the
    outbox is marked as ours before the first. Returns the folder. Raises `WrongCall` where nothing
    can be written."""
    folder = outbox / str(post.edition)
    try:
        outbox.mkdir(parents=True, exist_ok=True)
        _mark(outbox, cache)
        folder.mkdir(exist_ok=True)
        for name, content in files.items():
            put_whole(folder / name, content)
    except OSError as error:
        raise WrongCall(f"{error.filename or folder} cannot be written: {error.strerror}") from None
    return folder


def _mark(outbox: Path, cache: Path) -> None:
    if not (outbox / RECORD).is_file() or last_record(outbox, cache) is None:
        save(Record(maker="newsletter", finished=True), outbox, cache)


def clean_outbox(outbox: Path, cache: Path) -> Iterator[str]:
    """Remove the mail of all editions from a folder that is our outbox, and each folder that this
    leaves empty; yields what was done. What somebody put beside them stays."""
    record = last_record(outbox, cache) if (outbox / RECORD).is_file() else None
    if record is None or record.maker != "newsletter":
        return
    folders = [path for path in outbox.iterdir() if _IS_EDITION(path.name) and path.is_dir()]
    cleaned = [folder for folder in folders if not folder.is_symlink() and _emptied(folder)]
    if not any(path.name != RECORD for path in outbox.iterdir()):
        for mark in (outbox / RECORD, copy_of_record(outbox, cache)):
            mark.unlink(missing_ok=True)
        outbox.rmdir()
    if cleaned:
        editions = "edition" if len(cleaned) == 1 else "editions"
        yield f"the mail of {len(cleaned)} {editions} removed from {path_in_words(outbox)}"


def _emptied(folder: Path) -> bool:
    """Whether there was mail of ours in the folder of an edition; there is none afterwards."""
    ours = [path for path in folder.iterdir() if path.name in NAMES or _IS_UNFINISHED(path.name)]
    for path in ours:
        path.unlink()
    if not any(folder.iterdir()):
        folder.rmdir()
    return bool(ours)

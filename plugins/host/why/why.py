"""`greenpaper why`: what the record of the last build says of one page."""

from collections.abc import Iterable
from datetime import UTC, datetime
from importlib import import_module
from pathlib import Path

from plugins.domain.outputs import address_of
from plugins.domain.refusal import WrongCall
from plugins.host.call import Call
from plugins.host.clock import moment_of_build
from plugins.host.terminal import path_in_words, say
from plugins.host.why.asked import files_meant, like
from plugins.host.why.sources import file_showing, refuse_unpublished, source_meant
from plugins.host.why.words import Known, answer
from plugins.publishing.digests import Around, digest_of_bytes
from plugins.publishing.parts import changed_parts, log_of
from plugins.publishing.placing import bytes_of
from plugins.publishing.reasons import Standing
from plugins.publishing.record import NAME, Entry, NotOurs, Record, claim
from plugins.reading.content import read_site

MOST = 5
"""Pages of one slug that are answered for; more are too many to be meant."""


def why(call: Call) -> None:
    """Print why the page was, or was not, rebuilt. Raises `WrongCall` where there is none."""
    if not call.page:
        raise WrongCall("say which page: make why PAGE=/2017/01/shared-society/")
    record = last_record(call.output, call.cache)
    for path in asked_files(call, record):
        say(f"{address_of(path)} ({path_in_words(call.output / path)})")
        say(answer(known_of(path, record, call)))


def last_record(output: Path, cache: Path) -> Record:
    """The record of the last build. Raises `WrongCall` where none can be read."""
    try:
        claimed = claim(output, cache, "site")
    except NotOurs as error:
        raise WrongCall(str(error)) from None
    if claimed.is_lost:
        raise WrongCall(f"the record of {output} cannot be read; “make site” makes a new one")
    if not claimed.record.build:
        raise WrongCall(f"nothing has been built into {path_in_words(output)}: make site first")
    return claimed.record


def asked_files(call: Call, record: Record) -> tuple[str, ...]:
    """The files that are asked about. Raises `WrongCall`, with what may have been meant, where
    there is none."""
    head, zone, _ = read_site(call.content)
    source = source_meant(call.page, call.content)
    found = files_meant(call.page, record.files, call.siteurl or head.address, call.output)
    if source and not found:
        shown = file_showing(source, call.content, zone)
        found = (shown,) if shown in record.files and shown else ()
        if not found:
            refuse_unpublished(source, call.content, moment_of_build(call.as_at, zone), zone)
    if not found:
        raise WrongCall(_no_such_page(call.page, source, record.files))
    if len(found) > MOST:
        pages = ", ".join(address_of(path) for path in found[:MOST])
        raise WrongCall(f"“{call.page}” has {len(found)} pages: say which ({pages} …)")
    return found


def _no_such_page(page: str, source: str | None, files: Iterable[str]) -> str:
    if source:
        return f"{source} has no page of its own in the output"
    addresses = like(page, files)
    hint = f"; did you mean {' or '.join(addresses)}?" if addresses else ""
    return f"the last build has no page “{page}”{hint}"


def known_of(path: str, record: Record, call: Call) -> Known:
    """What the record, its log and the output folder say of a file."""
    reason, entry = record.reason(path), record.files[path]
    made = record.made(path)
    log = log_of(call.output, call.cache)
    return Known(
        reason=reason,
        last=record.build,
        when=moment_in_words((call.output / NAME).stat().st_mtime),
        standing=standing_of(call.output / path, entry),
        template=template_of(made.around) if made else "",
        is_copy=bool(made and made.around.kind == "a copy"),
        parts=changed_parts(log, reason.build, path) if reason else None,
    )


def moment_in_words(seconds: float) -> str:
    """`22 November 2026, 09:12`, by the clock of this machine."""
    moment = datetime.fromtimestamp(seconds, UTC).astimezone()
    return f"{moment.day} {moment:%B %Y, %H:%M}"


def standing_of(file: Path, entry: Entry | None) -> Standing:
    """How a file stands, compared with how the build left it."""
    content = bytes_of(str(file))
    if content is None:
        return "missing"
    is_same = entry is None or digest_of_bytes(content) == entry.content
    return "as left" if is_same else "altered"


def template_of(around: Around) -> str:
    """The template of a page, by what makes it; empty for what has none."""
    if not around.templates:
        return ""
    module, _, name = around.kind.partition(" ")[0].rpartition(".")
    try:
        template: str = getattr(import_module(module), name).template
    except (ImportError, AttributeError):  # the record is of a program that had it
        return ""
    return template

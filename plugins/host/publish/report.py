"""What readers will see of a publication: the run, the ledger and the two versions of the site,
put side by side before the new one takes its place."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Literal

import msgspec
from msgspec.structs import replace

from plugins.domain.ledger import Fact, Past
from plugins.domain.library import is_public
from plugins.domain.outputs import LatePage, Page, address_of, is_index, path_of
from plugins.domain.posts import permanent_identity
from plugins.domain.problem import in_order
from plugins.domain.site import WithBody
from plugins.domain.whole_files import put_whole
from plugins.host.run import Run
from plugins.publishing.digests import digest_of_bytes
from plugins.publishing.record import Record, last_record
from plugins.publishing.report.differences import Differences, differences, feed_news
from plugins.publishing.report.facts import (
    addresses,
    closed,
    corrected,
    edited,
    redirects,
    title_of,
    waiting,
    withdrawn,
)  # fmt: skip
from plugins.publishing.report.page import render_page
from plugins.publishing.report.report import (
    Changed,
    FeedNews,
    Report,
    Warned,
)  # fmt: skip
from plugins.publishing.report.text import render_text
from plugins.publishing.verified.files import found_below
from plugins.publishing.version import Version

FOLDER = "report"
PAGE = "what-readers-will-see.html"

_FIRST = ("edited", "unknown", "same")
"""Of pages that change, those first of which somebody changed something."""
_FILES = ("images/", "files/", "theme/")

Digests = Mapping[str, bytes]
"""The path of each file of a site → the digest of its bytes."""


def report_of(
    run: Run,
    past: Past,
    facts: Sequence[Fact],
    former: tuple[Path, Version | None] | None,
    folder: Path,
) -> Report:
    """What the publication of the site in `folder` changes for readers. `past` is what the ledger
    knows, `facts` what it will know more; `former` is the folder with what they see now and what
    is known of it, None if that is nothing. The same for the same two sites and the same run; of
    posts that are not public nothing is in it. Raises `OSError`."""
    assert run.site is not None
    assert run.library is not None
    now = _digests(last_record(folder, run.options.cache), folder)
    before, since = _published(*former) if former else ({}, None)
    values = _values(run)
    is_first = not (past.posts or past.addresses)
    if former is None and not is_first:
        before = now
    found = differences(before, now)
    report = Report(
        moment=run.moment.isoformat(),
        since=since.astimezone(run.moment.tzinfo).isoformat() if since else "",
        site=run.site.settings.address,
        is_first=is_first,
        new_addresses=tuple(addresses(facts, past, values)),
        feeds=tuple(_feeds(run, past, found.changed, former[0], folder)) if former else (),
        redirects=tuple(redirects(run.redirections, facts)),
        withdrawn=tuple(withdrawn(run.site, facts, past)),
        corrected=tuple(corrected(run.site, facts, past)),
        closed=tuple(closed(run.site, since)),
        waiting=waiting(run.library, run.moment),
    )
    report = _with_files(report, found, values, edited(facts, past))
    return _with_warnings(report, run)


def keep_report(report: Report, cache: Path) -> Path:
    """The report lies in the cache as a page, as text and as JSON; the path of the page. What the
    last publication left there is gone."""
    folder = cache / FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    page = folder / PAGE
    json = msgspec.json.format(msgspec.json.encode(report), indent=2)
    for path, content in (
        (page, render_page(report).encode("utf-8", "replace")),
        (page.with_suffix(".txt"), render_text(report).encode("utf-8", "replace")),
        (page.with_suffix(".json"), json + b"\n"),
    ):
        put_whole(path, content)
    return page


def _digests(record: Record | None, folder: Path) -> Digests:
    """From the record of a version, else from its bytes."""
    if record and all(record.files.values()):
        return {path: entry.content for path, entry in record.files.items() if entry}
    return {
        path: digest_of_bytes((folder / path).read_bytes())
        for path, stamp in found_below(str(folder))
        if stamp
    }


def _published(former: Path, version: Version | None) -> tuple[Digests, datetime | None]:
    """What readers see now, and since when."""
    record = version.files if version else None
    return _digests(record, former), version.moment if version else None


def _values(run: Run) -> dict[str, WithBody]:
    """By the addresses of their pages, all that have one of their own."""
    assert run.site is not None
    return {value.address: value for value in run.site.with_bodies}


def _feeds(
    run: Run, past: Past, changed: Iterable[str], former: Path, folder: Path
) -> Iterator[FeedNews]:
    """The feeds among the files that changed; no page is one."""
    assert run.site is not None
    pages = {output.path for output in run.outputs if isinstance(output, LatePage | Page)}
    known = {post.guid for post in past.posts.values()}
    identity = run.site.settings.identity
    public = {permanent_identity(post.id, identity) for post in run.site.posts}
    others = (path for path in changed if path not in pages)
    return feed_news(others, _bytes_in(former), _bytes_in(folder), known, public)


def _bytes_in(folder: Path) -> Callable[[str], bytes]:
    return lambda path: (folder / path).read_bytes()


def _with_files(
    report: Report, found: Differences, values: Mapping[str, WithBody], texts: Mapping[str, bool]
) -> Report:
    """With what becomes of pages, and of pictures, documents and the theme."""
    moved = {path_of(one.old) for one in report.redirects}
    moved |= {path_of(one.address) for one in report.withdrawn}
    pages = [address_of(path) for path in found.changed if is_index(path) and path not in moved]
    named = [address for address in pages if address in values]
    feeds = {news.feed for news in report.feeds}
    return replace(
        report,
        pages_changed=tuple(
            sorted(
                (
                    Changed(address, title_of(values[address]), _text(texts.get(address)))
                    for address in named
                ),
                key=lambda page: (_FIRST.index(page.text), page.address),
            )
        ),
        lists=len(pages) - len(named) - sum(address in feeds for address in pages),
        pages_gone=tuple(address_of(path) for path in found.gone if path.endswith(".html")),
        files_new=_of_content(found.new),
        files_changed=_of_content(found.changed),
        files_gone=_of_content(found.gone),
    )


def _text(is_edited: bool | None) -> Literal["edited", "same", "unknown"]:
    if is_edited is None:
        return "unknown"
    return "edited" if is_edited else "same"


def _of_content(paths: Iterable[str]) -> tuple[str, ...]:
    return tuple(f"/{path}" for path in paths if path.startswith(_FILES) and not is_index(path))


def _with_warnings(report: Report, run: Run) -> Report:
    """With those about what is public by name, and the number of the others."""
    assert run.library is not None
    quiet = {
        post.source
        for post in run.library.posts
        if post.status == "withdrawn" or not is_public(post, run.moment)
    }
    found = [one for one in in_order(run.problems) if one.severity == "warning"]
    told = [one for one in found if one.source not in quiet]
    return replace(
        report,
        warnings=tuple(Warned(one.source, one.line, one.check, one.message) for one in told),
        unnamed=len(found) - len(told),
    )

"""Nothing of a post is anywhere in the site before its moment, of a hidden one only at its address,
of a withdrawn one no more than its address.

Sites are made up at random, the same every time; LEAKS=200 makes up so many.
"""

import os
from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import NamedTuple

import msgspec
import pytest

from plugins.publishing.record import NAME, Record
from plugins.publishing.record import Entry as RecordEntry
from tests.law.folders import Contents, differing
from tests.leaks.builds import Builder, a_builder
from tests.leaks.complaints import leaks, other_than_without, words_of
from tests.leaks.sites import BEGINNING, LeakySite, a_site
from tests.leaks.traces import traces

FOUND = frozenset(
    (
        "title", "slug", "alias", "guest", "tag", "kicker", "standfirst", "first", "heading",
        "anchor", "footnote", "cell", "figure", "code", "meaning", "source", "head", "inline",
        "alt", "caption", "credit", "exif", "copyright", "comment", "text", "packed",
        "international", "report", "easy", "label", "author", "subject", "action", "point",
        "changed", "corrected",
    )
)  # fmt: skip
"""Words of a public post, in its page and in what that shows."""
SITES = int(os.environ.get("LEAKS", "4"))
LATE = BEGINNING + timedelta(days=500)


class Shown(NamedTuple):
    """A site at a moment: as it is, as it is from nothing without the files of posts that are not
    out, and, now and then, so without those of hidden and withdrawn ones too."""

    moment: datetime
    output: Contents
    without_absent: Contents
    public_alone: Contents | None


def shown_at(moment: datetime, site: LeakySite, builder: Builder) -> Shown:
    """One place follows the site from moment to moment; what is compared with is made anew."""
    drafts = site.drafts
    ends = (site.moments[0], site.moments[-1])
    return Shown(
        moment,
        builder.build(builder.place("followed"), drafts(), moment),
        builder.clean("clean", drafts(site.absent(moment)), moment),
        builder.clean("clean", drafts(site.unlisted(moment)), moment) if moment in ends else None,
    )


@pytest.fixture(scope="module", params=range(SITES), ids="site {}".format)
def followed(request: pytest.FixtureRequest) -> Iterator[tuple[LeakySite, list[Shown]]]:
    site = a_site(request.param)
    with a_builder() as builder:
        yield site, [shown_at(moment, site, builder) for moment in site.moments]


Followed = tuple[LeakySite, list[Shown]]


def test_no_word_is_where_it_must_not_be(followed: Followed) -> None:
    site, all_shown = followed
    for shown in all_shown:
        assert [*leaks(site.canaries, shown.moment, shown.output)] == []


def test_the_site_is_to_the_byte_what_it_is_without_the_files_of_posts_that_are_not_out(
    followed: Followed,
) -> None:
    """So no number, no order and no list tells of them either."""
    _, all_shown = followed
    for shown in all_shown:
        assert set(differing(shown.output, shown.without_absent)) <= {NAME}


def test_hidden_and_withdrawn_posts_change_nothing_but_what_is_at_their_addresses(
    followed: Followed,
) -> None:
    site, all_shown = followed
    for moment, output, _, without in (one for one in all_shown if one.public_alone):
        assert other_than_without(site.canaries, moment, output, without) == []


def test_a_post_that_is_out_is_found_by_all_these_ways(followed: Followed) -> None:
    """Else the search would be blind."""
    site, all_shown = followed
    last = all_shown[-1]
    for canary in site.canaries:
        if canary.status == "published":
            found = {
                one.word.removeprefix(canary.word)
                for one in traces(last.output, words_of([canary]))
            }
            assert found >= FOUND


@pytest.mark.parametrize("seed", range(min(SITES, 3)))
def test_the_record_knows_nothing_of_them_either(seed: int) -> None:
    """Apart from what the file system says of the files, which nobody could compare."""
    site = a_site(seed)
    with a_builder() as builder:
        whole = builder.clean("whole", site.drafts(), BEGINNING)
        without = builder.clean("without", site.drafts(site.absent(BEGINNING)), BEGINNING)
    assert what_it_knows(whole) == what_it_knows(without)


def what_it_knows(output: Contents) -> object:
    recorded = output[NAME]
    assert isinstance(recorded, bytes)
    record = msgspec.msgpack.decode(recorded.split(b"\n", 1)[1][16:], type=Record)
    files = {
        path: entry and (shows(path, entry), entry.around, entry.content, entry.size, entry.causes)
        for path, entry in record.files.items()
    }
    return record.maker, record.finished, record.build, record.around, files


def shows(path: str, entry: RecordEntry) -> bytes:
    """The digest of a view; of a copied file that of its stamp, which no two folders share."""
    return b"" if path.startswith(("images/", "files/")) else entry.shows

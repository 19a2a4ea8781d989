"""A report in which something of every kind is told."""

from typing import Any

from msgspec.structs import replace

from plugins.publishing.report.report import (
    Address,
    Changed,
    Closed,
    Corrected,
    Entry,
    FeedNews,
    Redirected,
    Report,
    Warned,
    Withdrawal,
)  # fmt: skip

NEW = Entry("urn:uuid:1", "A new <roof>", "https://example.org/2017/06/a-new-roof/")

REPORT = Report(
    moment="2017-06-01T12:00:00+01:00",
    since="2017-05-31T09:30:00+01:00",
    site="https://example.org",
    new_addresses=(
        Address("/2017/06/a-new-roof/", "post", "A new <roof>"),
        Address("/topics/roofs/", "topic"),
        Address("/topics/roofs/feed.xml", "feed"),
        Address("/topics/", "index"),
    ),
    feeds=(
        FeedNews("/feed.xml", (NEW,)),
        FeedNews("/feed.atom", (NEW,)),
        FeedNews("/series/x/feed.xml", (), (NEW,), (NEW, NEW)),
    ),
    redirects=(Redirected("/old/", "/2017/01/keys/"),),
    withdrawn=(Withdrawal("/2017/02/map/", "It named people."),),
    corrected=(Corrected("/2017/01/keys/", "Keys", "correction", "1 June 2017", "It was May."),),
    closed=(Closed("/campaigns/keys/", "Keys", "Write to us", "31 May 2017"),),
    pages_changed=(
        Changed("/2017/01/keys/", "Keys", "edited"),
        Changed("/about/", "About us"),
        Changed("/2017/02/two/", "Two", "same"),
    ),
    lists=14,
    pages_gone=("/topics/old/",),
    files_new=("/images/roof.png",),
    files_changed=("/files/a.pdf",),
    files_gone=("/files/b.pdf",),
    warnings=(Warned("posts/keys.md", 7, "doubled-word", "“the the”"),),
    unnamed=2,
    waiting=1,
)


def a_report(**changes: Any) -> Report:
    return replace(REPORT, **changes)


NOTHING = Report(moment=REPORT.moment, since=REPORT.since, site=REPORT.site)

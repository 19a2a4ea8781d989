"""A copy of the old feed gives the ids by which readers know the posts."""

import pytest

from plugins.domain.refusal import WrongCall
from plugins.importing.feeds.old_feeds import OldFeedCopy, OldItem, read_old_feed, steps_of

RSS = b"""<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY e SYSTEM "file:///etc/passwd">]>
<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"><channel><title>News &amp; more</title>
<link>https://x.org/</link><atom:link href="https://x.org/rss.xml" rel="self"/>
<item><title>A</title><link>https://x.org/a/</link><guid isPermaLink="false"> 17 </guid>
<pubDate>Fri, 01 May 2015 23:30:00 +0100</pubDate></item>
<item><title>B &e;</title><link>https://x.org/b/</link><pubDate>some day</pubDate></item>
<item><title>nothing to know it by</title></item>
</channel></rss>"""

ATOM = b"""<feed xmlns="http://www.w3.org/2005/Atom"><title type="html">News</title>
<link href="https://x.org/atom.xml" rel="self"/><link href="https://x.org/"/>
<!-- a comment --><entry><title>A</title><id>tag:x.org,2015:a</id>
<link href="https://x.org/a" rel="alternate"/><link href="https://x.org/a.mp3" rel="enclosure"/>
<updated>2016-01-01T00:00:00Z</updated><published>2015-05-01T00:00:00Z</published></entry></feed>"""


def test_rss() -> None:
    assert read_old_feed(RSS, "rss.xml") == OldFeedCopy(
        title="News & more",
        site="https://x.org/",
        address="https://x.org/rss.xml",
        items=(
            OldItem("17", "https://x.org/a/", "A", "2015-05-01"),
            OldItem("https://x.org/b/", "https://x.org/b/", "B &e;", ""),
        ),
    )


def test_atom() -> None:
    assert read_old_feed(ATOM, "atom.xml") == OldFeedCopy(
        title="News",
        site="https://x.org/",
        address="https://x.org/atom.xml",
        is_atom=True,
        items=(OldItem("tag:x.org,2015:a", "https://x.org/a", "A", "2015-05-01"),),
    )


@pytest.mark.parametrize("data", [b"", b"hello", b"<html><p>x</p></html>", b"\xff\xfe", b"<"])
def test_what_is_no_feed_is_refused(data: bytes) -> None:
    with pytest.raises(WrongCall, match=r"copy\.xml is no feed"):
        read_old_feed(data, "copy.xml")


@pytest.mark.parametrize(
    "address", ["https://x.org/a/b", "http://x.org/a/b/", "/a/b/index.html", "/a/%62/?x=1#y"]
)
def test_spellings_of_an_address_are_one(address: str) -> None:
    assert steps_of(address) == "a/b"

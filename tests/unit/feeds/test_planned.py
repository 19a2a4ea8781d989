"""Which feeds a site has, and that they are what they say."""

import subprocess
import sys
from pathlib import Path

import feedparser
import pytest

from plugins.domain.settings import FormerFeed
from plugins.domain.site import Site
from plugins.feeds import outputs, register
from plugins.feeds.receivers import on_planning
from plugins.host.signals import planning
from tests.builders import (
    a_byline,
    a_correction,
    a_post,
    a_series,
    a_site,
    a_withdrawn,
    an_organisation,
    some_settings,
)


def a_whole_site() -> Site:
    post = a_post(
        series="green-paper",
        campaigns=("warm-homes",),
        tags=("Social care",),
        category="Analysis",
        edition=7,
        bylines=(a_byline("Nia Powell"), a_byline("Sam Reed")),
        corrections=(a_correction(),),
    )
    return a_site(
        [post],
        settings=some_settings(former_feeds=(FormerFeed("/atom.xml", "/feed.atom"),)),
        withdrawn=(a_withdrawn(),),
        organisations=(an_organisation(),),
    )


def drawn(site: Site) -> dict[str, bytes]:
    return {output.path: output.draw(output.view) for output in outputs(site)}


def test_everything_that_can_be_followed_has_a_feed() -> None:
    assert set(drawn(a_whole_site())) == {
        "feed.xml",
        "feed.atom",
        "feed.json",
        "feed/1.xml",
        "series/green-paper/feed.xml",
        "campaigns/warm-homes/feed.xml",
        "people/nia-powell/feed.xml",
        "people/sam-reed/feed.xml",
        "topics/social-care/feed.xml",
        "categories/analysis/feed.xml",
        "newsletter/feed.xml",
        "changes/feed.xml",
        "atom.xml",
    }


def test_a_site_without_posts_has_its_feeds_and_no_newsletter() -> None:
    site = a_site(series=(a_series(),))
    assert set(drawn(site)) == {
        "feed.xml",
        "feed.atom",
        "feed.json",
        "series/green-paper/feed.xml",
        "changes/feed.xml",
    }


@pytest.mark.parametrize(
    "site", [a_whole_site(), a_site(series=(a_series(),))], ids=["whole", "empty"]
)
def test_feedparser_reads_all_of_them(site: Site) -> None:
    for path, data in drawn(site).items():
        if not path.endswith(".json"):
            found = feedparser.parse(data)
            assert not found.bozo, (path, found.get("bozo_exception"))
            assert found.feed.title
            assert found.feed.link.startswith("https://example.org/")


def test_a_former_feed_is_the_feed_with_its_new_address() -> None:
    files = drawn(a_whole_site())
    assert files["atom.xml"] == files["feed.atom"]
    assert b'href="https://example.org/feed.atom"' in files["atom.xml"]


def test_neither_title_nor_text_of_a_hidden_or_withdrawn_post_is_in_a_feed() -> None:
    hidden = a_post(slug="hidden", title="Not for lists", standing="hidden")
    site = a_site([a_post()], hidden=(hidden,), withdrawn=(a_withdrawn(because="Private."),))
    together = b"".join(drawn(site).values())
    assert b"Not for lists" not in together
    assert b"Private." in together


def test_the_feeds_are_planned_with_the_rest_of_the_site() -> None:
    register()
    try:
        assert (on_planning, tuple(outputs(a_site()))) in planning.send(a_site())
    finally:
        planning.disconnect(on_planning)


def test_the_first_feed_of_a_process_can_be_drawn() -> None:
    """feedgen's parts depend on the order in which they are imported."""
    code = (
        "from tests.unit.feeds.feed_values import a_feed, an_item;"
        "from plugins.feeds.rss import draw_rss; draw_rss(a_feed(an_item()))"
    )
    subprocess.run([sys.executable, "-c", code], check=True, cwd=Path(__file__).parents[3])

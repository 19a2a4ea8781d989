"""A subscriber reads a feed, the site is edited, and nothing old turns up as new."""

from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace
from reader import make_reader

from plugins.domain.site import Site
from plugins.feeds import outputs
from tests.builders import a_body, a_change, a_moment, a_post, a_site


def posts(**edit: Any) -> Site:
    speech = {"id": "speech", "slug": "shared-society", "title": "Shared Society", **edit}
    return a_site([a_post(**speech), a_post(slug="other"), a_post(slug="third")])


def publish(site: Site, folder: Path) -> None:
    for output in outputs(site):
        file = folder / output.path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(output.draw(output.view))


def titles_after(folder: Path, feed: str, *versions: Site) -> list[str]:
    """What a subscriber has who looked at every version of the site."""
    with make_reader(":memory:", feed_root=str(folder)) as subscriber:
        subscriber.add_feed(feed)
        for site in versions:
            publish(site, folder)
            subscriber.update_feed(feed)
        return sorted(entry.title or "" for entry in subscriber.get_entries())


FEEDS = ["feed.xml", "feed.atom", "feed.json", "people/nia-powell/feed.xml", "feed/1.xml"]
EDITS = [
    pytest.param({"title": "Retitled"}, "Retitled", id="retitled"),
    pytest.param({"slug": "elsewhere"}, "Shared Society", id="a new slug"),
    pytest.param({"published": a_moment("2016-11-30")}, "Shared Society", id="a corrected date"),
    pytest.param({"source": "posts/old/x.md"}, "Shared Society", id="another folder"),
    pytest.param({"body": a_body("New.")}, "Shared Society", id="edited"),
    pytest.param({"changes": (a_change(major=True),)}, "Shared Society", id="changed"),
]


@pytest.mark.parametrize("feed", FEEDS)
@pytest.mark.parametrize(("edit", "title"), EDITS)
def test_an_edited_post_is_shown_once(
    tmp_path: Path, feed: str, edit: dict[str, Any], title: str
) -> None:
    assert titles_after(tmp_path, feed, posts(), posts(**edit)) == sorted(["Other", "Third", title])


def test_a_site_that_moves_shows_nothing_twice(tmp_path: Path) -> None:
    there = replace(posts(), settings=replace(posts().settings, address="https://new.example/blog"))
    assert len(titles_after(tmp_path, "feed.xml", posts(), there)) == 3

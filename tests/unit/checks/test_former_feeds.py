"""Former feeds that cannot be answered."""

from plugins.checks.former_feeds import check_former_feeds
from plugins.domain.library import Library
from plugins.domain.places import Places
from plugins.domain.settings import FormerFeed
from tests.builders import a_site, some_settings


def test_all_that_is_wrong_is_said_together() -> None:
    former = (
        FormerFeed("https://old.example/feed/"),
        FormerFeed("/?feed=rss2"),
        FormerFeed("/"),
        FormerFeed("/atom.xml", "/topics/none/feed.xml"),
        FormerFeed("/news/rss.xml"),
    )
    settings = some_settings(former_feeds=former)
    site = a_site(settings=settings)
    found = list(check_former_feeds(Library(settings=settings), Places({}), site, ["feed.xml"]))
    assert [problem.subject for problem in found] == [
        "https://old.example/feed/",
        "/?feed=rss2",
        "/",
        "/topics/none/feed.xml",
    ]
    assert all(problem.source == "site.yaml" and problem.hint for problem in found)

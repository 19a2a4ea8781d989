"""Posts keep what they were known by: the old feed's id, and the old address."""

import pytest

from plugins.importing.feeds.moving import Move, Moved, moved_in_words, moved_posts
from plugins.importing.feeds.old_feeds import OldFeedCopy, OldItem
from plugins.importing.heads.texts import read_text
from plugins.importing.old_posts import read_old_post
from plugins.importing.sites.old_settings import OldSettings, Rule
from plugins.importing.sites.sources import found_at

JEKYLL = OldSettings(
    system="jekyll", address="https://x.org/blog", permalinks=(Rule("/:year/:title.html"),)
)


def _moved(move: Move, *files: tuple[str, str]) -> Moved:
    """The posts of (name, head) as they move."""
    return moved_posts(
        (
            read_old_post(found_at(f"_posts/{name}.md"), read_text(f"---\n{head}\n---\n".encode()))
            for name, head in files
        ),
        move,
    )


def _kept(moved: Moved) -> list[tuple[str, tuple[str, ...]]]:
    return [(post.id, post.aliases) for post in moved.posts]


def _said(moved: Moved) -> list[tuple[str, str]]:
    notices = (*(n for post in moved.posts for n in post.notices), *moved.notices)
    kinds = ("guid", "alias", "feed-item", "no-address")
    return [(notice.kind, notice.subject) for notice in notices if notice.kind in kinds]


def test_a_public_post_keeps_its_id_and_address_and_a_draft_has_none() -> None:
    moved = _moved(
        Move(settings=JEKYLL, base="/blog"),
        ("2015-05-01-a", "title: A\nredirect_from: /b/"),
        ("2015-05-02-c", "title: C\npublished: false"),
    )
    assert _kept(moved)[0] == ("https://x.org/blog/2015/a", ("/2015/a.html", "/b/"))
    assert _kept(moved)[1][1] == ()
    assert not moved.posts[1].id.startswith("https:")
    assert (moved.addresses, moved.by_rule) == (1, 1)


def test_a_site_that_leaves_its_folder_keeps_the_folder_in_its_addresses() -> None:
    moved = _moved(Move(settings=JEKYLL), ("2015-05-01-a", "title: A\nredirect_from: /b/"))
    assert moved.posts[0].aliases == ("/blog/2015/a.html", "/blog/b/")


def test_an_address_outside_of_the_new_site_is_said() -> None:
    moved = _moved(Move(settings=JEKYLL, base="/news"), ("2015-05-01-a", "title: A"))
    assert moved.posts[0].aliases == ()
    assert _said(moved) == [
        ("alias", "/blog/2015/a.html (no file of the new site can answer there)")
    ]


def test_an_address_at_which_no_file_can_be_is_said() -> None:
    settings = OldSettings(system="jekyll", permalinks=(Rule("/.old/:title/"),))
    moved = _moved(Move(settings=settings), ("2015-05-01-a", "title: A"))
    assert moved.posts[0].aliases == ()
    assert [kind for kind, _ in _said(moved)] == ["alias"]


def test_of_two_posts_with_one_id_the_second_gets_another() -> None:
    moved = _moved(
        Move(settings=JEKYLL, base="/blog"),
        ("2015-05-01-a", "title: A"),
        ("2015-06-01-a", "title: B"),
    )
    (first, _), (second, _) = _kept(moved)
    assert (first, second.startswith("https:")) == ("https://x.org/blog/2015/a", False)
    assert _said(moved) == [("guid", "https://x.org/blog/2015/a")]


def test_of_two_posts_with_one_id_the_one_in_the_copy_has_it() -> None:
    copy = OldFeedCopy(items=(OldItem("https://x.org/blog/2015/a", "", "B", "2015-06-01"),))
    moved = _moved(
        Move(settings=JEKYLL, base="/blog", feed=copy),
        ("2015-05-01-a", "title: A"),
        ("2015-06-01-a", "title: B"),
    )
    assert [post.id == "https://x.org/blog/2015/a" for post in moved.posts] == [False, True]


@pytest.mark.parametrize(
    "item",
    [
        pytest.param(
            OldItem("urn:x:1", "http://y.org/blog/2015/a.html"), id="by its link, elsewhere"
        ),
        pytest.param(OldItem("urn:x:1", "https://x.org/blog/2015/a.html"), id="by its link"),
        pytest.param(OldItem("urn:x:1", "", "“A”, <i>again</i>", "2015-05-02"), id="by its title"),
        pytest.param(OldItem("urn:x:1", "https://x.org/blog/b"), id="by an alias"),
    ],
)
def test_an_item_of_the_copy_is_found(item: OldItem) -> None:
    move = Move(settings=JEKYLL, base="/blog", feed=OldFeedCopy(items=(item,)))
    moved = _moved(move, ("2015-05-01-a", 'title: "A, again"\nredirect_from: /b/'))
    assert (moved.posts[0].id, moved.from_feed, moved.by_rule) == (
        "urn:x:1",
        {"_posts/2015-05-01-a.md"},
        0,
    )


def test_a_title_of_another_day_is_another_post() -> None:
    copy = OldFeedCopy(items=(OldItem("urn:x:1", "", "A", "2015-05-04"),))
    moved = _moved(
        Move(settings=JEKYLL, feed=copy, feed_name="c.xml"), ("2015-05-01-a", "title: A")
    )
    assert moved.from_feed == frozenset()
    assert _said(moved) == [("feed-item", "A")]


def test_the_rule_of_the_copy_holds_for_older_posts() -> None:
    copy = OldFeedCopy(items=(OldItem("http://x.org/blog/2016/b.html", "/blog/2016/b.html"),))
    moved = _moved(
        Move(settings=JEKYLL, base="/blog", feed=copy),
        ("2015-05-01-a", "title: A"),
        ("2016-05-01-b", "title: B"),
    )
    assert [post.id for post in moved.posts] == [
        "http://x.org/blog/2015/a.html",
        "http://x.org/blog/2016/b.html",
    ]


def test_an_id_that_is_no_address_is_said() -> None:
    copy = OldFeedCopy(items=(OldItem("17 at x", "/blog/2015/a.html"),))
    moved = _moved(Move(settings=JEKYLL, base="/blog", feed=copy), ("2015-05-01-a", "title: A"))
    assert _said(moved) == [("guid", "17 at x")]


def test_a_post_whose_address_is_not_known_is_said() -> None:
    settings = OldSettings(system="jekyll", permalinks=(Rule("/:nothing/"),))
    moved = _moved(Move(settings=settings), ("2015-05-01-a", "title: A"))
    assert _said(moved) == [("no-address", "")]


@pytest.mark.parametrize(
    ("date", "zone", "alias"),
    [
        ("2015-12-31 23:30 -08:00", "America/New_York", "/2016/a.html"),
        ("2015-12-31 23:30 -08:00", "", "/2015/a.html"),
        ("2015-12-31 23:30 -08:00", "No/Where", "/2015/a.html"),
    ],
)
def test_jekyll_counts_days_in_its_own_zone(date: str, zone: str, alias: str) -> None:
    settings = OldSettings(system="jekyll", timezone=zone, permalinks=(Rule("/:year/:title.html"),))
    moved = _moved(Move(settings=settings), ("2015-05-01-a", f"title: A\ndate: {date}"))
    assert moved.posts[0].aliases == (alias,)


def test_an_id_of_the_copy_that_no_post_has_is_not_counted() -> None:
    items = (OldItem("urn:x:1", "", "A", "2015-05-01"), OldItem("urn:x:2", "", "B", "2015-05-02"))
    move = Move(feed=OldFeedCopy(items=items), feed_name="c.xml")
    moved = _moved(move, ("2015-05-01-a", "title: A"), ("2015-05-02-b", "title: B"))
    assert "Ids from c.xml: 2 of 2" in moved_in_words(moved, move, ())
    kept = ("_posts/2015-05-01-a.md",)
    assert "Ids from c.xml: 1 of 2" in moved_in_words(moved, move, (), kept)


def test_it_is_said_what_was_known_and_what_would_help() -> None:
    def words(move: Move) -> str:
        return " ".join(moved_in_words(_moved(move, ("2015-05-01-a", "title: A")), move, ("f",)))

    assert "say PERMALINK= for them" in words(Move())
    assert "Built by Jekyll (f): 1 old addresses" in words(Move(settings=JEKYLL))
    unknown = OldSettings(system="jekyll", permalinks=(Rule("/:title/"),))
    assert "FEED=" in words(Move(settings=unknown))
    copied = Move(feed=OldFeedCopy(items=(OldItem("urn:x:1"),)), feed_name="c.xml")
    assert "Ids from c.xml: 0 of 1" in words(copied)

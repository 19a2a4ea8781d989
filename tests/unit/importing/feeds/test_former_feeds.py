"""Who subscribed to a feed of the old site is answered at its address."""

from plugins.importing.feeds.former_feeds import former_feeds
from plugins.importing.feeds.moving import Move, moved_posts
from plugins.importing.feeds.old_feeds import OldFeedCopy
from plugins.importing.heads.texts import read_text
from plugins.importing.old_posts import read_old_post
from plugins.importing.sites.old_settings import OldFeed, OldSettings, System, TermFeed
from plugins.importing.sites.sources import found_at

_HEADS = {
    "content/posts/a.md": "title: A\ndate: 2015-05-01\ntags: [Big News]\ncategory: Views\n"
    "author: Ann Smith",
    "content/b.md": "title: B\ndate: 2015-06-01\ncategories: [Views, Other]\nauthor: Bob",
    "content/c.md": "title: C\ndate: 2015-07-01\ntags: [Secret]\ndraft: true",
    "content/d.md": "title: D\ndate: 2015-08-01\ntags: [To come]",
}


def _feeds(system: System, *feeds: OldFeed | TermFeed, **move: str) -> tuple[list[str], list[str]]:
    """`old → new` for the feeds that go on, and those that do not."""
    settings = OldSettings(
        system=system,
        address=move.get("address", ""),
        feeds=tuple(feed for feed in feeds if isinstance(feed, OldFeed)),
        term_feeds=tuple(feed for feed in feeds if isinstance(feed, TermFeed)),
    )
    asked = Move(
        settings=settings,
        base=move.get("base", ""),
        feed=OldFeedCopy(address=move.get("copy", ""), is_atom=True),
    )
    posts = (
        read_old_post(found_at(path), read_text(f"---\n{head}\n---\n".encode()))
        for path, head in _HEADS.items()
    )
    kept, lost = former_feeds(moved_posts(posts, asked), asked, ["ann-smith"], "2015-07-15")
    return [f"{feed.address} → {feed.feed}" for feed in kept], [*lost]


def test_the_feed_of_the_site() -> None:
    assert _feeds("hugo", OldFeed("/index.xml"), OldFeed("/feed.xml", "/feed.atom")) == (
        ["/index.xml → /feed.xml"],
        [],
    )


def test_feeds_of_tags_categories_sections_and_people() -> None:
    kept, lost = _feeds(
        "hugo",
        TermFeed("tag", "/tags/{slug}/index.xml"),
        TermFeed("category", "/categories/{slug}/index.xml"),
        TermFeed("section", "/{slug}/index.xml"),
        TermFeed("author", "/authors/{slug}/index.xml"),
    )
    assert kept == [
        "/tags/big-news/index.xml → /topics/big-news/feed.xml",
        "/tags/other/index.xml → /topics/other/feed.xml",
        "/categories/views/index.xml → /categories/views/feed.xml",
        "/categories/other/index.xml → /topics/other/feed.xml",
        "/posts/index.xml → /feed.xml",
        "/authors/ann-smith/index.xml → /people/ann-smith/feed.xml",
    ]
    assert lost == ["/authors/bob/index.xml"]


def test_only_the_categories_that_had_feeds() -> None:
    kept, _ = _feeds("jekyll", TermFeed("category", "/feed/{slug}.xml", ("Views",)))
    assert kept == ["/feed/Views.xml → /categories/views/feed.xml"]


def test_the_path_of_the_old_site_counts() -> None:
    feeds = _feeds("hugo", OldFeed("/index.xml"), address="https://x.org/blog")
    assert feeds == (["/blog/index.xml → /feed.xml"], [])
    feeds = _feeds("hugo", OldFeed("/index.xml"), address="https://x.org/blog", base="/blog")
    assert feeds == (["/index.xml → /feed.xml"], [])
    feeds = _feeds("hugo", OldFeed("/index.xml"), address="https://x.org", base="/blog")
    assert feeds == ([], ["/index.xml"])


def test_the_copy_says_where_the_feed_was() -> None:
    assert _feeds("jekyll", copy="https://x.org/atom.xml") == (["/atom.xml → /feed.atom"], [])

"""A post is found by whatever name old tags and links give it."""

import pytest

from plugins.importing.bodies.tag_targets import TagTargets, posts_by_name

TARGETS = TagTargets(
    posts_by_name(
        [
            ("_posts/2015-01-02-people.md", "posts/2015/2015-01-02-people.md"),
            ("content/blog/places/index.md", "posts/2016/places.md"),
            ("content/news/update.md", "posts/2016/update.md"),
            ("content/blog/update.md", "posts/2017/update.md"),
        ]
    )
)


@pytest.mark.parametrize(
    ("named", "link"),
    [
        ("2015-01-02-people", "../2015/2015-01-02-people.md"),
        ("_posts/2015-01-02-people.md", "../2015/2015-01-02-people.md"),
        ("people", "../2015/2015-01-02-people.md"),
        ("/blog/places/", "places.md"),
        ("blog/places/index.md#why", "places.md#why"),
        ("Places.md", "places.md"),
        ("#why", "#why"),
        ("news/update.md", "update.md"),
        ("update.md", None),
        ("nowhere.md", None),
        ("", None),
    ],
)
def test_a_post_is_found_by_its_names(named: str, link: str | None) -> None:
    assert TARGETS.link_to(named, "posts/2016/x.md") == link


@pytest.mark.parametrize(
    ("old", "written", "link"),
    [
        ("content/blog/x.md", "places/index.md", "../2016/places.md"),
        ("content/blog/x.md", "../news/update.md", "../2016/update.md"),
        ("content/blog/x.md", "update.md", "../2017/update.md"),
        ("content/x.md", "{filename}/news/update.md", "../2016/update.md"),
        ("content/x.md", "|filename|blog/update.md", "../2017/update.md"),
        ("content/x.md", "update.md", None),
    ],
)
def test_a_link_to_a_file_counts_from_the_file_that_has_it(
    old: str, written: str, link: str | None
) -> None:
    assert TARGETS.link_from(old, written, "posts/2014/x.md") == link

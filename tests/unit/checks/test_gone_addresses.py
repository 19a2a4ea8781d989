"""Addresses that were published and would vanish."""

import pytest

from plugins.checks.gone_addresses import check_gone
from plugins.domain.ledger import Past
from plugins.domain.library import Library, site_at
from plugins.domain.places import Places, SourceText
from plugins.domain.posts import Post
from plugins.domain.problem import Problem
from tests.builders import a_moment, a_past_post, a_post, an_asset, some_settings

NOW = a_moment("2017-06-01 12:00")
HERE = "2017/01/here/index.html"
PATHS = (HERE, "index.html", "topics/housing/index.html", "topics/index.html", "feed.xml")
PAST_POSTS = {
    id_: a_past_post(id=id_, published=a_moment("2017-01-13")) for id_ in ("here", "gone")
}


def found(
    address: str, of: str, name: str = "", *posts: Post, at: str = "", **more: object
) -> list[Problem]:
    addresses = {address: (of, name), "/2017/01/here/": ("post", "here")}
    library = Library(
        settings=some_settings(),
        posts=(a_post(slug="here"), *posts),
        past=Past(PAST_POSTS, addresses),
        **more,  # type: ignore[arg-type]
    )
    site = site_at(library, a_moment(at) if at else NOW)
    lines = {"status": 4, "embargo": 5, "redirects": 9}
    texts = {name: SourceText(lines) for name in ("posts/gone.md", "site.yaml")}
    return list(check_gone(library, Places(texts), site, PATHS))


@pytest.mark.parametrize(
    ("posts", "line", "what", "first"),
    [
        pytest.param((), None, "the file is gone", "bring posts/gone.md back, with these lines:", id="removed"),
        pytest.param((a_post(slug="gone", status="draft"),), 4, "it is a draft", "write into its front matter:", id="a draft again"),
        pytest.param((a_post(slug="gone", published=a_moment("2018-01-01")),), 5, "its moment has not come", "write into its front matter:", id="under embargo again"),
    ],
)  # fmt: skip
def test_a_post_that_vanishes_is_told_with_what_to_write(
    posts: tuple[Post, ...], line: int | None, what: str, first: str
) -> None:
    (problem,) = found("/2017/01/gone/", "post", "gone", *posts)
    assert (problem.source, problem.line) == ("posts/gone.md", line)
    assert (problem.check, problem.severity) == ("gone-address", "warning")
    assert problem.message == f"the post published at /2017/01/gone/: {what}"
    assert problem.hint.splitlines() == [
        first,
        "status: withdrawn",
        "modified: 2017-06-01",
        "withdrawn_because: what readers are to know",
        "or, if another post took its place, write into that one:",
        "aliases: [/2017/01/gone/]",
    ]


def test_a_file_that_vanishes_is_to_be_put_back_or_redirected() -> None:
    (problem,) = found("/files/report.pdf", "file", "here")
    assert problem.message == "the file published at /files/report.pdf: it is not in the folder"
    assert problem.hint.splitlines()[-3:] == [
        "redirects:",
        "  - old: /files/report.pdf",
        "    new: /",
    ]


def test_a_file_that_a_draft_has_now_is_told_with_its_place() -> None:
    draft = a_post(slug="new", status="draft", targets=("/files/report.pdf",))
    (problem,) = found("/files/report.pdf", "file", "here", draft, assets=(an_asset(),))
    assert problem.source == "files/report.pdf"
    assert "only posts that are not public use it now" in problem.message


def test_a_file_that_goes_with_its_post_is_not_told_as_well() -> None:
    addresses = {"/2017/01/gone/": ("post", "gone"), "/files/report.pdf": ("file", "gone")}
    library = Library(settings=some_settings(), past=Past(PAST_POSTS, addresses))
    problems = check_gone(library, Places({}), site_at(library, NOW), PATHS)
    assert [problem.subject for problem in problems] == ["/2017/01/gone/"]


@pytest.mark.parametrize(
    ("address", "of", "new"),
    [
        pytest.param("/topics/house/", "topic", "/topics/housing/", id="the nearest in its folder"),
        pytest.param("/topics/xyz/", "topic", "/topics/", id="the list that it belonged to"),
        pytest.param("/people/nia/", "person", "/", id="the front page"),
        pytest.param("/news/rss", "feed", "/feed.xml", id="a former feed"),
        pytest.param("/newsletter/feed.xml", "feed", "/feed.xml", id="the feed of the site"),
    ],
)  # fmt: skip
def test_anything_else_is_to_be_redirected(address: str, of: str, new: str) -> None:
    (problem,) = found(address, of)
    assert (problem.source, problem.line) == ("site.yaml", 9)
    assert problem.message == f"the {of} published at {address}: nothing answers there now"
    assert problem.hint.splitlines()[1:] == ["redirects:", f"  - old: {address}", f"    new: {new}"]


@pytest.mark.parametrize("tail", ["page/2/", "feed.xml"])
def test_what_follows_a_list_is_settled_with_the_list(tail: str) -> None:
    addresses = dict.fromkeys(("/topics/rent/", f"/topics/rent/{tail}"), ("topic", ""))
    library = Library(settings=some_settings(), past=Past({}, addresses))
    problems = check_gone(library, Places({}), site_at(library, NOW), PATHS)
    assert [problem.subject for problem in problems] == ["/topics/rent/"]


def test_a_theme_may_change_its_files() -> None:
    assert found("/theme/fonts/old.woff2", "file-of-theme") == []


def test_a_site_as_it_was_before_the_last_publication_is_told_of_in_one() -> None:
    (problem,) = found("/2017/01/gone/", "post", "gone", at="2017-01-02")
    assert problem.message == (
        "the site as it was on 2 January 2017 lacks an address published since"
    )
    assert (problem.check, problem.hint) == (
        "gone-address", "leave AS_AT out, or name a later moment",
    )  # fmt: skip


def test_a_clock_that_is_behind_a_little_hides_nothing() -> None:
    (problem,) = found("/2017/01/gone/", "post", "gone", at="2017-01-12 23:59")
    assert problem.source == "posts/gone.md"

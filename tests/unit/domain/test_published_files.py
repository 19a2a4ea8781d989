"""Files that were published: who used them, and whether they are served still."""

import pytest

from plugins.domain.ledger import Past
from plugins.domain.library import Library, site_at
from plugins.domain.people import Link
from plugins.domain.pictures import Picture
from plugins.domain.posts import Post
from plugins.domain.published_files import users_in, users_of_files, users_written
from tests.builders import (
    a_download,
    a_moment,
    a_page,
    a_post,
    a_site,
    an_asset,
    some_settings,
)

REPORT = "/files/report.pdf"
NOW, LATER = a_moment("2017-06-01 12:00"), a_moment("2017-07-01")


def a_library(users: str, *posts: Post, of: str = "file", **more: object) -> Library:
    """One whose ledger notes that the report was published, and who used it."""
    past = Past({}, {REPORT: (of, users)})
    given = {"settings": some_settings(), "assets": (an_asset(),), "past": past, **more}
    return Library(posts=posts, **given)  # type: ignore[arg-type]


def served(library: Library) -> bool:
    return REPORT in site_at(library, NOW).asset


USES = {"files": (a_download(),)}
PLAIN = a_post(id="a")


@pytest.mark.parametrize(
    ("library", "is_served"),
    [
        pytest.param(a_library("a", PLAIN), True, id="its post is there and has dropped it"),
        pytest.param(a_library("", PLAIN), True, id="a page had it"),
        pytest.param(a_library("a b", PLAIN), True, id="one of two posts is there"),
        pytest.param(a_library("b", PLAIN), False, id="its post is gone"),
        pytest.param(a_library("a", a_post(id="a", status="withdrawn")), False, id="its post was withdrawn"),
        pytest.param(a_library("a", a_post(id="a", status="draft")), False, id="its post is a draft again"),
        pytest.param(a_library("a", a_post(id="a", published=LATER)), False, id="its post is under embargo again"),
        pytest.param(a_library("a", a_post(id="a", status="hidden")), True, id="its post is hidden"),
        pytest.param(a_library("a", PLAIN, a_post(slug="b", status="draft", **USES)), False, id="a draft has it now"),
        pytest.param(a_library("", PLAIN, a_post(slug="b", published=LATER, targets=(f"{REPORT}#page=2",))), False, id="a scheduled text links it now"),
        pytest.param(a_library("a", PLAIN, a_post(slug="b", status="withdrawn", image=Picture(REPORT))), False, id="a withdrawn post shows it now"),
        pytest.param(a_library("a", PLAIN, a_post(slug="b", **USES), a_post(slug="c", status="draft", **USES)), True, id="a public post has it too"),
        pytest.param(a_library("a", PLAIN, of="redirect"), False, id="its address leads elsewhere already"),
        pytest.param(a_library("a", PLAIN, past=Past()), False, id="it was never published"),
        pytest.param(a_library("a", PLAIN, assets=()), False, id="the file is gone"),
    ],
)  # fmt: skip
def test_a_file_that_nothing_uses_any_more_is_served_as_long_as_it_may_be(
    library: Library, is_served: bool
) -> None:
    assert served(library) is is_served


@pytest.mark.parametrize(
    "ids", [(), ("a",), ("b", "a"), ("two words", "a%20b", "https://old.example/?p=1")]
)
def test_users_are_read_as_they_were_written(ids: tuple[str, ...]) -> None:
    assert users_in(users_written(ids)) == tuple(sorted(ids))


def test_the_ledger_is_told_which_posts_use_a_file() -> None:
    posts = [a_post(slug="a", **USES), a_post(slug="b", targets=(f"{REPORT}?x#y",))]
    assert users_of_files(a_site(posts, assets=(an_asset(),))) == {REPORT: "a b"}


@pytest.mark.parametrize(
    "of_site",
    [
        pytest.param({"pages": (a_page(targets=(REPORT,)),)}, id="a page"),
        pytest.param({"settings": some_settings(menu=(Link("Report", REPORT),))}, id="the menu"),
    ],
)
def test_a_file_that_more_than_posts_use_belongs_to_none(of_site: dict[str, object]) -> None:
    site = a_site([a_post(slug="a", **USES)], assets=(an_asset(),), **of_site)
    assert users_of_files(site) == {REPORT: ""}


def test_of_a_file_that_nobody_uses_any_more_the_users_stay_who_they_were() -> None:
    site = site_at(a_library("a b", PLAIN), NOW)
    assert users_of_files(site) == {REPORT: "a b"}


def test_the_withdrawal_of_the_last_post_that_had_used_it_ends_a_file() -> None:
    kept = users_of_files(site_at(a_library("a", PLAIN), NOW))[REPORT]
    assert not served(a_library(kept, a_post(id="a", status="withdrawn")))

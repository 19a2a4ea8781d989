"""What is public when, and that nothing else gets into the Site."""

import msgspec
import pytest

from plugins.domain.library import Library, is_public, site_at, standing_at
from plugins.domain.moments import later_of
from plugins.domain.people import Byline
from plugins.domain.pictures import Asset, Picture
from plugins.domain.posts import Post
from tests.builders import a_byline, a_moment, a_person, a_post, a_series, some_settings

NOW = a_moment("2017-06-01 12:00")
PAST, FUTURE = a_moment("2017-05-01"), a_moment("2017-07-01")


@pytest.mark.parametrize(
    ("post", "public", "standing"),
    [
        pytest.param(a_post(published=PAST), True, "listed", id="published"),
        pytest.param(a_post(published=NOW), True, "listed", id="at its very moment"),
        pytest.param(a_post(published=FUTURE), False, "scheduled", id="future or under embargo"),
        pytest.param(a_post(published=PAST, status="draft"), False, "draft", id="draft"),
        pytest.param(a_post(published=FUTURE, status="draft"), False, "draft", id="future draft"),
        pytest.param(a_post(published=PAST, status="hidden"), True, "hidden", id="hidden"),
        pytest.param(
            a_post(published=FUTURE, status="hidden"), False, "scheduled", id="hidden, but later"
        ),
    ],
)
def test_publicity(post: Post, public: bool, standing: str) -> None:
    assert is_public(post, NOW) is public
    assert standing_at(post, NOW) == standing


def a_secret(**changes: object) -> Post:
    """A post that may not be seen, and that alone names a guest, a series, a picture, a file."""
    return a_post(
        id="secret",
        title="Canary",
        series="canary-series",
        bylines=(Byline("canary-guest", "Canary Guest"),),
        image=Picture("/images/canary.png", "Canary"),
        targets=("/files/canary.pdf#page=2",),
        tags=("Canary topic",),
        category="Canary section",
        **changes,
    )


@pytest.mark.parametrize(
    "changes",
    [{"status": "draft", "published": PAST}, {"published": FUTURE}, {"status": "withdrawn"}],
    ids=["draft", "future", "withdrawn"],
)
def test_nothing_of_a_post_that_is_not_public_enters_the_site(changes: dict[str, object]) -> None:
    library = Library(
        settings=some_settings(),
        posts=(
            a_post(id="other", published=PAST, related=("secret",)),
            a_secret(slug="x", **changes),
        ),
        series=(a_series(slug="canary-series", source=""),),
        people=(a_person(slug="canary-guest", source=""),),
        assets=(Asset("images/canary.png", 1), Asset("files/canary.pdf", 1)),
    )
    site = site_at(library, NOW)
    assert b"anary" not in msgspec.json.encode(site)
    assert not site.topics
    assert not site.post["other"].related
    assert site_at(library, NOW, preview=True) != site or changes["status"] == "withdrawn"


def test_a_withdrawn_post_leaves_address_date_and_reason_alone() -> None:
    post = a_secret(status="withdrawn", slug="x", withdrawn_because="It named a member.")
    (left,) = site_at(Library(settings=some_settings(), posts=(post,)), NOW).withdrawn
    assert left.address == "/2017/01/x/"
    assert left.because == "It named a member."
    assert "Canary" not in repr(left)


def test_a_withdrawn_post_that_was_never_public_leaves_nothing() -> None:
    post = a_post(status="withdrawn", published=FUTURE)
    assert site_at(Library(settings=some_settings(), posts=(post,)), NOW).withdrawn == ()


def test_what_a_public_page_uses_is_there() -> None:
    assets = (Asset("images/a.png", 1), Asset("images/b.png", 1), Asset("files/c.pdf", 1))
    post = a_post(published=PAST, image=Picture("/images/a.png", "A"), targets=("/files/c.pdf#p",))
    site = site_at(Library(settings=some_settings(), posts=(post,), assets=assets), NOW)
    assert [asset.path for asset in site.assets] == ["images/a.png", "files/c.pdf"]


def test_lists_are_newest_first_and_hidden_posts_apart() -> None:
    posts = (
        a_post(id="old", slug="old", published=a_moment("2016-01-01")),
        a_post(id="new", slug="new", published=PAST),
        a_post(id="hid", slug="hid", published=PAST, status="hidden"),
    )
    site = site_at(Library(settings=some_settings(), posts=posts), NOW)
    assert [post.id for post in site.posts] == ["new", "old"]
    assert [post.id for post in site.hidden] == ["hid"]


def test_a_guest_is_there_through_a_public_post() -> None:
    guest = a_person("Nia", source="")
    post = a_post(published=PAST, bylines=(a_byline("Nia"),))
    library = Library(settings=some_settings(), posts=(post,), people=(guest,))
    assert site_at(library, NOW).people == (guest,)


def test_an_embargo_holds_in_the_hour_that_comes_twice() -> None:
    early, late = a_moment("2026-10-25 00:40Z"), a_moment("2026-10-25 01:10Z")
    post = a_post(published=later_of(early, late))
    assert not is_public(post, a_moment("2026-10-25 00:45Z"))
    assert not is_public(post, a_moment("2026-10-25 01:05Z"))
    assert is_public(post, late)

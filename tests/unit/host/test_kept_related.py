"""Which posts to read on with is kept for as long as posts share what they shared."""

from pathlib import Path

import pytest
from msgspec.structs import replace

from plugins.domain.posts import Mention, Post
from plugins.domain.site import Site
from plugins.host import kept_related
from plugins.host.kept_related import NAME, put_related
from tests.builders import a_moment, a_post, a_site

POSTS = tuple(
    a_post(title=f"Post {number}", tags=("Homes", f"T{number % 2}"), campaigns=("warm-homes",))
    for number in range(6)
)


def known(site: Site, cache: Path) -> Site:
    put_related(site, cache)
    return site


def test_what_is_kept_is_what_would_be_found(tmp_path: Path) -> None:
    expected = a_site(POSTS).related
    assert any(expected.values())
    for _turn in range(2):
        assert known(a_site(POSTS), tmp_path).related == expected


def test_it_is_found_out_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    known(a_site(POSTS), tmp_path)
    monkeypatch.setattr("plugins.domain.site.related_posts", lambda *_: pytest.fail("asked again"))
    edited = (replace(POSTS[0], title="Another title", standfirst="New."), *POSTS[1:])
    assert known(a_site(edited), tmp_path).related


@pytest.mark.parametrize(
    "change",
    [
        {"tags": ("Doors",)},
        {"campaigns": ()},
        {"series": "keys"},
        {"published": a_moment("2010-01-13")},
        {"mentions": (Mention("doors", 0, 1),)},
        {"related": (POSTS[3].id,)},
        {"id": "another"},
        {"standing": "hidden"},
    ],
    ids=lambda change: next(iter(change)),
)
def test_whatever_posts_share_is_asked_about(tmp_path: Path, change: dict[str, object]) -> None:
    known(a_site(POSTS), tmp_path)
    changed: Post = replace(POSTS[0], **change)
    others = POSTS[1:]
    site = (
        a_site(others, hidden=(changed,))
        if changed.standing == "hidden"
        else a_site((changed, *others))
    )
    assert known(site, tmp_path).related == replace(site).related


def test_another_program_asks_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    known(a_site(POSTS), tmp_path)
    kept = (tmp_path / NAME).read_bytes()
    monkeypatch.setattr(kept_related, "code_digest", lambda: "another")
    known(a_site(POSTS), tmp_path)
    assert (tmp_path / NAME).read_bytes() != kept


def test_noise_is_as_good_as_nothing(tmp_path: Path) -> None:
    known(a_site(POSTS), tmp_path)
    (tmp_path / NAME).write_bytes(b"noise")
    assert known(a_site(POSTS), tmp_path).related == a_site(POSTS).related

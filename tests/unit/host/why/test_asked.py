"""Which page is meant, by whatever a person pastes."""

from pathlib import Path

import pytest

from plugins.domain.outputs import address_of
from plugins.host.why.asked import files_meant, like

POST = "2017/01/shared-society/index.html"
FILES = (
    "index.html",
    POST,
    "2018/05/places/index.html",
    "about/index.html",
    "feed.xml",
    "series/places/index.html",
    "images/hall.png",
)
SITE = "https://example.org/blog"


def meant(asked: str, site: str = SITE, output: Path = Path("/nowhere/output")) -> tuple[str, ...]:
    return files_meant(asked, FILES, site, output)


@pytest.mark.parametrize(
    "asked",
    [
        pytest.param("/2017/01/shared-society/", id="a site path"),
        pytest.param("/2017/01/shared-society", id="without its last slash"),
        pytest.param("/2017/01/shared-society/index.html", id="with its file"),
        pytest.param("/blog/2017/01/shared-society/", id="with the site's own path"),
        pytest.param("https://example.org/blog/2017/01/shared-society/", id="a whole address"),
        pytest.param("example.org/blog/2017/01/shared-society/", id="an address without https"),
        pytest.param(
            "http://localhost:8000/blog/2017/01/shared-society/?a=b#c", id="of the preview"
        ),
        pytest.param("/2017/01/%73hared-society/", id="percent-encoded"),
        pytest.param("  shared-society\n", id="a slug with blanks around it"),
        pytest.param("Shared society", id="a title"),
        pytest.param(f"/nowhere/output/{POST}", id="a file of the output"),
        pytest.param("/nowhere/output/2017/01/shared-society", id="a folder of the output"),
        pytest.param("2017/01/shared-society/index.html", id="a path within the output"),
    ],
)
def test_a_page_is_found(asked: str) -> None:
    assert meant(asked) == (POST,)


@pytest.mark.parametrize(
    ("asked", "path"),
    [
        pytest.param("/", "index.html", id="the front page"),
        pytest.param("https://example.org/blog/", "index.html", id="by its whole address"),
        pytest.param("https://example.org/blog", "index.html", id="without its slash"),
        pytest.param("/feed.xml", "feed.xml", id="a feed"),
        pytest.param("feed.xml", "feed.xml", id="a feed by its name"),
        pytest.param("/images/hall.png", "images/hall.png", id="a picture"),
        pytest.param("/nowhere/output/", "index.html", id="the folder itself"),
    ],
)
def test_other_files_are_found_too(asked: str, path: str) -> None:
    assert meant(asked) == (path,)


def test_a_site_without_an_address_has_paths_all_the_same() -> None:
    assert meant("/2017/01/shared-society/", site="") == (POST,)
    assert meant("https://example.org/2017/01/shared-society/", site="") == (POST,)


def test_a_path_counts_from_where_the_person_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert meant(f"output/{POST}", output=tmp_path / "output") == (POST,)


def test_a_slug_of_several_pages_means_all_of_them_posts_first() -> None:
    assert meant("places") == ("2018/05/places/index.html", "series/places/index.html")


@pytest.mark.parametrize(
    "asked", ["/2017/", "/nothing/", "https://example.org/nothing/", "society", "../../etc", "?"]
)
def test_what_is_not_there_is_not_found(asked: str) -> None:
    assert meant(asked) == ()


@pytest.mark.parametrize(
    ("asked", "first"),
    [
        pytest.param(
            "/2017/01/shared-socety/", "/2017/01/shared-society/", id="a mistyped address"
        ),
        pytest.param("shared-socety", "/2017/01/shared-society/", id="a mistyped slug"),
        pytest.param("https://example.org/abut/", "/about/", id="a mistyped whole address"),
    ],
)
def test_what_may_have_been_meant_is_said(asked: str, first: str) -> None:
    assert like(asked, FILES)[:1] == (first,)


def test_nothing_is_suggested_where_nothing_is_alike() -> None:
    assert like("/zzzzzzzz/", FILES) == ()


@pytest.mark.parametrize(
    ("path", "address"),
    [("index.html", "/"), ("series/x/index.html", "/series/x/"), ("feed.xml", "/feed.xml")],
)
def test_a_file_answers_at_its_address(path: str, address: str) -> None:
    assert address_of(path) == address

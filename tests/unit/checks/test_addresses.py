"""Addresses that no file can have, that two want, and whose they are."""

from typing import Any

import pytest

from plugins.checks.addresses import check_files, check_paths
from plugins.domain.campaigns import Campaign
from plugins.domain.library import Library
from plugins.domain.outputs import fault_of, folded
from plugins.domain.pictures import Asset
from plugins.domain.places import Places, SourceText
from plugins.domain.settings import FormerFeed, Redirect
from tests.builders import a_page, a_post, a_series, a_site, some_settings

FAULTS = {
    "a plain one": ("2017/01/x/index.html", ""),
    "letters beyond ASCII": ("caf\u00e9/index.html", ""),
    "a blank within": ("files/a b.pdf", ""),
    "a word that begins like a device": ("2017/01/console/aux-in/com10/index.html", ""),
    "two slashes": ("a//b", "two slashes"),
    "a way out": ("../a", "leads out"),
    "a way out in the middle": ("a/../../b", "leads out"),
    "a hidden name": ("a/.git/b", "begins with a dot"),
    "NUL": ("a\0b", "not seen"),
    "a line break": ("a\nb", "not seen"),
    "a colon": ("a:b/c", "“:”"),
    "a backslash": ("a\\b", "“\\”"),
    "a star": ("a*", "“*”"),
    "a dot at the end": ("a./b", "Windows drops"),
    "a blank at the end": ("a /b", "Windows drops"),
    "a device": ("a/con/b", "“con”"),
    "a device in capitals": ("NUL", "“NUL”"),
    "a device with an ending": ("aux.txt", "“aux”"),
    "a port": ("com1.html", "“com1”"),
    "a part of 256 bytes": ("a/" + "é" * 128, "256 bytes"),
    "many parts": ("abc/" * 300 + "x", "1,000 bytes"),
}


@pytest.mark.parametrize(("path", "fault"), FAULTS.values(), ids=FAULTS)
def test_why_a_path_is_none(path: str, fault: str) -> None:
    assert fault in fault_of(path)
    assert bool(fault_of(path)) == bool(fault)


ALIKE = [
    ("a/B", "A/b"),
    ("caf\u00e9", "cafe\u0301"),
    ("CAF\u00c9", "cafe\u0301"),
    ("stra\u00dfe", "STRASSE"),
]


@pytest.mark.parametrize(("one", "other"), ALIKE)
def test_paths_that_some_file_system_takes_for_one(one: str, other: str) -> None:
    assert folded(one) == folded(other)


POST = a_post(slug="x", source="posts/x.md", tags=("Rent",), aliases=("/old/", "/Topics/Rent/"))
OTHER = a_post(slug="y", source="posts/y.md", tags=("Rent",), category="News", aliases=("/Old/",))
LIBRARY = Library(
    settings=some_settings(
        redirects=(Redirect("/con/", "/"),), former_feeds=(FormerFeed("/aux.xml"),)
    ),
    posts=(POST, OTHER),
    pages=(a_page(slug="nul", source="pages/nul.md"),),
    series=(a_series(slug="prn", source="series/prn.md"),),
    campaigns=(Campaign("c", "C", source="campaigns/c.md", partners=("lpt1",)),),
    assets=(Asset("images/com1.png", 1), Asset("files/Plan.pdf", 1), Asset("files/plan.pdf", 1)),
)
LINES = {"aliases": 4, "aliases.0": 5, "aliases.1": 6, "slug": 3, "tags": 7, "partners": 8,
         "redirects.0": 9, "former_feeds.0": 10}  # fmt: skip
PLACES = Places(
    {
        source: SourceText(LINES)
        for source in ("posts/x.md", "posts/y.md", "pages/nul.md", "campaigns/c.md", "site.yaml")
    }
)


def told(check: Any, *paths: str) -> list[tuple[str, int | None]]:
    found = list(check(LIBRARY, PLACES, a_site(), paths))
    assert all(problem.hint for problem in found)
    return [(problem.source, problem.line) for problem in found]


@pytest.mark.parametrize(
    ("path", "source", "line"),
    [
        pytest.param("2017/01/x/a:b.html", "posts/x.md", 3, id="below a post"),
        pytest.param("old/a:b", "posts/x.md", 5, id="below an alias"),
        pytest.param("topics/rent/a:b.xml", "posts/x.md", 7, id="a topic's"),
        pytest.param("nul/index.html", "pages/nul.md", 3, id="a page's"),
        pytest.param("series/prn/index.html", "series/prn.md", None, id="a series' with a file"),
        pytest.param("organisations/lpt1/index.html", "campaigns/c.md", 8, id="a partner's"),
        pytest.param("images/com1.png", "images/com1.png", None, id="a picture's"),
        pytest.param("con/index.html", "site.yaml", 9, id="a redirect's"),
        pytest.param("aux.xml", "site.yaml", 10, id="a former feed's"),
    ],
)
def test_an_unusable_address_is_told_where_it_is_written(
    path: str, source: str, line: int | None
) -> None:
    assert told(check_files, "index.html", path) == [(source, line)]


def test_an_address_below_a_file_is_none() -> None:
    (problem,) = check_files(LIBRARY, PLACES, a_site(), ["old/index.html", "old/index.html/x.html"])
    assert "old/index.html is a file" in problem.message


@pytest.mark.parametrize(
    ("paths", "where"),
    [
        pytest.param(("a", "b"), [], id="different ones"),
        pytest.param(("old/index.html", "old/index.html"), [("posts/x.md", 5)], id="the same twice"),
        pytest.param(("Old/index.html", "old/index.html"), [("posts/x.md", 5)], id="two aliases"),
        pytest.param(
            ("Topics/Rent/index.html", "topics/rent/index.html"), [("posts/x.md", 6)],
            id="an alias and a topic: the alias gives way",
        ),
        pytest.param(
            ("Old/index.html", "2017/01/x/index.html", "2017/01/X/index.html"), [],
            id="a post's own address in capitals",
        ),
        pytest.param(("files/Plan.pdf", "files/plan.pdf"), [("files/plan.pdf", None)], id="documents"),
    ],
)  # fmt: skip
def test_addresses_that_two_want(
    paths: tuple[str, ...], where: list[tuple[str, int | None]]
) -> None:
    assert told(check_paths, *paths) == where

"""Redirects of `site.yaml` that cannot be followed."""

import pytest

from plugins.checks.redirects import check_redirects
from plugins.domain.library import Library
from plugins.domain.places import Places, SourceText
from plugins.domain.problem import Problem
from plugins.domain.settings import Redirect
from tests.builders import a_moment, a_page, a_post, a_site, some_settings

PUBLIC = a_post(slug="here", aliases=("/old/",))
SECRET = a_post(slug="secret", published=a_moment("2018-01-01 09:00"))
DRAFT = a_post(slug="draft", status="draft")
OWN = {"index.html", "about/index.html", "topics/housing/index.html", "2017/01/here/index.html",
       "files/report.pdf", "feed.xml"}  # fmt: skip


def found(*pairs: tuple[str, str]) -> list[Problem]:
    settings = some_settings(redirects=tuple(Redirect(old, new) for old, new in pairs))
    site = a_site([PUBLIC], settings=settings, pages=(a_page(),))
    library = Library(settings=settings, posts=(PUBLIC, SECRET, DRAFT))
    lines = {
        f"redirects.{n}.{key}": 10 + 2 * n + (key == "new")
        for n in range(9)
        for key in ("old", "new")
    }
    return list(check_redirects(library, Places({"site.yaml": SourceText(lines)}), site, OWN))


@pytest.mark.parametrize(
    "pair",
    [
        ("/a/", "/about/"),
        ("/a", "/about/#who"),
        ("/a.html", "/?x=1"),
        ("/images/a.jpg", "/files/report.pdf"),
        ("/a/", "https://example.net/"),
        ("/a/", "/old/"),
        ("/a/feed.xml", "/feed.xml"),
    ],
)
def test_what_leads_somewhere_is_right(pair: tuple[str, str]) -> None:
    assert found(pair) == []


@pytest.mark.parametrize(
    ("pair", "line", "message", "hint"),
    [
        pytest.param(("/about/", "/"), 10, "“/about/” is the address of a page", "take this redirect out", id="a page is there"),
        pytest.param(("/old/", "/about/"), 10, "“/old/” is an old address of posts/here.md too", "take", id="an alias is there"),
        pytest.param(("/", "/about/"), 10, "no file of this site can answer at “/”", "nothing else", id="the front page"),
        pytest.param(("/?p=1", "/about/"), 10, "no file of this site can answer", "nothing else", id="with a query"),
        pytest.param(("/../x/", "/about/"), 10, "no file of this site can answer", "nothing else", id="out of the site"),
        pytest.param(("https://a.example/", "/about/"), 10, "no file of this site can answer", "nothing else", id="of another site"),
        pytest.param(("/a/", "/abuot/"), 11, "“/abuot/” is not on the site", "did you mean /about/?", id="to nothing"),
        pytest.param(("/a/", "/topics/house/"), 11, "is not on the site", "did you mean /topics/housing/?", id="to nothing in a folder"),
        pytest.param(("/a/", "javascript:alert(1)"), 11, "is not on the site", "name a page", id="to a program"),
        pytest.param(("/a/", "//example.net/"), 11, "is not on the site", "name a page", id="to somewhere without a scheme"),
        pytest.param(("/a/", "/2018/01/secret/"), 11, "a post that is not public", "it will be on 1 January 2018, 09:00", id="to a post under embargo"),
        pytest.param(("/a/", "/2017/01/draft/"), 11, "a post that is not public", "take the link out until it is", id="to a draft"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said_with_its_line(
    pair: tuple[str, str], line: int | None, message: str, hint: str
) -> None:
    problems = found(pair)
    assert [problem.line for problem in problems] == ([line] if line else [])
    for problem in problems:
        assert (problem.source, problem.check, problem.severity) == (
            "site.yaml",
            "redirect",
            "error",
        )
        assert message in problem.message
        assert hint in problem.hint


def test_a_circle_is_told_at_each_of_its_lines_with_all_of_them() -> None:
    problems = found(("/a/", "/b/"), ("/x/", "/about/"), ("/b/", "/c"), ("/c/", "/a/"))
    assert [problem.line for problem in problems] == [10, 14, 16]
    assert problems[0].message == "“/a/” leads round in a circle: /a/ → /b/ → /c → /a/"
    assert all("lines 10, 14, 16" in problem.hint for problem in problems)


def test_what_leads_to_a_circle_leads_nowhere() -> None:
    problems = found(("/x/", "/a/"), ("/a/", "/a"))
    assert [(problem.line, problem.subject) for problem in problems] == [(11, "/a/"), (12, "/a/")]


def test_one_old_address_stands_once() -> None:
    (problem,) = found(("/a/", "/about/"), ("/a", "/"))
    assert problem.message == "“/a” is an old address of another redirect of site.yaml too"

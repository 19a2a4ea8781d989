"""Nothing that a reader needs waits for a script."""

import pytest
from lxml import html

from tests.browser.sample import Sample
from tests.browser.visiting import WIDE_SCREEN, Scripts, Visitor

KINDS = ("front page", "round-up", "part of a running series", "active campaign", "archive")
_OF_DATA = "application/ld+json"


def text(visitor: Visitor, address: str, scripts: Scripts) -> str:
    with visitor.at(address, WIDE_SCREEN, scripts) as page:
        return page.locator("body").inner_text()


def runs(page: str) -> bool:
    """Whether a page has something that a browser would run."""
    tree = html.document_fromstring(page)
    scripts = tree.xpath(f"//script[not(@type='{_OF_DATA}')]")
    return bool(scripts or tree.xpath("//@*[starts-with(name(), 'on')]"))


def test_no_page_has_a_script_that_runs(sample: Sample) -> None:
    pages = sorted(sample.folder.rglob("*.html"))
    assert pages
    assert [page for page in pages if runs(page.read_text("utf-8"))] == []


@pytest.mark.parametrize("kind", KINDS)
def test_all_text_is_there_without_scripts(kind: str, address: str, visitor: Visitor) -> None:
    without = text(visitor, address, "none")
    assert without
    assert without == text(visitor, address, "all")


def test_scripts_run_where_they_may_and_only_there(visitor: Visitor) -> None:
    found = {}
    for scripts in ("by policy", "none", "all"):
        with visitor.at("/404.html", WIDE_SCREEN, scripts) as page:
            page.set_content("<p>x</p><script>document.body.append('written')</script>")
            found[scripts] = "written" in page.locator("body").inner_text()
    assert found == {"by policy": False, "none": False, "all": True}


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ("<p>x</p><script src='/x.js'></script>", True),
        ("<p onclick='x()'>x</p>", True),
        (f"<script type='{_OF_DATA}'>{{}}</script><p>x</p>", False),
    ],
)
def test_what_a_browser_would_run(page: str, expected: bool) -> None:
    assert runs(page) == expected

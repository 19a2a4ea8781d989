"""The report as a page has everything, asks for nothing, and is sound HTML."""

import html5lib

from plugins.publishing.report.page import render_page
from plugins.publishing.report.report import Redirected
from tests.unit.publishing.report.some_report import NOTHING, REPORT, a_report


def test_nothing_is_left_out_however_much_there_is() -> None:
    redirects = tuple(Redirected(f"/{number}/", "/") for number in range(500))
    page = render_page(a_report(redirects=redirects))
    assert all(f"/{number}/ → /" in page for number in range(500))
    for words in (
        "A new &lt;roof&gt;",
        "It named people.",
        "It was May.",
        "31 May 2017",
        "14 lists",
    ):
        assert words in page


def test_addresses_lead_to_the_site() -> None:
    assert 'href="https://example.org/2017/06/a-new-roof/"' in render_page(REPORT)


def test_the_page_is_sound_and_whole_in_itself() -> None:
    for report in (REPORT, NOTHING):
        page = render_page(report)
        html5lib.HTMLParser(strict=True).parse(page)
        assert "src=" not in page
        assert "<link" not in page
        assert page.count("<h1>") == page.count("<main>") == 1


def test_the_same_report_is_the_same_page() -> None:
    assert render_page(REPORT) == render_page(a_report())

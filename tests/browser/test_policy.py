"""Pages ask for nothing but what is theirs, and nothing in them breaks."""

from functools import cache

import pytest
from playwright.sync_api import Route

from tests.browser.kinds import KINDS
from tests.browser.sample import Sample
from tests.browser.visiting import ALL_THERE, NARROW_SCREEN, WIDE_SCREEN, Screen, Visitor
from tests.browser.web_server import POLICY, STAYING


@cache
def faults(visitor: Visitor, address: str, screen: Screen) -> tuple[str, ...]:
    with visitor.at(address, screen):
        return tuple(visitor.faults)


@pytest.mark.parametrize("screen", [WIDE_SCREEN, NARROW_SCREEN], ids=["wide", "narrow"])
@pytest.mark.parametrize("kind", KINDS)
def test_nothing_goes_wrong(kind: str, address: str, screen: Screen, visitor: Visitor) -> None:
    assert faults(visitor, address, screen) == ()


@pytest.mark.parametrize("kind", ["front page", "round-up"])
def test_the_fonts_of_the_theme_come(
    kind: str, address: str, visitor: Visitor, sample: Sample
) -> None:
    with visitor.at(address) as page:
        come = page.evaluate("[...document.fonts].filter(one => one.status === 'loaded').length")
    assert bool(come) == any(sample.folder.rglob("*.woff2"))


@pytest.mark.parametrize("address", ["/nowhere/", "/2026/11/nowhere", "/nowhere.html"])
def test_an_address_that_is_not_there_answers_with_a_page_that_helps(
    address: str, visitor: Visitor
) -> None:
    with visitor.at(address) as page:
        assert f"404: {visitor.origin}{address}" in visitor.faults
        assert page.locator("main a").count()
        assert page.evaluate("document.styleSheets[0].cssRules.length")


@pytest.mark.parametrize("kind", ["redirect"])
def test_a_redirect_leads_on_by_itself(kind: str, address: str, visitor: Visitor) -> None:
    with visitor.at(address) as page:
        leads = page.locator("main a").first.get_attribute("href")
        page.goto(visitor.origin + address.removesuffix(STAYING))
        page.wait_for_url(f"{visitor.origin}{leads}")


def _with_body(route: Route, body: str) -> None:
    """The answer that the server would give, with this body."""
    route.fulfill(
        body=body, headers={"Content-Type": "text/html", "Content-Security-Policy": POLICY}
    )


@pytest.mark.parametrize(
    ("body", "fault"),
    [
        pytest.param("<p style='color: red'>", "error: policy: style-src-attr", id="own style"),
        pytest.param("<script>alert(1)</script>", "error: policy: script-src", id="own script"),
        pytest.param("<img src='https://example.net/x' alt=''>", "elsewhere: ", id="elsewhere"),
        pytest.param("<img src='/nowhere.png' alt=''>", "404: ", id="missing picture"),
    ],
)
def test_what_goes_wrong_is_seen(body: str, fault: str, visitor: Visitor) -> None:
    with visitor.blank() as page:
        page.route("**/broken/", lambda route: _with_body(route, body))
        page.goto(f"{visitor.origin}/broken/")
        page.evaluate(ALL_THERE)
        assert [one for one in visitor.faults if one.startswith(fault)]

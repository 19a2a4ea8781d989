"""All examples of all components on one page, with the style that readers get."""

from collections.abc import Iterator
from html import escape
from itertools import product

import pytest
from playwright.sync_api import Page, Route

from tests.browser.axe import RULES, bring_axe, violations
from tests.browser.snippets import TOO_WIDE
from tests.browser.visiting import (
    ALL_THERE,
    NARROW,
    NARROW_SCREEN,
    SCHEMES,
    WIDE,
    Scheme,
    Screen,
    Visitor,
    show_on,
)
from tests.browser.web_server import POLICY
from tests.unit.theme.component_examples import (
    OF_MARKDOWN,
    OF_THE_HEAD,
    components,
    examples_of,
)

SHOWN = [name for name in (*components(), *OF_MARKDOWN) if name not in OF_THE_HEAD]
OF_WHOLE_PAGES = (
    "duplicate-id-aria",
    "heading-order",
    "landmark-unique",
    "page-has-heading-one",
    "skip-link",
)
"""Rules that a page of many examples of one thing cannot keep; real pages are held to them."""


def pattern_page() -> str:
    """The page of all examples, each below its name."""
    sections = "".join(
        f"<h2>{component}</h2>"
        + "".join(_shown(component, *one) for one in examples_of(component).items())
        for component in SHOWN
    )
    return (
        '<!doctype html><html lang="en-GB"><head><meta charset="utf-8"><title>Components</title>'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        '<link rel="stylesheet" href="/theme/greenpaper.css">'
        '<link rel="icon" href="/theme/icon.svg"></head>'
        f'<body><main class="page"><h1>Components</h1>{sections}</main></body></html>'
    )


def _shown(component: str, name: str, html: str) -> str:
    is_text = ' class="prose"' if component in OF_MARKDOWN else ""
    return f"<h3>{escape(name)}</h3><div{is_text}>{html}</div>"


@pytest.fixture
def patterns(visitor: Visitor) -> Iterator[Page]:
    """The page of all examples in a window."""

    def answer(route: Route) -> None:
        head = {"Content-Type": "text/html", "Content-Security-Policy": POLICY}
        route.fulfill(body=pattern_page(), headers=head)

    with visitor.blank() as page:
        page.route("**/patterns/", answer)
        page.goto(f"{visitor.origin}/patterns/")
        page.evaluate(ALL_THERE)
        yield page


@pytest.mark.parametrize(("width", "scheme"), list(product((WIDE, NARROW), SCHEMES)))
def test_no_component_breaks_a_rule(patterns: Page, width: int, scheme: Scheme) -> None:
    show_on(patterns, Screen(width, scheme))
    bring_axe(patterns)
    assert violations(patterns, RULES, OF_WHOLE_PAGES) == []


def test_no_component_is_wider_than_a_narrow_screen(patterns: Page) -> None:
    show_on(patterns, NARROW_SCREEN)
    assert patterns.evaluate(TOO_WIDE) == []


def test_no_component_asks_for_what_is_not_there(patterns: Page, visitor: Visitor) -> None:
    assert visitor.faults == []

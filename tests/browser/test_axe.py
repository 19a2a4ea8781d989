"""No page breaks a rule of axe: on wide and narrow screens, in light and dark colours, and for
those who ask for more contrast."""

from collections.abc import Iterator
from functools import cache
from itertools import product

import pytest
from playwright.sync_api import Page

from tests.browser.axe import RULES, bring_axe, violations
from tests.browser.kinds import KINDS
from tests.browser.sample import Sample
from tests.browser.visiting import NARROW, SCHEMES, WIDE, Screen, Visitor, show_on

COLOURS = ("color-contrast", "link-in-text-block")
"""The rules that look at colours."""

MORE_CONTRAST = ("color-contrast-enhanced",)
"""7:1 (WCAG 1.4.6), for those whose machine asks for more contrast."""


@cache
def broken(visitor: Visitor, address: str) -> tuple[str, ...]:
    with visitor.at(address) as page:
        bring_axe(page)
        return tuple(_broken(page, address))


def _broken(page: Page, address: str) -> Iterator[str]:
    for width, scheme in product((WIDE, NARROW), SCHEMES):
        show_on(page, Screen(width, scheme))
        for violation in violations(page, RULES if scheme == "light" else COLOURS):
            yield f"{violation} at {address}, {width} px, {scheme}"
    for scheme in SCHEMES:
        show_on(page, Screen(color_scheme=scheme, contrast="more"))
        for violation in violations(page, MORE_CONTRAST):
            yield f"{violation} at {address}, more contrast wanted, {scheme}"


@pytest.mark.parametrize("kind", KINDS)
def test_the_sample_has_one(kind: str, sample: Sample) -> None:
    assert kind in sample.pages


@pytest.mark.parametrize("kind", KINDS)
def test_no_rule_is_broken(kind: str, address: str, visitor: Visitor) -> None:
    assert broken(visitor, address) == ()


def test_what_is_wrong_is_found(visitor: Visitor) -> None:
    with visitor.blank() as page:
        page.set_content("<html><head><title>x</title></head><body><h1></h1><img src=x></body>")
        bring_axe(page)
        rules = {violation.split()[0] for violation in violations(page)}
    assert {"html-has-lang", "image-alt", "empty-heading"} <= rules


def test_pale_text_is_found(visitor: Visitor) -> None:
    with visitor.blank() as page:
        page.set_content("<html lang=en><title>x</title><p style='color: #767676'>pale</p>")
        bring_axe(page)
        assert not violations(page, COLOURS)
        assert len(violations(page, MORE_CONTRAST)) == 1


def test_small_targets_are_found(visitor: Visitor) -> None:
    links = "".join(f'<a href="#{n}" style="font-size: 8px">x</a><br>' for n in range(3))
    with visitor.blank() as page:
        page.set_content(f"<html lang=en><title>x</title><main><h1>x</h1>{links}</main>")
        bring_axe(page)
        assert any(violation.startswith("target-size") for violation in violations(page))

"""What comes out of the printer: the text, where its links lead, and no navigation."""

import re
from functools import cache
from typing import NamedTuple

import pypdfium2
import pytest

from tests.browser.kinds import KINDS
from tests.browser.sample import Sample
from tests.browser.snippets import PIXEL, SEEN, WORDS
from tests.browser.visiting import Screen, Visitor, show_on

each_kind = pytest.mark.parametrize("kind", KINDS)
each_text = pytest.mark.parametrize("kind", ["round-up", "part of a running series"])

_IN_VAIN = f"""() => {{
  {WORDS}{SEEN}
  const leadsOn = one => one.localName !== 'nav'
    || [...one.querySelectorAll('a')].filter(isSeen).length > 1
    || [...one.querySelectorAll('a[rel]')].some(isSeen);
  return [...document.querySelectorAll('nav, button, form, body > a[href^="#"]')]
    .filter(one => isSeen(one) && leadsOn(one)).map(words);
}}"""

_PALE = f"""() => {{
  {WORDS}{SEEN}{PIXEL}
  const hasText = one => [...one.childNodes].some(
    inner => inner.nodeType === Node.TEXT_NODE && inner.data.trim());
  const isPale = one => {{
    const [red, green, blue] = pixel(getComputedStyle(one).color);
    return (red + green + blue) / 3 > 128;
  }};
  return [...document.querySelectorAll('body *')]
    .filter(one => isSeen(one) && hasText(one) && isPale(one)).map(words);
}}"""


class Found(NamedTuple):
    """What is printed and is of no use on paper, and what cannot be read there. A `nav` of one link
    without `rel` may be printed: it says where the page belongs."""

    in_vain: list[str]
    pale: list[str]


@cache
def found(visitor: Visitor, address: str) -> Found:
    with visitor.at(address) as page:
        show_on(page, Screen(media="print", color_scheme="light"))
        in_vain, pale = page.evaluate(_IN_VAIN), page.evaluate(_PALE)
        show_on(page, Screen(media="print", color_scheme="dark"))
        return Found(in_vain, [*pale, *page.evaluate(_PALE)])


@cache
def paper(visitor: Visitor, address: str) -> str:
    """The text on paper without its blanks, since an address may be broken over lines."""
    with visitor.at(address, Screen(media="print")) as page:
        document = pypdfium2.PdfDocument(page.pdf(format="A4"))
    pages = [page.get_textpage().get_text_bounded() for page in document]
    return re.sub(r"[\s\x02\ufffe]", "", "".join(pages))


@each_kind
def test_no_navigation_is_printed(kind: str, address: str, visitor: Visitor) -> None:
    assert found(visitor, address).in_vain == []


@each_kind
def test_all_that_is_printed_is_dark(kind: str, address: str, visitor: Visitor) -> None:
    assert found(visitor, address).pale == []


@each_text
def test_all_text_is_printed(kind: str, address: str, visitor: Visitor, sample: Sample) -> None:
    post = sample.post_at(address)
    printed = paper(visitor, address)
    missing = [
        line
        for line in (post.title, *post.body.text.splitlines())
        if re.sub(r"\s", "", line)[:40] not in printed
    ]
    assert missing == []


@each_text
def test_where_links_lead_is_printed(
    kind: str, address: str, visitor: Visitor, sample: Sample
) -> None:
    abroad = [one for one in sample.post_at(address).targets if one.startswith("http")]
    assert [one for one in abroad if one not in paper(visitor, address)] == []


def test_the_round_ups_of_the_sample_lead_elsewhere(sample: Sample) -> None:
    targets = sample.post_at(sample.pages["round-up"]).targets
    assert any(address.startswith("http") for address in targets)


def test_what_is_printed_in_vain_is_found(visitor: Visitor) -> None:
    with visitor.blank(Screen(media="print")) as page:
        page.set_content(
            "<nav><a>x</a> <a>y</a></nav><nav><a>here</a></nav><nav><a rel=next>on</a></nav>"
            "<a href='#x'>skip</a><p style='color: white'>pale</p>"
        )
        assert page.evaluate(_IN_VAIN) == ["<nav> x y", "<nav> on", "<a> skip"]
        assert page.evaluate(_PALE) == ["<p> pale"]

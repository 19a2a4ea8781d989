"""What a reader's machine asks for is heeded: its own colours, no motion."""

from functools import cache
from itertools import chain
from typing import NamedTuple

import pytest

from tests.browser.kinds import KINDS
from tests.browser.snippets import PIXEL, SEEN, WORDS
from tests.browser.visiting import Screen, Visitor, show_on

each_kind = pytest.mark.parametrize("kind", KINDS)

_OWN_COLOURS = Screen(forced_colors="active")
_NO_MOTION = Screen(reduced_motion="reduce")
_LINED = """
const isLined = one => {
  const style = getComputedStyle(one);
  return style.textDecorationLine.includes('underline')
    || ['Top', 'Right', 'Bottom', 'Left'].some(side =>
      style[`border${side}Style`] !== 'none' && parseFloat(style[`border${side}Width`]) >= 1);
};
"""

_MARK_FILLED = f"""() => {{
  {PIXEL}
  for (const one of document.querySelectorAll('a, button, summary, input'))
    if (pixel(getComputedStyle(one).backgroundColor)[3]) one.setAttribute('data-filled', '');
}}"""

_LOST_FILLED = f"""() => {{
  {WORDS}{SEEN}{_LINED}
  return [...document.querySelectorAll('[data-filled]')]
    .filter(one => isSeen(one) && !isLined(one)).map(words);
}}"""

_LOST_LINKS = f"""() => {{
  {WORDS}{SEEN}{_LINED}
  const amid = one => [...one.parentNode.childNodes].some(
    beside => beside.nodeType === Node.TEXT_NODE && /\\w\\s+\\w/.test(beside.data));
  return [...document.querySelectorAll('main :is(p, li, dd, td) > a')]
    .filter(one => isSeen(one) && amid(one) && !isLined(one)).map(words);
}}"""

_LOST_FOCUS = f"""() => {{
  {WORDS}{SEEN}{_LINED}
  return [...document.querySelectorAll('a[href], button, summary, input, [tabindex="0"]')]
    .filter(isSeen)
    .filter(one => {{
      one.focus({{focusVisible: true, preventScroll: true}});
      const style = getComputedStyle(one);
      return style.outlineStyle === 'none' || parseFloat(style.outlineWidth) < 1;
    }}).map(words);
}}"""

_MOVING = f"""() => {{
  {WORDS}
  const lasts = times => times.split(',').some(time => parseFloat(time) > 0.01);
  const moves = style => (style.animationName !== 'none' && lasts(style.animationDuration))
    || (style.transitionProperty !== 'none' && lasts(style.transitionDuration))
    || style.scrollBehavior === 'smooth';
  return [...document.querySelectorAll('*')]
    .filter(one => ['', '::before', '::after'].some(part => moves(getComputedStyle(one, part))))
    .map(words);
}}"""


class Found(NamedTuple):
    """What is wrong with a page for those who ask for colours of their own, or no motion."""

    lost: list[str]
    moving: list[str]


@cache
def found(visitor: Visitor, address: str) -> Found:
    with visitor.at(address) as page:
        page.evaluate(_MARK_FILLED)
        show_on(page, _OWN_COLOURS)
        lost = [page.evaluate(one) for one in (_LOST_FILLED, _LOST_LINKS, _LOST_FOCUS)]
        show_on(page, _NO_MOTION)
        return Found(list(chain.from_iterable(lost)), page.evaluate(_MOVING))


@each_kind
def test_links_buttons_and_focus_are_seen_in_the_reader_s_own_colours(
    kind: str, address: str, visitor: Visitor
) -> None:
    assert found(visitor, address).lost == []


@each_kind
def test_nothing_moves_for_those_who_want_no_motion(
    kind: str, address: str, visitor: Visitor
) -> None:
    assert found(visitor, address).moving == []


BAD = """<html lang=en><title>x</title><style>
a { text-decoration: none } .filled { background: navy; color: white; padding: 1em }
.mute:focus { outline: none } .slow { transition: color 1s }
</style><main><h1>x</h1>
<p>Some words <a href="#1">amid</a> them. <p><a class=filled href="#2">filled</a>
<p><a class="mute slow" href="#3">mute</a></main>"""


def test_what_is_lost_is_found(visitor: Visitor) -> None:
    with visitor.blank() as page:
        page.set_content(BAD)
        page.evaluate(_MARK_FILLED)
        show_on(page, _OWN_COLOURS)
        lost = [page.evaluate(one) for one in (_LOST_FILLED, _LOST_LINKS, _LOST_FOCUS, _MOVING)]
    assert lost == [["<a> filled"], ["<a> amid"], ["<a> mute"], ["<a> mute"]]

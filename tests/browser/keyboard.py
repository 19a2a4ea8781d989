"""A walk through a page with the Tab key, and what is seen at each stop.

The page itself notes each stop when the key comes up again, after it has scrolled there; so the
walk is real and takes no longer than the keys.
"""

from msgspec import Struct, convert
from playwright.sync_api import Page

from tests.browser.snippets import SEEN, WORDS


class Stop(Struct, frozen=True, kw_only=True):
    """Where the focus is. `place` counts the elements of the page in the order of its source;
    `shows` says whether an outline or a shadow marks it, `is_seen` whether all of its first line
    is on the screen and nothing lies over it."""

    words: str
    place: int
    href: str
    shows: bool
    is_seen: bool
    target: str


class Reachable(Struct, frozen=True):
    """What can be reached by key on this screen: its words and its place in the source."""

    words: str
    place: int


_PLACED = """
const placed = new Map([...document.querySelectorAll('*')].map((one, place) => [one, place]));
"""

_LISTEN = f"""() => {{
  {WORDS}{_PLACED}
  const isSeen = one => {{
    const box = one.getClientRects()[0];
    if (!box || !box.width || !box.height) return false;
    const [x, y] = [box.x + Math.min(box.width / 2, 20), box.y + Math.min(box.height / 2, 20)];
    const isInside = box.left >= 0 && box.right <= innerWidth + 1 && box.top >= 0 && y < innerHeight;
    const top = document.elementFromPoint(x, y);
    return isInside && Boolean(top) && (one.contains(top) || top.contains(one));
  }};
  const shows = one => {{
    const style = getComputedStyle(one);
    const outlined = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 1;
    return outlined || style.boxShadow !== 'none';
  }};
  window.stops = [];
  addEventListener('keyup', event => {{
    const one = document.activeElement;
    if (event.key !== 'Tab') return;
    window.stops.push(one === document.body ? null : {{
      words: words(one), place: placed.get(one), href: one.getAttribute('href') || '',
      shows: shows(one), is_seen: isSeen(one),
      target: document.getElementById((one.hash || '').slice(1))?.localName || '',
    }});
  }}, true);
}}"""

_REACHABLE = f"""() => {{
  {WORDS}{SEEN}{_PLACED}
  const kinds = 'a[href], button, input, select, textarea, summary, [tabindex]';
  return [...document.querySelectorAll(kinds)]
    .filter(one => one.tabIndex >= 0 && !one.disabled && one.type !== 'hidden')
    .filter(isSeen)
    .map(one => ({{words: words(one), place: placed.get(one)}}));
}}"""


def reachable(page: Page) -> list[Reachable]:
    """What a keyboard must come to, in the order of the source."""
    return convert(page.evaluate(_REACHABLE), list[Reachable])


def walk(page: Page) -> list[Stop]:
    """The stops of the Tab key from the top of the page to its end."""
    page.evaluate(_LISTEN)
    for _ in reachable(page):
        page.keyboard.press("Tab")
    stops = convert(page.evaluate("window.stops"), list[Stop | None])
    return [stop for stop in stops if stop]

"""A body as it goes into a page or a feed: addresses resolved, mentions linked, files described,
places kept free for pictures."""

import re
from collections.abc import Iterable, Iterator, Mapping
from html import escape

from msgspec import Struct

from plugins.domain.body import AnyBody, Reference
from plugins.domain.campaigns import campaign_address
from plugins.domain.posts import Mention
from plugins.domain.settings import absolute_below, url_below
from plugins.domain.site import Site
from plugins.views.pictures import Shown, present_shown

Linked = tuple[tuple[Reference, str], ...]
Change = tuple[int, int, str]
"""A stretch of the HTML, from and to, and what stands there instead."""

_LATE = ' loading="lazy" decoding="async"'
_FROM_FRAGMENT = re.compile(r"[?#].*", re.DOTALL)
_TYPED = re.compile(r' (width|height)="(\d+)"')
_EXAMPLE_OF_HTML = re.compile(r">[^<]*=[\"'][^<]*<")
_MAY_BE_EXAMPLE = re.compile(r"=[\"'][^<>]*<")
"""Sooner looked for, and in everything that has an example, unless a text has a bare `>`."""
_SIGN = re.compile("[&<>\"']")
"""What `escape` changes."""


class PlacedBody(Struct, frozen=True, kw_only=True):
    """A body and all that its HTML on one page depends on; the HTML is made when it is asked for.

    `targets` are those of the body's references, `shown` what there is to say of the pictures and
    documents among them. `address` is the site's. With `absolute_at`, the site path of the page
    that the body belongs to, every address is absolute, fragments (`#note`) included, and every
    picture is loaded: a feed's or a letter's form. Else all pictures but the first, and that one
    too `below_picture` of the page, are loaded only when a reader comes near.
    """

    body: AnyBody
    targets: tuple[str, ...]
    shown: tuple[Shown, ...]
    address: str
    mentions: tuple[Mention, ...] = ()
    absolute_at: str = ""
    below_picture: bool = False

    def __html__(self) -> str:
        return self.text

    @property
    def text(self) -> str:
        html = self.body.html
        linked = tuple(zip(self.body.references, self.targets, strict=True))
        changes = [
            (reference.start, reference.end, self._address(target)) for reference, target in linked
        ]
        shown = {one.address: one for one in self.shown}
        if shown:
            changes += _descriptions(shown, linked)
        for number, (end, tag, target) in enumerate(_images(html, linked)):
            is_near = number == 0 and not self.below_picture
            waiting = "" if is_near or self.absolute_at else _waiting(tag)
            changes.append((end, end, _size(shown, target, tag) + waiting))
        for mention in self.mentions:
            address = self._address(campaign_address(mention.campaign))
            changes.append((mention.start, mention.start, f'<a href="{address}">'))
            changes.append((mention.end, mention.end, "</a>"))
        html = _spliced(html, sorted(changes))
        return _without_examples(html) if self.absolute_at else html

    def _address(self, target: str) -> str:
        """What stands for a target, as an attribute's value."""
        if not self.absolute_at:
            address = url_below(self.address, target)
        elif target.startswith(("#", "?")):
            address = absolute_below(self.address, f"{self.absolute_at}{target}")
        else:
            address = absolute_below(self.address, target)
        return escape(address) if _SIGN.search(address) else address


def present_body(
    site: Site,
    body: AnyBody,
    targets: tuple[str, ...],
    *,
    mentions: tuple[Mention, ...] = (),
    absolute_at: str = "",
    below_picture: bool = False,
) -> PlacedBody:
    """A body on a page of the site; the options are as in `PlacedBody`."""
    return PlacedBody(
        body=body,
        targets=targets,
        shown=present_shown(site, targets),
        address=site.settings.address,
        mentions=mentions,
        absolute_at=absolute_at,
        below_picture=below_picture,
    )


def _descriptions(shown: Mapping[str, Shown], linked: Linked) -> Iterator[Change]:
    for reference, target in linked:
        document = shown.get(target.partition("#")[0])
        if document and document.words and reference.close > reference.end:
            yield reference.close, reference.close, f" ({document.words})"


def _without_examples(html: str) -> str:
    """Readers look for `href="` to make addresses absolute, and some find it in an example of
    HTML as well; so its quotation marks are written in another way there."""
    has_bare_signs = html.count("<") != html.count(">") or "<script" in html
    if has_bare_signs or _MAY_BE_EXAMPLE.search(html):
        return _EXAMPLE_OF_HTML.sub(_quoted, html)
    return html


def _quoted(text: re.Match[str]) -> str:
    return text[0].replace('"', "&quot;").replace("'", "&#39;")


def _images(html: str, linked: Linked) -> Iterator[tuple[int, str, str]]:
    """Of each image: where an attribute can be put behind its address, its tag, its address. A
    film's poster and the candidates of `srcset` are none."""
    for reference, target in linked:
        if reference.kind == "picture":
            start = html.rfind("<", 0, reference.start)
            tag = html[start : html.index(">", reference.end) + 1]
            if tag.startswith("<img ") and html.endswith(' src="', start, reference.start):
                yield reference.end + 1, tag, target


def _waiting(tag: str) -> str:
    """The attributes for a picture that may come late, unless the editor typed their like."""
    return "" if ' loading="' in tag or ' decoding="' in tag else _LATE


def _size(shown: Mapping[str, Shown], target: str, tag: str) -> str:
    """The attributes for width and height; of what the editor typed, only what is missing."""
    picture = shown.get(_FROM_FRAGMENT.sub("", target))
    typed = {name: int(number) for name, number in _TYPED.findall(tag)}
    if not picture or not picture.width or not picture.height or len(typed) > 1:
        return ""
    if 0 in typed.values():
        return ""
    if "width" in typed:
        return f' height="{max(1, round(typed["width"] * picture.height / picture.width))}"'
    if "height" in typed:
        return f' width="{max(1, round(typed["height"] * picture.width / picture.height))}"'
    return f' width="{picture.width}" height="{picture.height}"'


def _spliced(text: str, changes: Iterable[Change]) -> str:
    pieces: list[str] = []
    here = 0
    for start, end, replacement in changes:
        pieces += (text[here:start], replacement)
        here = end
    return "".join((*pieces, text[here:]))

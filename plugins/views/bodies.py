"""A body as it goes into a page or a feed: addresses resolved, mentions linked, files described,
places kept free for pictures."""

import re
from collections.abc import Callable, Iterable, Iterator
from html import escape

from plugins.domain.body import Body, Html, Reference
from plugins.domain.pictures import kind_of, size_in_words
from plugins.domain.posts import Mention
from plugins.domain.site import Site
from plugins.views.pictures import size_in_pixels

Linked = Iterable[tuple[Reference, str]]
Change = tuple[int, int, str]
"""A stretch of the HTML, from and to, and what stands there instead."""

_LATE = ' loading="lazy" decoding="async"'
_FROM_FRAGMENT = re.compile(r"[?#].*", re.DOTALL)
_TYPED = re.compile(r' (width|height)="(\d+)"')
_EXAMPLE_OF_HTML = re.compile(r">[^<]*=[\"'][^<]*<")


def present_body(
    site: Site,
    body: Body,
    targets: Iterable[str],
    *,
    mentions: Iterable[Mention] = (),
    absolute_at: str = "",
    below_picture: bool = False,
) -> Html:
    """The HTML of a body. Its pictures have their sizes; all but the first, and that one too
    `below_picture` of the page, are loaded only when a reader comes near.

    With `absolute_at`, the site path of the page that the body belongs to, every address is
    absolute, fragments (`#note`) included, and every picture is loaded: a feed's or a letter's
    form.
    """
    put = site.settings.absolute if absolute_at else site.settings.url
    linked = tuple(zip(body.references, targets, strict=True))
    changes = [*_addresses(linked, put, absolute_at), *_descriptions(site, linked)]
    for number, (end, tag, target) in enumerate(_images(body.html, linked)):
        is_near = number == 0 and not below_picture
        waiting = "" if is_near or absolute_at else _waiting(tag)
        changes.append((end, end, _size(site, target, tag) + waiting))
    for mention in mentions:
        address = put(site.campaign[mention.campaign].address)
        changes.append((mention.start, mention.start, f'<a href="{escape(address)}">'))
        changes.append((mention.end, mention.end, "</a>"))
    html = _spliced(body.html, sorted(changes))
    return Html(_EXAMPLE_OF_HTML.sub(_quoted, html) if absolute_at else html)


def _addresses(linked: Linked, put: Callable[[str], str], absolute_at: str) -> Iterator[Change]:
    for reference, target in linked:
        is_of_page = absolute_at and target.startswith(("#", "?"))
        here = f"{absolute_at}{target}" if is_of_page else target
        yield reference.start, reference.end, escape(put(here))


def _descriptions(site: Site, linked: Linked) -> Iterator[Change]:
    for reference, target in linked:
        if reference.close > reference.end and (described := _description(site, target)):
            yield reference.close, reference.close, described


def _quoted(text: re.Match[str]) -> str:
    """Readers look for `href="` to make addresses absolute, and some find it in an example of
    HTML as well; so its quotation marks are written in another way there."""
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


def _size(site: Site, target: str, tag: str) -> str:
    """The attributes for width and height; of what the editor typed, only what is missing."""
    width, height = size_in_pixels(site, _FROM_FRAGMENT.sub("", target))
    typed = {name: int(number) for name, number in _TYPED.findall(tag)}
    if not width or not height or len(typed) > 1 or 0 in typed.values():
        return ""
    if "width" in typed:
        return f' height="{max(1, round(typed["width"] * height / width))}"'
    if "height" in typed:
        return f' width="{max(1, round(typed["height"] * width / height))}"'
    return f' width="{width}" height="{height}"'


def _description(site: Site, target: str) -> str:
    asset = site.file.get(target.partition("#")[0])
    return f" ({kind_of(asset.path)}, {size_in_words(asset.size)})" if asset else ""


def _spliced(text: str, changes: Iterable[Change]) -> str:
    pieces: list[str] = []
    here = 0
    for start, end, replacement in changes:
        pieces += (text[here:start], replacement)
        here = end
    return "".join((*pieces, text[here:]))

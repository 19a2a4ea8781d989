"""A body as it goes into a page or a feed: addresses resolved, mentions linked, files described."""

import re
from collections.abc import Iterable
from html import escape

from plugins.domain.body import Body, Html
from plugins.domain.pictures import kind_of, size_in_words
from plugins.domain.posts import Mention
from plugins.domain.site import Site

_EXAMPLE_OF_HTML = re.compile(r">[^<]*=[\"'][^<]*<")


def present_body(
    site: Site,
    body: Body,
    targets: Iterable[str],
    *,
    mentions: Iterable[Mention] = (),
    absolute_at: str = "",
) -> Html:
    """The HTML of a body.

    With `absolute_at`, the site path of the page that the body belongs to, every address is
    absolute, fragments (`#note`) included: a feed's or a letter's form.
    """
    put = site.settings.absolute if absolute_at else site.settings.url
    changes: list[tuple[int, int, str]] = []
    for reference, target in zip(body.references, targets, strict=True):
        is_of_page = absolute_at and target.startswith(("#", "?"))
        here = f"{absolute_at}{target}" if is_of_page else target
        changes.append((reference.start, reference.end, escape(put(here))))
        if reference.close > reference.end and (described := _description(site, target)):
            changes.append((reference.close, reference.close, described))
    for mention in mentions:
        address = put(site.campaign[mention.campaign].address)
        changes.append((mention.start, mention.start, f'<a href="{escape(address)}">'))
        changes.append((mention.end, mention.end, "</a>"))
    html = _spliced(body.html, sorted(changes))
    return Html(_EXAMPLE_OF_HTML.sub(_quoted, html) if absolute_at else html)


def _quoted(text: re.Match[str]) -> str:
    """Readers look for `href="` to make addresses absolute, and some find it in an example of
    HTML as well; so its quotation marks are written in another way there."""
    return text[0].replace('"', "&quot;").replace("'", "&#39;")


def _description(site: Site, target: str) -> str:
    asset = site.file.get(target.partition("#")[0])
    return f" ({kind_of(asset.path)}, {size_in_words(asset.size)})" if asset else ""


def _spliced(text: str, changes: Iterable[tuple[int, int, str]]) -> str:
    pieces: list[str] = []
    here = 0
    for start, end, replacement in changes:
        pieces += (text[here:start], replacement)
        here = end
    return "".join((*pieces, text[here:]))

"""A letter as several readers see it, on one page that opens anywhere and asks for nothing."""

from collections.abc import Callable, Iterator
from html import escape

from msgspec import Struct

from plugins.host.newsletter.letter_copies import (
    enlarged,
    in_colours,
    linked_outside,
    with_pictures,
    without_pictures,
)
from plugins.reading.body.tokens import in_value

_POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:; "
    "base-uri 'none'; form-action 'none'"
)
_PHONE, _WIDE = 360, 600
"""Pixels that the frames are wide: a telephone's, and those of a letter as wide as it gets."""

_LISTED = 160
"""Characters that lists of mails show at most, the subject apart."""

_STYLE = f"""\
.looks {{ padding: var(--space-4) var(--side); }}
.looks h1 {{ font-size: var(--step-2); max-inline-size: var(--measure); }}
.looks h2 {{ font-size: var(--step-0); margin: 0; }}
.row h2 {{ margin-block-end: var(--space-1); }}
.looks p {{ font-size: var(--step--1); margin: 0 0 var(--space-2); }}
.facts, .note {{ color: var(--quiet); }}
.ways {{ display: flex; flex-wrap: wrap; gap: 0 var(--space-3); list-style: none; padding: 0; }}
.ways a {{ display: inline-block; padding: var(--space-1) 0; }}
.row, .frames {{ display: flex; flex-wrap: wrap; gap: var(--space-4); align-items: flex-start; }}
.row {{ margin-block-end: var(--space-4); }}
.look {{ max-inline-size: 100%; min-inline-size: 0; scroll-margin-block-start: var(--space-3); }}
.phone {{ inline-size: {_PHONE + 2}px; }}
.wide {{ inline-size: {_WIDE + 2}px; }}
.mail {{ background: var(--raised); border: 1px solid var(--line); display: grid; }}
.mail {{ font: 0.9375rem / 1.4 system-ui, sans-serif; gap: 0 var(--space-3); }}
.mail {{ padding: var(--space-2) var(--space-3); }}
.mail span {{ min-inline-size: 0; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }}
.mail .quiet {{ color: var(--quiet); }}
.list {{ flex: 1 1 {_WIDE}px; max-inline-size: 62rem; }}
.list .mail {{ grid-template-columns: minmax(0, 13rem) minmax(0, 1fr); }}
iframe, .text {{ border: 1px solid var(--line); box-sizing: border-box; max-inline-size: 100%; }}
iframe {{ background: #fff; block-size: 46rem; display: block; inline-size: 100%; }}
iframe {{ resize: vertical; }}
.text {{ background: var(--raised); font-size: 0.75rem; max-block-size: 46rem; margin: 0; }}
.text {{ overflow: auto; overflow-wrap: anywhere; white-space: pre-wrap; }}
@media print {{
  .ways {{ display: none; }}
  .frames {{ display: block; }}
  .frames .look {{ break-inside: avoid; margin-block-end: var(--space-4); }}
  .frames #text {{ break-inside: auto; }}
  .text {{ max-block-size: none; }}
}}
"""


class Looked(Struct, frozen=True, kw_only=True):
    """What the page shows: a letter, and how lists of mails name it. `facts` is what there is to
    say of it in a line, such as its sizes."""

    number: str
    sender: str
    subject: str
    preheader: str
    facts: str
    html: str
    text: str
    language: str


class _Look(Struct, frozen=True):
    """One way to see the letter: `id` names the place on the page."""

    id: str
    heading: str
    note: str
    size: str
    html: str


def preview_page(looked: Looked, style: str, picture: Callable[[str], str]) -> str:
    """The page. `style` is the theme's stylesheet with its fonts inside; `picture` gives the
    `data:` address of the picture at an address, empty where it is not to be had."""
    looks = tuple(_looks(looked, picture))
    title = f"{looked.number}: {looked.subject}"
    body = "\n".join(
        (
            f"<h1>{escape(title)}</h1>",
            f'<p class="facts">{escape(looked.facts)}</p>',
            *_inbox(looked),
            *_ways(looks),
            '<div class="frames">',
            *(_frame(look) for look in looks),
            _text(looked),
            "</div>",
        )
    )
    style = f"{style}\n{_STYLE}".replace("</", "<\\/")
    return (
        '<!doctype html>\n<html lang="en-GB">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{in_value(_POLICY)}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="robots" content="noindex">\n'
        f"<title>{escape(title)} – how readers see it</title>\n<style>{style}</style>\n</head>\n"
        f'<body>\n<main class="looks">\n{body}\n</main>\n</body>\n</html>\n'
    )


def _looks(looked: Looked, picture: Callable[[str], str]) -> Iterator[_Look]:
    bare = linked_outside(looked.html)
    html = with_pictures(bare, picture)
    light = in_colours(html, "light")
    phone, wide = f"{_PHONE} pixels wide", f"{_WIDE} pixels wide, or as wide as this screen"
    yield _Look("telephone", "On a telephone", phone, "phone", light)
    yield _Look("wide-screen", "On a wide screen", wide, "wide", light)
    yield _Look("dark", "In dark colours", phone, "phone", in_colours(html, "dark"))
    bare = without_pictures(in_colours(bare, "light"))
    yield _Look("no-pictures", "Without pictures", f"{phone}; many read it so", "phone", bare)
    yield _Look("large", "With letters of twice the size", phone, "phone", enlarged(light))


def _inbox(looked: Looked) -> Iterator[str]:
    """The letter as lists of mails show it: after the preheader, or in its place, they show the
    letter's first words."""
    after = " ".join(f"{looked.preheader} {looked.text}".split())[:_LISTED]
    sender, subject = f"<b>{escape(looked.sender)}</b>", escape(looked.subject)
    quiet = f'<span class="quiet">{escape(after)}</span>'
    narrow = f"<span>{sender}</span><span>{subject}</span>{quiet}"
    wide = f'<span>{sender}</span><span>{subject} <span class="quiet">{escape(after)}</span></span>'
    language = f' lang="{escape(looked.language)}"'
    yield '<div class="row">'
    for heading, size, row in (
        ("In a telephone’s list of mails", "phone", narrow),
        ("In a wide screen’s list of mails", "list", wide),
    ):
        yield f'<section class="look {size}"><h2>{heading}</h2>'
        yield f'<div class="mail"{language}>{row}</div></section>'
    yield "</div>"


def _ways(looks: tuple[_Look, ...]) -> Iterator[str]:
    yield '<nav aria-label="Ways to see the letter"><ul class="ways">'
    for place, heading in (*((look.id, look.heading) for look in looks), ("text", _AS_TEXT)):
        yield f'<li><a href="#{place}">{heading}</a></li>'
    yield "</ul></nav>"


def _frame(look: _Look) -> str:
    return (
        f'<section class="look {look.size}" id="{look.id}" aria-labelledby="{look.id}-heading">'
        f'<h2 id="{look.id}-heading">{look.heading}</h2><p class="note">{look.note}</p>'
        f'<iframe title="{look.heading}" sandbox="allow-popups allow-popups-to-escape-sandbox" '
        f'srcdoc="{escape(look.html)}"></iframe></section>'
    )


_AS_TEXT = "As plain text"


def _text(looked: Looked) -> str:
    return (
        '<section class="look wide" id="text" aria-labelledby="text-heading">'
        f'<h2 id="text-heading">{_AS_TEXT}</h2><p class="note">in programs that show no HTML</p>'
        f'<pre class="text" tabindex="0" lang="{escape(looked.language)}">{escape(looked.text)}'
        "</pre></section>"
    )

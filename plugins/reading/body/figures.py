"""A picture alone in a paragraph becomes a figure with caption and credit."""

import re

from plugins.reading.body.tokens import Tag, in_text, parse_tag, write_tag

_ALONE = re.compile(r"<p(?: [^>]*)?>\s*(<a [^>]*>)?\s*(<img [^>]*>)\s*(?(1)</a>)\s*</p>")
_CREDIT = re.compile(r"(?:^|\s)((?:Photo|Drawing|Illustration|Chart|Map): \S.*)$", re.DOTALL)


def with_figures(html: str) -> str:
    """Every picture that is alone in a paragraph, or in a link alone in one, as a figure.

    Its title is the caption, "Photo: …" or "Drawing: …" at the end
    of it the credit; its classes go to the figure.
    """
    return _ALONE.sub(_figure, html) if "<img " in html else html


def _figure(found: re.Match[str]) -> str:
    link, picture = found[1] or "", parse_tag(found[2])
    title = picture.attributes.pop("title", "")
    classes = picture.attributes.pop("class", "")
    start = write_tag(Tag("figure", {"class": classes} if classes else {}))
    shown = f"{link}{write_tag(picture)}{'</a>' if link else ''}"
    return f"{start}{shown}{caption_of(title)}</figure>"


def caption_of(title: str) -> str:
    """The caption that a picture's title makes; nothing of an empty one."""
    title = " ".join(title.split())
    credit = _CREDIT.search(title)
    words = title[: credit.start()].strip() if credit else title
    parts = [in_text(words)] if words else []
    if credit:
        parts.append(f'<span class="credit">{in_text(credit[1])}</span>')
    return f"<figcaption>{' '.join(parts)}</figcaption>" if parts else ""

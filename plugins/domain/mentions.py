"""Where a post's text names a campaign."""

import re
from collections.abc import Iterable, Iterator
from html import escape

from msgspec import Struct

from plugins.domain.body import Run
from plugins.domain.campaigns import Campaign
from plugins.domain.posts import Mention, Post

_SENTENCE_END = re.compile(r"(?:^|[.!?:…][”’\"')\]]*\s)[“‘\"'(\[]*$")
_WORD_BEFORE = re.compile(r"([\w’'-]+)\s+$")
_WORD_AFTER = re.compile(r"\s+[“‘]?(\w)")


class NamedCampaign(Struct, frozen=True):
    """A campaign and the names by which a text may speak of it. A text without one of `starts`
    has none of them."""

    campaign: Campaign
    pattern: re.Pattern[str]
    starts: tuple[str, ...]


def named(campaigns: Iterable[Campaign]) -> tuple[NamedCampaign, ...]:
    """The campaigns with their names ready to be looked for in bodies."""
    found = []
    for campaign in campaigns:
        names = sorted({campaign.title, *campaign.mentions} - {""}, key=lambda n: (-len(n), n))
        if names:
            spelt = "|".join(_as_in_html(name) for name in names)
            pattern = re.compile(rf"(?<![\w’'-])(?:{spelt})(?![\w-])")
            starts = tuple(sorted({re.split(r"[\s'’&]", name.strip())[0] for name in names}))
            found.append(NamedCampaign(campaign, pattern, starts))
    return tuple(found)


def _as_in_html(name: str) -> str:
    words = re.split(r"\s+", escape(name.strip(), quote=False))
    return r"\s+".join(re.sub(r"['’]", "['’]", re.escape(word)) for word in words)


def mentions_in(post: Post, campaigns: Iterable[NamedCampaign]) -> tuple[Mention, ...]:
    """The first mention of each campaign in the post's text, in the order of the text.

    Exactly the spelling and capitals of a title or of one of `mentions`, whole words, not as part
    of a longer name, not in headings, links, code or quotations, and in no post older than the
    campaign.
    """
    html = post.body.html
    spoken_of = [
        entry
        for entry in campaigns
        if not (entry.campaign.started and post.published < entry.campaign.started)
        and any(start in html for start in entry.starts)
        and entry.pattern.search(html)
    ]
    found: dict[str, Mention] = {}
    for block in post.body.prose:
        if len(found) == len(spoken_of):
            break
        if any(run.linkable for run in block):
            text = "".join(html[run.start : run.end] for run in block)
            for slug, start, end in _names_in(text, spoken_of):
                place = _place(block, start, end)
                if place and slug not in found:
                    found[slug] = Mention(slug, *place)
    return tuple(sorted(found.values(), key=lambda mention: mention.start))


def _names_in(text: str, campaigns: Iterable[NamedCampaign]) -> Iterator[tuple[str, int, int]]:
    """Campaign, start and end of every name in a block's text; of two that overlap the first, of
    two that begin together the longer."""
    places = sorted(
        (match.start(), -match.end(), entry.campaign.slug)
        for entry in campaigns
        for match in entry.pattern.finditer(text)
        if not _is_part_of_longer_name(text, match.start(), match.end())
    )
    last = 0
    for start, minus_end, slug in places:
        if start >= last:
            last = -minus_end
            yield slug, start, last


def _place(block: tuple[Run, ...], start: int, end: int) -> tuple[int, int] | None:
    """Offsets in the HTML of `start:end` of a block's text, if one linkable run holds it whole."""
    offset = 0
    for run in block:
        length = run.end - run.start
        if offset <= start and end <= offset + length:
            return (run.start + start - offset, run.start + end - offset) if run.linkable else None
        offset += length
    return None


def _is_part_of_longer_name(text: str, start: int, end: int) -> bool:
    after = _WORD_AFTER.match(text, end)
    if after and after[1].isupper() and text[end - 1] not in ".!?":
        return True
    before = _WORD_BEFORE.search(text, 0, start)
    if not before or not before[1][0].isupper():
        return False
    return not _SENTENCE_END.search(text, 0, before.start())

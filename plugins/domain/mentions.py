"""Where a post's text names a campaign."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from html import escape

from msgspec import Struct

from plugins.domain.body import Body, Run
from plugins.domain.campaigns import Campaign
from plugins.domain.posts import Mention, Post

_SENTENCE_END = re.compile(r"(?:^|[.!?:…][”’\"')\]]*\s)[“‘\"'(\[]*$")
_BORDERS = re.compile(r"[\s'’&<>]+")
"""What a text may have in another form than a name: blanks, apostrophes, what HTML escapes."""
_WORD_BEFORE = re.compile(r"([\w’'-]+)\s+$")
_FAR = 100
"""Letters before a name within which the word before it stands, and what ends a sentence."""
_WORD_AFTER = re.compile(r"\s+[“‘]?(\w)")


class NamedCampaign(Struct, frozen=True):
    """A campaign and the names by which a text may speak of it. A text that lacks a word of each of
    `names` has none of them; each name begins with one of `firsts`."""

    campaign: Campaign
    pattern: re.Pattern[str]
    names: tuple[tuple[str, ...], ...]
    firsts: frozenset[str]

    def may_be_in(self, text: str) -> bool:
        return any(all(word in text for word in words) for words in self.names)

    def matches(self, text: str) -> Iterator[re.Match[str]]:
        """Every place in the text at which a name stands."""
        if not self.may_be_in(text):
            return
        # A pattern that begins by looking behind is tried at every letter; a word is found at once.
        places = sorted({place for first in self.firsts for place in _places_of(first, text)})
        here = 0
        for place in places:
            if place >= here and (found := self.pattern.match(text, place)):
                here = found.end()
                yield found


def named(campaigns: Iterable[Campaign]) -> tuple[NamedCampaign, ...]:
    """The campaigns with their names ready to be looked for in bodies."""
    found = []
    for campaign in campaigns:
        names = sorted({campaign.title, *campaign.mentions} - {""}, key=lambda n: (-len(n), n))
        if names:
            spelt = "|".join(_as_in_html(name) for name in names)
            pattern = re.compile(rf"(?<![\w’'-])(?:{spelt})(?![\w-])")
            words = tuple(tuple(filter(None, _BORDERS.split(name))) for name in names)
            firsts = frozenset(re.split(r"[\s'’]", _escaped(name))[0] for name in names)
            found.append(NamedCampaign(campaign, pattern, words, firsts))
    return tuple(found)


def _places_of(word: str, text: str) -> Iterator[int]:
    place = text.find(word)
    while place >= 0:
        yield place
        place = text.find(word, place + 1)


def _escaped(name: str) -> str:
    return escape(name.strip(), quote=False)


def _as_in_html(name: str) -> str:
    words = re.split(r"\s+", _escaped(name))
    return r"\s+".join(re.sub(r"['’]", "['’]", re.escape(word)) for word in words)


def mentions_in(post: Post, campaigns: Iterable[NamedCampaign]) -> tuple[Mention, ...]:
    """The first mention of each campaign in the post's text, in the order of the text.

    Exactly the spelling and capitals of a title or of one of `mentions`, whole words, not as part
    of a longer name, not in headings, links, code or quotations, and in no post older than the
    campaign.
    """
    body = post.body.whole
    spoken_of = [
        entry
        for entry in campaigns
        if not (entry.campaign.started and post.published < entry.campaign.started)
        and entry.may_be_in(body.html)
    ]
    found: dict[str, Mention] = {}
    for block in _blocks_with(spoken_of, body):
        text = "".join(body.html[run.start : run.end] for run in block)
        for slug, start, end in _names_in(text, spoken_of):
            place = _place(block, start, end)
            if place and slug not in found:
                found[slug] = Mention(slug, *place)
    return tuple(sorted(found.values(), key=lambda mention: mention.start))


def _blocks_with(campaigns: Iterable[NamedCampaign], body: Body) -> Iterator[tuple[Run, ...]]:
    """The blocks of prose within which a name stands; one that goes over a tag is no mention."""
    blocks = [block for block in body.prose if block]
    starts = [block[0].start for block in blocks]
    places = (
        bisect_right(starts, match.start()) - 1
        for entry in campaigns
        for match in entry.matches(body.html)
    )
    for place in sorted(set(places) - {-1}):
        yield blocks[place]


def _names_in(text: str, campaigns: Iterable[NamedCampaign]) -> Iterator[tuple[str, int, int]]:
    """Campaign, start and end of every name in a block's text; of two that overlap the first, of
    two that begin together the longer."""
    places = sorted(
        (match.start(), -match.end(), entry.campaign.slug)
        for entry in campaigns
        for match in entry.matches(text)
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
    before = _WORD_BEFORE.search(text, max(0, start - _FAR), start)
    if not before or not before[1][0].isupper():
        return False
    return not _SENTENCE_END.search(text, max(0, before.start() - _FAR), before.start())

"""The text of a round-up's draft: what belongs into it, as Markdown that the editor rewrites."""

import posixpath
import re
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from urllib.parse import quote

from msgspec import Struct

from plugins.domain.campaigns import Campaign, CampaignStatus
from plugins.domain.missed_posts import Missed
from plugins.domain.moments import day_in_words, has_come
from plugins.domain.people import Byline
from plugins.domain.periods import Period
from plugins.domain.posts import Change, Correction, Post
from plugins.domain.roundups import (
    CampaignNews,
    Erratum,
    NewPost,
    NextPart,
    OpenAction,
    RoundUp,
    WithdrawnEdition,
)
from plugins.domain.series import Series
from plugins.host.first_words import complaints, first_words
from plugins.host.typed_words import address_as_typed, as_typed, in_note
from plugins.views.days import first_moment_in_words, last_moment_in_words

MANY = 6
"""New posts; more of them stand below their categories."""

_LINK = re.compile(r"\[(?:\\.|[^\]\\])*\]\([^()\s]*\)")
_ENDED: dict[CampaignStatus, str] = {"won": "was won", "lost": "was lost", "closed": "ended"}


def roundup_text(roundup: RoundUp, source: str, now: datetime) -> str:
    """The body of a draft that will lie at `source` in the content folder, links seen from there.

    Notes to the editor are comments, which no reader sees; they mark what is not out `now`. Titles
    and other words of the content show as they are typed, whatever Markdown would make of them.
    """
    day = roundup.period.until.date()
    draft = _Draft(posixpath.dirname(source), day, roundup.language, now)
    sections = (
        ("What we published", _posts(roundup, draft)),
        ("What you can do", ["\n".join(_action(one, draft) for one in roundup.actions)]),
        ("Campaigns", [_campaign(one, draft) for one in roundup.campaigns]),
        ("Still to come", [_part(one, draft) for one in roundup.parts]),
        ("Corrections", _corrections(roundup, draft)),
        ("In case you missed it", [_missed(one, draft) for one in roundup.missed]),
    )
    text = "\n\n".join((_note(roundup), *_blocks(sections)))
    return "".join(f"{line}{_unchecked(line, draft)}\n" for line in text.split("\n"))


def _unchecked(line: str, draft: "_Draft") -> str:
    """A comment for what a check says of titles: what a thing is called stays."""
    names = [name for link in _LINK.findall(line) for name in draft.complaints(link)]
    return f" <!-- unchecked: {', '.join(dict.fromkeys(names))} -->" if names else ""


def told_of(period: Period) -> str:
    """The period in words: “edition 20 (30 October 2026)”, or the day on which it begins."""
    if period.last is None:
        return day_in_words(period.since)
    number = period.last.edition
    what = f"edition {number}" if number is not None else "the last round-up"
    return f"{what} ({day_in_words(period.since)})"


def has_news(roundup: RoundUp) -> bool:
    """Whether anything happened in the period; what can still be done is older."""
    return bool(roundup.posts or roundup.campaigns or roundup.errata or roundup.withdrawn)


def _note(roundup: RoundUp) -> str:
    until = first_moment_in_words(roundup.period.until)
    since = told_of(roundup.period)
    said = "" if has_news(roundup) else "\nNothing was published in that time."
    return (
        f"<!-- From the archive, for you to rewrite: what came since {since}, up to {until}.{said}"
        "\nNo reader sees a note like this one. -->"
    )


def _blocks(sections: Iterable[tuple[str, list[str]]]) -> Iterator[str]:
    for heading, blocks in sections:
        if any(blocks):
            yield f"## {heading}"
            yield from blocks


class _Draft(Struct, frozen=True):
    """The draft: its folder, its day, and what is now."""

    folder: str
    day: date
    language: str
    now: datetime

    def complaints(self, markdown: str) -> tuple[str, ...]:
        return complaints(markdown, self.day, self.language)

    def to(self, value: Post | Campaign | Series) -> str:
        """The title, linked where there is a file to lead to."""
        title = as_typed(value.title)
        if not value.source:
            return title
        return f"[{title}]({quote(posixpath.relpath(value.source, self.folder))})"


def _posts(roundup: RoundUp, draft: _Draft) -> list[str]:
    categories = list(dict.fromkeys(one.post.category for one in roundup.posts))
    if len(roundup.posts) <= MANY or len(categories) == 1:
        return [_post(one, draft) for one in roundup.posts]
    blocks = []
    for category in sorted(categories, key=bool):
        of_it = (_post(one, draft) for one in roundup.posts if one.post.category == category)
        blocks += [f"### {as_typed(category)}", *of_it] if category else [*of_it]
    return blocks


def _post(new: NewPost, draft: _Draft) -> str:
    post = new.post
    part = f"part {new.number} of " if new.number else ""
    series = f", {part}{draft.to(new.series)}" if new.series else ""
    unnamed = [_guest(line) for line in new.guests if line.name not in post.summary]
    guests = f", by {_listed(unnamed)}" if unnamed else ""
    due = first_moment_in_words(post.published)
    note = "" if has_come(post.published, draft.now) else f" <!-- not out yet: due on {due} -->"
    return f"{draft.to(post)}{series}{guests}{_first_words(post, draft)}{note}"


def _guest(line: Byline) -> str:
    return ", ".join(as_typed(one) for one in (line.name, line.role, line.organisation) if one)


def _listed(words: Iterable[str]) -> str:
    """A, B and C; with semicolons where there are commas in them."""
    *others, last = words
    comma = "; " if any("," in word for word in (*others, last)) else ", "
    return f"{comma.join(others)} and {last}" if others else last


def _first_words(post: Post, draft: _Draft) -> str:
    """The first words of a post, after what names it; those that cannot stand here, in a note."""
    words = first_words(post, draft.day, draft.language)
    said = f". {as_typed(words.said)}" if words.said else "."
    if not words.left:
        return said
    return f"{said} <!-- {day_in_words(post.published)}: {in_note(words.left)} -->"


def _action(one: OpenAction, draft: _Draft) -> str:
    label = as_typed(one.action.label)
    what = f"[{label}]({address_as_typed(one.action.url)})" if one.action.url else f"**{label}**"
    return f"- {what}: {_closing(one)}. From {draft.to(one.of)}."


def _closing(one: OpenAction) -> str:
    if one.days is None or one.action.closes is None:
        return "open, no last day is known"
    left = {0: "the day of this edition", 1: "1 day left"}.get(one.days, f"{one.days} days left")
    return f"closes on {last_moment_in_words(one.action.closes)}, {left}"


def _campaign(news: CampaignNews, draft: _Draft) -> str:
    campaign = news.campaign
    name, said = draft.to(campaign), []
    if news.began and campaign.started:
        said.append(_sentences(f"{name} began on {day_in_words(campaign.started)}", campaign.ask))
    if news.ended and campaign.ended:
        ended = f"{_ENDED[campaign.status]} on {day_in_words(campaign.ended)}"
        said.append(_sentences(f"{name} {ended}", campaign.outcome))
    if news.posts:
        named = "it" if said else name
        said.append(f"New on {named}: {_listed(map(draft.to, news.posts))}.")
    return " ".join(said)


def _sentences(first: str, more: str) -> str:
    return f"{first}. {as_typed(more)}".rstrip()


def _part(one: NextPart, draft: _Draft) -> str:
    expected = f", expected {as_typed(one.part.expected)}" if one.part.expected else ""
    which = f"part {one.part.number} of {one.total}"
    return f"{draft.to(one.series)}: next comes {which}, “{as_typed(one.part.title)}”{expected}."


def _corrections(roundup: RoundUp, draft: _Draft) -> list[str]:
    withdrawn = (_withdrawn(one) for one in roundup.withdrawn)
    return [*withdrawn, *(_erratum(one, draft) for one in roundup.errata)]


def _withdrawn(one: WithdrawnEdition) -> str:
    why = f": {as_typed(one.because)}" if one.because else "."
    return f"We withdrew edition {one.number}, of {day_in_words(one.published)}{why}"


def _erratum(one: Erratum, draft: _Draft) -> str:
    said = " ".join(as_typed(_words(entry)) for entry in one.entries)
    day = day_in_words(one.edition.published)
    return f"In edition {one.edition.edition}, {draft.to(one.edition)}, of {day}: {said}"


def _words(entry: Change | Correction) -> str:
    return entry.text if isinstance(entry, Correction) else entry.note


def _missed(one: Missed, draft: _Draft) -> str:
    day, campaign = day_in_words(one.post.published), draft.to(one.campaign)
    first = f"{draft.to(one.post)}, of {day}, from the campaign {campaign}"
    why = f" <!-- why this one: {_listed(_reasons(one))} -->"
    return f"{first}{_first_words(one.post, draft)}{why}"


def _reasons(one: Missed) -> Iterator[str]:
    yield "its campaign goes on"
    yield f"no round-up since {day_in_words(one.unlinked_since)} links to it"
    if one.action:
        closes = one.action.closes
        until = f" until {last_moment_in_words(closes)}" if closes else ""
        yield f"readers can act on it{until}"
    if one.topics:
        topics = "a topic" if len(one.topics) == 1 else f"{len(one.topics)} topics"
        yield f"it shares {topics} with what is new"

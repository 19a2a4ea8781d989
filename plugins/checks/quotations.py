"""Quotations: a reader is told who speaks."""

import re
from collections.abc import Iterator
from html import unescape

from msgspec import Struct

from plugins.checks.passages import Finding, Passage, TextCheck

FEWEST_WORDS = 8
"""What is shorter is a motto or a heading, and not somebody's words."""

MOST_OF_THEM = 3
"""A post with more of them uses the marks of quotations for boxes or for one side of a talk."""

WORDS_OF_MANY = 20
"""Fewer words about "us" are the site's own, made to stand out."""

RUN = 4
"""Words in a row by which a quotation is recognised elsewhere."""

_QUOTATION = re.compile(r"<blockquote\b[^>]*>([^<]*+(?:<(?!/?blockquote\b)[^<]*+)*+)</blockquote>")
_TAG = re.compile(r"<[^>]*>")
_BLOCK_END = re.compile(r"</(?:p|li|dd|td|h[1-6]|figcaption|div|ul|ol)>|<hr")
_SAYING = re.compile(
    r"\b(?:sa(?:ys?|id|ying)|wr(?:ites?|ote|itten|iting)|ask(?:s|ed)|add(?:s|ed)|tells?|told"
    r"|not(?:es|ed)|expla\w+|describ\w+|stat(?:es?|ed|ing|ement)|report\w*|according"
    r"|argu(?:es?|ed)|commented|replied|respon\w+|request\w*"
    r"|quot\w+|in (?:his|her|their|our|my|its) (?:own )?words|words of|recall\w*"
    r"|shar(?:ed|es?)|feedback|read(?:s|ing)?|defin\w+|suggest\w*|observ\w+|recommend\w*"
    r"|conclud\w*|mention\w*|puts? it|answer\w*|heard|thought\w*|advice|highlight\w*|email\w*"
    r"|excerpt\w*|summar\w+|claim\w*|announc\w*)\b",
    re.IGNORECASE,
)
_ENDS_IN_SOURCE = re.compile(
    r"(?:^|\s)(?:—|–|―|-{1,3}|~)\s*[^\s—–-][^—–]{1,120}$|\([^()]{3,}\)\W*$"
)
_NOT_SAID = re.compile(
    r"\W*(?:(?:a )?note|nb|update[ds]?|editor['’]?s? note|tip|warning|disclaimer"
    r"|tl;?dr|source|correction|important|q|a|question|answer|citation|abstract|edit)\b"
    r"[^.]{0,25}[:.)\]]|\W*a note\b|\W*update\b"
    r"|(?:this|the) (?:post|article|piece|text)\b|[A-Z][\w’-]+, (?:[A-Z]\. ?)+",
    re.IGNORECASE,
)
_I = re.compile(r"\b(?:I|[Mm]e|[Mm]y)\b")
_WE = re.compile(r"\b(?:I|[Mm]e|[Mm]y|[Ww]e|[Uu]s|[Oo]ur)\b")
_LINK = re.compile(r"<a [^>]*href|<cite\b|<footer\b|role=\"doc-noteref\"")


class _Quotation(Struct, frozen=True):
    """A quotation, `html[start:end]` of a body: what is in it, and the same without tags."""

    start: int
    end: int
    inner: str
    said: str


def check_quotations(passage: Passage) -> Iterator[Finding]:
    """A quotation of some length says whose words it has: in a last line that begins with a dash,
    in the lead-in before it, or by a link.

    Bad: `> Volunteers are the glue that holds this town together, and nobody counts them.`
    Good: the same, and below it `> — Gwen Pascoe-Lee, chair, Saltmere Hall`
    """
    html = passage.body.html
    if not passage.is_post or not passage.is_english or "<blockquote" not in html:
        return
    quotations = tuple(_quotations(html))
    speeches = [each for each in quotations if _is_speech(each.said)]
    if not speeches or (
        len(quotations) > MOST_OF_THEM
        and sum(_is_nobodys(each, html) for each in quotations) > MOST_OF_THEM
    ):
        return
    for speech in speeches:
        if _is_nobodys(speech, html):
            first = " ".join(speech.said.split()[:FEWEST_WORDS])
            yield Finding(
                "quotation-without-source",
                f"nothing says whose words these are: “{first.strip('“”')} …”",
                passage.as_written(first),
                "end the quotation with a line such as “— Mark Harrison, chief executive”",
            )


def _quotations(html: str) -> Iterator["_Quotation"]:
    """Those of some length that are not in a figure."""
    for found in _QUOTATION.finditer(html):
        said = _words(found[1])
        if len(said.split()) >= FEWEST_WORDS and not _is_in_figure(html, found.start()):
            yield _Quotation(found.start(), found.end(), found[1], said)


def _is_in_figure(html: str, place: int) -> bool:
    figure = html.rfind("<figure", 0, place)
    return figure >= 0 and html.find(">", figure, place) == place - 1


def _is_nobodys(quotation: "_Quotation", html: str) -> bool:
    """Whether nobody is said to have said it."""
    before, after = html[: quotation.start], html[quotation.end :]
    return not (
        _names_source(quotation.inner, quotation.said)
        or _is_led_in(before)
        or _is_followed_up(after)
        or _stands_elsewhere(quotation.said, f"{before} {after}")
    )


def _is_speech(said: str) -> bool:
    """Whether these look like somebody's words, not like a note, a box or a list of questions: they
    begin with a mark of quotation, or speak of "I", or at some length of "we"."""
    if _NOT_SAID.match(said):
        return False
    own_voice = _WE if len(said.split()) >= WORDS_OF_MANY else _I
    return said[0] in "“‘\"'" or bool(
        own_voice.search(said) and said[0].isupper() and said[-1] != "?"
    )


def _words(html: str) -> str:
    return " ".join(unescape(_TAG.sub(" ", html)).split())


def _names_source(inner: str, said: str) -> bool:
    return bool(_LINK.search(inner) or _ENDS_IN_SOURCE.search(said) or "<table" in inner)


def _is_led_in(before: str) -> bool:
    """Whether the block before the quotation introduces it, or an earlier quotation does for both.

    A sentence that has not ended, a link or a word of speech all count.
    """
    rest = before.rstrip()
    if rest.endswith("</blockquote>"):
        return True
    pieces = reversed(_BLOCK_END.split(rest[-3000:]))
    last = next((piece for piece in pieces if _words(piece)), "")
    text = _words(last)
    is_whole = text.endswith((".", "!", "?", "”", ")", '"')) or not text
    is_heading = rest.endswith(("</h2>", "</h3>", "</h4>", "</h5>", "</h6>"))
    return bool((not is_whole and not is_heading) or _LINK.search(last) or _SAYING.search(text))


def _is_followed_up(after: str) -> bool:
    """Whether what stands next says whose words they were."""
    first = next((piece for piece in _BLOCK_END.split(after[:1500]) if _words(piece)), "")
    text = _words(first)
    start = " ".join(text.split()[:25])
    return bool(text.startswith(("—", "–", "-", "~", "(")) or _SAYING.search(start))


def _stands_elsewhere(said: str, rest: str) -> bool:
    """Whether the words are the text's own, pulled out of it to be seen, with a change or two."""
    text = _words(rest)
    words = said.strip(' .…!?“”"').split()
    runs = [" ".join(words[n : n + RUN]) for n in range(max(len(words) - RUN + 1, 1))]
    return sum(run in text for run in runs) * 2 >= len(runs)


CHECKS: tuple[TextCheck, ...] = (check_quotations,)

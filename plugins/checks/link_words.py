"""Links: the words that lead somewhere say where."""

import re
from collections.abc import Iterator
from html import unescape

from plugins.checks.passages import Finding, Passage, TextCheck
from plugins.domain.body import Reference

EMPTY_WORDS = frozenset(
    {
        "at this link", "by clicking here", "check it out here", "click", "click here",
        "click here for more", "click here for more information", "click me", "click this link",
        "find out more", "find out more here", "following this link", "follow this link", "go here",
        "here", "here's a link", "in this link", "it here", "learn more", "learn more here", "link",
        "link here", "more", "more details", "more details here", "more here", "more info",
        "more info here", "more information", "more information here", "on this link", "over here",
        "read here", "read it here", "read more", "read more here", "right here", "see here",
        "see more", "see this link", "the link", "this", "this link", "this one", "this page",
        "this site", "this url", "this webpage", "this website", "using this link", "via this link",
        "view more", "visit here", "you can find it here",
    }
)  # fmt: skip
"""Words of links, in small letters, that say nothing of where they lead."""

_AROUND = " .,:;!?()[]→»>…“”‘’"

LONG = 60
"""Letters of an address from which on nobody wants to hear it read out."""

CITED_BY_ADDRESS = ("https://doi.org/", "http://dx.doi.org/", "https://hdl.handle.net/")
"""What is cited in full by custom."""

_TAG = re.compile(r"<[^>]*>")
_NOTES = '<section class="footnotes"'
_CITATION = re.compile(
    r"\b(?:19|20)\d\d[a-z]?\)?(?:(?!</?(?:p|li|h\d)\b).)*\Z|<td[^>]*>\s*<a [^>]*\Z", re.DOTALL
)


def check_words(passage: Passage) -> Iterator[Finding]:
    """The words of a link say where it leads, also to those who read nothing but the links.

    Many who hear a page go from link to link, and everyone's eye does; a list of “here” and “read
    more” is of no use to them.

    Bad: `Our answer is [here](/files/answer.pdf).`
    Good: `Read [our answer to the consultation](/files/answer.pdf).`
    """
    if not passage.is_english:
        return
    for reference, words in _links(passage):
        if words.strip(_AROUND).lower().replace("’", "'") in EMPTY_WORDS:
            yield Finding(
                check="link-says-nothing",
                message=f"the words of the link “{words}” do not say where it leads",
                subject=_as_link(passage, reference.address, words),
                hint="make a link of the words that name what is there",
            )


def check_addresses(passage: Passage) -> Iterator[Finding]:
    """A long address is not the words of its own link.

    It is read out letter by letter, breaks the line on a telephone, and says less than a title.

    Bad: `<https://www.example.org/wp-content/uploads/2017/01/final-report-v2.pdf>`
    Good: `[The final report](https://www.example.org/wp-content/uploads/2017/01/final-report-v2.pdf)`
    """
    for reference, words in _links(passage, longer_than=LONG):
        if len(words) > LONG and words.startswith(("http://", "https://", "www.")):
            written = next((w for w in (f"<{words}>", f"[{words}]") if w in passage.text), "")
            if written and not _is_cited(words, passage.body.html, reference.start):
                yield Finding(
                    check="address-as-link",
                    message=f"the words of a link are an address of {len(words)} letters",
                    subject=written,
                    hint="write what is there, and put the address behind it: [words](address)",
                )


def _is_cited(words: str, html: str, place: int) -> bool:
    """Whether the address belongs to a note, a table or a source with its year."""
    notes = html.find(_NOTES)
    return (
        words.startswith(CITED_BY_ADDRESS)
        or 0 <= notes < place
        or bool(_CITATION.search(html[max(0, place - 200) : place]))
    )


def _links(passage: Passage, longer_than: int = 0) -> Iterator[tuple[Reference, str]]:
    """Every link with its words, if there may be so many letters of them."""
    html = passage.body.html
    for reference in passage.body.references:
        if reference.close > reference.end + longer_than:
            inside = html[html.find(">", reference.end) + 1 : reference.close]
            if "<" in inside:
                inside = _TAG.sub("", inside)
            if "&" in inside:
                inside = unescape(inside)
            yield reference, " ".join(inside.split())


def _as_link(passage: Passage, address: str, words: str) -> str:
    """The link as it stands in the file; failing that its address."""
    for written in (f"[{words}]({address}", f">{words}</a>"):
        if written in passage.text:
            return written
    return address if address in passage.text else passage.as_written(words)


CHECKS: tuple[TextCheck, ...] = (check_words, check_addresses)

"""Front matter is read for people: as typed, with the line of everything, all problems together."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from plugins.domain.problem import Problem
from plugins.reading.front_matter.heads import (
    HEADS,
    ActionHead,
    CampaignHead,
    ChangeHead,
    CorrectionHead,
    EmailHead,
    FileHead,
    FooterHead,
    FormerFeedHead,
    Kind,
    LinkHead,
    NewsletterHead,
    PersonHead,
    PictureHead,
    PlannedPartHead,
    PortraitHead,
    PostHead,
    RoleHead,
    SeriesHead,
    SiteHead,
)
from plugins.reading.front_matter.quoted_text import unseen_in
from plugins.reading.front_matter.source import Source, read_source

LONDON = ZoneInfo("Europe/London")


def read(head: str, kind: Kind = "post") -> Source:
    """A file of that front matter; a post has its title and date in lines 2 and 3."""
    start = "title: People\ndate: 2017-01-13\n" if kind == "post" else ""
    return read_source(
        kind, f"{kind}/people.md", f"---\n{start}{head}\n---\nText\n".encode(), LONDON
    )


def told(source: Source) -> list[tuple[int | None, str, str, str]]:
    return [(each.line, each.check, each.message, each.hint) for each in source.problems]


def at(*moment: int) -> datetime:
    return datetime(*moment, tzinfo=LONDON)  # type: ignore[misc]


TYPED = {
    "words": "People",
    "colon": "Part 1: People",
    "colon at the end": "What we want:",
    "hash": "We are #1 # really",
    "hash first": "#WeAreAble",
    "bracket first": "[Draft] Housing",
    "brackets": "[a, b]",
    "brace": "{housing}",
    "at": "@scope says",
    "per cent": "% of people",
    "backtick": "`make`",
    "asterisk": "*really*",
    "ampersand": "&c",
    "exclamation": "!important",
    "question mark": "? who",
    "hyphen": "- dash",
    "quotes inside": 'The "big" society',
    "quote first": '"Big" is beautiful',
    "quotes at both ends": '"Big" or "small"',
    "single quote first": "'Tis the season",
    "open quote": '"never closed',
    "apostrophe": "Women's health",
    "backslash": r"C:\new\title",
    "not YAML's escape": r'"C:\path"',
    "pipe alone": "a | b",
    "no": "no",
    "yes": "yes",
    "null": "null",
    "tilde": "~",
    "octal": "010",
    "year": "2020",
    "time": "12:30",
    "float": "1e3",
    "date": "2017-01-13",
    "merge key": "<<",
    "non-breaking space": "£5\u00a0million",
    "emoji": "🎉 party",
    "a mark of direction": "abc\u200f",
    "line separator": "one\u2028two",
    "tab inside": "a\tb",
    "three hyphens": "--- no",
}


@pytest.mark.parametrize("text", TYPED.values(), ids=TYPED)
def test_a_text_on_one_line_is_taken_as_typed(text: str) -> None:
    source = read(f"standfirst: {text}\nemail:\n  subject: {text}\nkicker: after")
    assert source.problems == ()
    assert isinstance(source.head, PostHead)
    assert source.head.standfirst == text
    assert source.head.email == EmailHead(subject=text)
    assert source.head.kicker == "after"
    assert (source.lines["kicker"], source.body_line, source.text) == (7, 9, "Text\n")


UNSEEN = {
    "a direction that overrides others": ("\u202eabc\u202c", "U+202E (right-to-left override)"),
    "an isolate": ("\u2066abc", "U+2066 (left-to-right isolate)"),
    "next line": ("one\u0085two", "U+0085"),
    "vertical tab": ("one\x0btwo", "U+000B"),
    "escape": ("\x1b[31m", "U+001B"),
    "byte order mark": ("a\ufeffb", "U+FEFF (zero width no-break space)"),
    "non-character": ("a\uffffb", "U+FFFF"),
    "escaped NUL": (r'"a\0b"', "U+0000"),
    "escaped override": (r'"a\u202eb"', "U+202E (right-to-left override)"),
}


@pytest.mark.parametrize(("text", "named"), UNSEEN.values(), ids=UNSEEN)
def test_a_character_that_no_head_may_have_is_named_with_its_line(text: str, named: str) -> None:
    source = read(f"kicker: {text}\nimage:\n  src: a.png\n  alt: {text}\n")
    hint = "delete it, or the \\u… that stands for it"
    assert told(source) == [
        (line, "encoding", f"the character {named} cannot stand here", hint) for line in (4, 7)
    ]
    assert isinstance(source.head, PostHead)
    assert source.head.kicker.isprintable()


TOO_MUCH = {
    "a list on one line": ("tags: [" + "a, " * 500 + "a]", 4, "this list has 501 entries"),
    "a list on lines": ("tags:\n" + "  - a\n" * 501, 5, "this list has 501 entries"),
    "entries": ("changes:\n" + "  - date: 2017-01-01\n    note: a\n" * 501, 5, "501 entries"),
    "a value": ("kicker: a\nstandfirst: " + "a" * 20_001, 5, "this value has 20,001 characters"),
    "a value in quotes": ('standfirst: "' + "a: " * 7_000 + '"', 4, "21,000 characters"),
    "a slug": ("slug: " + "a-" * 150 + "a", 4, "has 301 characters"),
}


@pytest.mark.parametrize(("head", "line", "said"), TOO_MUCH.values(), ids=TOO_MUCH)
def test_more_than_anybody_writes_is_refused_with_its_line(head: str, line: int, said: str) -> None:
    (problem,) = read(head).problems
    assert (problem.line, problem.check) == (line, "wrong-type")
    assert said in problem.message
    assert problem.hint


def test_as_much_as_may_be_is_read() -> None:
    tags = "\n".join(f"  - a{number}" for number in range(500))
    source = read(f"tags:\n{tags}\nstandfirst: {'a' * 20_000}\nslug: {'a' * 200}")
    assert source.problems == ()
    assert isinstance(source.head, PostHead)
    assert len(source.head.tags) == 500


def test_a_site_may_have_any_number_of_redirects() -> None:
    redirects = "".join(f"  - old: /a{number}/\n    new: /b/\n" for number in range(2_000))
    source = read_source("site", "site.yaml", f"redirects:\n{redirects}".encode(), LONDON)
    assert source.problems == ()
    assert isinstance(source.head, SiteHead)
    assert len(source.head.redirects) == 2_000


READ_BY_YAML = {
    "double quotes": ('standfirst: "Tab\\tand \\u00e9"', "Tab\tand é"),
    "single quotes": ("standfirst: 'It''s: #1'", "It's: #1"),
    "blanks inside quotes": ('standfirst: " a "', " a "),
    "outer blanks": ("standfirst:   a: b  \t", "a: b"),
    "quoted key": ('"standfirst": a: b', "a: b"),
    "blank before the colon": ("standfirst : a: b", "a: b"),
    "literal block": (
        "standfirst: |\n  One: two\n  # three\n\n  four",
        "One: two\n# three\n\nfour",
    ),
    "folded block": ("standfirst: >-\n  One: two\n  three # four", "One: two three # four"),
    "folded lines": ("standfirst: One\n  two\n  three", "One two three"),
    "below its key": ("standfirst:\n  One two", "One two"),
    "quotes over lines": ('standfirst: "One:\n  two # three"', "One: two # three"),
    "quotes that close at the margin": ('standfirst: "One:\ntwo: three"', "One: two: three"),
    "block head without a block": ("standfirst: |", "|"),
    "separator within quotes": ('standfirst: "a\u2028b"', "a\u2028b"),
    "separator within single quotes": ("standfirst: 'it''s\u2028b'", "it's\u2028b"),
    "comment line below": ("standfirst: One\n  # two", "One"),
}


@pytest.mark.parametrize(("head", "text"), READ_BY_YAML.values(), ids=READ_BY_YAML)
def test_quotes_blocks_and_lines_are_read_as_yaml_reads_them(head: str, text: str) -> None:
    source = read(f"{head}\nkicker: after: all")
    assert source.problems == ()
    assert isinstance(source.head, PostHead)
    assert (source.head.standfirst, source.head.kicker) == (text, "after: all")


VALUES: dict[str, tuple[str, str, object]] = {
    "moment": ("embargo: 2026-11-30 09:00", "embargo", at(2026, 11, 30, 9)),
    "moment with T": ("embargo: 2026-11-30T09:00:30", "embargo", at(2026, 11, 30, 9, 0, 30)),
    "moment with a zone": ("embargo: 2026-07-01T09:00Z", "embargo", at(2026, 7, 1, 10)),
    "quoted date and comment": ('modified: "2017-02-01" # later', "modified", at(2017, 2, 1)),
    "number": ("part: 3 # of five", "part", 3),
    "number with noughts": ("edition: 007", "edition", 7),
    "other name": ("series_index: 2", "part", 2),
    "no": ("mentions: no", "mentions", False),
    "False": ("mentions: False", "mentions", False),
    "choice in capitals": ("status: Draft", "status", "draft"),
    "list in brackets": ("tags: [housing, 'a, b', 2020]", "tags", ("housing", "a, b", "2020")),
    "brackets over lines": ("tags: [\n  a,\n  b # two\n]", "tags", ("a", "b")),
    "brackets at the margin": ("tags: [a,\nb]", "tags", ("a", "b")),
    "brackets and a comment": ("tags: [a] # one", "tags", ("a",)),
    "one text": ("authors: Jane: the Smith", "authors", ("Jane: the Smith",)),
    "list lines": ("tags:\n- a: b\n- '#1'\n- #2\n- \"q\"", "tags", ("a: b", "#1", "#2", "q")),
    "deeper list lines": ("tags: # topics\n    - @a\n    -   [b]", "tags", ("@a", "[b]")),
    "long item": ("tags:\n - one\n   two\n - |\n   three: 3", "tags", ("one two", "three: 3")),
    "open quotes": ('tags:\n- "a\n- b "c"\n- d"', "tags", ('"a', 'b "c"', 'd"')),
    "quotes over lines": ('tags:\n- "a\n  b"\n- c', "tags", ("a b", "c")),
    "empty items": ("tags:\n  -\n  - a\n  - ''", "tags", ("a",)),
    "empty list": ("tags: []", "tags", ()),
    "empty key": ("tags:", "tags", ()),
    "empty mapping": ("image: {}", "image", None),
    "empty text": ('kicker: ""', "kicker", ""),
    "addresses": ("aliases: [/a/, https://x.org/b]", "aliases", ("/a/", "https://x.org/b")),
    "slug": ("slug: a-1", "slug", "a-1"),
    "language": ("lang: cy", "lang", "cy"),
    "picture": (
        "image:\n  src: /images/a.jpg\n  alt: A: b\n  credit: Photo: © #c",
        "image",
        PictureHead(src="/images/a.jpg", alt="A: b", credit="Photo: © #c"),
    ),
    "picture in braces": (
        "image: {src: a.jpg, decorative: yes}",
        "image",
        PictureHead(src="a.jpg", decorative=True),
    ),
    "braces over lines": (
        "image: {\n  src: a.jpg,\n  alt: b\n}",
        "image",
        PictureHead(src="a.jpg", alt="b"),
    ),
    "files": (
        "files:\n- file: /files/a.pdf\n  label: Report: one\n  kind: Easy Read",
        "files",
        (FileHead(file="/files/a.pdf", label="Report: one", kind="Easy Read"),),
    ),
    "changes": (
        "changes:\n  - date: 2017-02-01\n    note: New: a table\n    major: yes",
        "changes",
        (ChangeHead(date=at(2017, 2, 1), note="New: a table", major=True),),
    ),
    "corrections": (
        "corrections:\n  -\n    date: 2017-02-01\n    text: Not 5: 6",
        "corrections",
        (CorrectionHead(date=at(2017, 2, 1), text="Not 5: 6"),),
    ),
    "actions": (
        (
            "actions:\n- label: Write: now\n  url: https://x.org/#a\n  closes: 2017-03-31\n"
            "  points:\n  - Say: this\n  - And: that\n- label: Come\n  closes: 2017-03-31 12:00"
        ),
        "actions",
        (
            ActionHead(
                label="Write: now",
                url="https://x.org/#a",
                closes=at(2017, 3, 31, 23, 59, 59),
                points=("Say: this", "And: that"),
            ),
            ActionHead(label="Come", closes=at(2017, 3, 31, 12)),
        ),
    ),
}


@pytest.mark.parametrize(("head", "key", "value"), VALUES.values(), ids=VALUES)
def test_every_type_of_value_is_read(head: str, key: str, value: object) -> None:
    source = read(f"{head}\nsummary: after: all")
    assert source.problems == ()
    assert getattr(source.head, key) == value
    assert isinstance(source.head, PostHead)
    assert source.head.summary == "after: all"


OTHER_KINDS: dict[str, tuple[Kind, str, object]] = {
    "series": (
        "series",
        (
            "title: Shared society\nparts:\n- Part 1: People\n- title: Part 2: Places\n"
            "  expected: 2017-01-13\n- {title: Power, expected: spring}\n- Part 4: #all\n"
        ),
        SeriesHead(
            title="Shared society",
            parts=(
                PlannedPartHead(title="Part 1: People"),
                PlannedPartHead(title="Part 2: Places", expected="13 January 2017"),
                PlannedPartHead(title="Power", expected="spring"),
                PlannedPartHead(title="Part 4: #all"),
            ),
        ),
    ),
    "campaign": (
        "campaign",
        (
            "title: Save: it\nstatus: won\nstarted: 2016-01-01\nended: 2017-01-01\n"
            "partners: [a, b]\nmentions:\n  - Save: It\n  - SI"
        ),
        CampaignHead(
            title="Save: it",
            status="won",
            started=at(2016, 1, 1),
            ended=at(2017, 1, 1, 23, 59, 59),
            partners=("a", "b"),
            mentions=("Save: It", "SI"),
        ),
    ),
    "person": (
        "person",
        (
            "name: Jane\nroles:\n- role: Head: policy\n  organisation: X\n  until: 2016-12-31\n"
            "links:\n  Her site: https://jane.org/#me\nphoto: /images/jane.jpg"
        ),
        PersonHead(
            name="Jane",
            roles=(
                RoleHead(role="Head: policy", organisation="X", until=at(2016, 12, 31, 23, 59, 59)),
            ),
            links=(LinkHead(label="Her site", address="https://jane.org/#me"),),
            photo=PortraitHead(src="/images/jane.jpg"),
        ),
    ),
    "person with links as a list": (
        "person",
        "name: Jane\nlinks:\n- label: A: b\n  url: /a/\n- C: /c/\n- {label: D, address: /d/}",
        PersonHead(
            name="Jane",
            links=(
                LinkHead(label="A: b", address="/a/"),
                LinkHead(label="C", address="/c/"),
                LinkHead(label="D", address="/d/"),
            ),
        ),
    ),
}


@pytest.mark.parametrize(("kind", "head", "expected"), OTHER_KINDS.values(), ids=OTHER_KINDS)
def test_every_kind_of_file_has_its_head(kind: Kind, head: str, expected: object) -> None:
    source = read(head, kind)
    assert source.problems == ()
    assert source.head == expected


SITE = """\
# Our site
name: Greenpaper: a blog
address: https://example.org/blog/
timezone: Europe/Dublin
menu:
- label: About: us
  address: /about/
- Archive: /archive/
footer: {organisation: Equal Lives, number: 1234567}
buttons:
  - {label: Sign up, url: https://lists.org/}
former_feeds:
- /rss
- address: /comments/feed/
  feed: /feed.atom
allow: [frames, Styles]
deploy: rsync -a public/ host:/srv # all
"""


@pytest.mark.parametrize(
    "around", [("", ""), ("---\n", ""), ("\n# x\n---\n", "---\n"), ("", "...")]
)
def test_site_yaml_is_front_matter_as_a_whole(around: tuple[str, str]) -> None:
    content = f"{around[0]}{SITE}{around[1]}".encode()
    source = read_source("site", "site.yaml", content, LONDON)
    assert source.problems == ()
    assert source.text == ""
    assert source.lines["timezone"] == 4 + around[0].count("\n")
    assert source.head == SiteHead(
        name="Greenpaper: a blog",
        address="https://example.org/blog",
        timezone="Europe/Dublin",
        menu=(
            LinkHead(label="About: us", address="/about/"),
            LinkHead(label="Archive", address="/archive/"),
        ),
        footer=FooterHead(organisation="Equal Lives", number="1234567"),
        buttons=(LinkHead(label="Sign up", address="https://lists.org/"),),
        former_feeds=(
            FormerFeedHead(address="/rss"),
            FormerFeedHead(address="/comments/feed/", feed="/feed.atom"),
        ),
        allow=("frames", "styles"),
        deploy="rsync -a public/ host:/srv # all",
    )


def test_an_open_quote_ends_with_its_line_where_a_known_key_follows() -> None:
    source = read('standfirst: "Why\nkicker: he asked "')
    assert source.problems == ()
    assert isinstance(source.head, PostHead)
    assert (source.head.standfirst, source.head.kicker) == ('"Why', 'he asked "')


def test_an_empty_site_yaml_says_nothing() -> None:
    source = read_source("site", "site.yaml", b"", LONDON)
    assert (source.head, source.problems) == (SiteHead(), ())


def test_every_key_has_its_line() -> None:
    head = (
        "tags: [a, b]\nauthors:\n  # two\n  - jane\n\n  - bob\nimage:\n  src: a\n\n  alt: b\n"
        "actions:\n- label: x\n- label: y\n  closes: 2017-01-01\n"
    )
    assert read(head).lines == {
        "title": 2, "date": 3, "tags": 4, "tags.0": 4, "tags.1": 4, "authors": 5, "authors.0": 7,
        "authors.1": 9, "image": 10, "image.src": 11, "image.alt": 13, "actions": 14,
        "actions.0": 15, "actions.0.label": 15, "actions.1": 16, "actions.1.label": 16,
        "actions.1.closes": 17,
    }  # fmt: skip


def test_an_entry_left_out_leaves_no_lines_and_no_gap() -> None:
    source = read("actions:\n- closes: 2017-01-01\n- label: y\n")
    assert isinstance(source.head, PostHead)
    assert source.head.actions == (ActionHead(label="y"),)
    assert source.lines["actions.0.label"] == 6
    assert "actions.0.closes" not in source.lines


# Line 4 is the first of the case.
WRONG: dict[str, tuple[str, list[tuple[int, str, str, str]]]] = {
    "unknown key": (
        "sumary: a: b",
        [(4, "unknown-key", "“sumary” is not a key of a post", "did you mean summary?")],
    ),
    "capital": (
        "Summary: a",
        [(4, "unknown-key", "“Summary” is not a key of a post", "did you mean summary?")],
    ),
    "another program's key": (
        "author: Jane: Smith",
        [(4, "unknown-key", "“author” is not a key of a post", "did you mean authors?")],
    ),
    "another program's key, misspelt": (
        "descripton: a",
        [(4, "unknown-key", "“descripton” is not a key of a post", "did you mean summary?")],
    ),
    "draft": (
        "draft: true",
        [(4, "unknown-key", "“draft” is not a key of a post", "write status: draft")],
    ),
    "no draft": (
        "draft: false",
        [
            (4, "unknown-key", "“draft” is not a key of a post",
             "leave the line out: what has no status is published"),
        ],
    ),
    "unknown key deeper": (
        "image:\n  source: a\n  alt: b",
        [(5, "unknown-key", "“source” is not a key of image", "did you mean src?")],
    ),
    "unknown key unlike all": (
        "email:\n  zzz: a",
        [(5, "unknown-key", "“zzz” is not a key of email", "the keys are subject, preheader")],
    ),
    "doubled key": (
        "kicker: a\nslug: b\nkicker: c",
        [(6, "doubled-key", "kicker stands twice, in lines 4 and 6", "keep one of them")],
    ),
    "doubled by another name": (
        "part: 1\nseries_index: 1",
        [(5, "doubled-key", "series_index stands twice, in lines 4 and 5", "keep one of them")],
    ),
    "day first": (
        "modified: 30/11/2026",
        [(4, "wrong-type", "modified: “30/11/2026” is not a date", "write 2026-11-30")],
    ),
    "date in words": (
        "embargo: 30 November 2026",
        [(4, "wrong-type", "embargo: “30 November 2026” is not a date", "write 2026-11-30")],
    ),
    "no such day": (
        "modified: 2026-02-30",
        [(4, "wrong-type", "modified: there is no 2026-02-30", "dates are written 2026-11-30")],
    ),
    "number in words": (
        "part: two",
        [(4, "wrong-type", "part: “two” is not a whole number from 1 up",
          "write it in figures: 2")],
    ),
    "nought": (
        "part: 0",
        [(4, "wrong-type", "part: “0” is not a whole number from 1 up", "write it in figures: 1")],
    ),
    "below nought": (
        "edition: -1",
        [(4, "wrong-type", "edition: “-1” is not a whole number from 1 up",
          "write it in figures: 1")],
    ),
    "fraction": (
        "part: 1.5",
        [(4, "wrong-type", "part: “1.5” is not a whole number from 1 up",
          "write it in figures: 1")],
    ),
    "neither true nor false": (
        "mentions: never",
        [(4, "wrong-type", "mentions: “never” is neither true nor false", "write true or false")],
    ),
    "no such status": (
        "status: drafted",
        [(4, "wrong-type",
          "status: “drafted” is not one of published, draft, hidden or withdrawn",
          "did you mean draft?")],
    ),
    "slug": (
        "slug: Shared Society",
        [(4, "wrong-type", ("slug: “Shared Society” cannot be part of an address, which has "
          "lower-case letters, digits and hyphens"), "write shared-society")],
    ),
    "language": (
        "lang: English",
        [(4, "wrong-type", "lang: “English” is not the code of a language",
          "codes are en-GB, cy, fr")],
    ),
    "addresses": (
        "aliases:\n- old/\n- www.x.org/old\n- /good/\n- //x.org/",
        [
            (5, "wrong-type", ("aliases: “old/” is neither a path that begins with / nor a web "
             "address"), "write /old/"),
            (6, "wrong-type", ("aliases: “www.x.org/old” is neither a path that begins with / nor "
             "a web address"), "write https://www.x.org/old"),
            (8, "wrong-type", ("aliases: “//x.org/” is neither a path that begins with / nor a web "
             "address"), "write /x.org/"),
        ],
    ),
    "text with commas for a list": (
        "tags: housing, health: both",
        [(4, "wrong-type", "tags: “housing, health: both” is one text, where a list is wanted",
          'write tags: [housing, "health: both"], or ["housing, health: both"] if it is one')],
    ),
    "list for a text": (
        "category:\n- a",
        [(5, "wrong-type", "category: a list stands where one value is wanted",
          "write the value after the colon")],
    ),
    "keys for a text in a list": (
        "tags: [a: b]",
        [(4, "wrong-type", "tags: keys and values stand where a text is wanted",
          "put the text into quotes")],
    ),
    "keys for a list": (
        "changes:\n  date: 2017-01-01\n  note: a",
        [(5, "wrong-type", "changes: keys and values stand where a list is wanted",
          "begin each entry with “- ”")],
    ),
    "text for a picture": (
        "image: /images/a.jpg",
        [(4, "wrong-type", "image: “/images/a.jpg” stands where keys and values are wanted",
          "image:\n  src: /images/a.jpg\n  alt: …")],
    ),
    "text for files": (
        "files: a.pdf",
        [(4, "wrong-type", "files: “a.pdf” stands where a list is wanted",
          "files:\n  - file: a.pdf")],
    ),
    "picture without alt": (
        "image:\n  src: a.jpg",
        [(5, "missing-key", "image: alt is missing",
          "say in alt what the picture shows, or decorative: true if it says nothing")],
    ),
    "picture with empty alt": (
        "image:\n  src: a.jpg\n  alt:",
        [(6, "missing-key", "image: alt is missing",
          "say in alt what the picture shows, or decorative: true if it says nothing")],
    ),
    "picture without src": (
        "image:\n  alt: a",
        [(5, "missing-key", "image: src is missing", "add a line src: …")],
    ),
    "deep value": (
        "actions:\n- label: x\n  closes: soon",
        [(6, "wrong-type", "actions.closes: “soon” is not a date",
          "dates are written 2026-11-30, with 09:00 after a blank if you want an hour")],
    ),
    "all together": (
        "part: two\nstatus: drft\nfoo: x",
        [
            (4, "wrong-type", "part: “two” is not a whole number from 1 up",
             "write it in figures: 2"),
            (5, "wrong-type",
             "status: “drft” is not one of published, draft, hidden or withdrawn",
             "did you mean draft?"),
            (6, "unknown-key", "“foo” is not a key of a post",
             ("the keys are title, date, id, slug, category, kicker, standfirst, summary, authors, "
             "tags, series, part, part_title, campaigns, mentions, edition, email, image, files, "
             "modified, changes, corrections, status, withdrawn_because, embargo, aliases, "
             "actions, related, lang")),
        ],
    ),
}  # fmt: skip


@pytest.mark.parametrize(("head", "problems"), WRONG.values(), ids=WRONG)
def test_a_wrong_key_is_a_problem_and_the_rest_is_read(
    head: str, problems: list[tuple[int, str, str, str]]
) -> None:
    source = read(f"{head}\nsummary: after: all")
    assert told(source) == problems
    assert isinstance(source.head, PostHead)
    assert source.head.summary == "after: all"


UNREAD = "front matter cannot be read: "
UNREADABLE: dict[str, tuple[str, int, str, str]] = {
    "alias": (
        "tags: [*a]",
        4,
        f"{UNREAD}“*a” is an alias of YAML, which front matter does not use",
        "leave it out; text that begins with * goes in quotes",
    ),
    "anchor": (
        "tags: [&a b]",
        4,
        f"{UNREAD}“&a” is an anchor of YAML, which front matter does not use",
        "leave it out; text that begins with & goes in quotes",
    ),
    "tag": (
        "tags: [!!python/name:os.system a]",
        4,
        f"{UNREAD}“!!python/name:os.system” is a tag of YAML, which front matter does not use",
        "leave it out; text that begins with ! goes in quotes",
    ),
    "non-breaking blank": (
        "status:\u00a0draft",
        4,
        "status: has no blank between the colon and its value",
        "write status: draft",
    ),
    "no blank": ("status:draft", 4, "status: has no blank between the colon and its value",
                 "write status: draft"),
    "tab": ("image:\n\tsrc: a", 5, "a tab stands before the key", "write blanks instead"),
    "open list": ("tags: [a, b\nimage: {src: [a}", 5, ("front matter cannot be read: did not find "
                  "expected ',' or ']'"),
                  "text with : or # in brackets goes in quotes; is the --- at the end there?"),
    "too deep": ("image: {a: [[[[[[[[[[[[a]]]]]]]]]]]]}", 4, ("front matter cannot be read: lists "
                 "and keys are nested too deeply here"),
                 "text with : or # in brackets goes in quotes; is the --- at the end there?"),
}  # fmt: skip


@pytest.mark.parametrize(
    ("head", "line", "message", "hint"),
    UNREADABLE.values(),
    ids=UNREADABLE,
)
def test_what_is_not_yaml_is_one_problem_with_its_line(
    head: str, line: int, message: str, hint: str
) -> None:
    source = read(head)
    assert source.head is None
    assert told(source) == [(line, "front-matter", message, hint)]


def test_what_must_be_there_is_missed_once_and_stood_in_for() -> None:
    source = read_source("post", "posts/2017/people.md", b"\n---\nkicker: a\n---\n", LONDON)
    assert told(source) == [
        (2, "missing-key", "title is missing", "add a line title: …"),
        (2, "missing-key", "date is missing", "add a line date: 2026-11-30"),
    ]
    assert source.head == PostHead(title="people", date=at(1970, 1, 1), kicker="a")


def test_an_empty_title_is_missing_where_it_stands() -> None:
    source = read_source("page", "pages/a.md", b"---\nslug: a\ntitle:\n---\n", LONDON)
    assert told(source) == [(3, "missing-key", "title is missing", "add a line title: …")]


@pytest.mark.parametrize("key", ["Title", "titel", "name"])
def test_a_misspelt_key_is_not_missed_as_well(key: str) -> None:
    source = read_source("page", "pages/a.md", f"---\n{key}: A: b\n---\n".encode(), LONDON)
    assert told(source) == [
        (2, "unknown-key", f"“{key}” is not a key of a page", "did you mean title?")
    ]


def test_a_wrong_date_is_not_missed_as_well() -> None:
    source = read_source("post", "p.md", b"---\ntitle: A\ndate: 13/01/2017\n---\n", LONDON)
    assert told(source) == [
        (3, "wrong-type", "date: “13/01/2017” is not a date", "write 2017-01-13")
    ]


def test_a_problem_names_what_is_wrong_whatever_its_wording() -> None:
    source = read("aliases: [old]\nimage:\n  source: a\n")
    assert [problem.subject for problem in source.problems] == ["old", "image.source"]


def test_a_separator_within_a_block_is_a_problem_and_the_rest_is_read() -> None:
    source = read("standfirst: |\n  one\u2028two\nkicker: a")
    assert told(source) == [
        (5, "encoding", "the character U+2028 (line separator) cannot stand here", "delete it")
    ]
    assert isinstance(source.head, PostHead)
    assert (source.head.standfirst, source.head.kicker) == ("one two", "a")


def test_the_time_zone_of_the_site_is_checked() -> None:
    source = read_source(
        "site", "site.yaml", b"timezone: Europe/Londn\naddress: example.org", LONDON
    )
    assert told(source) == [
        (1, "wrong-type", "timezone: “Europe/Londn” is not the name of a time zone",
         "did you mean Europe/London?"),
        (2, "wrong-type", "address: “example.org” is not the address of a site",
         "write it as https://example.org"),
    ]  # fmt: skip


@pytest.mark.parametrize("name", ["..", "/etc/passwd", "Europe", "a" * 300, "\ufffd"])
def test_a_time_zone_that_is_a_path_is_only_wrong(name: str) -> None:
    source = read_source("site", "site.yaml", f"timezone: {name}".encode(), LONDON)
    assert [problem.check for problem in source.problems] == ["wrong-type"]


@pytest.mark.parametrize(
    ("written", "accent"),
    [
        pytest.param("#0b5d46", "#0b5d46", id="as it stands, though YAML takes # for a comment"),
        pytest.param('"#0B5D46"', "#0b5d46", id="in quotes and capitals"),
        pytest.param("#703", "#770033", id="in short"),
        pytest.param("", "#0b5d46", id="none"),
    ],
)
def test_the_accent_of_the_site_is_a_colour(written: str, accent: str) -> None:
    source = read_source("site", "site.yaml", f"accent: {written}\n".encode(), LONDON)
    assert source.problems == ()
    assert source.head == SiteHead(accent=accent)


NOT_WRITTEN = "is not a colour of # and six digits, each 0 to 9 or a to f"


@pytest.mark.parametrize(
    ("written", "message", "hint"),
    [
        pytest.param(
            "green", f"“green” {NOT_WRITTEN}", "write it in the form #0b5d46", id="a name"
        ),
        pytest.param("0b5d46", f"“0b5d46” {NOT_WRITTEN}", "write #0b5d46", id="without #"),
        pytest.param(
            "#0b5d4", f"“#0b5d4” {NOT_WRITTEN}", "write it in the form #0b5d46", id="five"
        ),
        pytest.param(
            "rgb(1 2 3)", f"“rgb(1 2 3)” {NOT_WRITTEN}", "write it in the form #0b5d46", id="rgb"
        ),
        pytest.param(
            "#fd0",
            "“#fd0” is too pale to be read: its contrast is 1.25, and must be 4.5",
            "use #837100, the nearest that can be read",
            id="too pale, in short",
        ),
        pytest.param(
            "#767676",
            "“#767676” is too pale to be read: its contrast is 4.23, and must be 4.5",
            "use #717171, the nearest that can be read",
            id="too pale by a little",
        ),
    ],
)
def test_an_accent_that_is_none_or_cannot_be_read_is_a_problem(
    written: str, message: str, hint: str
) -> None:
    source = read_source("site", "site.yaml", f"name: a\naccent: {written}\n".encode(), LONDON)
    assert told(source) == [(2, "wrong-type", f"accent: {message}", hint)]
    assert source.head == SiteHead(name="a")


NO_MAILBOX = "is not a mail address"
NO_WAY_OUT = "is neither an address that begins with https:// nor a service's placeholder"


@pytest.mark.parametrize(
    ("key", "value"),
    [
        pytest.param("sender", "policy@example.org", id="a mail address"),
        pytest.param("list", "o'neil+update@lists.example.org.uk", id="with signs in it"),
        pytest.param("unsubscribe", "https://lists.example.org/leave?id=1", id="a page"),
        pytest.param("unsubscribe", "{{ UnsubscribeURL }}", id="a placeholder of listmonk's"),
        pytest.param("unsubscribe", "*|UNSUB|*", id="one of Mailchimp's"),
        pytest.param("sender", "a@example.org", id="an address without a name"),
        pytest.param("unsubscribe", "[unsubscribe]", id="one in brackets"),
        pytest.param("form", "https://lists.example.org/subscribe", id="where a form sends to"),
    ],
)
def test_what_the_newsletter_may_say(key: str, value: str) -> None:
    source = read_source("site", "site.yaml", f"newsletter:\n  {key}: {value}\n".encode(), LONDON)
    assert source.problems == ()
    assert source.head == SiteHead(newsletter=NewsletterHead(**{key: value}))


@pytest.mark.parametrize(
    ("key", "value", "message", "hint"),
    [
        pytest.param(
            "sender", "Policy <policy@example.org>", NO_MAILBOX, "write policy@example.org",
            id="a name beside the address",
        ),
        pytest.param(
            "list", "policy", NO_MAILBOX, "write it as policy@example.org", id="no address"
        ),
        pytest.param(
            "reply", "a@example.org, b@example.org", NO_MAILBOX, "write it as policy@example.org",
            id="two addresses",
        ),
        pytest.param(
            "sender", f"{'a' * 250}@example.org", NO_MAILBOX, "write it as policy@example.org",
            id="longer than any server takes",
        ),
        pytest.param(
            "subscribe", "lists.example.org/x", "is not an address on the web",
            "write https://lists.example.org/x", id="no scheme",
        ),
        pytest.param(
            "unsubscribe", "http://example.org/leave", NO_WAY_OUT,
            "write https://…, or such as {{ UnsubscribeURL }}", id="a page that anybody can read",
        ),
        pytest.param(
            "unsubscribe", "mailto:leave@example.org", NO_WAY_OUT,
            "write https://…, or such as {{ UnsubscribeURL }}", id="a mail",
        ),
    ],
)  # fmt: skip
def test_what_the_newsletter_cannot_say(key: str, value: str, message: str, hint: str) -> None:
    source = read_source("site", "site.yaml", f"newsletter:\n  {key}: {value}\n".encode(), LONDON)
    assert told(source) == [(2, "wrong-type", f"newsletter.{key}: “{value}” {message}", hint)]


ANY_HEAD = st.text(st.sampled_from("title:date \n\t-#[]{}|>\"'&*!?,.%@\\é\u2028\x07\r01a"))


@given(st.binary(), st.sampled_from(sorted(HEADS)))
@example(b"---\n" + b"[" * 5000, "site")
@example(b"title: " + b"a: " * 3000, "site")
@example(b"---\ntitle: &a [*a]\n---", "post")
def test_no_bytes_raise_anything(content: bytes, kind: Kind) -> None:
    source = read_source(kind, "x.md", content, LONDON)
    assert source.head is not None or source.problems


@given(ANY_HEAD, st.sampled_from(sorted(HEADS)))
@example("title: |1-\n date", "post")
@example("title: 'a\n---\ndate: b'", "post")
def test_no_front_matter_raises_anything(head: str, kind: Kind) -> None:
    source = read_source(kind, "x.md", f"---\n{head}\n---\n".encode(), LONDON)
    assert source.head is not None or source.problems
    lines = 3 + head.count("\n") + head.count("\r")
    assert all(1 <= (problem.line or 0) <= lines for problem in source.problems)


ONE_LINE = st.text(
    st.characters(blacklist_categories=["Cs", "Cc"], blacklist_characters="\r\n\0").filter(
        lambda sign: not unseen_in(sign)
    )
)


@given(ONE_LINE)
def test_any_text_typed_after_a_key_is_that_text(text: str) -> None:
    typed = text.strip(" \t")
    source = read(f"kicker: {typed}\nstandfirst: after")
    problems: tuple[Problem, ...] = source.problems
    if typed[:1] not in ("'", '"') and typed.strip():
        assert problems == ()
        assert isinstance(source.head, PostHead)
        assert source.head.kicker == typed
        assert source.head.standfirst == "after"

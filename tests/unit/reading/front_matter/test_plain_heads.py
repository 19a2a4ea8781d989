"""A head on plain lines is what YAML would make of it; where that is in doubt, YAML makes it."""

import random
from contextlib import suppress
from functools import cache
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.reading.front_matter.any_heads import read_any
from plugins.reading.front_matter.fields import (
    EntryForm,
    Form,
    LinksForm,
    ListForm,
    SwitchesForm,
    WordForm,
    fields_of,
    required_keys,
)
from plugins.reading.front_matter.findings import Findings
from plugins.reading.front_matter.heads import HEADS, Entry, Kind, LinkHead, PostHead
from plugins.reading.front_matter.plain_heads import read_plain
from plugins.reading.front_matter.source_text import part_file, whole_file
from plugins.reading.front_matter.words import Parse, Wrong

LONDON = ZoneInfo("Europe/London")
ROOT = Path(__file__).parents[4]
FOLDERS: dict[str, Kind] = {
    "posts": "post",
    "pages": "page",
    "series": "series",
    "campaigns": "campaign",
    "people": "person",
    "organisations": "organisation",
}
CONTENT = [ROOT / "content", *sorted((ROOT / "tests").glob("sites*/*/content"))]
FILES = [
    pytest.param(kind, file, id=str(file.relative_to(ROOT)))
    for content in CONTENT
    for folder, kind in FOLDERS.items()
    for file in sorted((content / folder).rglob("*.md"))
]


def is_plain(kind: Kind, lines: list[str]) -> bool:
    """Whether the lines are plain; then YAML reads the same from them, and finds nothing wrong."""
    here = Findings("posts/a.md", LONDON, 2)
    plain = read_plain(HEADS[kind], lines, here)
    assert here.problems == []
    if plain is None:
        assert here.lines == {}
        return False
    there = Findings("posts/a.md", LONDON, 2)
    head = read_any(kind, lines, there)
    assert there.problems == []
    assert repr(plain) == repr(head)
    assert list(here.lines.items()) == list(there.lines.items())
    return True


@pytest.mark.parametrize(("kind", "file"), FILES)
def test_every_head_there_is_reads_the_same_both_ways(kind: Kind, file: Path) -> None:
    if lines := part_file("a.md", file.read_bytes(), required_keys(HEADS[kind])).head:
        is_plain(kind, list(lines))


def test_the_sample_site_is_nearly_all_plain() -> None:
    content = ROOT / "content"
    site = whole_file("site.yaml", (content / "site.yaml").read_bytes()).head
    read = [is_plain("site", list(site or ()))]
    for folder, kind in FOLDERS.items():
        for file in (content / folder).rglob("*.md"):
            head = part_file("a.md", file.read_bytes(), required_keys(HEADS[kind])).head
            read.append(is_plain(kind, list(head or ())))
    assert len(read) > 30
    assert read.count(False) <= len(read) / 10


START = "title: People\ndate: 2017-01-13\n"

PLAIN: dict[str, tuple[Kind, str]] = {
    "title and date": ("post", ""),
    "colon and hash in a text": ("post", "kicker: Part 1: what we want # really"),
    "signs within a text": ("post", "kicker: a & b * c ! d | e > f % g @ h ` i ? j \\ k"),
    "sign that YAML would mind": ("post", "kicker: &c\nstandfirst: '% and *'\nsummary: ? who"),
    "quotes": ("post", "kicker: \"Drawing: us #1\"\nstandfirst: ' It is '"),
    "quotes within": ("post", 'kicker: The "big" society\'s end'),
    "outer blanks": ("post", "kicker:    a: b   "),
    "nothing": ("post", "kicker:\nimage:\ntags:\nchanges: \npart:\nmodified:"),
    "words that YAML would turn": ("post", "kicker: no\nstandfirst: 010\nsummary: null\nid: ~"),
    "long text": ("post", "kicker: " + "long: text, " * 500 + "end"),
    "list in brackets": ("post", "tags: [a, Women's health, b & c,d ,  no]\nauthors: []"),
    "items": ("post", "tags:\n  - a: b\n  - c # d\n  - 'e, f'\nauthors:\n- h"),
    "one text for a list": ("post", "tags: housing and health\nauthors: 'Jo: O'"),
    "quoted date": ("post", "modified: '2017-01-13'\nembargo: \"2017-01-13 09:00 +02:00\""),
    "picture": ("post", "image:\n  src: a.png\n  alt: A: b\n  caption:\n  decorative: no"),
    "entries": (
        "post",
        "files:\n  - file: a.pdf\n    label: A # b\n  -   file: b.pdf\n      kind: PDF\n"
        "actions:\n- label: c\n  points:\n  - d\n  - e\n  closes: 2017-01-13\n- label: f\n"
        "  points:\n    - g: h",
    ),
    "empty list in an entry": ("post", "actions:\n- label: a\n  points:\n- label: b"),
    "other name": ("post", "series: A\nseries_index: 03"),
    "comments and blank lines": (
        "post",
        "\n# a: b\nkicker: a\n  # c\ntags:\n# d\n\n  - e\n      # f\n  - g\nimage:\n # h\n  src: i\n"
        "   \n  alt: j\n#",
    ),
    "letters of all kinds": ("post", "kicker: Łódź 東京 “so” – 5 €\ntags: [Łódź, 東京]"),
    "parts with keys": ("series", "title: A\nparts:\n- title: b\n  expected: 2017-01-13\n- title: c"),
    "roles": ("person", "name: A\nroles:\n- role: b\n  until: 2017-01-13\nphoto:\n  src: c"),
    "links": ("person", "name: A\nlinks:\n  - label: b\n    url: /c\n  - address: d\n    label: e"),
    "site": (
        "site",
        "name: A\nmenu:\n- label: b\n  address: /b/\nformer_feeds:\n  - address: /c.xml\n"
        "    feed: /feed.xml\nfooter:\n  number: 1\nchecks:\n  ageing-date: off\n  alias: on\n"
        'accent: "#0b5d46"\nallow: [Frames, styles]',
    ),
    "nothing at all": ("site", ""),
}  # fmt: skip


def lines_of(kind: Kind, head: str) -> list[str]:
    return ((START if kind == "post" else "") + head).removesuffix("\n").split("\n")


@pytest.mark.parametrize(("kind", "head"), PLAIN.values(), ids=PLAIN)
def test_plain_lines_are_read_without_yaml_and_as_it_would(kind: Kind, head: str) -> None:
    assert is_plain(kind, lines_of(kind, head))


LEFT: dict[str, tuple[Kind, str]] = {
    "unknown key": ("post", "titel: a"),
    "key twice": ("post", "kicker: a\nkicker: b"),
    "key by both names": ("post", "part: 1\nseries_index: 1"),
    "required key missing": ("page", "slug: a"),
    "required key empty": ("page", "title:"),
    "wrong value": ("post", "part: none"),
    "wrong item": ("post", "aliases: [/a, b]"),
    "no blank after the colon": ("post", "kicker:a"),
    "blank before the colon": ("post", "kicker : a"),
    "quoted key": ("post", '"kicker": a'),
    "no key": ("post", "Just a line"),
    "word without a colon": ("post", "kicker"),
    "tab": ("post", "kicker:\ta"),
    "separator": ("post", "kicker: a\u2028b"),
    "comment after a word": ("post", "part: 1 # b"),
    "comment after a list": ("post", "tags: [a] # b"),
    "block": ("post", "kicker: |\n  a"),
    "block of a comment": ("post", "kicker: |\n  # a"),
    "folded": ("post", "kicker: >-\n  a"),
    "lines below": ("post", "kicker: a\n  b"),
    "lines below an item": ("post", "tags:\n- a\n  b"),
    "text below its key": ("post", "kicker:\n  a"),
    "list below its brackets": ("post", "tags: [a,\n  b]"),
    "items below a text": ("post", "kicker: a\n- b"),
    "items under a text": ("post", "kicker:\n- b"),
    "items of two depths": ("post", "tags:\n  - a\n    - b"),
    "items that go back": ("post", "tags:\n  - a\n - b"),
    "empty item": ("post", "tags:\n- a\n-"),
    "item within an item": ("post", "tags:\n- - a"),
    "list with a gap": ("post", "tags: [a, , b]"),
    "list with quotes": ("post", "tags: ['a', b]"),
    "list with a key": ("post", "tags: [a: b]"),
    "list within a list": ("post", "tags: [a, [b]]"),
    "two texts for a list": ("post", "tags: a, b"),
    "two texts with a semicolon": ("post", "tags: a; b"),
    "comment for nothing": ("post", "tags: #a"),
    "comment for a list": ("post", "tags: #a\n- b"),
    "open quote": ("post", 'kicker: "a'),
    "quote within quotes": ("post", "kicker: 'it''s'"),
    "escape": ("post", 'kicker: "a\\tb"'),
    "blank quotes": ("post", "kicker: ' '"),
    "keys in braces": ("post", "image: {src: a, alt: b}"),
    "picture without alt": ("post", "image:\n  src: a"),
    "picture as a text": ("post", "image: a.png"),
    "keys of two depths": ("post", "image:\n  src: a\n   alt: b"),
    "keys that go back": ("post", "image:\n   src: a\n  alt: b"),
    "keys for a list": ("post", "files:\n  file: a"),
    "item for keys": ("post", "image:\n  - src: a"),
    "part as a text": ("series", "title: A\nparts:\n- b"),
    "link in short": ("person", "name: A\nlinks:\n- Words: /b"),
    "unknown check": ("site", "checks:\n  no-such: on"),
    "check that cannot be off": ("site", "checks:\n  alias: off"),
    "check twice": ("site", "checks:\n  ageing-date: on\n  ageing-date: off"),
}


@pytest.mark.parametrize(("kind", "head"), LEFT.values(), ids=LEFT)
def test_what_is_not_plain_or_wrong_is_left_to_yaml(kind: Kind, head: str) -> None:
    assert not is_plain(kind, lines_of(kind, head))


VALUES = (
    "a", "2", "A: b", "2017-01-13", "3", "true", "no", "a-b", "/a/", "https://a.example/b", "[a, b]",
    "[a]", "[]", "", "", "draft", "en-GB", "'a'", '"a: b"', "a # b", "#0b5d46", "published", "a, b",
    "é – “b”", "x: [y]", "{a: b}", "| ", ">-", "*a", "&a b", "!a", "'a", "- a", "a\u00a0b", "on",
    "off", "active", "frames", "[a: b]", "[a, ]", "a\tb", "@", "? a", "a:", ":", "-", "~", "%a", "Europe/London",
    "a@b.example", "{{ a }}", "*|A|*", "mailto:a",
)  # fmt: skip


def random_lines(chance: random.Random, head: type[Entry], lead: str) -> list[str]:
    """Lines of a head of that kind: most of them right, some of them not."""
    names = [
        name
        for name, field in fields_of(head).items()
        if chance.random() < (0.99 if field.required else 0.15)
    ]
    chance.shuffle(names)
    lines = []
    for name in names:
        lines += random_field(chance, fields_of(head)[name].form, name, lead)
        if chance.random() < 0.05:
            lines.append(chance.choice(["", "# a: b", f"{lead}  # c", "  "]))
    return lines


def random_field(chance: random.Random, form: Form, name: str, lead: str) -> list[str]:
    deeper = lead + chance.choice(["  ", "  ", "    ", ""])
    dash = f"{deeper}{chance.choice(['- ', '- ', '-   '])}"
    items = range(chance.randrange(4))
    if chance.random() < 0.02:
        return [f"{lead}{name}: {chance.choice(VALUES)}"]
    if isinstance(form, EntryForm):
        return [f"{lead}{name}:", *random_lines(chance, form.head, deeper)]
    if isinstance(form, SwitchesForm):
        return [f"{lead}{name}:", f"{deeper}ageing-date: {chance.choice(['on', 'off', 'a'])}"]
    inner: type[Entry] | None = LinkHead if isinstance(form, LinksForm) else None
    if isinstance(form, ListForm) and isinstance(form.items, EntryForm):
        inner = form.items.head
    if inner:
        entries = [random_lines(chance, inner, " " * len(dash)) or ["a"] for _ in items]
        dashed = [line for entry in entries for line in (dash + entry[0].lstrip(), *entry[1:])]
        return [f"{lead}{name}:", *dashed]
    if isinstance(form, ListForm) and isinstance(form.items, WordForm):
        texts = [chance.choice(right_for(form.items.parse)) for _ in items]
        if chance.random() < 0.4:
            return [f"{lead}{name}: [{', '.join(texts)}]"]
        return [f"{lead}{name}:", *(dash + text for text in texts)]
    assert isinstance(form, WordForm)
    return [f"{lead}{name}: {chance.choice(right_for(form.parse))}"]


@cache
def right_for(parse: Parse) -> list[str]:
    """Those of the values that are right for a key."""
    right = []
    for value in VALUES:
        with suppress(Wrong):
            parse(value, LONDON)
            right.append(value)
    return right[:12]


def changed(chance: random.Random, lines: list[str]) -> list[str]:
    """The lines with, now and then, one taken out, doubled, moved or with a sign in it."""
    if not lines or chance.random() < 0.6:
        return lines
    lines, at = list(lines), chance.randrange(len(lines))
    line = lines.pop(at)
    cut = chance.randrange(len(line) + 1)
    sign = chance.choice([" ", "-", ":", ": ", "#", " #", "'", '"', "[", "]", ",", "\t", "|", "é"])
    more = chance.choice([[], [line, line], [" " + line], [line[:cut] + sign + line[cut:]]])
    return lines[:at] + more + lines[at:]


@pytest.mark.parametrize("kind", HEADS)
def test_random_mixes_are_read_the_same_both_ways(kind: Kind) -> None:
    chance = random.Random(20170113)  # noqa: S311 - nothing here is a secret
    plain = sum(
        is_plain(kind, changed(chance, random_lines(chance, HEADS[kind], ""))) for _ in range(400)
    )
    assert 40 < plain < 380


@given(st.text(st.characters(blacklist_categories=["Cs"], blacklist_characters="\r\n\0")))
def test_any_text_after_a_key_is_read_the_same_both_ways(text: str) -> None:
    lines = ["title: a", "date: 2017-01-13", f"kicker: {text}", "tags:", f"- {text}"]
    is_plain("post", lines)
    is_plain("post", [*lines[:2], f"tags: [{text}, a]", f"id: '{text}'"])


def test_a_plain_head_does_not_share_its_places_with_the_next() -> None:
    one, two = (Findings("posts/a.md", LONDON, first) for first in (2, 5))
    for findings in (one, two):
        read_plain(PostHead, ["title: a", "date: 2017-01-13"], findings)
    assert (one.lines, two.lines) == ({"title": 2, "date": 3}, {"title": 5, "date": 6})

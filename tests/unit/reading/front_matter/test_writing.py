"""What is written into front matter reads back as it was."""

from datetime import UTC, date, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from plugins.reading.front_matter.heads import (
    CampaignHead,
    LinkHead,
    PersonHead,
    PostHead,
    SeriesHead,
)
from plugins.reading.front_matter.quoted_text import unseen_in
from plugins.reading.front_matter.source import read_source
from plugins.reading.front_matter.writing import (
    flow_list,
    plain_or_quoted,
    write_head,
    write_item,
    write_text,
)

LONDON = ZoneInfo("Europe/London")

AS_TYPED = {
    "words": "Shared society",
    "colon": "Part 1: People",
    "hash": "#1 in housing # really",
    "quotes": 'The "big" society',
    "brackets": "[Draft] {a}",
    "shell": "$HOME `make` \\n 'x'",
    "no": "no",
    "block head and more": "| a",
    "emoji": "🎉",
}


@pytest.mark.parametrize("text", AS_TYPED.values(), ids=AS_TYPED)
def test_a_text_that_reads_back_is_written_as_it_is(text: str) -> None:
    assert write_text("title", text) == f"title: {text}"


QUOTED = {
    "empty": ("", '""'),
    "outer blank": (" a", '" a"'),
    "one quoted string": ('"a"', r'"\"a\""'),
    "one single-quoted string": ("'a'", "\"'a'\""),
    "block head": (">-", '">-"'),
    "line break": ("a\nb", r'"a\nb"'),
    "tab": ("a\tb", r'"a\tb"'),
    "line separator": ("a\u2028b", r'"a\u2028b"'),
    "escape": ("\x1b", r'"\u001b"'),
}


@pytest.mark.parametrize(("text", "written"), QUOTED.values(), ids=QUOTED)
def test_any_other_is_one_quoted_string_on_one_line(text: str, written: str) -> None:
    assert plain_or_quoted(text) == written


CHARACTERS = st.characters(blacklist_categories=["Cs"]).filter(lambda sign: not unseen_in(sign))
TEXT = st.text(CHARACTERS).filter(str.strip)
TRICKY = st.text(st.sampled_from("ab: #-'\"[]{}|>\\&*!?,%@`~\t\n\u2028é")).filter(str.strip)


@given(TEXT | TRICKY)
@example('"\\x"')
@example("'a''b'")
@example("title: a")
@example("---")
@example("...")
def test_any_text_reads_back_from_its_key_and_hurts_no_other(text: str) -> None:
    head = "\n".join(
        ("---", write_text("title", text), "date: 2017-01-13", "email:",
         f"  {write_text('subject', text)}", write_text("kicker", text), "---", "")
    )  # fmt: skip
    source = read_source("post", "posts/a.md", head.encode(), LONDON)
    assert source.problems == ()
    assert isinstance(source.head, PostHead)
    assert source.head.email is not None
    assert (source.head.title, source.head.kicker, source.head.email.subject) == (text,) * 3


@given(st.lists(TEXT | TRICKY, min_size=1))
@example(["title: a", "expected: b", "- c", "{d}", "[e]", "# f", "Part 1: g"])
def test_any_list_of_texts_reads_back(texts: list[str]) -> None:
    head = write_head({"title": "A", "date": date(2017, 1, 13), "tags": texts})
    source = read_source("post", "posts/a.md", head.encode(), LONDON)
    assert source.problems == ()
    assert isinstance(source.head, PostHead)
    assert source.head.tags == tuple(texts)


@given(st.lists(TEXT | TRICKY, min_size=1))
@example(["title: a", "expected: b", "- c", "{d}", "[e]", "# f", "Part 1: g"])
def test_any_plan_of_parts_reads_back(texts: list[str]) -> None:
    head = write_head({"title": "A", "parts": texts})
    source = read_source("series", "series/a.md", head.encode(), LONDON)
    assert source.problems == ()
    assert isinstance(source.head, SeriesHead)
    assert [part.title for part in source.head.parts] == texts


@given(st.lists(TEXT | TRICKY, min_size=1))
def test_a_list_on_one_line_reads_back(texts: list[str]) -> None:
    head = f"---\ntitle: A\nmentions: {flow_list(texts)}\n---\n"
    source = read_source("campaign", "campaigns/a.md", head.encode(), LONDON)
    assert source.problems == ()
    assert isinstance(source.head, CampaignHead)
    assert source.head.mentions == tuple(texts)


@given(st.dictionaries(TEXT | TRICKY, TEXT | TRICKY, min_size=1))
@example({"label": "a", "b": "c"})
def test_any_words_of_links_read_back(links: dict[str, str]) -> None:
    entries = [{"label": label, "address": address} for label, address in links.items()]
    head = write_head({"name": "A", "links": entries})
    source = read_source("person", "people/a.md", head.encode(), LONDON)
    assert source.problems == ()
    assert isinstance(source.head, PersonHead)
    expected = tuple(LinkHead(label=label, address=to) for label, to in links.items())
    assert source.head.links == expected


@given(st.integers(-2_000_000_000, 4_000_000_000), st.integers(-14, 14))
def test_a_moment_with_a_zone_reads_back_to_the_second(seconds: int, hours: int) -> None:
    aware = datetime.fromtimestamp(seconds, timezone(timedelta(hours=hours)))
    head = write_head({"title": "A", "date": aware})
    source = read_source("post", "posts/a.md", head.encode(), LONDON)
    assert source.problems == ()
    assert isinstance(source.head, PostHead)
    assert source.head.date == aware


def test_a_head_is_written_for_people() -> None:
    written = write_head(
        {
            "title": "Part 1: People",
            "date": datetime(2017, 1, 13, 9, tzinfo=LONDON).replace(tzinfo=None),
            "modified": datetime(2017, 1, 13, 9, 0, 30, tzinfo=UTC),
            "part": 1,
            "mentions": False,
            "kicker": "",
            "image": {"src": "/images/a.jpg", "alt": "People: many"},
            "tags": ["housing", "a: b", "C #", "key: value", "- x", "no"],
            "changes": [{"date": date(2017, 2, 1), "note": "New"}, {"note": "More"}],
            "related": (),
        }
    )
    assert written == (
        "---\n"
        "title: Part 1: People\n"
        "date: 2017-01-13 09:00\n"
        "modified: 2017-01-13 09:00:30 +00:00\n"
        "part: 1\n"
        "mentions: false\n"
        "kicker:\n"
        "image:\n"
        "  src: /images/a.jpg\n"
        "  alt: People: many\n"
        "tags:\n"
        "  - housing\n"
        '  - "a: b"\n'
        "  - C #\n"
        '  - "key: value"\n'
        '  - "- x"\n'
        "  - no\n"
        "changes:\n"
        "  - date: 2017-02-01\n"
        "    note: New\n"
        "  - note: More\n"
        "related:\n"
        "---\n"
    )


def test_a_list_of_lists_has_no_place() -> None:
    with pytest.raises(TypeError, match="list of lists"):
        write_head({"tags": [["a"]]})


def test_an_item_that_looks_like_a_key_is_quoted() -> None:
    assert write_item("title: a") == '"title: a"'
    assert write_item("Part 1: People") == "Part 1: People"

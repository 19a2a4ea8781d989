"""Posts get files and addresses of their own, with heads that read back."""

import re
from collections import Counter
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.importing.heads.texts import read_text
from plugins.importing.new_posts import NewPost, new_posts
from plugins.importing.old_posts import read_old_post
from plugins.importing.sites.sources import found_at
from plugins.reading.front_matter.heads import PostHead
from plugins.reading.front_matter.source import read_source

LONDON = ZoneInfo("Europe/London")


def _new(*files: tuple[str, str], zone: ZoneInfo = LONDON) -> tuple[NewPost, ...]:
    """The new posts of old ones, given as (path, text)."""
    read = (read_old_post(found_at(path), read_text(text.encode())) for path, text in files)
    return new_posts(read, zone)


def _head(new: NewPost) -> dict[str, object]:
    source = read_source("post", new.path, new.data, LONDON)
    assert source.problems == ()
    return {name: getattr(source.head, name) for name in ("slug", "aliases", "title", "lang")}


def test_a_post_is_written_as_people_write_one() -> None:
    old = """\
---
layout: post
title: "Open: what we learned"
date: 2015-06-01 09:30:00 +0100
author: Ann Smith
tags: [housing, "10 years"]
image: /a.png
image_alt: A chart
redirect_from: /old/
excerpt: "Say \\"yes\\""
---

# Text
"""
    new = """\
---
title: Open: what we learned
date: 2015-06-01 09:30 +01:00
id: 91c7cda0-adc0-5101-93e4-8d59ad1235e0
authors:
  - Ann Smith
tags:
  - housing
  - 10 years
summary: Say "yes"
image:
  src: /a.png
  alt: A chart
aliases:
  - "/old/"
---

# Text
"""
    (post,) = _new(("_posts/2015-06-01-open.md", old))
    assert post.path == "posts/2015/2015-06-01-open.md"
    assert post.data.decode() == new


@pytest.mark.parametrize(
    ("path", "head", "place", "slug"),
    [
        pytest.param("_posts/2015-06-01-open.md", "", "posts/2015/2015-06-01-open.md", "",
                     id="the file's name says the slug"),
        pytest.param("posts/open.html.md", "date: 2015-06-01", "posts/2015/open.md", "",
                     id="without .html"),
        pytest.param("posts/We_Are-18F.markdown", "date: 2015-06-01", "posts/2015/We_Are-18F.md",
                     "", id="capitals are the reader's to lower"),
        pytest.param("posts/open.md", "date: 2015-06-01\nslug: shut", "posts/2015/open.md", "shut",
                     id="a slug of its own"),
        pytest.param("posts/2015-6-1-open.md", "", "posts/2015/2015-6-1-open.md", "open",
                     id="a date that the reader does not know for one"),
        pytest.param("blog/open/index.md", "date: 2015-06-01", "posts/2015/open.md", "",
                     id="a bundle has its folder's name"),
        pytest.param("blog/open/index.es.md", "date: 2015-06-01", "posts/2015/open-es.md", "open",
                     id="a translation"),
        pytest.param("posts/open.md", "title: A", "posts/undated/open.md", "", id="no date"),
        pytest.param("posts/☃.md", "date: 2015-06-01", "posts/2015/☃.md", "post",
                     id="a name without letters"),
    ],
)  # fmt: skip
def test_a_post_keeps_its_name(path: str, head: str, place: str, slug: str) -> None:
    (post,) = _new((path, f"---\n{head}\n---\n"))
    assert (post.path, _head(post)["slug"]) == (place, slug)


def test_of_two_for_one_address_the_second_gets_another() -> None:
    posts = _new(
        ("a/open.md", "---\ndate: 2015-06-01\n---\n"),
        ("b/open.md", "---\ndate: 2015-06-02\n---\n"),
        ("c/open.md", "---\ndate: 2015-07-01\n---\n"),
        ("d/open.es.md", "---\ndate: 2015-07-01\n---\n"),
    )
    assert [post.path for post in posts] == [
        "posts/2015/open.md",
        "posts/2015/open-2.md",
        "posts/2015/open-3.md",
        "posts/2015/open-es.md",
    ]
    assert [_head(post)["slug"] for post in posts] == ["", "", "open", ""]
    assert [
        (n.source, n.subject) for post in posts for n in post.notices if n.kind == "address"
    ] == [
        ("b/open.md", "/2015/06/open-2/"),
        ("d/open.es.md", "/2015/07/open-es/"),
    ]


def test_the_month_of_an_address_is_the_sites() -> None:
    files = (
        ("a/open.md", "---\ndate: 2015-05-31 23:30 -04:00\n---\n"),
        ("b/open.md", "---\ndate: 2015-06-02\n---\n"),
    )
    assert [n.kind for n in _new(*files)[1].notices if n.kind == "address"] == ["address"]
    home = ZoneInfo("America/New_York")
    assert [n.kind for n in _new(*files, zone=home)[1].notices if n.kind == "address"] == []


def test_an_old_address_belongs_to_one_post() -> None:
    first, second = _new(
        ("a.md", "---\ndate: 2015-06-01\nredirect_from: [/x/, /2015/06/a/]\n---\n"),
        ("b.md", "---\ndate: 2015-06-01\nredirect_from: [/x/, /2015/06/a/, /y/]\n---\n"),
    )
    assert (_head(first)["aliases"], _head(second)["aliases"]) == (("/x/",), ("/y/",))
    assert [n.subject for n in second.notices if n.kind == "alias"] == [
        "/x/ (another post has it)",
        "/2015/06/a/ (another post has it)",
    ]
    assert not [n for n in first.notices if n.kind == "alias"]


def test_line_ends_and_body_are_those_of_the_file() -> None:
    (post,) = _new(("a.md", "---\r\ntitle: A\r\ndate: 2015-06-01\r\n---\r\n\r\nText\nText\r\n"))
    assert post.data.endswith(b"---\r\n\r\nText\nText\r\n")
    assert post.data.count(b"\n") == post.data.count(b"\r\n") + 1
    assert _head(post)["title"] == "A"


def test_series_part_and_last_change_are_written() -> None:
    [new] = _new(
        (
            "a.md",
            "---\ntitle: A\ndate: 2015-01-02\nseries: Ties\npart: 2\nlastmod: 2016-01-02\n---\n",
        )
    )
    source = read_source("post", new.path, new.data, LONDON)
    assert source.problems == ()
    head = source.head
    assert isinstance(head, PostHead)
    assert (head.series, head.part, head.modified and head.modified.date().isoformat()) == (
        "Ties", 2, "2016-01-02",
    )  # fmt: skip


def test_tags_are_translated_and_links_lead_to_the_new_files() -> None:
    first, second = _new(
        (
            "_posts/2015-01-02-a.md",
            "---\ntitle: A\n---\n[b]({% post_url 2016-01-02-b %}) {{ x }}\n",
        ),
        ("_posts/2016-01-02-b.md", "---\ntitle: B\n---\n[a](2015-01-02-a.md)\n"),
    )
    assert first.data.endswith(b"---\n[b](../2016/2016-01-02-b.md) {{ x }}\n")
    assert second.data.endswith(b"---\n[a](../2015/2015-01-02-a.md)\n")
    assert [(n.kind, n.subject) for n in first.notices] == [
        ("translated", "{% post_url %}"),
        ("template-tag", "{{ x }}"),
    ]


_HEAD_WORD = st.from_regex(r"w[0-9]{4}", fullmatch=True)
_HEAD_VALUE = st.one_of(
    _HEAD_WORD,
    st.lists(_HEAD_WORD, min_size=1, max_size=3).map(lambda words: f"[{', '.join(words)}]"),
    st.lists(_HEAD_WORD, min_size=2, max_size=3).map(", ".join),
    _HEAD_WORD.map(lambda word: f"{{name: {word}, src: {word}.png, other: x{word}}}"),
)
_HEAD_KEY = st.sampled_from(
    ["title", "excerpt", "description", "Deck", "tags", "topics", "keywords", "author", "authors",
     "category", "categories", "series", "part", "image", "image_alt", "image_caption", "lastmod",
     "slug", "lang", "odd", "status", "draft", "redirect_to", "expiryDate"]
)  # fmt: skip


@given(st.dictionaries(_HEAD_KEY, _HEAD_VALUE, max_size=6))
def test_every_word_of_a_head_is_in_the_new_one_or_in_a_remark(head: dict[str, str]) -> None:
    text = "".join(f"{key}: {value}\n" for key, value in head.items())
    [new] = _new(("posts/2015-01-02-x.md", f"---\n{text}---\nText\n"))
    remarks = " ".join(notice.subject for notice in new.notices)
    said = new.data.decode() + remarks
    for key, value in head.items():
        lost = [word for word in re.findall(r"w[0-9]{4}", value) if word not in said]
        assert not lost or key.lower() in remarks.lower()


_SIGNS = st.text("abc \n\r\t:-+=[]{}\"'#&*!|>%@`~<,.\u00e9")
_BODY_WORD = st.from_regex(r"w[0-9]{4}", fullmatch=True).map(lambda word: f"\n\n{word}\n\n")


@given(
    st.sampled_from(["---\n{}\n---\n", "+++\n{}\n+++\n", '{{\n"title": {}\n}}\n', "Title: {}\n\n"]),
    _SIGNS,
    st.lists(_SIGNS | _BODY_WORD, max_size=6),
)
def test_no_file_is_too_strange_and_no_word_of_it_lost(
    form: str, head: str, body: list[str]
) -> None:
    text = form.format(head) + "".join(body)
    [new] = _new(("posts/2015-01-02-x.md", text))
    source = read_source("post", new.path, new.data, LONDON)
    assert source.head is not None
    wanted, found = (re.findall(r"w[0-9]{4}", t) for t in (text, new.data.decode()))
    assert Counter(wanted) <= Counter(found)

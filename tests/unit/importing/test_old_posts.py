"""A file of an old site becomes a post, with a remark for all that could not be kept."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.importing.heads.head_pictures import OldPicture
from plugins.importing.heads.texts import Text, read_text
from plugins.importing.old_posts import OldPost, read_old_post
from plugins.importing.report import UNDATED
from plugins.importing.sites.sources import found_at


def _post(head: str, path: str = "posts/2015-01-02-people.md", body: str = "Text\n") -> OldPost:
    return read_old_post(found_at(path), Text(head, body, "\n", recoded=False))


def _remarks(post: OldPost) -> list[tuple[str, str]]:
    return [(notice.kind, notice.subject) for notice in post.notices]


@pytest.mark.parametrize(
    ("head", "key", "value"),
    [
        ("title: On people", "title", "On people"),
        ("TITLE: On people", "title", "On people"),
        ('title: " On &ldquo;people&rdquo; <em>and</em> places "', "title",
         "On “people” and places"),
        ("title: >\n  On\n  people", "title", "On people"),
        ("date: 2014-05-29 17:15:00 -0400", "date", "2014-05-29 17:15 -04:00"),
        ("date: '2014-05-29T11:02:00-04:00'", "date", "2014-05-29 11:02 -04:00"),
        ("layout: post", "date", "2015-01-02"),
        ("authors: [ann, bob, ann]", "authors", ("ann", "bob")),
        ("author: Ann Smith", "authors", ("Ann Smith",)),
        ("authors: Ann Smith, Bob Jones", "authors", ("Ann Smith", "Bob Jones")),
        ("authors: Smith, Ann; Jones, Bob", "authors", ("Smith, Ann", "Jones, Bob")),
        ("author: Policy, Press and Web", "authors", ("Policy, Press and Web",)),
        ("author:\n  name: Ann Smith\n  email: a@b.org", "authors", ("Ann Smith",)),
        ("authors:\n- name: Ann\n- display_name: Bob", "authors", ("Ann", "Bob")),
        ("author:\n- 18F", "authors", ("18F",)),
        ("tags: [a b, c]", "tags", ("a b", "c")),
        ("tags: how we work", "tags", ("how we work",)),
        ("tags: a, b c,", "tags", ("a", "b c")),
        ("tag: a\ntags: [b]", "tags", ("b", "a")),
        ("categories: [News, a, b]\ntags: [b, c]", "tags", ("b", "c", "a")),
        ("categories: [News, a]", "category", "News"),
        ("category: News desk\ncategories: [a]", "category", "News desk"),
        ("category: News\ncategories: [a]", "tags", ("a",)),
        ("excerpt: <p>One</p>\ndescription: Two", "summary", "One"),
        ("description: See [the report](/r/) &amp; so on", "summary", "See the report & so on"),
        ("summary: |\n  One\n  two", "summary", "One two"),
        ("deck: <b>One</b>\ndescription: Two", "summary", "One"),
        ("params:\n  description: Two", "summary", "Two"),
        ("topics: [a]\nkeywords: b, c\ntags: [c]", "tags", ("c", "a", "b")),
        ("Series: [Our *ties*, Other]\nseries_index: 2", "series", "Our ties"),
        ("series: Ties\nseries_index: 2", "part", 2),
        ("series: Ties\npart: two", "part", None),
        ("part: 2", "part", None),
        ("lastmod: 2016-05-01T10:00:00Z", "modified", "2016-05-01 10:00 Z"),
        ("Last-Modified-At: 1 May 2016", "modified", "2016-05-01"),
        ("modified: 2015-01-02", "modified", ""),
        ("modified: 2014-01-02", "modified", ""),
        ("unlisted: true", "status", "hidden"),
        ("expiryDate: 2016-01-01", "status", "draft"),
        ("redirect_from: /a/", "aliases", ("/a/",)),
        ("redirect_from:\n-  /a/\n- b\naliases: [/a/, 'https://x.org/c/']", "aliases",
         ("/a/", "/b", "/c/")),
        ("permalink: /2015/01/02/peoples/", "aliases", ("/2015/01/02/peoples/",)),
        ("permalink: /2015/01/02/peoples/", "slug", "peoples"),
        ("permalink: /:year/:title/", "aliases", ()),
        ("permalink: /:year/:title/", "slug", "people"),
        ("slug: Our_People\npermalink: /x/", "slug", "our-people"),
        ("layout: post", "slug", "people"),
        ("published: false", "status", "draft"),
        ("published: true", "status", "published"),
        ("draft: true", "status", "draft"),
        ("draft: false", "status", "published"),
        ("status: hidden", "status", "hidden"),
        ("status: private", "status", "draft"),
        ("image: /a.png\nimage_alt: A chart", "image", OldPicture("/a.png", "A chart")),
        ("image: /a.png\nimage_alt: A\nimage_figcaption: <a href='x'>B</a> c", "image",
         OldPicture("/a.png", "A", "B c")),
        ("image: {path: /a.png, alt: A, caption: B, credit: C}", "image",
         OldPicture("/a.png", "A", "B", "C")),
        ("image: /a.png", "image", None),
        ("image:", "image", None),
        ("locale: es_PR", "lang", "es-PR"),
        ("lang: cy", "lang", "cy"),
        ("lang: in Welsh", "lang", ""),
    ],
)  # fmt: skip
def test_keys_of_old_heads_have_a_meaning(head: str, key: str, value: Any) -> None:
    assert getattr(_post(head), key) == value


def test_text_is_divided_at_blanks_in_jekylls_posts_alone() -> None:
    assert _post("tags: a b", path="_posts/2015-01-02-x.md").tags == ("a", "b")


@pytest.mark.parametrize(
    ("head", "body", "title", "remark"),
    [
        ("date: 2015-01-01", "# On *people*\n\nText", "On people", ("untitled", "")),
        ("date: 2015-01-01", "On people\n=========\n", "On people", ("untitled", "")),
        ("date: 2015-01-01", "Text", "Our people", ("untitled", "")),
        (None, "# On people\r\n", "On people", ("no-head", "")),
    ],
)
def test_a_post_without_a_title_gets_one(
    head: str | None, body: str, title: str, remark: tuple[str, str]
) -> None:
    found = found_at("posts/2015-01-02-our-people.md")
    post = read_old_post(found, Text(head, body, "\n", recoded=False))
    assert post.title == title
    assert remark in _remarks(post)


def test_a_post_without_a_date_is_a_draft_and_says_so() -> None:
    post = _post("title: A", path="posts/a.md")
    assert (post.date, post.status, _remarks(post)) == (UNDATED, "draft", [("undated", "")])


@pytest.mark.parametrize(
    ("head", "remark"),
    [
        ("date: soon", ("date", "soon")),
        ("image: /a.png", ("picture", "/a.png")),
        ("image: [a.png, b.png]", ("value", "image is a list")),
        ("twitterImg: a.png", ("dropped-key", "twitterImg")),
        ("excerpt: One\ndescription: Two", ("dropped-key", "description (other than the excerpt)")),
        ("redirect_from: /", ("alias", "/")),
        ("authors: [{email: a@b.org}]", ("value", "authors has a value that is no name")),
        ("author: '—'", ("value", "author has a value that is no name")),
        ("tags: [a, [b]]", ("value", "tags has values that are not text")),
        ("summary: [a]", ("value", "summary is not text")),
        ("published: false", ("draft", "")),
        (
            "date: 2019-01-01\npublishDate: 2099-01-01T09:00:00Z",
            ("draft", "it was to be published on 2099-01-01, after its date"),
        ),
        ("status: private", ("draft", "its status was “private”")),
        ("series: [A, B]", ("dropped-key", "series B (a post is in one series here)")),
        ("part: 2", ("dropped-key", "part 2")),
        ("modified: lately", ("date", "modified lately")),
        ("lang: in Welsh", ("value", "“in Welsh” is no code of a language")),
        ("title: a\nsummary: b: [c",
         ("salvaged", "line 3: mapping values are not allowed in this context")),
    ],
)  # fmt: skip
def test_what_cannot_be_kept_is_said(head: str, remark: tuple[str, str]) -> None:
    assert remark in _remarks(_post(head))


@pytest.mark.parametrize(
    "head",
    [
        "title: A\nexcerpt: One\ndescription: One",
        "title: A\nimage:\ntags:\nauthors: []\nredirect_from: ~",
        "title: A\npermalink: pretty\npublished: true",
        "title: A\ndate: 2019-01-01\npublishDate: 2019-01-01",
    ],
)
def test_what_loses_nothing_is_not_spoken_of(head: str) -> None:
    assert _remarks(_post(head)) == []


def test_the_id_is_that_of_the_place_alone() -> None:
    assert _post("title: A").id == _post("title: B\nid: x", body="Other").id
    assert _post("title: A").id != _post("title: A", path="posts/2015-01-02-places.md").id
    assert _post("", path="e\u0301.md").id == _post("", path="\u00e9.md").id


_ANY = st.text(st.characters(exclude_categories=["Cs"]))
_KEYS = st.sampled_from(
    ["title", "date", "authors", "author", "tags", "categories", "image", "image_alt", "lang",
     "redirect_from", "permalink", "slug", "draft", "status", "excerpt", "Odd"]
)  # fmt: skip
_VALUES = _ANY | st.sampled_from(
    ["[a, {b: c}]", "{name: [x], src: y}", "\n- a\n- {b: c}", "~", "[[]]", "true", "2015-01-02"]
)


@given(st.lists(st.tuples(_KEYS, _VALUES)), _ANY)
def test_no_head_and_no_body_is_too_strange(pairs: list[tuple[str, str]], body: str) -> None:
    head = "".join(f"{key}: {value}\n" for key, value in pairs)
    data = f"---\n{head}---\n{body}".encode()
    text = read_text(data)
    post = read_old_post(found_at("posts/2015-01-02-x.md"), text)
    assert post.body == text.body
    assert data.endswith(post.body.encode())
    assert post.title
    assert post.slug


@pytest.mark.parametrize(
    ("head", "remark"),
    [
        ("title: First\ntitle: Second", "title: First (stands twice)"),
        ("tags: [a, b]\ntags: c", "tags: a, b (stands twice)"),
        ("image: {src: /a.png, alt: A}\nimage: ''", "image: src: /a.png, alt: A (stands twice)"),
    ],
)
def test_the_value_of_a_doubled_key_that_was_dropped_is_said(head: str, remark: str) -> None:
    assert ("value", remark) in _remarks(_post(head))

"""Which words of a post give it away, and when what is found of them is no leak."""

import pytest

from plugins.domain.library import Library
from plugins.domain.posts import Post, permanent_identity
from plugins.publishing.verified.inspection import key_of
from plugins.publishing.verified.searching import sought
from plugins.publishing.verified.withheld import (
    explained,
    is_telling,
    public_texts,
    withheld_at,
    without_own_words,
)
from plugins.publishing.verified.words import phrase
from tests.builders import (
    a_body,
    a_correction,
    a_download,
    a_moment,
    a_picture,
    a_post,
    a_series,
    some_settings,
)

MOMENT = a_moment("2017-06-01 12:00")
SECRET = a_post(
    title="A merger nobody knows of",
    status="draft",
    standfirst="Two alliances become one.",
    part_title="The second part of it",
    image=a_picture(alt="Two flags on a table", caption="Before the vote", credit="Photo: nobody"),
    files=(a_download(label="The whole contract"),),
    corrections=(a_correction("It was in the month of May."),),
    body=a_body("Both boards have agreed to it in secret. So it is. The staff will be told on a Monday."),
)  # fmt: skip


def a_library(*posts: Post, **more: object) -> Library:
    return Library(settings=some_settings(), posts=posts, **more)  # type: ignore[arg-type]


def parts_of(post: Post) -> set[str]:
    return {one.part for one in withheld_at(a_library(post), MOMENT)}


@pytest.mark.parametrize(
    "text",
    [
        "A merger nobody knows of", "Two alliances become one.", "The second part of it",
        "Two flags on a table", "Before the vote", "The whole contract",
        "It was in the month of May.", "Both boards have agreed to it in secret",
        "a-merger-nobody-knows-of", "/2017/01/a-merger-nobody-knows-of/",
        permanent_identity("a-merger-nobody-knows-of", "green-paper"),
    ],
)  # fmt: skip
def test_everything_that_would_give_a_draft_away_is_sought(text: str) -> None:
    assert phrase(text) in {one.words for one in withheld_at(a_library(SECRET), MOMENT)}


def test_a_short_sentence_is_not_sought() -> None:
    assert phrase("So it is.") not in {one.words for one in withheld_at(a_library(SECRET), MOMENT)}


def test_a_public_post_has_nothing_that_is_sought() -> None:
    assert withheld_at(a_library(a_post()), MOMENT) == ()


def test_a_post_under_embargo_is_sought_until_its_moment() -> None:
    post = a_post(published=a_moment("2017-06-01 12:01"))
    assert "title" in parts_of(post)
    assert withheld_at(a_library(post), a_moment("2017-06-01 12:01")) == ()


def test_of_a_withdrawn_post_the_address_may_be_known() -> None:
    parts = parts_of(a_post(title="The map with every name", status="withdrawn"))
    assert "title" in parts
    assert not parts & {"slug", "address", "id", "id in feeds"}


def test_a_hidden_post_may_be_at_its_own_addresses() -> None:
    post = a_post(title="Notes for those who speak", status="hidden", aliases=("/old/notes/",))
    found = withheld_at(a_library(post), MOMENT)
    assert {one.paths for one in found} == {
        frozenset(("2017/01/notes-for-those-who-speak/index.html", "old/notes/index.html"))
    }


@pytest.mark.parametrize(
    ("text", "telling"),
    [
        pytest.param("Update", True, id="six letters"),
        pytest.param("News", False, id="four letters"),
        pytest.param("January 2017", False, id="a month"),
        pytest.param("12 30 2017 99", False, id="numbers"),
        pytest.param("May we campaign", True, id="a month among words"),
        pytest.param("", False, id="nothing"),
    ],
)
def test_only_what_tells_something_is_sought(text: str, telling: bool) -> None:
    assert is_telling(phrase(text)) == telling


PUBLIC = [
    pytest.param({"posts": (a_post(title="A merger nobody knows of"),)}, id="another post"),
    pytest.param({"posts": (a_post(body=a_body("We fear: a merger nobody knows of.")),)}, id="a sentence"),
    pytest.param({"series": (a_series("A merger nobody knows of"),)}, id="the plan of a series"),
    pytest.param({"posts": (a_post(status="withdrawn", withdrawn_because="A merger nobody knows of"),)}, id="why a post was withdrawn"),
]  # fmt: skip


@pytest.mark.parametrize("more", PUBLIC)
def test_what_something_public_says_too_is_explained(more: dict[str, tuple[Post, ...]]) -> None:
    posts = (SECRET, *more.get("posts", ()))
    library = a_library(*posts, series=more.get("series", ()))
    (title,) = [
        one
        for one in withheld_at(library, MOMENT)
        if one.part == "title" and one.source == SECRET.source
    ]
    assert title.words in explained([title], public_texts(library, MOMENT))


def test_what_another_draft_says_explains_nothing() -> None:
    library = a_library(SECRET, a_post(title="A merger nobody knows of", status="draft"))
    found = withheld_at(library, MOMENT)
    assert explained(found, public_texts(library, MOMENT)) == {}


def test_that_a_public_post_names_a_draft_as_related_explains_nothing() -> None:
    library = a_library(SECRET, a_post(related=(SECRET.id,)))
    (slug,) = [one for one in withheld_at(library, MOMENT) if one.words == phrase(SECRET.slug)][:1]
    assert explained([slug], public_texts(library, MOMENT)) == {}


def test_a_hidden_post_may_say_what_it_likes_on_its_own_page_alone() -> None:
    hidden = a_post(slug="notes", status="hidden", body=a_body("See: a merger nobody knows of."))
    library = a_library(SECRET, hidden)
    (title, *_) = [one for one in withheld_at(library, MOMENT) if one.part == "title"]
    found = {"2017/01/notes/index.html": (title,), "archive/index.html": (title,)}
    assert without_own_words(found, library, MOMENT) == {"archive/index.html": (title,)}
    assert explained([title], public_texts(library, MOMENT)) == {}


def test_a_file_is_searched_for_all_of_it() -> None:
    texts = withheld_at(a_library(SECRET), MOMENT)
    page = b"<h1>A merger nobody knows of</h1><p>Before the vote</p><p>Both boards <em>have</em> agreed to it in <b>secret</b>.</p><p>Two, flags</p>"
    found = sought(texts, {b"merger"}).found_in(page)
    assert {one.part for one in found} >= {"title", "text", "words of its picture"}
    assert phrase("Two flags on a table") not in {one.words for one in found}
    assert sought(()).found_in(page) == ()


def test_every_text_has_a_key_of_its_own() -> None:
    texts = withheld_at(a_library(SECRET), MOMENT)
    assert len({key_of(one) for one in texts}) == len(texts)

"""Passages: blocks of text, and their words as they stand in the file."""

from datetime import date

import pytest

from plugins.checks.passages import GAP, Block, passages_of
from plugins.domain.library import Library
from plugins.domain.places import Places, SourceText
from tests.builders import a_campaign, a_moment, a_page, a_post, an_action, some_settings
from tests.passages import a_passage


def test_blocks_know_what_they_are() -> None:
    text = (
        "## A *hall*\n\nIt is\nopen.\n\n> She said.\n>\n> - And more\n\n- Tea & cake\n\n"
        "| Day | Hour |\n|---|---|\n| Monday | six |\n"
    )
    assert a_passage(text).blocks == (
        Block("heading", "A hall"),
        Block("text", "It is open."),
        Block("quotation", "She said."),
        Block("quotation", "And more"),
        Block("text", "Tea & cake"),
        Block("cell", "Day"),
        Block("cell", "Hour"),
        Block("cell", "Monday"),
        Block("cell", "six"),
    )


@pytest.mark.parametrize(
    ("text", "block"),
    [
        pytest.param("Write `print` here.", f"Write {GAP} here.", id="code"),
        pytest.param("One ![A hall](hall.jpg) two.", f"One {GAP} two.", id="a picture"),
        pytest.param("One[^1] two.\n\n[^1]: A note.", f"One{GAP} two.", id="the mark of a note"),
        pytest.param("One  two", "One  two", id="two blanks"),
        pytest.param("One  \ntwo", "One two", id="a break in a line"),
    ],
)
def test_what_is_not_words_leaves_a_gap(text: str, block: str) -> None:
    assert a_passage(text).blocks[0].text == block


@pytest.mark.parametrize(
    ("text", "words", "written"),
    [
        pytest.param('It\'s "here"', "It’s “here”", 'It\'s "here"', id="marks"),
        pytest.param("10--12 March...", "10–12 March…", "10--12 March...", id="dash and dots"),
        pytest.param("one\ntwo", "one two", "one\ntwo", id="the end of a line"),
        pytest.param("one **two** three", "one two three", "one **two** three", id="emphasis"),
        pytest.param("AT&amp;T is", "AT&T is", "AT&amp;T is", id="an entity"),
        pytest.param("we `run` it today", f"we {GAP} it today", "it today", id="code between"),
        pytest.param("[we](x) did this", "we did this", "did this", id="a link"),
        pytest.param("nothing", "some other words", "", id="not there at all"),
    ],
)
def test_words_are_found_as_they_were_typed(text: str, words: str, written: str) -> None:
    assert a_passage(text).as_written(words) == written


def test_every_text_is_a_passage_but_that_of_a_withdrawn_post() -> None:
    post = a_post(published=a_moment("2017-01-13 00:30"), lang="cy", source="posts/one.md")
    gone = a_post(slug="gone", status="withdrawn", source="posts/gone.md")
    empty = a_post(slug="empty", source="posts/empty.md")
    page, campaign = a_page(), a_campaign()
    values = (post, gone, empty, page, campaign)
    places = Places(
        {v.source: SourceText({}, "" if v is empty else f"Of {v.slug}.") for v in values}
    )
    library = Library(
        settings=some_settings(language="en-GB"),
        posts=(post, gone, empty),
        pages=(page,),
        campaigns=(campaign,),
    )
    found = [(p.source, p.text, p.day, p.language, p.is_post) for p in passages_of(library, places)]
    assert found == [
        ("posts/one.md", "Of shared-society.", date(2017, 1, 13), "cy", True),
        ("pages/about.md", "Of about.", None, "en-GB", False),
        ("campaigns/warm-homes.md", "Of warm-homes.", None, "en-GB", False),
    ]


def test_a_page_that_shows_more_below_the_text_goes_on() -> None:
    plain, asking = a_post(slug="plain"), a_post(slug="asking", actions=(an_action(),))
    values = (plain, asking, a_page(), a_campaign())
    places = Places({value.source: SourceText({}, "Text.") for value in values})
    library = Library(
        settings=some_settings(),
        posts=(plain, asking),
        pages=(a_page(),),
        campaigns=(a_campaign(),),
    )
    assert [p.goes_on for p in passages_of(library, places)] == [False, True, False, True]

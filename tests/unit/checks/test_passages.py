"""Passages: the texts of files, and their words as they stand there."""

from datetime import date

import pytest
from msgspec.structs import replace

from plugins.checks.blocks import GAP
from plugins.checks.passages import passages_of
from plugins.domain.body import KeptBody
from plugins.domain.library import Library
from plugins.domain.places import Places, SourceText
from tests.builders import a_campaign, a_moment, a_page, a_post, an_action, some_settings
from tests.passages import a_passage


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
        {v.source: SourceText({}, f"Of {v.slug}.", has_text=v is not empty) for v in values}
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


def test_no_text_is_fetched_until_somebody_asks_for_it() -> None:
    class Written:
        """A file that must not be opened."""

        digest = b"x"
        has_text = True
        has_comments = True

        @property
        def body(self) -> str:
            raise AssertionError

        body_line = lines = body

    places = Places({a_post().source: Written()})
    library = Library(settings=some_settings(), posts=(a_post(body=KeptBody(key=b"x")),))
    assert [passage.source for passage in passages_of(library, places)] == [a_post().source]


def test_words_have_their_line_in_the_file() -> None:
    passage = replace(a_passage("One."), written=SourceText({}, "One.\n\nTwo.", 7))
    assert [passage.line_of(words) for words in ("One", "Two", "Three", "")] == [7, 9, 7, 7]

from datetime import date

import pytest

from plugins.host.first_words import LONGEST, FirstWords, complaints, first_words
from tests.builders import a_post

DAY = date(2026, 11, 30)
LONG = "Nobody reads to the end of it. " * 40
WORDS = "and one more word " * 40


def words_of(summary: str, language: str = "en-GB") -> FirstWords:
    return first_words(a_post(summary=summary), DAY, language)


@pytest.mark.parametrize(
    ("summary", "said", "left"),
    [
        pytest.param("Four councils. Five changes.", "Four councils. Five changes.", "", id="all"),
        pytest.param("", "", "", id="nothing"),
        pytest.param(
            "Today we are glad. More of it.",
            "",
            "Today we are glad. More of it.",
            id="from the first on",
        ),
        pytest.param(
            "It closes soon. Write by next Tuesday. It helps.",
            "It closes soon.",
            "Write by next Tuesday. It helps.",
            id="up to the sentence before",
        ),
        pytest.param(
            "First things first. In the second post, I’ll say more.",
            "First things first.",
            "In the second post, I’ll say more.",
            id="a part that comes elsewhere",
        ),
        pytest.param(
            "Today, 18F joins the departments in Washington.",
            "",
            "Today, 18F joins the departments in Washington.",
            id="a day that no check would take for one",
        ),
        pytest.param(
            "We won. The council met yesterday with nobody there.",
            "We won.",
            "The council met yesterday with nobody there.",
            id="the day before, within a sentence",
        ),
        pytest.param(
            "And on Wednesday, the winner was named.",
            "",
            "And on Wednesday, the winner was named.",
            id="a day of the week",
        ),
        pytest.param(
            "We meet on Friday, 1 May 2026. In today’s halls, the children of today play on Mondays.",
            "We meet on Friday, 1 May 2026. In today’s halls, the children of today play on Mondays.",
            "",
            id="a day with its date, and days that are none",
        ),
        pytest.param("Here is the the plan.", "", "Here is the the plan.", id="a slip"),
        pytest.param(" Two\n lines ", "Two lines", "", id="lines are joined"),
    ],
)
def test_what_would_be_wrong_in_another_text_is_left(summary: str, said: str, left: str) -> None:
    assert words_of(summary) == FirstWords(said, left)


def test_the_language_is_that_of_the_text_that_repeats_them() -> None:
    assert words_of("Today we are glad.", "cy").left == ""


@pytest.mark.parametrize(
    ("text", "end"),
    [
        pytest.param(LONG, "of it.", id="at the end of a sentence"),
        pytest.param(WORDS, "…", id="at that of a word, if there is none"),
        pytest.param(f"Up to the U.S. {WORDS}", "…", id="not after initials"),
    ],
)
def test_a_long_summary_is_cut(text: str, end: str) -> None:
    said = words_of(text).said
    assert len(said) <= LONGEST + 2
    assert said.endswith(end)


def test_a_check_that_would_complain_is_named() -> None:
    assert complaints("[What we did this week](x.md)", DAY, "en-GB") == ("ageing-date",)
    assert complaints("[Find out more](x.md)", DAY, "en-GB") == ("link-says-nothing",)
    assert complaints("[A room with a door](x.md)", DAY, "en-GB") == ()

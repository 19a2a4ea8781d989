"""Dates that age, in posts of Friday 13 January 2017."""

from datetime import date

import pytest

from plugins.checks.ageing_dates import check_dates
from tests.passages import a_passage, subjects

DAY = "counted from the day of the post: "


def meant(text: str, day: date = date(2017, 1, 13)) -> list[str]:
    return [finding.hint.removeprefix(DAY) for finding in check_dates(a_passage(text, day=day))]


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        pytest.param("Today we are publishing our answer.", "13 January 2017", id="we, today"),
        pytest.param("The answer, released today, is short.", "13 January 2017", id="done today"),
        pytest.param("Today the council announced it.", "13 January 2017", id="the council, today"),
        pytest.param("As of today, it is shut.", "13 January 2017", id="as of today"),
        pytest.param("Today's vote was close.", "13 January 2017", id="today's vote"),
        pytest.param("Yesterday, they voted.", "12 January 2017", id="yesterday"),
        pytest.param("The next part is out tomorrow.", "14 January 2017", id="tomorrow"),
        pytest.param("This week they vote.", "the week of 9 January 2017", id="this week"),
        pytest.param("They voted last week.", "the week of 2 January 2017", id="last week"),
        pytest.param("They vote next month.", "February 2017", id="next month"),
        pytest.param("They voted last month.", "December 2016", id="last month"),
        pytest.param("It was so last year.", "2016", id="last year"),
        pytest.param("It closes later this year.", "2017", id="this year"),
        pytest.param("See next year's survey.", "2018", id="next year's survey"),
        pytest.param("It closes next Tuesday.", "17 January 2017", id="next Tuesday"),
        pytest.param("They met last Friday.", "6 January 2017", id="last Friday, on a Friday"),
        pytest.param("They met this Monday.", "9 January 2017", id="this Monday"),
        pytest.param("It began last November.", "November 2016", id="last November"),
        pytest.param("It began last January.", "January 2016", id="last January, in January"),
        pytest.param("It ends next March.", "March 2017", id="next March"),
        pytest.param("It began this past December.", "December 2016", id="this past December"),
        pytest.param("It closes on 2 May.", "2 May 2017", id="a far day of this year"),
        pytest.param("It closed on Dec 20.", "20 December 2016", id="a near day of another year"),
        pytest.param("It closed on the 20th of December.", "20 December 2016", id="in full"),
        pytest.param("It ends\nnext March.", "March 2017", id="over two lines"),
        pytest.param("- **2 May**: a vote.", "2 May 2017", id="in a list"),
    ],
)
def test_what_will_not_be_understood_is_told_with_its_date(text: str, hint: str) -> None:
    assert meant(text) == [hint]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Today many halls are shut.", id="today, for nowadays"),
        pytest.param("Today's young people meet elsewhere.", id="today's young people"),
        pytest.param("What it means to run a hall today.", id="nowadays, at the end"),
        pytest.param("The leaders of tomorrow met.", id="the leaders of tomorrow"),
        pytest.param("You can put it into next year's budget.", id="any year's budget"),
        pytest.param("Over the last year we met often.", id="the twelve months before"),
        pytest.param("This past year we met often.", id="the twelve months, in other words"),
        pytest.param("The last week of March is ours.", id="the last week of something"),
        pytest.param("It closes on 13 March.", id="a near day of this year"),
        pytest.param("It closed on Tuesday 3 January.", id="a day gone by"),
        pytest.param("It closes on 2 May 2017.", id="with its year"),
        pytest.param("From 2 May to 3 June 2017.", id="with a year near"),
        pytest.param("This year, 2017, is ours.", id="with the year itself"),
        pytest.param("We meet every year on 2 May.", id="every year"),
        pytest.param("After September 11 it was so.", id="an event with the name of its day"),
        pytest.param("She said: “We vote next Tuesday.”", id="words in marks of quotation"),
        pytest.param("> We vote next Tuesday.", id="a quotation"),
        pytest.param("## Next week\n\nText.", id="a heading"),
        pytest.param("| When |\n|---|\n| 2 May |", id="a table"),
        pytest.param("Type `last year`.", id="code"),
        pytest.param("It may 10 times be said.", id="a small letter"),
        pytest.param("It is at 10.30 March Road, 12:30 May Lane.", id="numbers of other things"),
        pytest.param("There is no 31 February.", id="a day that is not there"),
    ],
)
def test_what_stays_true_passes(text: str) -> None:
    assert meant(text) == []


def test_only_the_first_of_a_paragraph_is_told() -> None:
    text = "It closes on 2 May, and last year it did so in June.\n\nWe met last week."
    assert subjects(check_dates, text) == ["It closes on 2 May", "We met last week"]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("The year was 2015.\n\nIt closes on 2 May.", id="before"),
        pytest.param("It closes on 2 May.\n\nThe year was 2015.", id="after"),
        pytest.param("## Since 2015\n\nIt closes on 2 May.", id="in a heading"),
    ],
)
def test_a_year_of_another_paragraph_does_not_tell_which_is_meant(text: str) -> None:
    assert meant(text) == ["2 May 2017"]


def test_the_words_before_it_tell_which_place_is_meant() -> None:
    text = "She said “next year” once.\n\nAnd so we shall all meet again there next year."
    assert subjects(check_dates, text) == ["shall all meet again there next year"]


@pytest.mark.parametrize(
    ("day", "text", "hint"),
    [
        pytest.param(date(2016, 12, 30), "It closes on Jan 13.", "13 January 2017", id="into 2017"),
        pytest.param(date(2017, 1, 1), "Yesterday, it shut.", "31 December 2016", id="out of 2017"),
        pytest.param(date(2016, 12, 30), "It ends next month.", "January 2017", id="next month"),
        pytest.param(
            date(2016, 6, 1), "It was on 29 February.", "29 February 2016", id="leap year"
        ),
    ],
)
def test_days_are_counted_over_the_ends_of_years(day: date, text: str, hint: str) -> None:
    assert meant(text, day) == [hint]


def test_only_english_posts_have_such_dates() -> None:
    text = "It ends next March."
    assert subjects(check_dates, text, day=None, is_post=False) == []
    assert subjects(check_dates, text, language="fr") == []

import pytest

from plugins.views.days import Day, first_moment_in_words, last_moment_in_words, present_day
from tests.builders import a_moment


def test_a_day_is_for_machines_and_in_words() -> None:
    assert present_day(a_moment("2017-01-03 23:59")) == Day("2017-01-03", "3 January 2017")


@pytest.mark.parametrize(
    ("written", "words"),
    [
        pytest.param("2026-03-03 23:59:59", "3 March 2026", id="the end of a day is the day"),
        pytest.param("2026-03-03 17:00", "3 March 2026, 17:00", id="an hour is said"),
        pytest.param("2026-03-03 00:00", "3 March 2026, 00:00", id="midnight is its beginning"),
    ],
)
def test_a_last_moment_in_words(written: str, words: str) -> None:
    assert last_moment_in_words(a_moment(written)) == words


@pytest.mark.parametrize(
    ("written", "words"),
    [
        pytest.param("2026-03-03 00:00", "3 March 2026", id="the beginning of a day is the day"),
        pytest.param("2026-03-03 09:00", "3 March 2026, 09:00", id="an hour is said"),
    ],
)
def test_a_first_moment_in_words(written: str, words: str) -> None:
    assert first_moment_in_words(a_moment(written)) == words

"""Words of links that do not say where they lead."""

import pytest

from plugins.checks.link_words import check_addresses, check_words
from tests.passages import a_passage, subjects

LONG = "https://www.example.org/wp-content/uploads/2017/01/final-report-version-2.pdf"


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        pytest.param("It is [here](/answer/).", "[here](/answer/", id="here"),
        pytest.param("[Click here](/answer/) now", "[Click here](/answer/", id="click here"),
        pytest.param("[Read more »](/answer/)", "[Read more »](/answer/", id="with a sign"),
        pytest.param("[this\nlink](/answer/)", "/answer/", id="over the end of a line"),
        pytest.param("[**here**](/answer/)", "/answer/", id="in bold"),
        pytest.param('<a href="/answer/">More info</a>', ">More info</a>", id="in HTML"),
        pytest.param("[Here's a link](/answer/)", "/answer/", id="with an apostrophe"),
    ],
)
def test_words_that_fit_any_link_are_told(text: str, subject: str) -> None:
    assert subjects(check_words, text) == [subject]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("[our answer](/answer/)", id="what is there"),
        pytest.param("[here in Saltmere](/saltmere/)", id="here, and where"),
        pytest.param("[more than 40 halls](/halls/)", id="more, and of what"),
        pytest.param("Look here for [the answer](/answer/)", id="here, outside the link"),
        pytest.param("`[here](/answer/)`", id="as code"),
        pytest.param("The hall is open[^1]\n\n[^1]: A note.", id="the mark of a note"),
    ],
)
def test_words_that_say_where_pass(text: str) -> None:
    assert subjects(check_words, text) == []


def test_every_empty_link_is_told() -> None:
    text = "See [here](/a/), [here](/b/) and [the report](/c/)."
    assert subjects(check_words, text) == ["[here](/a/", "[here](/b/"]


def test_only_english_words_are_known() -> None:
    assert subjects(check_words, "[more](/mor/)", language="cy") == []
    assert subjects(check_words, "[here](/a/)", language="en-US") == ["[here](/a/"]


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        pytest.param(f"See <{LONG}>.", f"<{LONG}>", id="in angle brackets"),
        pytest.param(f"See [{LONG}]({LONG}).", f"[{LONG}]", id="as its own words"),
    ],
)
def test_a_long_address_is_not_read_out(text: str, subject: str) -> None:
    assert subjects(check_addresses, text) == [subject]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(f"See [the report]({LONG}).", id="behind words"),
        pytest.param("See <https://www.example.org/report>.", id="short"),
        pytest.param(f"`{LONG}`", id="as code"),
        pytest.param(f"Powell, N. (2016), *Halls*: <{LONG}>", id="after the year of a source"),
        pytest.param(f"As was said.[^1]\n\n[^1]: <{LONG}>", id="in a note"),
        pytest.param(f"| What | Where |\n|---|---|\n| Report | <{LONG}> |", id="in a table"),
        pytest.param(f"<https://doi.org/10.1000/{'x' * 60}>", id="as sources are cited"),
    ],
)
def test_an_address_that_may_be_seen_passes(text: str) -> None:
    assert subjects(check_addresses, text) == []


def test_the_message_says_how_long() -> None:
    (finding,) = check_addresses(a_passage(f"<{LONG}>"))
    assert finding.message == f"the words of a link are an address of {len(LONG)} letters"

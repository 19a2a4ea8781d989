"""What is left of templates."""

import pytest

from plugins.checks.leftovers import check_leftovers
from tests.passages import subjects


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        pytest.param("Dear %s, come in.", "%s", id="a place-holder of a program"),
        pytest.param("Meet us at {{ venue }}.", "{{ venue }}", id="of a template"),
        pytest.param('{% image "a.png" %}', '{% image "a.png" %}', id="a tag with marks"),
        pytest.param("[caption id=1]A hall[/caption]", "[caption id=1]", id="a short code"),
        pytest.param("[gallery ids=1,2]", "[gallery ids=1,2]", id="a gallery"),
        pytest.param("TODO: find out the time.", "TODO", id="a note to self"),
        pytest.param("It costs XXX pounds.", "XXX", id="a gap for a number"),
        pytest.param("At [INSERT VENUE] at six.", "[INSERT VENUE]", id="an instruction"),
        pytest.param("At INSERT VENUE HERE at six.", "INSERT VENUE HERE", id="without brackets"),
        pytest.param("Lorem ipsum dolor sit amet.", "Lorem ipsum dolor", id="a printer's text"),
    ],
)
def test_what_was_to_be_replaced_is_told(text: str, subject: str) -> None:
    assert subjects(check_leftovers, text)[0] == subject


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("It began `Dear %s`.", id="as code"),
        pytest.param("```\n{{ venue }} TODO: x\n```", id="in a block of code"),
        pytest.param("It rose 5%since then.", id="a number and a slip"),
        pytest.param("A date such as “%d” of a program.", id="quoted"),
        pytest.param("I wrote a TODOs app on XXXL paper.", id="within words"),
        pytest.param("See the tag #TODO for it.", id="as a tag"),
        pytest.param("We filled it with lorem ipsum.", id="talk of it"),
        pytest.param("An INSERT INTO a table.", id="a word of databases"),
        pytest.param("It is in {braces} and [brackets].", id="single braces"),
    ],
)
def test_words_that_are_meant_pass(text: str) -> None:
    assert subjects(check_leftovers, text) == []


def test_a_long_leftover_is_cut() -> None:
    (subject,) = subjects(check_leftovers, "{{ " + "very " * 30 + "}}")
    assert len(subject) <= 60

"""Quotations that do not say who speaks."""

import pytest

from plugins.checks.quotations import check_quotations
from tests.passages import subjects

SAID = "I have never seen so many people in one room."
WE = " ".join(["We", "have", "waited"] * 8) + "."


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(f"It was full.\n\n> {SAID}\n\nThen it was dark.", id="between sentences"),
        pytest.param(f"> {SAID}\n\nThen it was dark.", id="at the beginning"),
        pytest.param(f"## The hall\n\n> {SAID}\n\nIt was dark.", id="after a heading"),
        pytest.param(
            "> “Nobody counts those who carry the chairs home.”", id="in marks of quotation"
        ),
        pytest.param(f"It was full.\n\n> {WE}", id="many words of many"),
    ],
)
def test_words_of_nobody_are_told(text: str) -> None:
    assert len(subjects(check_quotations, text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(f"> {SAID}\n>\n> — Nia Powell, chair", id="a line that begins with a dash"),
        pytest.param(f"Nia Powell said:\n\n> {SAID}", id="a lead-in"),
        pytest.param(f"As our chair put\n\n> {SAID}", id="a sentence that goes on"),
        pytest.param(f"[The paper](https://example.org/) has it.\n\n> {SAID}", id="a link before"),
        pytest.param(f"> {SAID} [Paper](https://example.org/)", id="a link within"),
        pytest.param(f"> {SAID}\n\nSo said Nia Powell.", id="who it was, after"),
        pytest.param(f"> {SAID} (Nia Powell)", id="the name in brackets"),
        pytest.param("> I came, I saw, I left.", id="few words"),
        pytest.param(f"She spoke. {SAID}\n\n> {SAID}", id="words pulled out of the text"),
        pytest.param("> Note: my figures of last year were not the right ones.", id="a note"),
        pytest.param("> Terms end on the last day of the month of March.", id="a box of rules"),
        pytest.param("> What would you do if I asked you to come to the hall?", id="a question"),
        pytest.param("> We are glad to say that our hall is open.", id="the site's own"),
    ],
)
def test_what_says_who_speaks_or_is_no_speech_passes(text: str) -> None:
    assert subjects(check_quotations, text) == []


def test_a_post_full_of_such_boxes_uses_them_for_something_else() -> None:
    one = "> I turn the page to number {} and then I read what it says.\n\nTurn on.\n\n"
    assert subjects(check_quotations, "".join(one.format(n) for n in range(4))) == []


def test_only_posts_in_english_are_looked_at() -> None:
    text = f"It was full.\n\n> {SAID}"
    assert subjects(check_quotations, text, language="cy") == []
    assert subjects(check_quotations, text, is_post=False) == []

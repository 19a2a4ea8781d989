"""Acronyms that nobody spells out."""

import pytest

from plugins.checks.acronyms import check_acronyms
from tests.passages import subjects


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("The VCSE alliance met.", id="in a sentence"),
        pytest.param("The VCSE met. VCSE is good.", id="twice"),
        pytest.param("All VCSEs met.", id="in the plural"),
        pytest.param("> The VCSE met.", id="in a quotation"),
    ],
)
def test_an_acronym_that_is_not_spelled_out_is_told_once(text: str) -> None:
    assert subjects(check_acronyms, text) == ["VCSE"]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("The voluntary sector alliance (VCSE) met. VCSE is good.", id="in brackets"),
        pytest.param("VCSE (the voluntary sector) met.", id="before brackets"),
        pytest.param("- **VCSE** – the voluntary sector", id="before a dash"),
        pytest.param("Voluntary, community and so on: the VCSE met.\n\n*[VCSE]: it", id="an abbr"),
        pytest.param("The Village Hall Fund met. The VHF is good.", id="words with its initials"),
        pytest.param("[VCSE](https://example.org/) met. VCSE is good.", id="a link to what it is"),
        pytest.param("The NHS and the BBC have PDFs.", id="known to all"),
        pytest.param("Chapter XIV of it.", id="a number"),
        pytest.param("We said STOP and stop we did.", id="a word in capitals"),
        pytest.param("STOP DOING THIS.", id="a sentence in capitals"),
        pytest.param("See `VCSE` there.", id="code"),
        pytest.param("UPDATE: it is over.", id="a label"),
        pytest.param("The file VCSE.pdf is there.", id="a file"),
    ],
)
def test_what_is_explained_or_needs_no_words_passes(text: str) -> None:
    assert subjects(check_acronyms, text) == []


def test_only_posts_in_english_are_looked_at() -> None:
    assert subjects(check_acronyms, "The VCSE met.", language="cy") == []
    assert subjects(check_acronyms, "The VCSE met.", is_post=False) == []

"""Words that look like slips."""

import pytest

from plugins.checks.spelling import Unknown, misspelt_words
from tests.passages import a_passage

FILLER = "There is more to a hall than its walls and a roof that lets no rain through. " * 4


def told(text: str, word: str, *others: str) -> list[tuple[str, str]]:
    """Subject and hint of what is found in a text of which `word` is not known."""
    whole = f"{text} {FILLER}"
    start = whole.index(word)
    unknown = (Unknown(start, start + len(word), others),)
    found = misspelt_words([(a_passage(whole), whole, unknown)])
    return [(finding.subject, finding.hint) for _, finding in found]


def test_a_letter_too_few_of_a_word_that_is_used_is_told() -> None:
    text = "A suprise. No surprise is a surprise."
    assert told(text, "suprise", "sunrise", "surprise") == [("suprise", "did you mean surprise?")]


@pytest.mark.parametrize(
    ("text", "word", "others"),
    [
        pytest.param("An agora, an agora, angora, angora.", "agora", ["angora"], id="used twice"),
        pytest.param("A suprise. No surprise.", "suprise", ["surprise"], id="meant once"),
        pytest.param("The Suprise. A surprise, surprise.", "Suprise", ["surprise"], id="a name"),
        pytest.param("We strived to strive, strive.", "strived", ["strive"], id="another form"),
        pytest.param(
            "As prewritten: written, rewritten, rewritten.",
            "prewritten",
            ["rewritten"],
            id="with a beginning put before it",
        ),
        pytest.param(
            "Used valuably, valuable, valuable.", "valuably", ["valuable"], id="an adverb"
        ),
        pytest.param("Say “suprise” or surprise, surprise.", "suprise", ["surprise"], id="quoted"),
        pytest.param("A teh, the, the.", "teh", ["the"], id="a short word"),
        pytest.param("A www.suprise.com surprise, surprise.", "suprise", ["surprise"], id="a host"),
        pytest.param(
            "Say suprise’ or surprise, surprise.", "suprise", ["surprise"], id="a dialect"
        ),
        pytest.param(
            "A sprse. Sparse, sparse, sparser.", "sprse", ["spruce"], id="two letters off"
        ),
    ],
)
def test_what_may_be_meant_passes(text: str, word: str, others: list[str]) -> None:
    assert told(text, word, *others) == []


def test_a_text_of_many_unknown_words_is_in_another_language() -> None:
    text = "Unos problemas. The problem, a problem, problems and problems. " + FILLER
    unknown = tuple(Unknown(5, 14, ("problems",)) for _ in range(20))
    assert list(misspelt_words([(a_passage(text), text, unknown)])) == []

"""A phrase is known again however it stands in a file, and nowhere else."""

import pytest

from plugins.publishing.verified.words import forms, pairs_of, phrase, telling_word, words_of

TYPED = 'Don\'t ask – a "budget leak", in 2026 (now)'

STANDING = [
    pytest.param("<p>Don’t ask – a “budget leak”, in 2026 (now)</p>", id="in curved quotation marks"),
    pytest.param('<p>Don&#39;t ask – a "budget leak", in 2026 (now)</p>', id="with an entity"),
    pytest.param("<p>Don’t <em>ask</em> – a “<strong>budget</strong> leak”, in 2026 (now)</p>", id="with emphasis"),
    pytest.param('<meta content="Don’t ask – a “budget leak”, in 2026 (now)">', id="in an attribute"),
    pytest.param("&lt;p&gt;Don’t ask – a &amp;quot;budget leak&amp;quot;, in 2026 (now)&lt;/p&gt;", id="in the escaped HTML of a feed"),
    pytest.param('{"title":"Don\'t ask – a \\"budget leak\\", in 2026 (now)"}', id="in JSON"),
    pytest.param("<p>DON’T ASK\n– a “budget\u00a0leak”, in 2026 (now)!</p>", id="in capitals, over two lines"),
]  # fmt: skip


def has(content: str, typed: str) -> bool:
    return any(b" %b " % phrase(typed) in form for form in forms(content.encode()))


@pytest.mark.parametrize("content", STANDING)
def test_a_phrase_is_found_however_it_stands(content: str) -> None:
    assert has(content, TYPED)


@pytest.mark.parametrize("content", STANDING)
def test_what_is_quick_to_see_of_a_phrase_is_there_too(content: str) -> None:
    words, sought = words_of(content.encode()), words_of(phrase(TYPED))
    assert set(sought) <= set(words)
    assert telling_word(sought) in words
    assert not pairs_of(words).isdisjoint(pairs_of(sought))


@pytest.mark.parametrize(
    ("content", "typed"),
    [
        pytest.param("<li><a>Housing</a></li> <li><a>Policy</a></li>", "Housing policy", id="the end of one text and the beginning of the next"),
        pytest.param('<p title="Housing">Policy</p>', "Housing policy", id="an attribute and a text"),
        pytest.param("<p>Housing, policy and more</p>", "Housing policy", id="a comma between them"),
        pytest.param('{"tags":["Housing","Policy"]}', "Housing policy", id="two words of a list in JSON"),
        pytest.param("<p>Rehousing policy</p>", "housing policy", id="the end of a longer word"),
        pytest.param("<p>Policy update</p> <time>December 2026</time>", "Policy update, December 2026", id="a label and a date"),
    ],
)  # fmt: skip
def test_what_only_happens_to_stand_side_by_side_is_no_phrase(content: str, typed: str) -> None:
    assert not has(content, typed)


def test_a_phrase_in_another_script_is_found() -> None:
    assert has("<p>Тайный «союз» двух домов</p>", "Тайный «союз» двух домов")
    assert not has("<p>Тайный союз домов</p>", "двух домов")


def test_the_telling_word_is_a_long_one_that_is_not_everywhere() -> None:
    words = words_of(b"our organisations keep a secret")
    assert telling_word(words) == b"organisations"
    assert telling_word(words, {b"organisations"}) == b"secret"
    assert telling_word([]) == b""

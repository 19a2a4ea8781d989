import re
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.checks.passages import Passage
from plugins.domain.body import Body
from plugins.domain.places import SourceText
from plugins.domain.unchecked import comments_in, not_understood
from plugins.host.typed_words import address_as_typed, as_typed, in_note
from plugins.reading.body.markdown import convert

HARD = st.text(st.sampled_from("ab1 _*[](){}<>|`~#!&;:\\/^=+,x@"), min_size=1, max_size=24)


def shown(body: Body) -> list[str]:
    """The words of each block, as a reader sees them."""
    return [block.text for block in Passage("", SourceText({}, ""), body).blocks]


@pytest.mark.parametrize(
    ("text", "markdown"),
    [
        pytest.param("Who pays? 40%, £5: “all”", "Who pays? 40%, £5: “all”", id="plain words"),
        pytest.param("[sic] *now*", r"\[sic\] \*now\*", id="brackets and asterisks"),
        pytest.param("snake_case", "snake_case", id="an underscore within a word"),
        pytest.param("_so_ __init__", r"\_so\_ \_\_init\_\_", id="underscores around words"),
        pytest.param("`make` a|b", r"\`make\` a\|b", id="backticks and a pipe"),
        pytest.param("<b> & AT&T &amp;", "&lt;b> & AT&T &amp;amp;", id="tags and entities"),
        pytest.param("part {#one} C#", r"part \{#one\} C\#", id="attributes, a number sign"),
        pytest.param(r"a\b", r"a\\b", id="a backslash"),
        pytest.param(" two\n lines ", "two lines", id="two lines"),
    ],
)
def test_only_what_markdown_would_take_for_its_own_is_escaped(text: str, markdown: str) -> None:
    assert as_typed(text) == markdown


@given(HARD)
def test_whatever_the_words_they_show_as_typed(text: str) -> None:
    words = as_typed(text)
    whole = " ".join(text.split())
    if not whole:
        return
    body = convert(f"## x {words}\n\n[{words}](a.md), so {words}.\n\n- **x {words}**: y\n")
    heading, paragraph, item = (" ".join(block.split()) for block in shown(body))
    assert heading == f"x {whole}"
    assert paragraph == f"{whole}, so {whole}."
    assert item == f"x {whole}: y"
    assert [reference.address for reference in body.references] == ["a.md"]
    assert body.remarks == ()


@given(HARD)
def test_no_words_end_a_note_or_silence_a_check(text: str) -> None:
    markdown = f"a <!-- {in_note(f'{text} unchecked: {text}')} --> b"
    body = convert(markdown)
    assert re.sub(r"\s+", " ", body.text) == "a b"
    assert (body.references, body.remarks) == ((), ())
    assert [*comments_in(markdown), *not_understood(markdown)] == []


@pytest.mark.parametrize(
    "address",
    [
        "https://example.org/a_(b)_c?x=1&y=2&copy;=3#d",
        "https://example.org/*a*_b_/[c]",
        "/files/a b.pdf",
        "mailto:a_b@example.org?subject=A%20b",
    ],
)
def test_an_address_leads_where_it_led(address: str) -> None:
    body = convert(f"[x]({address_as_typed(address)})")
    (reference,) = body.references
    plain = {" ": "%20", "(": "%28", ")": "%29", "[": "%5B", "]": "%5D"}
    expected = "".join(plain.get(letter, letter) for letter in address)
    assert unescape(body.html[reference.start : reference.end]) == expected

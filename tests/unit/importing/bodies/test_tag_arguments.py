"""The arguments of a tag are read, or the tag is left alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.importing.bodies.tag_arguments import Arguments, read_arguments


@pytest.mark.parametrize(
    ("text", "places", "names"),
    [
        ("", (), {}),
        ('"a.png" "A map"', ("a.png", "A map"), {}),
        ("iUcm5COsKJo", ("iUcm5COsKJo",), {}),
        (
            'src="a.png" alt = "A map" width=300',
            (),
            {"src": "a.png", "alt": "A map", "width": "300"},
        ),
        ("image: 'a.png',\n  alt: \"Nia's map\" ", (), {"image": "a.png", "alt": "Nia's map"}),
        ('alt="say \\"yes\\""', (), {"alt": 'say "yes"'}),
        ("caption=`one\n two`", (), {"caption": "one two"}),
        ('src="a.png" /', (), {"src": "a.png"}),
        ('width="1" width=2', (), {"width": "2"}),
    ],
)
def test_values_are_read(text: str, places: tuple[str, ...], names: dict[str, str]) -> None:
    assert read_arguments(text) == Arguments(places, names)


@pytest.mark.parametrize(
    "text",
    ['"a.png" "say "yes" now"', '"a" | url', 'alt="never closed', 'alt="a" alt="b"', 'alt=="a"'],
)
def test_what_is_no_list_of_values_is_not_guessed(text: str) -> None:
    assert read_arguments(text) is None


@given(st.text("ab \"'`=:,|\\/\n"))
def test_no_text_is_too_strange(text: str) -> None:
    read = read_arguments(text)
    assert read is None or isinstance(read, Arguments)

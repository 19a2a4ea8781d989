"""Copies of a letter, each as one kind of reader sees it."""

import pytest

from plugins.host.newsletter.letter_copies import (
    Scheme,
    enlarged,
    in_colours,
    linked_outside,
    with_pictures,
    without_pictures,
)

LETTER = (
    '<html><head><meta name="color-scheme" content="light dark"><style>:root{color-scheme: light '
    "dark;}@media (prefers-color-scheme: dark){p{color:#fff}}</style></head>"
    '<body><p style="font-size:medium">light dark, (prefers-color-scheme: dark)</p>'
    '<img alt="A &gt; B" src="https://example.org/a.png?x=1&amp;y=2" width="9"></body></html>'
)
TEXT = "light dark, (prefers-color-scheme: dark)"


@pytest.mark.parametrize(("scheme", "rule"), [("light", "max-width: 0"), ("dark", "min-width: 0")])
def test_colours_are_those_that_are_asked_for_on_any_screen(scheme: Scheme, rule: str) -> None:
    copy = in_colours(LETTER, scheme)
    head, _, body = copy.partition("</head>")
    assert f"@media ({rule})" in head
    assert f'content="{scheme}"' in head
    assert f"color-scheme: {scheme};" in head
    assert TEXT in body


def test_pictures_are_put_inside() -> None:
    asked: list[str] = []
    copy = with_pictures(LETTER, lambda address: asked.append(address) or "data:image/png,A&B")
    assert asked == ["https://example.org/a.png?x=1&y=2"]
    assert '<img alt="A &gt; B" src="data:image/png,A&amp;B" width="9">' in copy


def test_nobody_is_asked_for_a_picture_that_is_not_there() -> None:
    assert without_pictures(LETTER) == with_pictures(LETTER, lambda _: "")
    assert "https://" not in without_pictures(LETTER)


def test_letters_are_twice_as_large() -> None:
    copy = enlarged(LETTER)
    assert "<style>html { font-size: 200% }</style></head>" in copy
    assert "font-size:medium" not in copy


def test_links_open_beside_the_letter() -> None:
    assert '<head><base target="_blank">' in linked_outside(LETTER)

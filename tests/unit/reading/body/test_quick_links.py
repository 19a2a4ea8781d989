"""Links and pictures, their brackets found without reading every character."""

import random
import sys

import pytest

from plugins.reading.body.markdown import _markdown, convert, stock_markdown

PIECES = (
    "[", "]", "(", ")", "](", "![", "[a](", "'", '"', " ", "\n", "b", "<", ">", "\\", "*", "`", "[r]",
    "/u", "(x)",
)  # fmt: skip


def test_mixes_of_brackets_become_what_the_original_makes_of_them() -> None:
    chance = random.Random(19981003)  # noqa: S311 - nothing here is a secret
    stock = stock_markdown()
    for _round in range(1500):
        text = "".join(chance.choices(PIECES, k=chance.randint(2, 25)))
        for whole in (text, f"{text}\n\n[r]: /v"):
            assert _markdown().reset().convert(whole) == stock.reset().convert(whole)


BRACKETS = {
    "that are not closed": "[{}",
    "of which one is a link": "[{}](x)",
    "that are not closed beside a reference": "[{}](x)\n\n[a]: b",
    "closed and not": "[{}] [a](b)\n\n[a]: b",
    "of pictures": "![{}](x)",
}


def _steps(text: str) -> int:
    """How many functions are called while `text` is converted."""
    calls = 0

    def count(_frame: object, event: str, _called: object) -> None:
        nonlocal calls
        calls += event in ("call", "c_call")

    sys.setprofile(count)
    try:
        convert(text)
    finally:
        sys.setprofile(None)
    return calls


@pytest.mark.parametrize("text", BRACKETS.values(), ids=BRACKETS.keys())
def test_twice_as_many_brackets_are_twice_the_work(text: str) -> None:
    """The original reads on to the end of the text at each bracket: four times the work."""
    bracket, rest = text.split("{}")
    convert(bracket * 3000 + rest)
    once, twice = (_steps(bracket * count + rest) for count in (1500, 3000))
    assert twice < 3 * once


def test_twenty_thousand_brackets_become_a_body() -> None:
    assert convert("[" * 20_000 + "](x)").words == 1

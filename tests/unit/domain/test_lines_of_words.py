"""The line on which words stand, also where they are spelled otherwise."""

import pytest

from plugins.domain.places import Places, SourceText

BODY = "One.\n\n<a href='java\nscript:x'>a</a>\n&#x6A;ava&Tab;Script&colon;y\n“Two  words”\n"
FOUND = {
    "to the letter": (("One",), 10),
    "with another blank": (("Two words",), 15),
    "over two lines": (("javascript:x",), 12),
    "as character references": (("javascript:y",), 14),
    "by the second words": (("nowhere", "Two"), 15),
    "the first to the letter before others in other words": (("ONE", "“Two"), 15),
    "nowhere": (("nowhere",), 10),
    "nothing": ((), 10),
    "empty words": (("",), 10),
}


@pytest.mark.parametrize(("words", "line"), FOUND.values(), ids=FOUND)
def test_the_line_of_words(words: tuple[str, ...], line: int) -> None:
    places = Places({"posts/x.md": SourceText({}, BODY, 10)})
    assert places.of_words("posts/x.md", *words) == line


def test_a_file_that_is_not_there_has_no_lines() -> None:
    assert Places({}).of_words("posts/x.md", "One") is None

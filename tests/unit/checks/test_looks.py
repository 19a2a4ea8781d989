"""Looks at the texts of a library, and what all checks of it say together."""

from collections.abc import Sequence

from plugins.checks import check_library
from plugins.checks.looks import Found, Look, one_by_one, texts_of
from plugins.checks.passages import Passage
from plugins.domain.library import Library
from plugins.domain.places import Places, SourceText
from tests.builders import a_body, a_post, some_settings

ONE = a_post(slug="one", id="1", source="posts/one.md", body=a_body("We met in the the hall."))
TWO = a_post(slug="two", id="2", source="posts/two.md", body=a_body("Part 3 will be out in May."))
LIBRARY = Library(settings=some_settings(), posts=(ONE, TWO))
PLACES = Places({post.source: SourceText({}, post.body.text, 5) for post in (ONE, TWO)})


def letters_of(passage: Passage) -> int:
    return len(passage.body.text)


LETTERS = Look("letters", letters_of, int)


def test_each_passage_is_looked_at_in_order() -> None:
    passages = tuple(texts_of(LIBRARY, PLACES).passages.values())
    assert list(one_by_one(passages, LETTERS)) == [len(ONE.body.text), len(TWO.body.text)]


def test_only_the_texts_that_are_asked_for_are_looked_at() -> None:
    texts = texts_of(LIBRARY, PLACES)
    assert texts.found(LETTERS, ["posts/two.md", "posts/none.md"]) == {
        "posts/two.md": len(TWO.body.text)
    }


def test_the_checks_of_a_library_speak_of_its_texts_with_their_lines() -> None:
    said = [(p.source, p.line, p.check) for p in check_library(LIBRARY, PLACES)]
    assert sorted(said) == [
        ("posts/one.md", 5, "doubled-word"),
        ("posts/two.md", 5, "announced-part"),
    ]


def test_nothing_is_looked_at_but_in_the_given_way() -> None:
    names: list[str] = []

    def look_at(passages: Sequence[Passage], look: Look[Found], /) -> list[Found]:
        names.append(look.name)
        return [look.kind() for _ in passages]

    assert list(check_library(LIBRARY, PLACES, look_at)) == []
    assert "problems" in names

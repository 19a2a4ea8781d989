import pytest

from plugins.domain.posts import Post
from plugins.views.cards import (
    Pager,
    cards_of,
    entries_of,
    in_words,
    pages_of,
    present_card,
    present_pager,
)
from tests.builders import a_byline, a_post, a_site


def _posts(number: int) -> list[Post]:
    return [a_post(slug=f"post-{one}") for one in range(number)]


@pytest.mark.parametrize(
    ("names", "words"),
    [
        pytest.param([], "", id="nobody"),
        pytest.param(["Nia"], "Nia", id="one"),
        pytest.param(["Nia", "Sam"], "Nia and Sam", id="two"),
        pytest.param(["Nia", "Sam", "Jo"], "Nia, Sam and Jo", id="three"),
    ],
)
def test_names_in_words(names: list[str], words: str) -> None:
    assert in_words(names) == words


def test_a_card_names_all_authors() -> None:
    card = present_card(a_site(), a_post(bylines=(a_byline("Nia Powell"), a_byline("Sam Reed"))))
    assert card.authors == "Nia Powell and Sam Reed"


@pytest.mark.parametrize(
    ("language", "said"),
    [pytest.param("en-GB", "", id="same"), pytest.param("cy", "cy", id="other")],
)
def test_a_card_says_its_language_where_it_is_another(language: str, said: str) -> None:
    post = a_post(lang=language)
    site = a_site([post])
    assert cards_of(site)[post.id].value.language == said
    assert entries_of(site)[post.id].value.language == said


def test_a_card_of_a_draft_is_marked() -> None:
    post = a_post(standing="draft")
    site = a_site([post], preview=True)
    assert cards_of(site)[post.id].value.marker == "Draft"
    assert entries_of(site)[post.id].value.marker == "Draft"


@pytest.mark.parametrize(
    ("number", "lengths"),
    [
        pytest.param(0, [0], id="none is one empty page"),
        pytest.param(10, [10], id="ten fill a page"),
        pytest.param(11, [10, 1], id="the eleventh begins another"),
        pytest.param(25, [10, 10, 5], id="what remains comes last"),
    ],
)
def test_lists_have_ten_items_a_page(number: int, lengths: list[int]) -> None:
    assert [len(page) for page in pages_of(_posts(number))] == lengths


@pytest.mark.parametrize(
    ("number", "previous", "following"),
    [
        pytest.param(1, "", "/topics/x/page/2/", id="the first has no newer page"),
        pytest.param(2, "/topics/x/", "/topics/x/page/3/", id="the second leads back to the list"),
        pytest.param(3, "/topics/x/page/2/", "", id="the last has no older page"),
    ],
)
def test_a_pager_leads_to_its_neighbours(number: int, previous: str, following: str) -> None:
    pager = present_pager("/topics/x/", number, 25)
    assert pager == Pager(f"Page {number} of 3", previous, following)


def test_a_list_of_one_page_has_no_pager() -> None:
    assert present_pager("/", 1, 10) is None

from plugins.views.former import present_withdrawn
from tests.builders import a_site, a_withdrawn


def test_a_withdrawal_says_when_and_why() -> None:
    page = present_withdrawn(a_site(), a_withdrawn())
    assert page.withdrawn is not None
    assert (page.published.words, page.withdrawn.words) == ("3 February 2017", "5 February 2017")
    assert page.because == "It named somebody who had asked not to be named."
    assert page.head.robots == "noindex"


def test_a_withdrawal_of_an_unknown_day() -> None:
    assert present_withdrawn(a_site(), a_withdrawn(withdrawn=None)).withdrawn is None

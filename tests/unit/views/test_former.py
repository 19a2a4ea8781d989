import msgspec

from plugins.views.former import present_redirect, present_withdrawn
from tests.builders import a_moment, a_post, a_site, a_withdrawn


def test_a_withdrawal_says_when_and_why() -> None:
    page = present_withdrawn(a_site(), a_withdrawn())
    assert page.withdrawn is not None
    assert (page.published.words, page.withdrawn.words) == ("3 February 2017", "5 February 2017")
    assert page.because == "It named somebody who had asked not to be named."
    assert page.head.robots == "noindex"


def test_a_withdrawal_of_an_unknown_day() -> None:
    assert present_withdrawn(a_site(), a_withdrawn(withdrawn=None)).withdrawn is None


def test_a_redirect_names_where_it_leads() -> None:
    page = present_redirect(a_site(), a_post(title="Shared society"))
    assert (page.label, page.head.address) == ("Shared society", "/2017/01/shared-society/")
    assert page.head.robots == "noindex"


def test_a_redirect_to_a_withdrawal_gives_its_address_alone() -> None:
    post = a_withdrawn(published=a_moment("2017-02-03"))
    page = present_redirect(a_site(), post)
    assert page.label == "https://example.org/2017/02/a-mistake/"
    assert b"asked not" not in msgspec.json.encode(page)

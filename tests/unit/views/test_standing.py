from plugins.domain.people import Link
from plugins.views.standing import present_not_found, present_standing
from tests.builders import a_page, a_site


def test_a_standing_page_shows_its_text() -> None:
    page = present_standing(a_site(), a_page())
    assert (page.head.address, page.head.description) == ("/about/", "Who we are.")
    assert page.body.text == "<p>Who we are.</p>\n"


def test_the_page_not_found_has_no_address_and_is_not_listed() -> None:
    page = present_not_found(a_site(), (Link("Archive", "/archive/"),))
    assert (page.head.address, page.head.robots) == ("", "noindex")

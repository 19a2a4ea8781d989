from plugins.domain.people import Link
from plugins.views.frame import present_frame
from tests.builders import a_campaign, a_moment, a_page, a_post, a_site, some_settings


def test_the_menu_is_the_editors_with_the_pages_that_ask_for_it() -> None:
    site = a_site(
        settings=some_settings(menu=(Link("Work", "/campaigns/"),)),
        pages=(a_page(menu="Who we are"), a_page(slug="privacy")),
    )
    frame = present_frame(site)
    assert frame.menu == (Link("Work", "/campaigns/"), Link("Who we are", "/about/"))
    assert frame.pages == (Link("Privacy", "/privacy/"),)


def test_a_page_that_the_menu_has_already_is_not_there_twice() -> None:
    menu = (Link("Us", "/about/"),)
    site = a_site(settings=some_settings(menu=menu), pages=(a_page(menu="Who we are"),))
    assert present_frame(site).menu == menu


def test_a_site_that_says_nothing_of_its_menu_has_the_usual_one() -> None:
    frame = present_frame(a_site([a_post(tags=("Tax",))], campaigns=(a_campaign(),)))
    assert [link.label for link in frame.menu] == ["Archive", "Campaigns", "Topics", "People"]


def test_sections_are_the_lists_with_something_in_them() -> None:
    frame = present_frame(a_site())
    assert [link.label for link in frame.sections] == ["Archive", "Changes", "Feeds"]


def test_another_post_leaves_the_frame_as_it_is() -> None:
    one = [a_post()]
    two = [*one, a_post(slug="another", published=a_moment("2017-04-01"))]
    assert present_frame(a_site(one)) == present_frame(a_site(two))

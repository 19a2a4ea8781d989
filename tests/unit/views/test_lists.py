from plugins.domain.people import Link
from plugins.domain.site import Site
from plugins.views.lists import (
    ListPage,
    present_list,
    present_topic_index,
    subjects_of_categories,
    subjects_of_topics,
)
from tests.builders import a_post, a_site


def _topics(site: Site) -> list[ListPage]:
    return [present_list(subject, site.settings) for subject in subjects_of_topics(site)]


def test_topics_are_counted_and_have_a_page_each() -> None:
    site = a_site([a_post(slug="a", tags=("Housing", "Tax")), a_post(slug="b", tags=("housing",))])
    assert [(term.name, term.words) for term in present_topic_index(site).terms] == [
        ("Housing", "2 posts"),
        ("Tax", "1 post"),
    ]
    assert [page.head.address for page in _topics(site)] == ["/topics/housing/", "/topics/tax/"]


def test_a_topic_has_its_feed_on_its_first_page_alone() -> None:
    site = a_site([a_post(slug=f"post-{number}", tags=("Tax",)) for number in range(11)])
    first, second = _topics(site)
    assert first.head.feed is not None
    assert first.head.feed.address == "/topics/tax/feed.xml"
    assert second.head.feed is None


def test_a_further_page_says_which_it_is_and_where_one_is() -> None:
    site = a_site([a_post(slug=f"post-{number}", category="Analysis") for number in range(11)])
    _, subject = subjects_of_categories(site)
    second = present_list(subject, site.settings)
    assert second.head.title == "Analysis, page 2"
    assert second.head.crumbs == (
        Link("Categories", "/categories/"),
        Link("Analysis", "/categories/analysis/"),
    )

from plugins.domain.people import Link
from plugins.views.lists import (
    ListPage,
    TermIndex,
    present_categories,
    present_topics,
)
from tests.builders import a_post, a_site


def test_topics_are_counted_and_have_a_page_each() -> None:
    site = a_site([a_post(slug="a", tags=("Housing", "Tax")), a_post(slug="b", tags=("housing",))])
    index, *pages = present_topics(site)
    assert isinstance(index, TermIndex)
    assert [(term.name, term.words) for term in index.terms] == [
        ("Housing", "2 posts"),
        ("Tax", "1 post"),
    ]
    assert [page.head.address for page in pages] == ["/topics/housing/", "/topics/tax/"]


def test_a_topic_has_its_feed_on_its_first_page_alone() -> None:
    site = a_site([a_post(slug=f"post-{number}", tags=("Tax",)) for number in range(11)])
    _, first, second = present_topics(site)
    assert first.head.feed is not None
    assert first.head.feed.address == "/topics/tax/feed.xml"
    assert second.head.feed is None


def test_a_further_page_says_which_it_is_and_where_one_is() -> None:
    site = a_site([a_post(slug=f"post-{number}", category="Analysis") for number in range(11)])
    *_, second = present_categories(site)
    assert isinstance(second, ListPage)
    assert second.head.title == "Analysis, page 2"
    assert second.head.crumbs == (
        Link("Categories", "/categories/"),
        Link("Analysis", "/categories/analysis/"),
    )

from plugins.listings import outputs
from tests.builders import a_post, a_site


def test_a_site_without_posts_has_its_lists() -> None:
    assert [output.path for output in outputs(a_site())] == [
        "index.html",
        "feeds/index.html",
        "archive/index.html",
        "404.html",
        "sitemap.xml",
        "robots.txt",
    ]


def test_topics_and_categories_have_pages_and_indexes() -> None:
    paths = {output.path for output in outputs(a_site([a_post(tags=("Tax",), category="News")]))}
    assert paths >= {
        "topics/index.html",
        "topics/tax/index.html",
        "categories/index.html",
        "categories/news/index.html",
    }

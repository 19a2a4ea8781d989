from plugins.listings.robots import draw_robots, robots_of
from tests.builders import a_site, some_settings


def test_the_public_site_may_be_read_and_names_its_sitemap() -> None:
    site = a_site(settings=some_settings(address="https://example.org/blog"))
    assert draw_robots(robots_of(site)) == (
        b"User-agent: *\nAllow: /\n\nSitemap: https://example.org/blog/sitemap.xml\n"
    )


def test_nothing_of_a_preview_may_be_read() -> None:
    assert draw_robots(robots_of(a_site(preview=True))) == b"User-agent: *\nDisallow: /\n"

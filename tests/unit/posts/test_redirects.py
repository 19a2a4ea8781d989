from plugins.domain.outputs import Page
from plugins.domain.redirects import Redirection
from plugins.posts.redirects import redirects
from plugins.views.former import RedirectPage
from tests.builders import a_post, a_site, a_withdrawn, some_settings


def pages(*redirections: Redirection, **of_site: object) -> list[Page]:
    return list(redirects(a_site(**of_site), redirections))  # type: ignore[arg-type]


def shown(*redirections: Redirection, **of_site: object) -> RedirectPage:
    (page,) = pages(*redirections, **of_site)
    assert isinstance(page.view, RedirectPage)
    return page.view


def test_a_page_says_where_a_post_is_now_and_what_it_is_called() -> None:
    post = a_post(title="Shared society")
    view = shown(Redirection("/a/", "a/index.html", post.address, post.id), posts=[post])
    assert (view.new, view.head.address) == ("/2017/01/shared-society/",) * 2
    assert view.label == "Shared society"
    assert view.head.robots == "noindex"


def test_of_a_withdrawn_post_it_says_the_address_alone() -> None:
    gone = a_withdrawn(slug="gone")
    view = shown(Redirection("/a/", "a/index.html", gone.address, gone.id), withdrawn=(gone,))
    assert view.label == "https://example.org/2017/02/gone/"


def test_a_page_may_lead_to_a_place_on_a_page() -> None:
    view = shown(Redirection("/a/", "a/index.html", "/about/#who"))
    assert (view.new, view.head.address) == ("/about/#who", "/about/")


def test_a_page_may_lead_to_another_site() -> None:
    settings = some_settings(address="https://example.org/blog")
    view = shown(Redirection("/a/", "a/index.html", "https://example.net/b"), settings=settings)
    assert (view.new, view.label) == ("https://example.net/b", "https://example.net/b")


def test_where_a_feed_was_there_is_no_page() -> None:
    assert pages(Redirection("/a/feed.xml", "a/feed.xml", "/feed.xml", is_feed=True)) == []


def test_the_title_of_a_post_is_on_no_page_that_leads_there_by_its_address_alone() -> None:
    post = a_post()
    by_id = Redirection("/a/", "a/index.html", post.address, post.id)
    by_address = Redirection("/b/", "b/index.html", post.address)
    labels = [page.view.label for page in pages(by_id, by_address, posts=[post])]  # type: ignore[attr-defined]
    assert labels == [post.title, f"https://example.org{post.address}"]

"""Where old addresses lead: what editors wrote, what the ledger knows, what moves of itself."""

import pytest

from plugins.domain.ledger import Past, PastPost
from plugins.domain.redirects import (
    Redirection,
    end_of,
    follows_of_itself,
    path_of_feed,
    path_of_old,
    redirections,
    unanswered,
)
from plugins.domain.settings import Redirect
from plugins.domain.site import Site
from tests.builders import a_page, a_past_post, a_post, a_site, a_withdrawn, some_settings

POST = a_post(slug="here")
HERE = "2017/01/here/index.html"


def a_past(addresses: dict[str, tuple[str, str]], *posts: PastPost) -> Past:
    return Past({post.id: post for post in posts}, addresses)


def redirecting(*pairs: tuple[str, str], **of_site: object) -> Site:
    settings = some_settings(redirects=tuple(Redirect(old, new) for old, new in pairs))
    return a_site(of_site.pop("posts", (POST,)), settings=settings, **of_site)  # type: ignore[arg-type]


def led(site: Site, *paths: str) -> dict[str, str]:
    """File of an old address → where it leads, on a site that has these files."""
    return {one.path: one.new for one in redirections(site, frozenset((HERE, *paths)))}


@pytest.mark.parametrize(
    ("address", "path"),
    [
        pytest.param("/old/", "old/index.html", id="a folder"),
        pytest.param("/old", "old/index.html", id="without a slash at its end"),
        pytest.param("/2015/old.html", "2015/old.html", id="a file"),
        pytest.param("/OLD.HTM", "OLD.HTM", id="a file in capitals"),
        pytest.param("/index.php", "index.php", id="a program"),
        pytest.param("/notes/v1.0", "notes/v1.0/index.html", id="a number is no ending"),
        pytest.param("/a.b/c", "a.b/c/index.html", id="a dot in a folder"),
        pytest.param("/caf%C3%A9/", "café/index.html", id="percent-encoded"),
        pytest.param("/images/x.jpg", "images/x.jpg/index.html", id="a picture"),
        pytest.param("/files/y.PDF", "files/y.PDF/index.html", id="a document"),
        pytest.param("/html", "html/index.html", id="a name that is no ending"),
    ],
)
def test_the_file_that_answers_at_an_old_address(address: str, path: str) -> None:
    assert path_of_old(address) == path


def test_every_kind_of_post_is_reached_from_its_old_addresses() -> None:
    site = a_site(
        [a_post(aliases=("/a/",))],
        hidden=(a_post(slug="b", standing="hidden", aliases=("/b/",)),),
        withdrawn=(a_withdrawn(aliases=("/c/",)),),
    )
    paths = frozenset(
        f"2017/{name}/index.html" for name in ("01/shared-society", "01/b", "02/a-mistake")
    )
    assert [(one.path, one.post) for one in redirections(site, paths)] == [
        ("a/index.html", "shared-society"),
        ("b/index.html", "b"),
        ("c/index.html", "a-mistake"),
    ]


def test_two_spellings_of_one_old_address_are_one_page() -> None:
    site = a_site([a_post(slug="here", aliases=("/old", "/old/"))])
    assert led(site) == {"old/index.html": "/2017/01/here/"}


def test_an_old_address_that_is_the_present_one_is_none() -> None:
    assert led(a_site([a_post(slug="here", aliases=("/2017/01/here",))])) == {}


def test_two_posts_that_claim_one_address_are_both_told_of() -> None:
    posts = [a_post(slug="here", aliases=("/x/",)), a_post(slug="there", aliases=("/x",))]
    found = redirections(a_site(posts), frozenset((HERE, "2017/01/there/index.html")))
    assert [one.path for one in found] == ["x/index.html", "x/index.html"]


@pytest.mark.parametrize(
    ("pairs", "leads"),
    [
        pytest.param([("/a/", "/about/")], {"a": "/about/"}, id="to a page"),
        pytest.param([("/a/", "/b/"), ("/b/", "/about/")], {"a": "/about/", "b": "/about/"}, id="a chain is flattened"),
        pytest.param([("/a/", "/b"), ("/b/", "/about/#x")], {"a": "/about/#x", "b": "/about/#x"}, id="a chain without a slash, to a place on a page"),
        pytest.param([("/a/", "/old/")], {"a": "/2017/01/here/", "old": "/2017/01/here/"}, id="to an alias"),
        pytest.param([("/a/", "https://example.net/x")], {"a": "https://example.net/x"}, id="to another site"),
        pytest.param([("/a/", "javascript:alert(1)")], {}, id="to a program"),
        pytest.param([("/a/", "/b/"), ("/b/", "/a/")], {}, id="a circle leads nowhere"),
        pytest.param([("/a/", "/a/")], {}, id="a circle of one"),
        pytest.param([("/a/", "/b/"), ("/b/", "/c/"), ("/c/", "/b/")], {}, id="to a circle"),
        pytest.param([("/a/", "/nowhere/")], {}, id="to nothing"),
        pytest.param([("/about/", "/old/")], {}, id="a page is not in the way of itself"),
        pytest.param([("/a/", "/about/"), ("/a", "/old/")], {"a": "/about/"}, id="the first of two counts"),
        pytest.param([("/old/", "/about/")], {"old": "/2017/01/here/"}, id="an alias comes first"),
    ],
)  # fmt: skip
def test_what_site_yaml_redirects(pairs: list[tuple[str, str]], leads: dict[str, str]) -> None:
    alias = "old" in leads or any("/old/" in pair for pair in pairs)
    posts = (a_post(slug="here", aliases=("/old/",)),) if alias else (POST,)
    found = led(redirecting(*pairs, posts=posts), "about/index.html")
    if alias:
        leads = {"old": "/2017/01/here/", **leads}
    assert found == {f"{name}/index.html": new for name, new in leads.items()}


LEDGER = {
    "/2017/01/before/": ("post", "here"),
    "/blog/first/": ("redirect", "here"),
    "/2017/01/secret-once/": ("post", "secret"),
    "/2017/01/here/": ("post", "here"),
    "/2017/02/took-back/": ("post", "gone"),
    "/files/leaked.pdf": ("file", "gone other"),
    "/files/removed.pdf": ("file", "other"),
    "/files/of-a-page.pdf": ("file", ""),
    "/topics/homes/": ("topic", "homes"),
    "/topics/rent/": ("redirect", "/topics/homes/"),
    "/old-name/": ("redirect", "/about/"),
}


def test_the_ledger_leads_from_where_public_posts_were() -> None:
    gone = a_withdrawn(slug="gone", id="gone")
    past = a_past(LEDGER, a_past_post(id="secret", address="/2017/01/secret-once/"))
    site = a_site([POST], withdrawn=(gone,), past=past)
    assert led(site, "2017/02/gone/index.html", "about/index.html") == {
        "2017/01/before/index.html": "/2017/01/here/",
        "blog/first/index.html": "/2017/01/here/",
        "2017/02/took-back/index.html": "/2017/02/gone/",
        "files/leaked.pdf/index.html": "/2017/02/gone/",
        "old-name/index.html": "/about/",
    }


def test_nothing_leads_to_a_post_that_is_not_public_nor_from_where_it_was() -> None:
    past = a_past(
        {"/2017/01/once/": ("post", "secret"), "/x/": ("redirect", "secret")},
        a_past_post(id="secret", address="/2017/01/once/"),
    )
    site = redirecting(("/y/", "/2018/01/new-secret-slug/"), past=past)
    assert led(site) == {}


def test_an_id_with_slashes_is_never_taken_for_an_address() -> None:
    id_ = "https://old.example/?p=7"
    past = a_past({"/x/": ("redirect", id_)}, a_past_post(id=id_, address="/2017/01/once/"))
    assert led(a_site([POST], past=past)) == {}


def test_a_page_that_is_where_a_post_was_answers_itself() -> None:
    past = a_past({"/2017/01/before/": ("post", "here")})
    assert led(a_site([POST], past=past), "2017/01/before/index.html") == {}


def test_who_was_last_at_an_address_has_it() -> None:
    past = a_past({"/2017/01/x/": ("post", "b")}, a_past_post(id="a", address="/2017/01/x/"))
    posts = [POST, a_post(slug="a-now", id="a"), a_post(slug="b-now", id="b")]
    paths = [f"2017/01/{name}/index.html" for name in ("a-now", "b-now")]
    assert led(a_site(posts, past=past), *paths) == {"2017/01/x/index.html": "/2017/01/b-now/"}


def test_what_an_editor_wrote_comes_before_the_ledger() -> None:
    past = a_past({"/2017/01/before/": ("post", "here")})
    site = redirecting(("/2017/01/before/", "/about/"), past=past)
    assert led(site, "about/index.html") == {"2017/01/before/index.html": "/about/"}


@pytest.mark.parametrize(
    ("of", "address", "new"),
    [
        pytest.param("list", "/page/3/", "/", id="a further page of the front page"),
        pytest.param("list", "/topics/tax/page/2/", "/topics/tax/", id="of a topic"),
        pytest.param("list", "/topics/rent/page/2/", "/topics/homes/", id="of a topic that moved"),
        pytest.param("feed", "/topics/rent/feed.xml", "/topics/homes/feed.xml", id="the feed of a topic that moved"),
        pytest.param("feed", "/feed/3.xml", "/feed.xml", id="an archive of the feed"),
    ],
)  # fmt: skip
def test_what_a_list_no_longer_reaches_leads_to_its_beginning(
    of: str, address: str, new: str
) -> None:
    past = a_past({address: (of, ""), "/topics/rent/": ("topic", "rent")})
    site = redirecting(("/topics/rent/", "/topics/homes/"), past=past)
    paths = ("index.html", "feed.xml", "topics/tax/index.html", "topics/homes/index.html",
             "topics/homes/feed.xml")  # fmt: skip
    found = {one.old: one for one in redirections(site, frozenset((HERE, *paths)))}
    assert found[address].new == new
    assert found[address].is_feed is address.endswith(".xml")


def test_a_feed_without_a_successor_is_led_nowhere() -> None:
    past = a_past({"/topics/rent/feed.xml": ("feed", ""), "/topics/rent/page/2/": ("list", "")})
    assert led(a_site([POST], past=past), "index.html", "feed.xml") == {}


@pytest.mark.parametrize(
    ("old", "new", "path", "is_feed"),
    [
        pytest.param("/rss/", "/feed.xml", "rss/index.html", True, id="a folder"),
        pytest.param("/rss.xml", "/feed.xml", "rss.xml", True, id="a file"),
        pytest.param("/rss.html", "/feed.xml", "rss.html", False, id="a page"),
        pytest.param("/x.jpg", "/feed.xml", "x.jpg/index.html", False, id="a picture"),
        pytest.param("/a.xml", "/files/data.xml", "a.xml/index.html", False, id="to a document"),
    ],
)
def test_the_file_for_the_old_address_of_a_feed(
    old: str, new: str, path: str, is_feed: bool
) -> None:
    (one,) = redirections(redirecting((old, new)), frozenset(("feed.xml", "files/data.xml")))
    assert one == Redirection(old, path, new, "", is_feed)


def test_what_answers_is_not_missed() -> None:
    answered = {
        "/": "index.html",
        "/a/": "a/index.html",
        "/b.html": "b.html",
        "/caf%C3%A9/": "café/index.html",
        "/files/two%20words.pdf": "files/two words.pdf",
        "/files/gone.pdf": "files/gone.pdf/index.html",
        "/rss": "rss/index.html",
    }
    past = a_past(dict.fromkeys((*answered, "/none/", "/none.pdf"), ("page", "")))
    found = unanswered(a_site(past=past), frozenset(answered.values()))
    assert found == ("/none/", "/none.pdf")


def test_one_who_is_sent_round_arrives_nowhere() -> None:
    leads = {"a/index.html": "/b/", "b/index.html": "/a/"}
    assert end_of("/a/", leads, frozenset()) == ""


@pytest.mark.parametrize(
    ("address", "page"),
    [
        ("/topics/x/page/2/", "/topics/x/"),
        ("/page/12/", "/"),
        ("/topics/x/feed.xml", "/topics/x/"),
        ("/feed.xml", ""),
        ("/pages/2/", ""),
        ("/a/page/two/", ""),
    ],
)
def test_what_follows_a_list_of_itself(address: str, page: str) -> None:
    assert follows_of_itself(address) == page


@pytest.mark.parametrize(
    ("address", "path"),
    [
        ("/atom.xml", "atom.xml"),
        ("/feed/", "feed/index.html"),
        ("/v1.0/feed", "v1.0/feed/index.html"),
    ],
)
def test_the_file_of_a_feed(address: str, path: str) -> None:
    assert path_of_feed(address) == path


def test_a_page_of_the_site_is_no_old_address() -> None:
    site = a_site([POST], pages=(a_page(),), past=a_past({"/about/": ("page", "about")}))
    assert led(site, "about/index.html") == {}


LISTS = ("/topics/care/", "/people/a-guest/")


def test_lists_that_went_with_a_withdrawn_post_lead_to_their_index() -> None:
    past = a_past({one: ("list", one) for one in (*LISTS, "/topics/care/page/2/")})
    site = redirecting(withdrawn=(a_withdrawn(id="gone", lists=LISTS),), past=past)
    there = frozenset((HERE, "topics/index.html", "people/index.html"))
    found = {one.old: (one.new, one.post) for one in redirections(site, there)}
    assert found == {
        "/topics/care/": ("/topics/", "gone"),
        "/people/a-guest/": ("/people/", "gone"),
        "/topics/care/page/2/": ("/topics/", ""),
    }


def test_the_index_of_lists_that_went_with_the_last_of_them_leads_to_the_front_page() -> None:
    past = a_past({"/topics/": ("page", ""), "/topics/care/": ("topic", "care")})
    site = redirecting(withdrawn=(a_withdrawn(lists=LISTS),), past=past)
    assert led(site, "index.html") == {
        "topics/index.html": "/",
        "topics/care/index.html": "/",
    }


def test_who_subscribed_to_a_list_that_went_is_told_in_the_feed_of_changes() -> None:
    past = a_past({"/topics/care/feed.xml": ("feed", "")})
    site = redirecting(withdrawn=(a_withdrawn(lists=LISTS),), past=past)
    (found,) = redirections(site, frozenset((HERE, "changes/feed.xml")))
    assert (found.path, found.new, found.is_feed) == (
        "topics/care/feed.xml",
        "/changes/feed.xml",
        True,
    )


def test_a_list_that_somebody_else_is_in_stays() -> None:
    past = a_past({"/topics/care/": ("topic", "care")})
    site = redirecting(withdrawn=(a_withdrawn(lists=LISTS),), past=past)
    assert led(site, "topics/care/index.html") == {}

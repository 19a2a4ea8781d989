from plugins.domain.people import Link
from plugins.domain.posts import Post
from plugins.views import schema
from plugins.views.heads import (
    FeedLink,
    Head,
    about,
    marker_of,
    present_head,
    unlisted,
)
from plugins.views.post_heads import facts_of, present_post_head
from plugins.views.sharing import Sharing
from tests.builders import a_moment, a_picture, a_post, a_site, an_asset, some_settings


def _head(post: Post, way: tuple[Link, ...] = ()) -> Head:
    hidden = (post,) if post.standing == "hidden" else ()
    site = a_site(() if hidden else (post,), hidden=hidden)
    return present_post_head(facts_of(site, post), site.settings, way)


def test_a_page_speaks_the_language_of_the_site() -> None:
    head = present_head(a_site(), "About", "/about/")
    assert (head.language, head.around, head.direction) == ("en-GB", "", "")


def test_a_post_in_another_language_says_what_is_spoken_around_it() -> None:
    head = _head(a_post(lang="cy"))
    assert (head.language, head.around, head.direction) == ("cy", "en-GB", "")


def test_a_post_in_urdu_runs_from_right_to_left() -> None:
    assert _head(a_post(lang="ur-PK")).direction == "rtl"


def test_search_engines_leave_out_a_hidden_post() -> None:
    assert _head(a_post(standing="hidden")).robots == "noindex"


def test_search_engines_may_list_a_listed_post() -> None:
    assert _head(a_post()).robots == ""


def test_search_engines_leave_out_a_whole_preview() -> None:
    assert present_head(a_site(preview=True), "About", "/about/").robots == "noindex"


def test_a_page_that_is_unlisted_keeps_everything_else() -> None:
    head = present_head(a_site(), "About", "/about/", feed="/feed.xml")
    assert unlisted(head).feed == FeedLink("About", "/feed.xml")


def test_a_draft_is_marked() -> None:
    assert marker_of(a_post(standing="draft")) == "Draft"


def test_a_scheduled_post_says_for_when() -> None:
    post = a_post(standing="scheduled", published=a_moment("2027-03-03 09:00"))
    assert marker_of(post) == "Scheduled for 3 March 2027, 09:00"


def test_what_the_public_sees_is_not_marked() -> None:
    assert [marker_of(a_post(standing=standing)) for standing in ("listed", "hidden")] == ["", ""]


def test_a_page_can_be_shared_in_the_language_of_the_site() -> None:
    head = present_head(a_site(), "About", "/about/")
    assert head.sharing == Sharing(kind="website", locale="en_GB")


def test_a_page_below_others_says_the_way_to_it() -> None:
    head = present_head(a_site(), "Tax", "/topics/tax/", crumbs=(Link("Topics", "/topics/"),))
    assert [type(thing) for thing in head.data] == [schema.BreadcrumbList]


def test_a_page_about_a_thing_says_what_it_is_before_the_way_to_it() -> None:
    site = a_site(assets=(an_asset("images/a.png", width=800, height=600),))
    plain = present_head(site, "Nia", "/people/nia/", crumbs=(Link("People", "/people/"),))
    thing = schema.Person(name="Nia")
    head = about(site, plain, thing, picture=a_picture(src="/images/a.png"), kind="profile")
    assert head.data == (thing, *plain.data)
    assert head.sharing
    assert head.sharing.kind == "profile"
    assert head.sharing.picture
    assert head.sharing.picture.src == "/images/a.png"


def test_a_post_says_what_it_is_and_the_way_to_it() -> None:
    head = _head(a_post(), (Link("Categories", "/categories/"),))
    assert [type(thing) for thing in head.data] == [schema.BlogPosting, schema.BreadcrumbList]
    assert head.crumbs == ()


def test_a_page_that_is_unlisted_says_nothing_of_itself_elsewhere() -> None:
    head = unlisted(present_head(a_site(), "Gone", "/x/", crumbs=(Link("Topics", "/topics/"),)))
    assert (head.sharing, head.data) == (None, ())


def test_a_hidden_post_can_be_shared_by_whoever_has_its_address() -> None:
    head = _head(a_post(standing="hidden"))
    assert head.sharing
    assert head.data == ()


def test_every_page_is_described_if_only_by_its_title_and_the_site() -> None:
    site = a_site(settings=some_settings(name="Green paper", tagline="News and policy"))
    assert present_head(site, "Page 2", "/page/2/").description == (
        "Page 2. Green paper. News and policy"
    )
    assert present_head(site, "Green paper", "/").description == "Green paper. News and policy"
    assert present_head(site, "X", "/x/", description="Its own.").description == "Its own."

from plugins.views.heads import (
    FeedLink,
    marker_of,
    present_head,
    present_post_head,
    unlisted,
)
from tests.builders import a_moment, a_post, a_site


def test_a_page_speaks_the_language_of_the_site() -> None:
    head = present_head(a_site(), "About", "/about/")
    assert (head.language, head.around, head.direction) == ("en-GB", "", "")


def test_a_post_in_another_language_says_what_is_spoken_around_it() -> None:
    head = present_post_head(a_site(), a_post(lang="cy"))
    assert (head.language, head.around, head.direction) == ("cy", "en-GB", "")


def test_a_post_in_urdu_runs_from_right_to_left() -> None:
    assert present_post_head(a_site(), a_post(lang="ur-PK")).direction == "rtl"


def test_search_engines_leave_out_a_hidden_post() -> None:
    assert present_post_head(a_site(), a_post(standing="hidden")).robots == "noindex"


def test_search_engines_may_list_a_listed_post() -> None:
    assert present_post_head(a_site(), a_post()).robots == ""


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

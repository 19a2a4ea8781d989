from typing import Any

from msgspec.structs import replace

from plugins.domain.people import Link
from plugins.domain.posts import Post
from plugins.views.posts import PostPage, present_post, subjects_of_posts
from tests.builders import (
    a_change,
    a_correction,
    a_mention,
    a_moment,
    a_post,
    a_series,
    a_site,
    some_settings,
)


def _page(post: Post, **site: Any) -> PostPage:
    listed = (post,) if post.standing != "hidden" else ()
    hidden = (post,) if post.standing == "hidden" else ()
    others = site.pop("others", ())
    whole = a_site((*listed, *others), hidden=hidden, **site)
    pages = (present_post(subject, whole.settings) for subject in subjects_of_posts(whole))
    return next(page for page in pages if page.head.address == post.address)


def test_a_mention_is_linked_in_the_text() -> None:
    page = _page(a_mention(a_post(), "speech", "warm-homes"))
    assert '<a href="/campaigns/warm-homes/">speech</a>' in page.body.text


def test_links_in_the_text_have_the_path_of_the_site() -> None:
    post = a_mention(a_post(), "speech", "warm-homes")
    page = _page(post, settings=some_settings(address="https://example.org/blog"))
    assert 'href="/blog/campaigns/warm-homes/"' in page.body.text


def test_a_tagged_campaign_is_a_badge_and_a_mentioned_one_is_not() -> None:
    post = a_mention(a_post(campaigns=("warm-homes",)), "speech", "safe-streets")
    assert [badge.title for badge in _page(post).campaigns] == ["Warm Homes"]


def test_topics_and_category_lead_to_their_lists() -> None:
    page = _page(a_post(tags=("Local government", "local Government"), category="Analysis"))
    assert page.topics == (Link("Local government", "/topics/local-government/"),)
    assert page.category == Link("Analysis", "/categories/analysis/")


def test_a_topic_of_a_hidden_post_alone_has_no_list_to_lead_to() -> None:
    page = _page(a_post(standing="hidden", tags=("Secret",), category="Odd"))
    assert page.topics == (Link("Secret", ""),)
    assert page.category == Link("Odd", "")


def test_a_hidden_post_is_at_its_address_and_not_to_be_listed() -> None:
    page = _page(a_post(standing="hidden"))
    assert page.head.robots == "noindex"


def test_a_hidden_part_has_the_box_without_a_place_in_it() -> None:
    series = a_series("People", "Places")
    post = a_post(standing="hidden", series=series.slug, part=1)
    box = _page(post, series=(series,)).series
    assert box is not None
    assert (box.position, [part.address for part in box.parts]) == ("", ["", ""])


def test_a_part_has_the_box_of_its_series() -> None:
    series = a_series("People", "Places")
    box = _page(a_post(series=series.slug, part=2), series=(series,)).series
    assert box is not None
    assert box.position == "Part 2 of 2"


def test_history_and_corrections_are_newest_first() -> None:
    page = _page(
        a_post(
            changes=(a_change("First.", "2017-01-20"), a_change("Second.", "2017-02-20")),
            corrections=(a_correction("One.", "2017-01-21"), a_correction("Two.", "2017-01-22")),
        )
    )
    assert [note.text for note in page.history] == ["Second.", "First."]
    assert [note.text for note in page.corrections] == ["Two.", "One."]


def test_the_day_shown_is_that_of_publication() -> None:
    page = _page(a_post(published=a_moment("2017-05-04 09:00"), modified=a_moment("2017-05-06")))
    assert page.modified is not None
    assert (page.day.words, page.modified.words) == ("4 May 2017", "6 May 2017")


def test_the_day_of_the_update_is_that_of_the_last_change_of_whatever_size() -> None:
    page = _page(
        a_post(
            modified=a_moment("2017-05-06"),
            changes=(a_change(date="2017-05-09"), a_change(date="2017-05-07", major=True)),
            corrections=(a_correction(date="2017-05-12"),),
        )
    )
    assert page.modified is not None
    assert page.corrected is not None
    assert (page.modified.words, page.corrected.words) == ("9 May 2017", "12 May 2017")


def test_a_reply_names_the_post() -> None:
    page = _page(a_post(title="Yes & no?"), settings=some_settings(reply="ed@example.org"))
    assert page.reply == "mailto:ed@example.org?subject=Re%3A%20Yes%20%26%20no%3F"


def test_without_an_address_there_is_no_reply() -> None:
    assert _page(a_post()).reply == ""


def test_posts_chosen_by_hand_are_listed() -> None:
    other = a_post(slug="other")
    page = _page(replace(a_post(), related=("other",)), others=(other,))
    assert [(entry.post.title, entry.reason) for entry in page.related] == [("Other", "")]


def test_posts_that_share_something_are_listed_on_hidden_pages_too() -> None:
    page = _page(
        a_post(standing="hidden", tags=("Tax",)), others=(a_post(slug="o", tags=("Tax",)),)
    )
    assert [(entry.post.title, entry.reason) for entry in page.related] == [("O", "also on Tax")]


def test_a_draft_in_a_preview_is_marked_and_not_to_be_listed() -> None:
    head = _page(a_post(standing="draft"), preview=True).head
    assert (head.marker, head.robots) == ("Draft", "noindex")


def test_another_post_of_no_relation_changes_nothing() -> None:
    post = a_post(series="notes", tags=("Tax",))
    other = a_post(slug="other", tags=("Housing",))
    assert _page(post) == _page(post, others=(other,))

"""The newsletter's feed: one item an edition, with what its mail says."""

from datetime import datetime, timedelta
from typing import Any

import pytest

from plugins.domain.ledger import Past
from plugins.domain.posts import Email, Post
from plugins.domain.sealed import encoded
from plugins.domain.settings import Newsletter
from plugins.domain.site import Site
from plugins.views.feed_items import FeedItem, subjects_of_items
from plugins.views.feeds import Feed, FeedSubject, plan_newsletter_feed, present_feed
from tests.builders import (
    a_body,
    a_change,
    a_moment,
    a_past_post,
    a_post,
    a_site,
    an_action,
    some_settings,
)


def planned(site: Site) -> FeedSubject:
    return plan_newsletter_feed(site, subjects_of_items(site))


def feed_of(site: Site) -> Feed:
    return present_feed(planned(site))


def item_of(*, past: Past | None = None, **changes: Any) -> FeedItem:
    site = a_site([a_post(edition=7, **changes)], past=past or Past())
    (item,) = feed_of(site).items
    return item


def known(post: Post, published: datetime) -> Past:
    return Past(posts={post.id: a_past_post(id=post.id, published=published)})


def test_an_item_has_the_subject_of_the_mail_for_a_title() -> None:
    assert item_of(email=Email("Seven  years", "And a tin")).title == "Seven years"
    assert item_of(title="Policy update").title == "Policy update"


def test_an_item_says_what_the_mail_says() -> None:
    html = item_of(actions=(an_action(label="Write"),)).html
    assert 'class="button"' in html
    assert "<p>And what it does not.</p>" in html


def test_an_edition_without_a_text_has_its_summary_as_content() -> None:
    item = item_of(body=a_body(), summary="Nothing happened.")
    assert item.html == "<p>Nothing happened.</p>"


def test_a_major_change_makes_no_item_new() -> None:
    item = item_of(changes=(a_change(major=True),))
    assert item.updated == item.published == a_moment("2017-01-13 09:00")


@pytest.mark.parametrize(
    ("first", "date"),
    [
        pytest.param(a_moment("2017-01-13 09:04"), a_moment("2017-01-13 09:00"), id="its own"),
        pytest.param(a_moment("2016-12-30 09:04"), a_moment("2016-12-30 09:04"), id="given a later one since"),
    ],
)  # fmt: skip
def test_an_item_is_never_dated_after_the_edition_was_first_on_the_site(
    first: datetime, date: datetime
) -> None:
    past = known(a_post(), first)
    assert item_of(past=past).published == date


def test_items_stand_in_the_order_of_their_dates() -> None:
    posts = [
        a_post(slug=f"edition-{number}", edition=number, published=a_moment(f"2017-0{number}-01"))
        for number in (1, 2, 3)
    ]
    site = a_site(posts, past=known(posts[2], a_moment("2017-01-15")))
    assert [item.title for item in feed_of(site).items] == ["Edition 2", "Edition 3", "Edition 1"]


def test_the_newest_twenty_editions_are_in_the_feed() -> None:
    posts = [
        a_post(
            slug=f"edition-{number}",
            edition=number,
            published=a_moment("2015-01-01 09:00") + timedelta(days=number),
        )
        for number in range(1, 23)
    ]
    titles = [item.title for item in feed_of(a_site(posts)).items]
    assert titles == [f"Edition {number}" for number in range(22, 2, -1)]


def test_the_feed_has_the_name_that_subscribers_know() -> None:
    settings = some_settings(newsletter=Newsletter(name="The policy update"))
    assert feed_of(a_site(settings=settings)).title == "The policy update – The Green Paper"
    assert feed_of(a_site()).title == "Newsletter – The Green Paper"


@pytest.mark.parametrize(
    ("change", "is_same"),
    [
        pytest.param({}, True, id="nothing"),
        pytest.param({"email": Email("Another", "")}, False, id="the subject"),
        pytest.param({"body": a_body("Other words.")}, False, id="the text"),
    ],
)
def test_the_feed_is_made_anew_when_something_in_it_changes(
    change: dict[str, Any], is_same: bool
) -> None:
    before, after = (a_site([a_post(edition=7, **more)]) for more in ({}, change))
    assert (encoded(planned(before)) == encoded(planned(after))) is is_same


def test_no_text_is_made_before_the_feed_is_drawn(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("a text was made")

    monkeypatch.setattr("plugins.views.letter_items.letter_body", refuse)
    assert len(planned(a_site([a_post(edition=7)])).items) == 1

from typing import Any

import pytest

from plugins.domain.ledger import Past
from plugins.domain.people import Link
from plugins.domain.posts import Post
from plugins.domain.sendings import Outcome, Sending
from plugins.domain.settings import Newsletter
from plugins.views.days import Day
from plugins.views.newsletter import (
    EditionBanner,
    Subscription,
    present_edition_banners,
    present_newsletter,
)
from tests.builders import a_change, a_correction, a_moment, a_post, a_site, some_settings

SERVICE = "https://lists.example.org/policy-update"


def subscription(posts: tuple[Post, ...] = (), reply: str = "", **said: Any) -> Subscription | None:
    settings = some_settings(newsletter=Newsletter(**said), reply=reply)
    return present_newsletter(a_site(posts, settings=settings)).subscription


def a_sending(entries: int = 0, outcome: Outcome = "sent", **changes: Any) -> Sending:
    given: dict[str, Any] = {
        "post": "edition-7",
        "edition": 7,
        "token": "0123456789ab",
        "began": a_moment("2017-01-13 10:00"),
        "to": "policy-update@lists.example.org",
        "via": "smtp mail.example.org",
        "by": "nia on desk",
        "text": "aa",
        "entries": entries,
        "outcome": outcome,
        **changes,
    }
    return Sending(**given)


def banner_of(*sendings: Sending, **changes: Any) -> EditionBanner:
    post = a_post(slug="edition-7", edition=7, **changes)
    site = a_site([post], past=Past(sendings={post.id: sendings}))
    return present_edition_banners(site)[post.source]


def test_the_newest_edition_leads_and_the_former_ones_follow() -> None:
    posts = [
        a_post(slug=f"edition-{number}", edition=number, published=a_moment(f"2017-0{number}-01"))
        for number in (1, 2, 3)
    ]
    page = present_newsletter(a_site([*posts, a_post()]))
    assert page.newest is not None
    assert (page.number, page.newest.title) == ("Edition 3", "Edition 3")
    assert [entry.number for entry in page.former] == ["Edition 2", "Edition 1"]
    assert page.head.feed is not None


def test_before_the_first_edition_there_is_no_feed_to_follow() -> None:
    page = present_newsletter(a_site([a_post()]))
    assert (page.newest, page.former, page.head.feed) == (None, (), None)


@pytest.mark.parametrize(
    "said",
    [
        pytest.param({}, id="nothing said of the newsletter"),
        pytest.param({"sender": "a@example.org", "unsubscribe": SERVICE}, id="no way to subscribe"),
    ],
)
def test_without_a_service_for_new_subscribers_the_page_shows_the_buttons(
    said: dict[str, str],
) -> None:
    assert subscription(**said) is None


def test_the_page_says_how_to_subscribe_and_how_to_leave() -> None:
    assert subscription(
        (a_post(edition=1),),
        name="The policy update",
        form=f"{SERVICE}/new",
        field="EMAIL",
        subscribe=SERVICE,
        reply="policy@example.org",
        unsubscribe="{{ UnsubscribeURL }}",
    ) == Subscription(
        name="The policy update",
        form=f"{SERVICE}/new",
        field="EMAIL",
        page=SERVICE,
        feed="/newsletter/feed.xml",
        has_way_out=True,
        contact=Link(
            "policy@example.org",
            "mailto:policy@example.org?subject=Please%20take%20me%20off%20The%20policy%20update",
        ),
    )


def test_before_the_first_edition_nobody_is_sent_to_a_feed() -> None:
    found = subscription(form=SERVICE)
    assert found is not None
    assert (found.name, found.feed, found.has_way_out, found.contact) == ("", "", False, None)


@pytest.mark.parametrize(
    ("said", "label"),
    [
        pytest.param({"reply": "a@x.org", "sender": "c@x.org"}, "a@x.org", id="the newsletter's"),
        pytest.param({"sender": "c@x.org"}, "b@x.org", id="else the site's"),
    ],
)
def test_whoever_wants_to_leave_writes_to_where_answers_go(
    said: dict[str, str], label: str
) -> None:
    settings = some_settings(newsletter=Newsletter(form=SERVICE, **said), reply="b@x.org")
    found = present_newsletter(a_site(settings=settings)).subscription
    assert found is not None
    assert found.contact is not None
    assert found.contact.label == label


def test_without_an_address_for_answers_the_senders_will_do() -> None:
    found = subscription(form=SERVICE, sender="c@x.org")
    assert found is not None
    assert found.contact is not None
    assert found.contact.label == "c@x.org"


def test_an_edition_knows_the_ones_before_and_after_it() -> None:
    posts = [
        a_post(slug=f"edition-{number}", edition=number, published=a_moment(f"2017-0{number}-01"))
        for number in (1, 2, 4)
    ]
    banners = present_edition_banners(a_site([*posts, a_post(slug="none")]))
    first, second, last = (Link(f"Edition {post.edition}", post.address) for post in posts)
    assert [banners[post.source] for post in posts] == [
        EditionBanner("Edition 1", None, second),
        EditionBanner("Edition 2", first, last),
        EditionBanner("Edition 4", second, None),
    ]
    assert len(banners) == 3


@pytest.mark.parametrize(
    "sendings",
    [
        pytest.param((), id="never"),
        pytest.param((a_sending(outcome="unsent"),), id="refused"),
        pytest.param((a_sending(outcome="begun"),), id="nobody knows"),
    ],
)
def test_an_edition_that_is_not_known_to_be_sent_says_nothing_of_it(
    sendings: tuple[Sending, ...],
) -> None:
    banner = banner_of(*sendings, changes=(a_change(),))
    assert (banner.sent, banner.changed) == (None, "")


def test_an_edition_says_on_which_day_it_was_sent_where_the_site_is() -> None:
    late = a_sending(began=a_moment("2017-06-30 23:30+00:00"))
    banner = banner_of(a_sending(outcome="unsent"), late)
    assert banner.sent == Day("2017-07-01", "1 July 2017")


@pytest.mark.parametrize(
    ("entries", "changes", "place"),
    [
        pytest.param(0, {}, "", id="nothing"),
        pytest.param(1, {"changes": (a_change(),)}, "", id="nothing since"),
        pytest.param(0, {"changes": (a_change(),)}, "#page:history", id="a change"),
        pytest.param(0, {"corrections": (a_correction(),)}, "#page:corrections", id="a correction"),
        pytest.param(
            1,
            {
                "changes": (a_change(date="2017-02-01"),),
                "corrections": (a_correction(date="2017-03-01"),),
            },
            "#page:corrections",
            id="a correction after a change that subscribers got",
        ),
    ],
)
def test_an_edition_leads_to_what_changed_after_it_was_sent(
    entries: int, changes: dict[str, Any], place: str
) -> None:
    assert banner_of(a_sending(entries), **changes).changed == place

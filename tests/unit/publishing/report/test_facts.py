"""What the ledger will know more, as readers will see it."""

from datetime import UTC, datetime

import pytest
from msgspec.structs import replace

from plugins.domain.ledger import NO_PAST, Fact, Past, PastPost, address_fact, post_fact
from plugins.domain.library import Library
from plugins.domain.redirects import Redirection
from plugins.publishing.report.facts import (
    addresses,
    closed,
    corrected,
    edited,
    redirects,
    waiting,
    withdrawn,
)
from plugins.publishing.report.report import Address, Redirected
from tests.builders import (
    a_campaign,
    a_change,
    a_correction,
    a_moment,
    a_past_post,
    a_post,
    a_site,
    a_withdrawn,
    an_action,
    some_settings,
)

WHEN = datetime(2017, 6, 1, tzinfo=UTC)
KEYS = a_post(slug="keys", title="Keys")


def published(**changes: object) -> PastPost:
    return a_past_post(**{"id": "keys", **changes})


def the_past(*posts: PastPost, **addresses: tuple[str, str]) -> Past:
    return Past({post.id: post for post in posts}, dict(addresses))


def fact_of(**changes: object) -> Fact:
    return post_fact(published(**changes), WHEN)


def test_new_posts_come_first_and_what_was_known_is_not_new() -> None:
    facts = [
        address_fact("/topics/halls/", "topic", "halls", WHEN),
        address_fact("/about/", "page", "about", WHEN),
        fact_of(),
        address_fact("/old/", "redirect", "keys", WHEN),
        address_fact("/files/a.pdf", "file", "", WHEN),
        address_fact("/robots.txt", "robots", "", WHEN),
    ]
    past = Past({}, {"/about/": ("post", "x")})
    assert list(addresses(facts, past, {KEYS.address: KEYS})) == [
        Address("/2017/01/keys/", "post", "Keys"),
        Address("/topics/halls/", "topic"),
    ]
    assert list(addresses([fact_of(text="b")], the_past(published()), {})) == []
    assert list(addresses([fact_of(status="withdrawn")], NO_PAST, {})) == []


def test_a_redirect_says_where_its_old_address_leads_now() -> None:
    facts = [address_fact("/old/", "redirect", "keys", WHEN)]
    leads = [Redirection("/old", "old/index.html", "/2017/01/keys/", "keys")]
    assert list(redirects(leads, facts)) == [Redirected("/old/", "/2017/01/keys/")]
    assert list(redirects([], facts)) == []


def test_a_withdrawal_is_told_once_and_without_a_title() -> None:
    site = a_site([], withdrawn=(a_withdrawn(slug="keys"),))
    fact = fact_of(status="withdrawn")
    (told,) = withdrawn(site, [fact], the_past(published()))
    assert (told.address, told.because) == (
        "/2017/02/keys/", "It named somebody who had asked not to be named.",
    )  # fmt: skip
    assert list(withdrawn(site, [fact], the_past(published(status="withdrawn")))) == []


@pytest.mark.parametrize(
    ("before", "names", "told"),
    [
        pytest.param(0, {}, ["correction: It was May.", "change: Figures updated."], id="all"),
        pytest.param(1, {"Correction/2017-02-01/1": "x"}, ["change: Figures updated."], id="the small one"),
        pytest.param(1, {}, ["correction: It was May."], id="one that is put before an older one"),
        pytest.param(2, {"Correction/2017-02-01/1": "x"}, [], id="none"),
    ],
)  # fmt: skip
def test_entries_that_the_ledger_does_not_know_are_new(
    before: int, names: dict[str, str], told: list[str]
) -> None:
    post = replace(
        KEYS, corrections=(a_correction("It was May.", "2017-02-01"),), changes=(a_change(),)
    )
    past = replace(the_past(published(entries=before)), entries={"keys": names})
    found = corrected(a_site([post]), [fact_of(entries=2)], past)
    assert [f"{one.kind}: {one.text}" for one in found] == told


def test_the_entries_of_a_post_that_was_not_out_are_not_news() -> None:
    post = replace(KEYS, corrections=(a_correction(),))
    assert list(corrected(a_site([post]), [fact_of(entries=1)], NO_PAST)) == []


def test_actions_that_closed_since_the_last_publication_are_told() -> None:
    action = an_action(closes=a_moment("2017-05-31 17:00"))
    site = a_site(
        [replace(KEYS, actions=(action, an_action()))], campaigns=(a_campaign(actions=(action,)),)
    )
    told = [(one.address, one.closed) for one in closed(site, a_moment("2017-05-30"))]
    assert told == [
        ("/2017/01/keys/", "31 May 2017, 17:00"),
        ("/campaigns/warm-homes/", "31 May 2017, 17:00"),
    ]
    assert list(closed(site, a_moment("2017-05-31 17:01"))) == []
    assert list(closed(site, None)) == []


def test_a_post_is_edited_where_its_text_is_another() -> None:
    past = the_past(published(), published(id="two", address="/2017/02/two/"))
    assert edited([fact_of(text="b")], past) == {"/2017/01/keys/": True, "/2017/02/two/": False}
    assert edited([fact_of(content="d")], past)["/2017/01/keys/"] is False


def test_posts_that_wait_are_finished_ones() -> None:
    later = a_moment("2017-12-01")
    posts = (
        KEYS, a_post(slug="a", published=later), a_post(slug="b", published=later, status="draft"),
        a_post(slug="c", published=later, status="hidden"), a_post(slug="d", status="draft"),
    )  # fmt: skip
    assert waiting(Library(settings=some_settings(), posts=posts), a_moment()) == 2

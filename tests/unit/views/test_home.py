import pytest

from plugins.domain.posts import Post
from plugins.views.home import HomePage, lead_of, present_home, subjects_of_older_posts
from plugins.views.lists import present_list
from tests.builders import a_campaign, a_moment, a_post, a_series, a_site, an_action


def on(day: int, slug: str, **keys: object) -> Post:
    return a_post(slug=slug, published=a_moment(f"2017-01-{day:02}"), **keys)


def home(*args: object, **keys: object) -> HomePage:
    return present_home(a_site(*args, **keys))


@pytest.mark.parametrize(
    ("posts", "lead"),
    [
        pytest.param([on(1, "old", edition=1), on(3, "newer")], "old", id="an older edition"),
        pytest.param([on(1, "old", category="Round-ups"), on(3, "b")], "old", id="a round-up"),
        pytest.param(
            [on(1, "a", edition=1), on(2, "b", category="round-ups"), on(3, "c")],
            "b",
            id="the newest of them, of whichever kind",
        ),
        pytest.param([on(1, "old"), on(3, "new")], "new", id="the newest where there is none"),
    ],
)
def test_the_newest_round_up_leads(posts: list[Post], lead: str) -> None:
    found = lead_of(a_site(posts))
    assert found is not None
    assert found.slug == lead


def test_the_ten_newest_posts_stand_there_once_each() -> None:
    posts = [on(n, f"post-{n}", edition=8 if n == 11 else None) for n in range(1, 13)]
    site = a_site(posts)
    first, (subject,) = present_home(site), subjects_of_older_posts(site)
    second = present_list(subject, site.settings)
    assert first.lead is not None
    assert (first.lead.post.title, first.lead.edition) == ("Post 11", "Edition 8")
    assert [card.title for card in first.posts] == [
        "Post 12", *(f"Post {n}" for n in range(10, 2, -1)),
    ]  # fmt: skip
    assert [card.title for card in second.posts] == ["Post 2", "Post 1"]
    assert second.head.address == "/page/2/"


def test_a_lead_older_than_that_leads_without_pushing_another_out() -> None:
    posts = [on(n, f"post-{n}", edition=1 if n == 1 else None) for n in range(1, 13)]
    page = home(posts)
    assert page.lead is not None
    assert page.lead.post.title == "Post 1"
    assert len(page.posts) == 10


def test_a_site_without_posts_has_a_front_page() -> None:
    page = home()
    assert (page.lead, page.posts, page.pager) == (None, (), None)


def test_hidden_posts_are_not_on_it() -> None:
    page = home(hidden=(a_post(standing="hidden"),))
    assert (page.lead, page.posts) == (None, ())


def test_only_active_campaigns_are_on_it_with_what_can_be_done_first() -> None:
    closed = an_action(label="Come", closes=a_moment("2016-01-01"))
    active = a_campaign(slug="keys", title="Keys", actions=(closed, an_action(label="Write")))
    page = home(campaigns=(active, a_campaign(slug="won", status="won")))
    (card,) = page.campaigns
    assert card.action is not None
    assert (card.badge.title, card.action.label) == ("Keys", "Write")


def test_a_series_is_on_it_while_parts_are_to_come() -> None:
    running = a_series("People", "Places", slug="ties", title="Ties")
    done = a_series("People", slug="done", title="Done")
    posts = [
        on(1, "a", series="ties", part=1, part_title="People"),
        on(2, "b", series="done", part=1, part_title="People"),
    ]
    page = home(posts, series=(running, done))
    assert [(card.title, card.next) for card in page.series] == [("Ties", "Places")]

"""Feeds: what an item says, which items a feed has, and what archives promise."""

from collections.abc import Callable, Sequence
from datetime import timedelta

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from plugins.domain.body import Body, Reference
from plugins.domain.posts import Post
from plugins.domain.sealed import Sealed
from plugins.domain.site import Site
from plugins.views.feed_changes import present_change_items
from plugins.views.feed_items import (
    FeedAuthor,
    FeedItem,
    present_item,
    subjects_of_items,
    subjects_of_lasting_items,
)
from plugins.views.feeds import (
    ARCHIVE_LENGTH,
    Feed,
    plan_archives,
    plan_campaign_feed,
    plan_category_feed,
    plan_changes_feed,
    plan_newsletter_feed,
    plan_person_feed,
    plan_series_feed,
    plan_site_feed,
    plan_topic_feed,
    present_feed,
)
from tests.builders import (
    a_body,
    a_byline,
    a_campaign,
    a_change,
    a_correction,
    a_download,
    a_mention,
    a_moment,
    a_picture,
    a_post,
    a_series,
    a_site,
    a_withdrawn,
    an_action,
    some_settings,
)


def an_item(**changes: object) -> FeedItem:
    """The item of a post with these values on a site of its own."""
    post = a_post(**changes)
    return item_of(a_site([post]), post)


def item_of(site: Site, post: Post) -> FeedItem:
    return present_item(subjects_of_items(site)[post.source], Sealed(site.settings))


def some_posts(count: int, **changes: object) -> list[Post]:
    """Posts a day apart, the oldest first."""
    return [
        a_post(
            slug=f"post-{number}",
            published=a_moment("2010-01-01 09:00") + timedelta(days=number),
            **changes,
        )
        for number in range(count)
    ]


def addresses(feed: Feed) -> list[str]:
    return [item.address.rstrip("/").rpartition("/")[2] for item in feed.items]


# --- what an item says ---------------------------------------------------------------------


def test_an_item_is_the_post_with_absolute_addresses() -> None:
    item = an_item(
        title="The Bill & you",
        bylines=(a_byline("Nia Powell"), a_byline("Sam Reed")),
        category="Analysis",
        tags=("Housing", "Analysis"),
        lang="cy",
    )
    assert item.title == "The Bill & you"
    assert item.address == "https://example.org/2017/01/the-bill-you/"
    assert item.authors == (
        FeedAuthor("Nia Powell", "https://example.org/people/nia-powell/"),
        FeedAuthor("Sam Reed", "https://example.org/people/sam-reed/"),
    )
    assert item.categories == ("Analysis", "Housing")
    assert item.language == "cy"
    assert item.published == item.updated == a_moment("2017-01-13 09:00")


def test_links_and_notes_in_a_body_are_absolute() -> None:
    html = '<p><a href="about.md">us</a> <a href="#note">1</a></p>'
    spans = [
        (html.index(word), html.index(word) + len(word), word) for word in ("about.md", "#note")
    ]
    references = tuple(Reference(start, end, word, "link", end) for start, end, word in spans)
    item = an_item(body=Body(html=html, references=references), targets=("/about/", "#note"))
    assert 'href="https://example.org/about/"' in item.html
    assert 'href="https://example.org/2017/01/shared-society/#note"' in item.html


def test_the_standfirst_comes_before_the_body_once() -> None:
    alone = an_item(standfirst="It's out & about.", body=a_body("Something else."))
    assert alone.html.startswith("<p><strong>It&#39;s out &amp; about.</strong></p>")
    same = an_item(standfirst="It's out & about.", body=a_body("It’s out & about. And more."))
    assert same.html.startswith("<p>It’s out &amp; about. And more.</p>")
    assert same.html.count("about") == 1


def test_the_picture_comes_with_its_words_unless_the_body_shows_it() -> None:
    picture = a_picture(alt='A "green" square', caption="<Square>", credit="Photo: Ann Lee")
    shown = an_item(image=picture)
    assert '<img src="https://example.org/images/square.svg"' in shown.html
    assert 'alt="A &#34;green&#34; square"' in shown.html
    assert "<figcaption>&lt;Square&gt; Photo: Ann Lee</figcaption>" in shown.html
    assert shown.image == "https://example.org/images/square.svg"
    html = '<p><img src="x" alt=""></p>'
    place = html.index('x"')
    reference = Reference(place, place + 1, "x", "picture", place + 1)
    body = Body(html=html, references=(reference,))
    assert "<figure>" not in an_item(image=picture, body=body, targets=(picture.src,)).html


def test_a_picture_without_words_has_no_caption() -> None:
    assert "figcaption" not in an_item(image=a_picture()).html


def test_downloads_say_what_they_are() -> None:
    html = an_item(files=(a_download(label="Report <1>", kind="Easy Read"),)).html
    assert (
        '<li><a href="https://example.org/files/report.pdf">Report &lt;1&gt;</a>'
        " (Easy Read, PDF, 340 kB)</li>" in html
    )


def test_an_action_says_until_when_it_is_open_whatever_the_moment() -> None:
    action = an_action(closes=a_moment("2017-03-03 23:59"), points=("Say <why>",))
    post = a_post(actions=(action, an_action(url="", label="Talk about it")))
    before, after = (
        item_of(a_site([post], moment=a_moment(day)), post).html
        for day in ("2017-02-01", "2019-02-01")
    )
    assert before == after
    assert (
        '<li><a href="https://example.net/write">Write to your councillor</a>'
        " (open until 3 March 2017)<ul><li>Say &lt;why&gt;</li></ul></li>" in before
    )
    assert "<li>Talk about it</li>" in before


def test_corrections_are_said() -> None:
    html = an_item(corrections=(a_correction("May, not <June>."),)).html
    assert "<p><strong>Correction, 1 February 2017:</strong> May, not &lt;June&gt;.</p>" in html


def test_a_post_without_any_text_is_its_summary() -> None:
    item = an_item(title="Only & a title", summary="", body=Body())
    assert item.summary == "Only & a title"
    assert item.html == "<p>Only &amp; a title</p>"
    assert type(item.html) is str


def test_a_summary_is_one_line() -> None:
    assert an_item(summary="One\n  two ").summary == "One two"


@pytest.mark.parametrize(
    ("changes", "updated"),
    [
        pytest.param((), "2017-01-13 09:00", id="unchanged"),
        pytest.param((a_change(),), "2017-01-13 09:00", id="a small change"),
        pytest.param((a_change(major=True),), "2017-03-01", id="a major change"),
        pytest.param(
            (a_change(major=True, date="2016-03-01"),), "2017-01-13 09:00", id="a major one before"
        ),
    ],
)
def test_only_a_major_change_moves_the_date_of_change(changes: tuple, updated: str) -> None:
    item = an_item(changes=changes, modified=a_moment("2018-01-01"))
    assert item.updated == a_moment(updated)
    assert item.published == a_moment("2017-01-13 09:00")


@pytest.mark.parametrize(
    "edit",
    [
        pytest.param({"title": "Another title"}, id="retitled"),
        pytest.param({"slug": "elsewhere"}, id="a new slug"),
        pytest.param({"published": a_moment("2016-12-31")}, id="a corrected date"),
        pytest.param({"source": "posts/2017/x.md"}, id="another folder"),
        pytest.param({"body": a_body("Another text.")}, id="another text"),
    ],
)
def test_an_item_keeps_its_id_when_its_post_is(edit: dict[str, object]) -> None:
    edited = {"id": "speech", "title": "Shared Society", **edit}
    assert an_item(**edited).id == an_item(id="speech", title="Shared Society").id


def test_ids_are_absolute_uris_that_the_address_of_the_site_has_no_part_in() -> None:
    post = a_post()
    here = a_site([post])
    there = a_site([post], settings=some_settings(address="https://elsewhere.example/blog"))
    ids = {item_of(site, post).id for site in (here, there)}
    assert len(ids) == 1
    assert ids.pop().startswith("urn:uuid:")
    assert an_item(id="https://old.example/?p=7").id == "https://old.example/?p=7"


def test_an_item_that_was_made_serves_the_next_feed_that_has_it() -> None:
    post = a_post()
    assert item_of(a_site([post]), post) is item_of(a_site([post]), post)


ASKING = a_post(body=a_body("We ask for Warm Homes."))


@pytest.mark.parametrize(
    ("post", "address"),
    [
        pytest.param(a_post(body=a_body("Other words.")), "", id="the text"),
        pytest.param(replace(ASKING, lang="cy"), "", id="the language"),
        pytest.param(replace(ASKING, bylines=(a_byline("Sam"),)), "", id="who wrote it"),
        pytest.param(a_mention(ASKING, "Warm Homes", "warm-homes"), "", id="a mention"),
        pytest.param(ASKING, "https://other.example", id="the address of the site"),
    ],
)
def test_an_item_is_made_again_for_whatever_is_new(post: Post, address: str) -> None:
    first = item_of(a_site([ASKING]), ASKING)
    elsewhere = some_settings(address=address) if address else some_settings()
    assert item_of(a_site([post], settings=elsewhere), post) != first


def test_only_listed_posts_are_items_of_a_preview() -> None:
    posts = [a_post(slug=name, standing=name) for name in ("listed", "draft", "scheduled")]
    site = a_site([post for post in posts if post.standing != "hidden"], preview=True)
    items = subjects_of_items(site)
    assert set(items) == {"posts/listed.md"}
    assert addresses(present_feed(plan_site_feed(site, items, "/feed.xml"))) == ["listed"]
    assert addresses(present_feed(plan_person_feed(site, items, site.people[0]))) == ["listed"]
    assert [feed.items for feed in plan_archives(site, items)] == [tuple(items.values())]


# --- what a feed has -----------------------------------------------------------------------

PostsToFeed = Callable[[Sequence[Post]], Feed]


def of_site(posts: Sequence[Post]) -> Feed:
    site = a_site(posts)
    return present_feed(plan_site_feed(site, subjects_of_items(site), "/feed.xml"))


def of_campaign(posts: Sequence[Post]) -> Feed:
    site = a_site(posts)
    return present_feed(plan_campaign_feed(site, subjects_of_items(site), site.campaigns[0]))


def of_person(posts: Sequence[Post]) -> Feed:
    site = a_site(posts)
    return present_feed(plan_person_feed(site, subjects_of_items(site), site.people[0]))


def of_topic(posts: Sequence[Post]) -> Feed:
    site = a_site(posts)
    return present_feed(plan_topic_feed(site, subjects_of_items(site), site.topics[0]))


def of_category(posts: Sequence[Post]) -> Feed:
    site = a_site(posts)
    return present_feed(plan_category_feed(site, subjects_of_items(site), site.categories[0]))


def of_newsletter(posts: Sequence[Post]) -> Feed:
    site = a_site(posts)
    return present_feed(plan_newsletter_feed(site, subjects_of_items(site)))


FOLLOWED = [
    pytest.param(of_site, {}, "feed.xml", "/", "The Green Paper", id="site"),
    pytest.param(
        of_campaign,
        {"campaigns": ("warm-homes",)},
        "campaigns/warm-homes/feed.xml",
        "/campaigns/warm-homes/",
        "Warm Homes – The Green Paper",
        id="campaign",
    ),
    pytest.param(
        of_person,
        {"bylines": (a_byline("Nia Powell"),)},
        "people/nia-powell/feed.xml",
        "/people/nia-powell/",
        "Nia Powell – The Green Paper",
        id="person",
    ),
    pytest.param(
        of_topic,
        {"tags": ("Social care",)},
        "topics/social-care/feed.xml",
        "/topics/social-care/",
        "Social care – The Green Paper",
        id="topic",
    ),
    pytest.param(
        of_category,
        {"category": "Guest posts"},
        "categories/guest-posts/feed.xml",
        "/categories/guest-posts/",
        "Guest posts – The Green Paper",
        id="category",
    ),
    pytest.param(
        of_newsletter,
        {"edition": 7},
        "newsletter/feed.xml",
        "/newsletter/",
        "Newsletter – The Green Paper",
        id="newsletter",
    ),
]


@pytest.mark.parametrize(("feed_of", "changes", "path", "home", "title"), FOLLOWED)
def test_a_feed_has_the_twenty_newest_posts_newest_first(
    feed_of: PostsToFeed, changes: dict[str, object], path: str, home: str, title: str
) -> None:
    posts = some_posts(25, **changes)
    feed = feed_of(posts)
    assert addresses(feed) == [f"post-{number}" for number in range(24, 4, -1)]
    assert (feed.path, feed.address) == (path, f"https://example.org/{path}")
    assert (feed.home, feed.title) == (f"https://example.org{home}", title)
    assert feed.description
    assert feed.language == "en-GB"
    assert feed.publisher == FeedAuthor("Community Together", "https://example.org/")
    assert feed.updated == posts[-1].published
    assert (feed.complete, feed.archive, feed.current) == (False, False, "")


def test_a_site_below_a_path_has_its_feeds_there() -> None:
    site = a_site(some_posts(2), settings=some_settings(address="https://example.org/blog"))
    items = subjects_of_items(site)
    feed = present_feed(plan_site_feed(site, items, "/feed.xml"))
    assert feed.address == "https://example.org/blog/feed.xml"
    assert feed.previous == "https://example.org/blog/feed/1.xml"
    assert feed.path == "feed.xml"
    assert feed.items[0].address.startswith("https://example.org/blog/2010/")
    assert feed.home == "https://example.org/blog/"


def test_a_series_feed_is_complete_and_begins_at_the_beginning() -> None:
    series = a_series(slug="green-paper", title="Green paper", standfirst="Five essays.")
    site = a_site([*some_posts(25, series="green-paper"), a_post()], series=(series,))
    feed = present_feed(plan_series_feed(site, subjects_of_items(site), series))
    assert addresses(feed) == [f"post-{number}" for number in range(25)]
    assert feed.complete
    assert feed.description == "Five essays."
    assert (feed.previous, feed.archive) == ("", False)


def test_a_campaign_feed_has_the_posts_that_only_mention_it() -> None:
    post = a_mention(a_post(body=a_body("Of Warm Homes.")), "Warm Homes", "warm-homes")
    site = a_site([post], campaigns=[a_campaign(slug="warm-homes", ask="Insulate!")])
    feed = present_feed(plan_campaign_feed(site, subjects_of_items(site), site.campaigns[0]))
    assert addresses(feed) == ["shared-society"]
    assert feed.description == "Insulate!"
    assert (
        '<a href="https://example.org/campaigns/warm-homes/">Warm Homes</a>' in feed.items[0].html
    )


def test_an_empty_feed_has_no_date() -> None:
    site = a_site(series=(a_series(),))
    feed = present_feed(plan_series_feed(site, subjects_of_items(site), site.series[0]))
    assert (feed.items, feed.updated) == ((), None)


def test_an_item_is_one_value_in_all_feeds() -> None:
    site = a_site(some_posts(1, tags=("Housing",)))
    items = subjects_of_items(site)
    of_all = plan_site_feed(site, items, "/feed.xml").items[0]
    assert plan_topic_feed(site, items, site.topics[0]).items[0] is of_all


def test_no_two_feeds_share_an_id() -> None:
    site = a_site(some_posts(60, tags=("A", "B")))
    items = subjects_of_items(site)
    feeds = [
        *(
            present_feed(plan_site_feed(site, items, f"/feed.{kind}"))
            for kind in ("xml", "atom", "json")
        ),
        *map(present_feed, plan_archives(site, items)),
        *(present_feed(plan_topic_feed(site, items, topic)) for topic in site.topics),
    ]
    assert len({feed.id for feed in feeds}) == len(feeds) == 7


# --- archives ------------------------------------------------------------------------------


def archives_of(posts: Sequence[Post]) -> tuple[Feed, ...]:
    site = a_site(posts)
    return tuple(
        map(
            present_feed,
            plan_archives(site, subjects_of_lasting_items(site, subjects_of_items(site))),
        )
    )


def test_archives_hold_every_post_once_fifty_to_one_from_the_oldest() -> None:
    archives = archives_of(some_posts(120))
    assert [feed.path for feed in archives] == ["feed/1.xml", "feed/2.xml", "feed/3.xml"]
    assert [addresses(feed)[-1] for feed in archives] == ["post-0", "post-50", "post-100"]
    assert [len(feed.items) for feed in archives] == [50, 50, 20]
    assert addresses(archives[0]) == [f"post-{number}" for number in range(49, -1, -1)]


def test_archives_are_linked_backwards_from_the_current_feed() -> None:
    site = a_site(some_posts(101))
    items = subjects_of_items(site)
    archives = tuple(map(present_feed, plan_archives(site, items)))
    assert present_feed(plan_site_feed(site, items, "/feed.xml")).previous == archives[2].address
    assert [feed.previous for feed in archives] == ["", archives[0].address, archives[1].address]
    assert {feed.current for feed in archives} == {"https://example.org/feed.xml"}
    assert all(feed.archive for feed in archives)


@pytest.mark.parametrize("address", ["/feed.atom", "/feed.json"])
def test_only_the_rss_feed_leads_to_archives(address: str) -> None:
    site = a_site(some_posts(101))
    assert present_feed(plan_site_feed(site, subjects_of_items(site), address)).previous == ""


def test_a_site_without_posts_has_no_archive() -> None:
    site = a_site()
    assert plan_archives(site, {}) == ()
    assert present_feed(plan_site_feed(site, {}, "/feed.xml")).previous == ""


@settings(deadline=None, max_examples=30)
@given(
    days=st.lists(st.integers(0, 9000), unique=True, min_size=45, max_size=170),
    new=st.integers(0, 9000),
)
def test_a_full_archive_changes_only_when_a_post_enters_before_its_end(
    days: list[int], new: int
) -> None:
    start = a_moment("1990-01-01 12:00")
    posts = [a_post(slug=f"p{day}", published=start + timedelta(days=day)) for day in days]
    entering = a_post(slug="new", published=start + timedelta(days=new, hours=1))
    before, after = archives_of(posts), archives_of([*posts, entering])
    full = [feed for feed in before if len(feed.items) == ARCHIVE_LENGTH]
    for feed, later in zip(full, after, strict=False):
        is_before_its_end = entering.published < feed.items[0].published
        assert (feed == later) is not is_before_its_end


def test_a_new_campaign_that_a_post_names_changes_the_feed_and_no_archive() -> None:
    post = a_post(body=a_body("Of Warm Homes."))
    mentioning = a_mention(post, "Warm Homes", "warm-homes")
    assert archives_of([post]) == archives_of([mentioning])
    assert of_site([post]) != of_site([mentioning])


# --- changes -------------------------------------------------------------------------------


def changes_of(*posts: Post, **more: object) -> tuple[FeedItem, ...]:
    return present_change_items(a_site(posts, **more))


def test_corrections_major_changes_and_withdrawals_are_items_newest_first() -> None:
    post = a_post(
        title="The <Bill>",
        changes=(a_change(major=True), a_change("A comma.", "2017-03-02")),
        corrections=(a_correction("May & not June."),),
    )
    change, withdrawal, correction = changes_of(post, withdrawn=(a_withdrawn(),))
    assert change.title == "Change, 1 March 2017: The <Bill>"
    assert correction.title == "Correction, 1 February 2017: The <Bill>"
    assert correction.summary == "May & not June."
    assert "<p>May &amp; not June.</p>" in correction.html
    assert '<a href="https://example.org/2017/01/the-bill/">The &lt;Bill&gt;</a>' in correction.html
    assert correction.published == a_moment("2017-02-01")
    assert withdrawal.title == "Withdrawn on 5 February 2017: a post of 3 February 2017"
    assert {type(item.html) for item in (change, withdrawal, correction)} == {str}


def test_a_withdrawal_says_where_when_and_why_and_nothing_else() -> None:
    (item,) = changes_of(withdrawn=(a_withdrawn(because="It named <somebody>."),))
    assert item.address == "https://example.org/2017/02/a-mistake/"
    assert item.html == (
        "<p>The post of 3 February 2017 at"
        ' <a href="https://example.org/2017/02/a-mistake/">'
        "https://example.org/2017/02/a-mistake/</a>"
        " was withdrawn on 5 February 2017.</p>\n<p>It named &lt;somebody&gt;.</p>\n"
    )
    assert item.summary == "It named <somebody>."


def test_a_withdrawal_without_a_day_or_a_reason_is_an_item_too() -> None:
    (item,) = changes_of(withdrawn=(a_withdrawn(withdrawn=None, because=""),))
    assert item.title == "Withdrawn: a post of 3 February 2017"
    assert item.published == a_moment("2017-02-03 09:00")
    assert item.summary == "A post of 3 February 2017 was withdrawn"
    assert item.html.endswith("was withdrawn.</p>\n")


def test_drafts_in_a_preview_have_no_changes() -> None:
    assert changes_of(a_post(standing="draft", corrections=(a_correction(),)), preview=True) == ()


def test_changes_of_one_day_have_ids_of_their_own() -> None:
    post = a_post(
        id="https://old.example/?p=7",
        corrections=(a_correction("One."), a_correction("Two.")),
        changes=(a_change("Three.", "2017-02-01", major=True),),
    )
    other = a_post(slug="other", corrections=(a_correction("One."),))
    items = changes_of(post, other)
    assert len({item.id for item in items}) == len(items) == 4
    assert post.id not in {item.id for item in items}


def test_a_change_keeps_its_id_when_it_is_reworded_or_another_is_added() -> None:
    first = a_post(id="speech", corrections=(a_correction("One."),))
    later = a_post(
        id="speech",
        title="Retitled",
        published=a_moment("2017-01-14"),
        source="posts/2017/x.md",
        corrections=(
            a_correction("None, in truth."),
            a_correction("Two."),
            a_correction(date="2018-01-01"),
        ),
    )
    (before,) = changes_of(first)
    after = changes_of(later)
    assert len(after) == 3
    assert before.id in {item.id for item in after if item.summary == "None, in truth."}


def test_a_withdrawal_keeps_its_id_when_its_day_is_put_right() -> None:
    (before,) = changes_of(withdrawn=(a_withdrawn(),))
    (after,) = changes_of(withdrawn=(a_withdrawn(withdrawn=a_moment("2017-02-06")),))
    assert before.id == after.id


def test_the_feed_of_changes_has_the_twenty_newest() -> None:
    days = [f"2017-03-{day:02}" for day in range(1, 26)]
    post = a_post(corrections=tuple(a_correction(day, day) for day in days))
    feed = present_feed(plan_changes_feed(a_site([post])))
    assert [item.summary for item in feed.items] == days[:4:-1]
    assert feed.path == "changes/feed.xml"
    assert feed.home == "https://example.org/changes/"


def test_a_feed_can_be_digested() -> None:
    feed = present_feed(plan_changes_feed(a_site([a_post(corrections=(a_correction(),))])))
    assert msgspec.msgpack.encode(feed) == msgspec.msgpack.encode(feed)


def test_nothing_of_the_moment_of_the_build_is_in_a_feed() -> None:
    def feeds(site: Site) -> list[Feed]:
        items = subjects_of_items(site)
        return [
            present_feed(plan_site_feed(site, items, "/feed.xml")),
            present_feed(plan_changes_feed(site)),
        ]

    posts = some_posts(3, corrections=(a_correction(),))
    assert feeds(a_site(posts)) == feeds(a_site(posts, moment=a_moment("2027-01-01")))

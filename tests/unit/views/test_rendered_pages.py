"""Every kind of page of a site that has everything, rendered."""

import re
from collections.abc import Iterator
from itertools import chain
from urllib.parse import urldefrag

import html5lib
import pytest
from lxml import html

from plugins import hosting, listings, posts
from plugins.domain.outputs import Copy, LatePage, Output, Page, path_of
from plugins.domain.people import Link
from plugins.domain.redirects import redirections
from plugins.domain.series import PlannedPart
from plugins.domain.site import Site
from plugins.feeds.former import moved_feeds
from plugins.host.capabilities import CAPABILITIES
from plugins.posts.redirects import redirects
from plugins.publishing.rendering import environment, render
from plugins.publishing.theme import theme_files
from plugins.views.frame import present_frame
from plugins.views.stylesheet import THEME
from tests.builders import (
    a_body,
    a_byline,
    a_campaign,
    a_change,
    a_correction,
    a_download,
    a_mention,
    a_moment,
    a_page,
    a_person,
    a_picture,
    a_post,
    a_role,
    a_series,
    a_site,
    a_withdrawn,
    an_action,
    an_asset,
    an_organisation,
    some_settings,
)

PART = a_post(
    title="Places & “spaces” <b>",
    slug="places",
    series="green-paper",
    part=2,
    campaigns=("warm-homes",),
    bylines=(a_byline("Nia Powell", "Director", "Equal Streets"), a_byline("Sam Reed", "Chair")),
    kicker="Analysis",
    standfirst="What it says of places.",
    image=a_picture(caption="A square", credit="Photo: Sam Reed"),
    files=(a_download(),),
    actions=(
        an_action(closes=a_moment("2017-03-03 23:59")),
        an_action(label="Come", points=("Say who you are",), closes=a_moment("2018-01-01 17:00")),
    ),
    changes=(a_change(major=True),),
    corrections=(a_correction(),),
    tags=("Housing", "Tax"),
    category="Analysis",
    aliases=("/old.html", "/old/places"),
    related=("shared-society",),
    modified=a_moment("2017-03-01"),
    edition=2,
)
SITE = a_site(
    [
        PART,
        a_mention(a_post(edition=1), "speech", "warm-homes"),
        a_post(slug="cymraeg", lang="cy", series="green-paper", part=1, part_title="Pobl"),
        a_post(slug="urdu", lang="ur"),
        *(a_post(slug=f"more-{number}", tags=("Housing",)) for number in range(20)),
    ],
    hidden=(a_post(slug="hidden", title="Hush", standing="hidden", series="green-paper"),),
    people=(
        a_person(
            roles=(a_role("Intern", "A council", until="2015-01-01"), a_role("Director")),
            body=a_body("Nia knows."),
            photo=a_picture(),
            links=(Link("Her notes", "https://example.net/"),),
        ),
    ),
    series=(a_series("People", "Places", PlannedPart("Power", "spring"), standfirst="Three."),),
    campaigns=(
        a_campaign(partners=("equal-streets",), actions=(an_action(),), body=a_body("More.")),
        a_campaign(slug="done", status="won", outcome="Law.", ended=a_moment("2016-01-01")),
    ),
    organisations=(an_organisation("Equal Streets", logo=a_picture(), body=a_body("We.")),),
    withdrawn=(a_withdrawn(aliases=("/gone",)), a_withdrawn(slug="other", withdrawn=None)),
    pages=(a_page(menu="Who we are"), a_page(slug="privacy")),
    assets=(an_asset(), an_asset("images/square.svg")),
    settings=some_settings(
        address="https://example.org/blog",
        reply="editor@example.org",
        buttons=(Link("Sign up", "/newsletter/"),),
    ),
)


def outputs_of(site: Site) -> list[Output]:
    """All that is planned for a site, what answers at old addresses among it."""
    planning = (capability for capability in CAPABILITIES if capability is not hosting)
    planned = [output for capability in planning for output in capability.outputs(site)]
    paths = frozenset(output.path for output in planned)
    found = redirections(site, paths)
    more = (
        redirects(site, found),
        moved_feeds(found, planned),
        hosting.outputs(site, found, paths),
    )
    return [*planned, *chain.from_iterable(more)]


def _rendered(site: Site) -> Iterator[tuple[str, str]]:
    env = environment(THEME / "templates", site.settings)
    frame = present_frame(site)
    for output in (*outputs_of(site), *theme_files(THEME, site.settings)):
        is_text = not isinstance(output, Copy) and not output.path.endswith(".png")
        yield output.path, render(output, env, frame).decode() if is_text else ""


FILES = dict(_rendered(SITE))
PAGES = {
    output.path: FILES[output.path]
    for output in outputs_of(SITE)
    if isinstance(output, Page | LatePage)
}


def _page(address: str) -> html.HtmlElement:
    return html.document_fromstring(PAGES[path_of(address)])


def _text(address: str) -> str:
    (main,) = _page(address).xpath("//main")
    return re.sub(r"\s+", " ", main.text_content()).strip()


@pytest.mark.parametrize("path", PAGES)
def test_a_page_is_well_formed(path: str) -> None:
    html5lib.HTMLParser(strict=True).parse(PAGES[path])


@pytest.mark.parametrize("path", PAGES)
def test_a_page_can_be_listened_to(path: str) -> None:
    page = html.document_fromstring(PAGES[path])
    assert len(page.xpath("//h1")) == 1
    assert page.xpath("//body/*")[0].get("href") == "#page:main"
    assert page.xpath("//main[@id='page:main']")
    assert page.get("lang")
    assert not page.xpath("//main//h1/preceding::h2[ancestor::main]")


@pytest.mark.parametrize("path", PAGES)
def test_no_id_stands_twice(path: str) -> None:
    ids = html.document_fromstring(PAGES[path]).xpath("//@id")
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("path", PAGES)
def test_every_link_within_the_site_leads_somewhere(path: str) -> None:
    page = html.document_fromstring(PAGES[path])
    for address in {*page.xpath("//@href"), *page.xpath("//@src")}:
        if address.startswith(("mailto:", "https://example.net")):
            continue
        target, fragment = urldefrag(address)
        if not target:
            assert not fragment or page.xpath(f"//*[@id='{fragment}']")
            continue
        local = target.removeprefix("https://example.org").partition("?")[0]
        assert local.startswith("/blog/"), f"{address} lacks the path of the site"
        assert path_of(local.removeprefix("/blog")) in FILES


@pytest.mark.parametrize("path", FILES)
def test_what_is_withdrawn_or_hidden_is_named_nowhere_else(path: str) -> None:
    if "hidden" not in path:
        assert "Hush" not in FILES[path]
        assert "/hidden/" not in FILES[path]


def test_a_part_says_its_place_before_the_text_and_leads_to_the_box() -> None:
    page = _page(PART.address)
    (line,) = page.xpath("//article//a[@href='#page:series']")
    assert line.text_content() == "Part 2 of 3 in Green paper"
    assert page.xpath("//*[@id='page:series']")


def test_a_part_to_come_is_no_link() -> None:
    text = _text(PART.address)
    assert "Part 3 Power (to come, expected spring)" in text
    assert "Next Power (to come)" in text


def test_a_post_is_heard_in_order() -> None:
    text = _text(PART.address)
    said = (
        "Places & “spaces” <b>",
        "By Nia Powell, Director, Equal Streets; Sam Reed, Chair",
        "Published 13 January 2017 Updated 1 March 2017: what changed Corrected 1 February 2017",
        "Part 2 of 3 in Green paper",
        "What the speech means",
        "Corrections 1 February 2017 The vote was in May.",
        "What you can do Write to your councillor Closed on 3 March 2017",
        "Come Open until 1 January 2018, 17:00 What to say, in your own words: Say who you are",
        "Downloads The report (PDF, 340 kB)",
        "Part 2 Places (you are here)",
        "Nia knows.",
        "History of this page 1 March 2017 Figures updated. 13 January 2017 Published.",
        "Reply by e-mail",
        "Campaign Warm Homes Active Category Analysis Topics Housing Tax",
        "Read on",
    )
    places = [text.find(words) for words in said]
    assert -1 not in places
    assert places == sorted(places)


def test_a_post_in_welsh_says_which_words_are_english() -> None:
    page = _page("/2017/01/cymraeg/")
    assert page.get("lang") == "cy"
    assert [one.get("lang") for one in page.xpath("//header[@class='masthead']")] == ["en-GB"]
    assert [one.get("lang") for one in page.xpath("//footer")] == ["en-GB"]


def test_a_post_in_urdu_runs_from_right_to_left_and_its_frame_does_not() -> None:
    page = _page("/2017/01/urdu/")
    assert page.get("dir") == "rtl"
    assert page.xpath("//footer/@dir") == ["ltr"]


def test_a_redirect_leads_on_by_itself_and_by_a_link() -> None:
    page = html.document_fromstring(PAGES["old/places/index.html"])
    assert page.xpath("//meta[@http-equiv='refresh']/@content") == ["0; url=/blog/2017/01/places/"]
    assert page.xpath("//link[@rel='canonical']/@href") == [
        "https://example.org/blog/2017/01/places/"
    ]
    assert page.xpath("//main//a/text()") == ["Places & “spaces” <b>"]
    assert page.xpath("//meta[@name='robots']/@content") == ["noindex"]


def test_a_withdrawn_post_leaves_its_day_and_why() -> None:
    assert _text("/2017/02/a-mistake/") == (
        "Withdrawn What stood here was published on 3 February 2017 and has been withdrawn on "
        "5 February 2017. It named somebody who had asked not to be named. All withdrawals are "
        "on the page of changes."
    )


def test_a_campaign_marks_what_only_mentions_it() -> None:
    text = _text("/campaigns/warm-homes/")
    assert "Shared society mentions it" in text
    assert "<b> mentions it" not in text


def test_a_campaign_that_ended_says_how() -> None:
    assert "How it ended Law." in _text("/campaigns/done/")


def test_further_pages_name_their_neighbours() -> None:
    page = _page("/page/2/")
    assert page.xpath("//link[@rel='prev']/@href") == ["https://example.org/blog/"]
    assert page.xpath("//link[@rel='next']/@href") == ["https://example.org/blog/page/3/"]
    assert page.xpath("//nav[@class='pager']//@href") == ["/blog/", "/blog/page/3/"]


def test_a_page_announces_its_feeds() -> None:
    feeds_of = _page("/series/green-paper/").xpath("//link[@rel='alternate']/@href")
    assert feeds_of == [
        "https://example.org/blog/series/green-paper/feed.xml",
        "https://example.org/blog/feed.xml",
        "https://example.org/blog/feed.atom",
        "https://example.org/blog/feed.json",
    ]


def test_a_preview_says_that_it_is_one_on_every_page() -> None:
    env = environment(THEME / "templates", SITE.settings)
    site = a_site([a_post(standing="draft")], preview=True)
    frame = present_frame(site)
    for output in (*posts.outputs(site), *listings.outputs(site)):
        if isinstance(output, Page | LatePage):
            text = render(output, env, frame).decode()
            assert "A preview:" in text
            assert 'content="noindex"' in text

"""A table: what an edit of a small site makes the next build write and remove, and nothing else.

Read it as what an edit costs. A file counts as written when its time or inode has changed.
"""

from collections.abc import Callable
from pathlib import Path

import pytest

from plugins.domain.outputs import path_of
from tests.law.drafts import Draft, document, picture
from tests.law.edits_of_the_program import Copy
from tests.law.runs import ended, program
from tests.law.site_of_the_table import (
    KEYS,
    LATER,
    LEASE,
    OLD,
    PEOPLE,
    PLACES,
    Site,
)

NEW = Draft(
    {"title": "New", "date": "2017-05-15", "authors": ["Ada Owen"], "tags": ["Halls"]}, ["Words."]
)
OPEN_DOORS = Draft({"title": "Open Doors", "started": "2017-01-01"}, ["Why."])
MAY = {"date": "2017-05-10", "text": "It was May."}
HALL = "images/hall.png"

PAGES = """
    2016/05/old/ 2017/02/people/ 2017/03/places/ 2017/04/update/ 2017/05/lease/ 404.html about/
    archive/ campaigns/ campaigns/keep-the-keys/ categories/ categories/round-ups/ changes/ feeds/ /
    newsletter/ organisations/ organisations/fernhow-forum/ people/ people/a-guest/ people/ada-owen/
    people/nia-powell/ series/ series/the-ties/ topics/ topics/halls/ topics/housing/ topics/money/
"""
FEEDS = "feed.xml feed.atom feed.json feed/1.xml"
"""Those of all posts."""
LISTS = f"/ archive/ sitemap.xml {FEEDS}"
"""Where every post is listed."""

TABLE: list[tuple[str, Callable[[Site], object], str, str]] = [
    ("nothing", lambda site: site, "", ""),
    (
        "a touch without a change",
        lambda site: [(site.place.content / path).touch() for path in site.desk.drafts],
        "",
        "",
    ),
    (
        "the text of a part, beyond its first paragraph",
        lambda site: site.write(PLACES, "What a hall is.", "And what it may be."),
        f"2017/03/places/ {FEEDS} people/nia-powell/feed.xml series/the-ties/feed.xml "
        "topics/housing/feed.xml",
        "",
    ),
    (
        "the first paragraph of a part, which is its summary",
        lambda site: site.write(PEOPLE, "Who comes.", "And who does not."),
        f"2017/02/people/ / {FEEDS} campaigns/keep-the-keys/feed.xml people/nia-powell/* "
        "series/the-ties/* topics/housing/*",
        "",
    ),
    (
        "the title of a part, which the plan calls otherwise",
        lambda site: site.put(PLACES, title="Rooms"),
        f"2017/02/people/ 2017/03/places/ / archive/ {FEEDS} people/nia-powell/* "
        "series/the-ties/feed.xml topics/housing/*",
        "",
    ),
    (
        "a typing error in a standfirst",
        lambda site: site.put(PLACES, standfirst="Where we met."),
        f"2017/03/places/ / {FEEDS} people/nia-powell/* series/the-ties/* topics/housing/*",
        "",
    ),
    (
        "a correction",
        lambda site: site.put(LEASE, corrections=[MAY]),
        f"2017/05/lease/ {FEEDS} campaigns/keep-the-keys/feed.xml changes/* sitemap.xml "
        "people/ada-owen/feed.xml topics/money/feed.xml",
        "",
    ),
    (
        "a new post",
        lambda site: site.desk.drafts.update({"posts/new.md": NEW}),
        f"2017/05/new/ 2016/05/old/ {LISTS} people/ people/ada-owen/* topics/ topics/halls/*",
        "",
    ),
    (
        "a post deleted, its guest and topic with it",
        lambda site: site.desk.drafts.pop(OLD),
        f"{LISTS} feeds/ people/ topics/",
        "2016/05/old/ people/a-guest/* topics/halls/*",
    ),
    (
        "a post moved to another topic",
        lambda site: site.put(LEASE, tags=["Halls"]),
        f"2017/05/lease/ 2016/05/old/ 2017/04/update/ {FEEDS} campaigns/keep-the-keys/feed.xml "
        "people/ada-owen/feed.xml sitemap.xml topics/ topics/halls/* topics/money/*",
        "",
    ),
    (
        "a topic spelled otherwise",
        lambda site: [site.put(path, tags=["housing"]) for path in (PEOPLE, PLACES)],
        f"2017/02/people/ 2017/03/places/ {FEEDS} feeds/ campaigns/keep-the-keys/feed.xml "
        "people/nia-powell/feed.xml series/the-ties/feed.xml topics/ topics/housing/*",
        "",
    ),
    (
        "a part with another number",
        lambda site: site.put(PLACES, part=3),
        "2017/02/people/ 2017/03/places/ / series/ series/the-ties/",
        "",
    ),
    (
        "the plan of a series",
        lambda site: site.put("series/the-ties.md", parts=["People", "Places", "Pounds"]),
        "2017/02/people/ 2017/03/places/ / series/ series/the-ties/",
        "",
    ),
    (
        "a post at another address",
        lambda site: site.put(PLACES, slug="rooms"),
        f"2017/03/rooms/ 2017/02/people/ {LISTS} people/nia-powell/* series/the-ties/* "
        "topics/housing/*",
        "2017/03/places/",
    ),
    (
        "an alias",
        lambda site: site.put(OLD, aliases=["/before/"]),
        "before/ _redirects _hosting/nginx-maps.conf _hosting/apache.conf",
        "",
    ),
    (
        "a post hidden",
        lambda site: site.put(LEASE, status="hidden"),
        f"2017/05/lease/ 2017/02/people/ 2017/04/update/ {LISTS} campaigns/keep-the-keys/* people/ "
        "people/ada-owen/* topics/ topics/money/*",
        "",
    ),
    (
        "a post withdrawn, and its document with it",
        lambda site: site.put(LEASE, status="withdrawn", withdrawn_because="It was wrong."),
        f"2017/05/lease/ 2017/02/people/ 2017/04/update/ {LISTS} campaigns/keep-the-keys/* "
        "changes/* people/ people/ada-owen/* topics/ topics/money/*",
        "files/lease.pdf",
    ),
    (
        "the end of an embargo",
        lambda site: site.wait_until("2017-06-15 09:00"),
        f"2017/06/later/ 2016/05/old/ {LISTS} organisations/fernhow-forum/ people/ "
        "people/nia-powell/* topics/ topics/halls/* ACTIONS",
        "",
    ),
    ("the minute before it", lambda site: site.wait_until("2017-06-15 08:59"), "ACTIONS", ""),
    ("two days, in which nothing happens", lambda site: site.wait_until("2017-06-03"), "", ""),
    ("an action that closes", lambda site: site.wait_until("2017-06-11"), "ACTIONS", ""),
    (
        "a campaign won",
        lambda site: site.put(KEYS, status="won", ended="2017-05-31", outcome="Done."),
        "2017/02/people/ 2017/05/lease/ / campaigns/ campaigns/keep-the-keys/ "
        "organisations/fernhow-forum/ sitemap.xml",
        "",
    ),
    (
        "a new campaign, which an old post mentions",
        lambda site: site.desk.drafts.update({"campaigns/open-doors.md": OPEN_DOORS}),
        "campaigns/open-doors/* 2017/04/update/ / campaigns/ categories/round-ups/feed.xml "
        "feed.xml feed.atom feed.json feeds/ newsletter/feed.xml people/ada-owen/feed.xml "
        "sitemap.xml topics/money/feed.xml",
        "",
    ),
    (
        "what somebody does",
        lambda site: site.put("people/nia-powell.md", role="Chair"),
        "2017/02/people/ 2017/03/places/ organisations/fernhow-forum/ people/ people/nia-powell/",
        "",
    ),
    (
        "what is said of somebody",
        lambda site: site.write("people/nia-powell.md", "Born here."),
        "2017/02/people/ 2017/03/places/ people/nia-powell/",
        "",
    ),
    (
        "the address of an organisation's own site",
        lambda site: site.put("organisations/fernhow-forum.md", url="https://g.example/"),
        "2017/02/people/ 2017/03/places/ organisations/fernhow-forum/ people/nia-powell/",
        "",
    ),
    (
        "a picture of another size",
        lambda site: site.desk.drafts.update({HALL: picture(HALL, 61, 41)}),
        f"{HALL} 2017/03/places/ {FEEDS} people/nia-powell/feed.xml series/the-ties/feed.xml "
        "topics/housing/feed.xml",
        "",
    ),
    (
        "other colours in a picture",
        lambda site: site.desk.drafts.update({HALL: picture(HALL, 60, 40) + b" "}),
        HALL,
        "",
    ),
    (
        "a longer document",
        lambda site: site.desk.drafts.update({"files/lease.pdf": document(60)}),
        f"files/lease.pdf 2017/05/lease/ {FEEDS} campaigns/keep-the-keys/feed.xml "
        "people/ada-owen/feed.xml topics/money/feed.xml",
        "",
    ),
    ("a page", lambda site: site.write("pages/about.md", "Who we were."), "about/", ""),
    ("what is under embargo", lambda site: site.put(LATER, title="Much later"), "", ""),
    (
        "the menu",
        lambda site: site.put("site.yaml", menu=[{"label": "Archive", "address": "/archive/"}]),
        PAGES,
        "",
    ),
    (
        "the accent",
        lambda site: site.put("site.yaml", accent="#7a1f5c"),
        f"{PAGES} theme/greenpaper.css theme/icon.svg theme/social.png theme/touch-icon.png",
        "",
    ),
]
ACTIONS = "2017/02/people/ 2017/05/lease/ / campaigns/ campaigns/keep-the-keys/"
"""Where the campaign's call to action is shown."""


def files(row: str) -> set[str]:
    """The paths of a row: `x/` is a page, `x/*` a page and its feed."""
    found = set[str]()
    for name in row.replace("ACTIONS", ACTIONS).split():
        place, is_both, _ = name.partition("*")
        found.add(path_of(place))
        found.update([f"{place}feed.xml"] if is_both else [])
    return found


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Site:
    return Site(tmp_path_factory.mktemp("table"))


@pytest.mark.parametrize(
    ("edit", "written", "removed"), [row[1:] for row in TABLE], ids=[row[0] for row in TABLE]
)
def test_an_edit_writes_what_shows_it_and_nothing_else(
    built: Site, edit: Callable[[Site], object], written: str, removed: str
) -> None:
    edit(built)
    result = built.build()
    built.start_again()
    assert result == (files(written), files(removed))


def test_an_edit_of_the_theme_writes_what_uses_it(tmp_path: Path) -> None:
    copy = Copy(tmp_path / "program")
    site = Site(tmp_path, lambda call: ended(program(call, copy.root)))
    posts = {path for path in files(PAGES) if path.startswith("20")}

    def edited(name: str, old: str, new: str) -> tuple[set[str], set[str]]:
        file = copy.root / "theme" / name
        file.write_text(file.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")
        return site.build()

    assert edited("templates/pages/post.html", "<article", "<article data-new") == (posts, set())
    assert edited("templates/pages/post.html", "{#", "{# ") == (set(), set())
    style = files(f"{PAGES} theme/greenpaper.css")
    assert edited("static/css/base.css", "}", "} .new { order: 1 }") == (style, set())

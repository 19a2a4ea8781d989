"""A good folder has nothing wrong with it; spoilt in one way, exactly that is found."""

import dataclasses
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from msgspec.structs import replace
from PIL import Image

from plugins.domain.ledger import Past
from plugins.domain.posts import permanent_identity
from plugins.host.options import Options
from plugins.host.publish.verifying import NAME, verify
from plugins.host.run import Run
from plugins.host.ways import built_run
from plugins.publishing.verified import inspection
from plugins.publishing.verified.weights import HTML, PICTURE, WHOLE
from tests.builders import a_past_post

SITE = "name: The Green Paper\naddress: https://example.org\nidentity: paper\nmenu:\n  - label: Series\n    address: /series/\n"
KEYS = """\
---
title: Who holds the keys of the hall
date: 2017-01-13
tags: [Halls]
series: Green paper
image: {src: images/hall.png, alt: A hall at dusk}
files: [{file: files/figures.csv, label: All figures}]
---

Two people hold the keys, and neither lives near. See [the second part](2017-02-13-the-second-post.md#what-next).

## What next

Ask first.
"""
SECOND = """\
---
title: The second post
date: 2017-02-13
tags: [Halls]
series: Green paper
---

It follows the first one, [which is here](/2017/01/keys/).

## What next

Ask twice.
"""
DRAFT = """\
---
title: A merger that nobody knows of
date: 2017-03-01
status: draft
standfirst: Two alliances become one before the summer is over.
image: {src: images/merger.png, alt: Two flags that become one flag}
files: [{file: files/contract.csv, label: The contract itself}]
---

Both boards have agreed to it in secret. The staff will be told on a Monday.
"""
EMBARGOED = """\
---
title: Budget numbers nobody has seen
date: 2017-05-01
embargo: 2017-12-01 09:00
---

The minister told us nothing of what stands here.
"""
WITHDRAWN = """\
---
title: The map with every name on it
date: 2017-01-20
status: withdrawn
withdrawn_because: It named people who had asked not to be named.
changes: [{date: 2017-01-25, note: Withdrawn, major: true}]
---

These are the people who told us where they live.
"""
HIDDEN = """\
---
title: Notes for those who speak
date: 2017-01-22
status: hidden
---

Please speak slowly and into the microphone.
"""
FILES = {
    "site.yaml": SITE,
    "posts/2017-01-13-keys.md": KEYS,
    "posts/2017-02-13-the-second-post.md": SECOND,
    "posts/2017-03-01-merger.md": DRAFT,
    "posts/2017-05-01-budget-numbers.md": EMBARGOED,
    "posts/2017-01-20-map.md": WITHDRAWN,
    "posts/2017-01-22-notes.md": HIDDEN,
    "files/figures.csv": "hall,keys\n" * 20,
    "files/contract.csv": "alliance,share\n" * 20,
}
POST = "2017/01/keys/index.html"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Run:
    """A site as it was written, looked at in no other way."""
    place = tmp_path_factory.mktemp("good")
    for path, text in FILES.items():
        (place / "content" / path).parent.mkdir(parents=True, exist_ok=True)
        (place / "content" / path).write_text(text)
    for number, name in enumerate(("hall", "merger")):
        picture = place / f"content/images/{name}.png"
        picture.parent.mkdir(exist_ok=True)
        Image.effect_noise((40, 30), 50 + number).save(picture)
    options = Options(
        content=place / "content",
        output=place / "out",
        cache=place / "cache",
        as_at="2017-06-01 12:00",
        jobs=1,
    )
    return built_run(options)


@pytest.fixture
def good(built: Run, tmp_path: Path) -> tuple[Run, Path]:
    """The same in a folder, and with a cache, of one's own."""
    folder = tmp_path / "fresh"
    shutil.copytree(built.options.output, folder)
    options = replace(built.options, cache=tmp_path / "cache")
    options.cache.mkdir()
    return dataclasses.replace(built, options=options), folder


def with_text(path: str, old: str, new: str) -> Callable[[Path], None]:
    def spoil(folder: Path) -> None:
        text = (folder / path).read_text("utf-8")
        assert old in text
        (folder / path).write_text(text.replace(old, new, 1), "utf-8")

    return spoil


def in_text(path: str, more: str) -> Callable[[Path], None]:
    """Some more HTML at the end of a page's text."""
    return with_text(path, "</main>", f"{more}</main>")


def without(path: str) -> Callable[[Path], None]:
    return lambda folder: (folder / path).unlink()


def with_file(path: str, content: bytes) -> Callable[[Path], None]:
    def spoil(folder: Path) -> None:
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(content)

    return spoil


def with_asset(path: str, name: str) -> Callable[[Path], None]:
    """A file of the content put into the folder."""

    def spoil(folder: Path) -> None:
        pytest.importorskip("PIL")
        shutil.copy(CONTENT[0] / name, folder / path)

    return spoil


CONTENT: list[Path] = []


@pytest.fixture(autouse=True)
def content(built: Run) -> None:
    CONTENT[:] = [built.options.content]


def test_a_good_folder_has_nothing_wrong_with_it(good: tuple[Run, Path]) -> None:
    run, folder = good
    assert verify(run, folder) == ()
    assert verify(run, folder) == ()


LINKS = [
    pytest.param(in_text(POST, '<a href="/nothing/">x</a>'), "link", "/nothing/", id="a link"),
    pytest.param(in_text(POST, '<a href="/2017/02/the-second-post/#no-such">x</a>'), "anchor", "#no-such", id="an anchor of another page"),
    pytest.param(in_text(POST, '<a href="#no-such">x</a>'), "anchor", "#no-such", id="an anchor of the page itself"),
    pytest.param(in_text(POST, '<img src="/images/lost.png" alt="">'), "picture", "/images/lost.png", id="a picture"),
    pytest.param(in_text(POST, '<img srcset="/images/hall.png 1x, /images/lost-2x.png 2x" alt="">'), "link", "/images/lost-2x.png", id="a picture for fine screens"),
    pytest.param(in_text(POST, '<a href="https://example.org/nothing/">x</a>'), "link", "/nothing/", id="a whole address of the site's own"),
    pytest.param(in_text(POST, '<a href="../nothing/">x</a>'), "link", "/2017/01/nothing/", id="a relative link"),
    pytest.param(without("images/hall.png"), "picture", "/images/hall.png", id="a picture that went missing"),
    pytest.param(without("2017/02/the-second-post/index.html"), "link", "/2017/02/the-second-post/", id="a page that went missing"),
    pytest.param(with_text("sitemap.xml", "</urlset>", "<url><loc>https://example.org/lost/</loc></url></urlset>"), "link", "/lost/", id="the sitemap"),
    pytest.param(with_text("feed.xml", "https://example.org/2017/01/keys/</link>", "https://example.org/2017/01/lost/</link>"), "link", "/2017/01/lost/", id="an item of a feed"),
]  # fmt: skip


@pytest.mark.parametrize(("spoil", "check", "place"), LINKS)
def test_what_leads_nowhere_is_found(
    good: tuple[Run, Path], spoil: Callable[[Path], None], check: str, place: str
) -> None:
    run, folder = good
    spoil(folder)
    found = [problem for problem in verify(run, folder) if problem.check == check]
    assert any(place in problem.message for problem in found)
    assert all(problem.severity == "error" for problem in found)


FAULTS = [
    pytest.param(with_text("feed.xml", "</channel>", "<b></channel>"), "broken-feed", "feed.xml", "not a well-formed feed", id="a feed that is not well-formed"),
    pytest.param(with_file("feed.json", b'{"version": "https://jsonfeed.org/version/1.1", "items": ['), "broken-feed", "feed.json", "not a well-formed feed", id="half a feed in JSON"),
    pytest.param(with_text("feed.xml", '<guid isPermaLink="false">', '<guid isPermaLink="false"/><!--'), "broken-feed", "feed.xml", "", id="a feed with a lost id"),
    pytest.param(with_text("series/green-paper/feed.xml", "<pubDate>Fri, 13 Jan 2017", "<pubDate>Fri, 13 Foo 2017"), "broken-feed", "series/green-paper/feed.xml", "a date that is none", id="a date that is none"),
    pytest.param(with_text("series/green-paper/feed.xml", "<pubDate>Fri, 13 Jan 2017", "<pubDate>Fri, 13 Jan 2037"), "broken-feed", "series/green-paper/feed.xml", "the oldest comes first", id="a series out of order"),
    pytest.param(with_text("feed.xml", "<pubDate>Mon, 13 Feb 2017", "<pubDate>Mon, 13 Feb 2006"), "broken-feed", "feed.xml", "the newest comes first", id="a feed out of order"),
    pytest.param(with_text("feed.xml", 'href="https://example.org/2017/01/keys/"', 'href="/2017/01/keys/"'), "broken-feed", "feed.xml", "relative address, /2017/01/keys/", id="a relative address"),
    pytest.param(with_text("feed.atom", "<published>2017-01-13", "<published>13 January"), "broken-feed", "feed.atom", "a date that is none", id="a date of Atom that is none"),
    pytest.param(with_text("feed.xml", "<link>https://example.org/2017/01/keys/", "<link>https://example.net/2017/01/keys/"), "own-address", "feed.xml", "on another site", id="an item of another site"),
    pytest.param(with_text(POST, '<link rel="canonical" href="https://example.org/', '<link rel="canonical" href="https://example.net/'), "own-address", POST, "on another site", id="a page of another site"),
    pytest.param(in_text(POST, '<a href="http://localhost:8000/x/">x</a>'), "own-address", POST, "the machine on which", id="a link to this machine"),
    pytest.param(with_text("sitemap.xml", "<loc>https://example.org/", "<loc>https://example.net/"), "own-address", "sitemap.xml", "on another site", id="the sitemap of another site"),
    pytest.param(with_file("stray.html", b"<p>Hello</p>"), "not-as-written", "stray.html", "nobody wrote it", id="a file that nobody wrote"),
    pytest.param(without("robots.txt"), "not-as-written", "robots.txt", "is not there", id="a file that is missing"),
    pytest.param(with_text("robots.txt", "User-agent", "User-Agent"), "not-as-written", "robots.txt", "not as it was written", id="a file with other bytes"),
    pytest.param(with_file(POST, b""), "not-as-written", POST, "is an empty page", id="an empty page"),
    pytest.param(lambda folder: (folder / "link.html").symlink_to("index.html"), "not-as-written", "link.html", "neither a file nor a folder", id="a symbolic link"),
]  # fmt: skip


@pytest.mark.parametrize(("spoil", "check", "subject", "words"), FAULTS)
def test_what_is_wrong_with_a_file_is_found(
    good: tuple[Run, Path], spoil: Callable[[Path], None], check: str, subject: str, words: str
) -> None:
    run, folder = good
    spoil(folder)
    found = [p for p in verify(run, folder) if (p.check, p.subject) == (check, subject)]
    assert any(words in problem.message for problem in found)


LEAKS = [
    pytest.param(in_text(POST, "<p>A merger that nobody knows of</p>"), "posts/2017-03-01-merger.md", "title", id="a draft's title"),
    pytest.param(with_text("feed.json", '"title":"', '"title":"A merger that nobody knows of. '), "posts/2017-03-01-merger.md", "title", id="its title in JSON"),
    pytest.param(with_text("feed.xml", "<description>", "<description>&lt;p&gt;A &lt;em&gt;merger&lt;/em&gt; that nobody knows of&lt;/p&gt;"), "posts/2017-03-01-merger.md", "title", id="its title in the escaped HTML of a feed"),
    pytest.param(in_text(POST, '<a href="/2017/03/merger/">x</a>'), "posts/2017-03-01-merger.md", "address", id="a draft's address"),
    pytest.param(in_text(POST, '<img src="/images/hall.png" alt="Two flags that become one flag">'), "posts/2017-03-01-merger.md", "words of its picture", id="the words of its picture"),
    pytest.param(in_text(POST, "<p>Both boards <em>have</em> agreed to it in secret.</p>"), "posts/2017-03-01-merger.md", "text", id="a draft's first sentence"),
    pytest.param(with_text(POST, 'name="description" content="', 'name="description" content="Two alliances become one before the summer is over. '), "posts/2017-03-01-merger.md", "standfirst", id="a standfirst in an attribute"),
    pytest.param(in_text("archive/index.html", "<li>Budget numbers nobody has seen</li>"), "posts/2017-05-01-budget-numbers.md", "title", id="the title of what is under embargo"),
    pytest.param(with_file("topics/budget-numbers/index.html", b"<title>x</title><p>budget-numbers</p>"), "posts/2017-05-01-budget-numbers.md", "slug", id="its slug"),
    pytest.param(in_text("changes/index.html", "<p>The map with every name on it</p>"), "posts/2017-01-20-map.md", "title", id="the title of what was withdrawn"),
    pytest.param(in_text("archive/index.html", "<p>Notes for those who speak</p>"), "posts/2017-01-22-notes.md", "title", id="a hidden post in a list"),
    pytest.param(with_asset("images/merger.png", "images/merger.png"), "posts/2017-03-01-merger.md", "its file images/merger.png", id="a draft's picture"),
    pytest.param(with_asset("images/hall-2.png", "images/merger.png"), "posts/2017-03-01-merger.md", "under another name", id="a draft's picture by another name"),
    pytest.param(with_asset("files/contract.csv", "files/contract.csv"), "posts/2017-03-01-merger.md", "its file files/contract.csv", id="a draft's document"),
]  # fmt: skip


@pytest.mark.parametrize(("spoil", "source", "words"), LEAKS)
def test_what_leaks_is_found_and_named(
    good: tuple[Run, Path], spoil: Callable[[Path], None], source: str, words: str
) -> None:
    run, folder = good
    assert verify(run, folder) == ()  # what is remembered of the good folder hides nothing
    spoil(folder)
    found = [problem for problem in verify(run, folder) if problem.check == "leak"]
    assert {problem.source for problem in found} == {source}
    assert any(words in problem.message for problem in found)


def test_the_id_in_feeds_of_a_draft_is_a_leak(good: tuple[Run, Path]) -> None:
    run, folder = good
    guid = permanent_identity("2017-03-01-merger", "paper")
    in_text(POST, f"<p>{guid}</p>")(folder)
    assert "id in feeds" in " ".join(p.message for p in verify(run, folder) if p.check == "leak")


def test_a_draft_whose_words_are_public_anyway_is_no_leak(good: tuple[Run, Path]) -> None:
    run, folder = good
    assert run.library is not None
    draft = next(post for post in run.library.posts if post.status == "draft")
    named_alike = replace(draft, title="What next", slug="the-second-post", id="again")
    posts = tuple(named_alike if post is draft else post for post in run.library.posts)
    again = dataclasses.replace(run, library=replace(run.library, posts=posts))
    assert [problem for problem in verify(again, folder) if problem.check == "leak"] == []
    assert [problem for problem in verify(again, folder) if problem.check == "leak"] == []


def test_a_post_that_becomes_a_draft_is_sought_in_files_that_were_clean(
    good: tuple[Run, Path],
) -> None:
    run, folder = good
    assert verify(run, folder) == ()
    assert run.library is not None
    posts = tuple(
        replace(post, status="draft") if post.slug == "the-second-post" else post
        for post in run.library.posts
    )
    again = dataclasses.replace(run, library=replace(run.library, posts=posts))
    found = [problem for problem in verify(again, folder) if problem.check == "leak"]
    assert {problem.source for problem in found} == {"posts/2017-02-13-the-second-post.md"}


def a_past(run: Run, **changes: str) -> Past:
    """The ledger after the first post was published, as it is or with other details."""
    id_ = "2017-01-13-keys"
    post = a_past_post(id=id_, guid=permanent_identity(id_, "paper"), address="/2017/01/keys/")
    post = replace(post, **changes)
    return Past({post.id: post}, {post.address: ("post", post.id)})


def with_past(run: Run, past: Past) -> Run:
    assert run.library is not None
    assert run.site is not None
    return dataclasses.replace(
        run, library=replace(run.library, past=past), site=replace(run.site, past=past)
    )


def test_what_the_ledger_knows_and_finds_again_is_well(good: tuple[Run, Path]) -> None:
    run, folder = good
    assert verify(with_past(run, a_past(run)), folder) == ()


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        pytest.param({"guid": "urn:uuid:1"}, "a new id", id="a new id"),
        pytest.param(
            {"id": "other", "address": "/2017/02/the-second-post/"}, "the id of another post", id="another's id"
        ),
    ],
)  # fmt: skip
def test_an_item_with_an_id_that_is_not_its_own_is_found(
    good: tuple[Run, Path], changes: dict[str, str], words: str
) -> None:
    run, folder = good
    found = verify(with_past(run, a_past(run, **changes)), folder)
    assert {problem.check for problem in found} == {"broken-feed"}
    assert any(words in problem.message for problem in found)
    assert {problem.source for problem in found} == {"posts/2017-01-13-keys.md"}


def test_an_address_of_the_ledger_at_which_no_file_answers_is_found(
    good: tuple[Run, Path],
) -> None:
    run, folder = good
    past = a_past(run)
    lost = Past(past.posts, {**past.addresses, "/topics/lost/": ("topic", "lost")})
    found = verify(with_past(run, lost), folder)
    assert [(problem.check, problem.subject) for problem in found] == [
        ("gone-address", "/topics/lost/")
    ]


def test_a_link_is_found_on_its_line_in_the_content(good: tuple[Run, Path]) -> None:
    run, folder = good
    without("2017/02/the-second-post/index.html")(folder)
    found = [p for p in verify(run, folder) if "/2017/02/the-second-post/#" in p.message]
    (problem,) = found
    assert (problem.source, problem.line) == ("posts/2017-01-13-keys.md", 10)
    listed = problem.hint.splitlines()[-1]
    known = dataclasses.replace(run, content=replace(run.content, known=frozenset([listed])))
    assert problem not in verify(known, folder)


@pytest.mark.parametrize(
    ("spoil", "subject", "words"),
    [
        pytest.param(with_file("images/hall.png", os.urandom(PICTURE + 1)), "images/hall.png", "3 seconds on a slow mobile connection", id="a picture"),
        pytest.param(in_text(POST, f"<p>{os.urandom(HTML).hex()}</p>"), POST, "without pictures, even packed", id="the HTML of a page"),
        pytest.param(with_file("images/hall.png", os.urandom(WHOLE)), POST, "with all that it shows", id="a page with its pictures"),
    ],
)  # fmt: skip
def test_what_is_heavy_is_a_warning_with_figures(
    good: tuple[Run, Path], spoil: Callable[[Path], None], subject: str, words: str
) -> None:
    run, folder = good
    spoil(folder)
    found = [p for p in verify(run, folder) if p.check == "page-weight"]
    assert any(
        (p.subject, p.severity) == (subject, "warning") and words in p.message for p in found
    )


def test_files_that_are_known_by_their_bytes_are_not_read_again(
    good: tuple[Run, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    run, folder = good
    past = 1_400_000_000
    for path in folder.rglob("*"):
        os.utime(path, (past, past))
    looked: list[str] = []
    look_at = inspection.look_at
    monkeypatch.setattr(
        inspection, "look_at", lambda path, *more: looked.append(path) or look_at(path, *more)
    )
    verify(run, folder)
    assert len(looked) == len(run.outputs)
    looked.clear()
    in_text(POST, "<p>More.</p>")(folder)
    verify(run, folder)
    assert looked == [POST]


def test_without_what_is_remembered_the_same_is_found(good: tuple[Run, Path]) -> None:
    run, folder = good
    in_text(POST, '<a href="/nothing/">A merger that nobody knows of</a>')(folder)
    first = verify(run, folder)
    again = verify(run, folder)
    (run.options.cache / NAME).write_bytes(b"damaged")
    assert first == again == verify(run, folder)
    assert len(first) > 1


def test_in_several_processes_the_same_is_found(
    good: tuple[Run, Path], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    run, folder = good
    in_text(POST, '<a href="/nothing/">A merger that nobody knows of</a>')(folder)
    alone = verify(run, folder)
    monkeypatch.setattr(inspection, "_WORTH_A_PROCESS", 2)
    options = replace(run.options, jobs=2, cache=tmp_path / "another")
    assert verify(dataclasses.replace(run, options=options), folder) == alone

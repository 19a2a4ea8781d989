"""The command as it is called, on a small content folder."""

import re
from pathlib import Path

import pytest

from plugins.domain.ledger import PastPost, post_fact, written
from plugins.host.cli import main
from plugins.host.one_file import preview_file
from plugins.host.one_file.enclosed import is_ours
from plugins.reading.source_texts import published_text
from tests.builders import a_moment
from tests.small_blog import NOON, begin_blog, write

SITE = "name: Fellowstead\naddress: https://fellowstead.example/blog\n"
POSTS = {
    "keys": "title: Who holds the keys\ndate: 2016-01-13\ntags: [halls]\nseries: Rooms\npart: 1\n",
    "draft": (
        "title: The second door\ndate: 2016-12-20 09:00\nstatus: draft\nauthors: [Nia Powell]\n"
        "tags: [halls, doors]\nseries: Rooms\npart: 2\nimage: {src: images/door.png, alt: A door}\n"
    ),
    "waiting": "title: Canary Wharf\ndate: 2016-02-01\nembargo: 2016-12-24 00:01\nseries: Rooms\npart: 3\ntags: [doors]\n",
    "quiet": "title: Quietly\ndate: 2016-03-01\nstatus: hidden\n",
    "gone": "title: Gone\ndate: 2016-04-01\nstatus: withdrawn\nwithdrawn_because: It was wrong.\n",
    "2015/keys": "title: Older keys\ndate: 2015-01-13\nid: older-keys\n",
}
BODY = {
    "draft": (
        "Read [who holds them](keys.md), [what waits](waiting.md), [this again](draft.md#a) or "
        "[on](https://example.net/).\n\n## A {#a}\n\n![A door](../images/door.png)\n"
    )
}


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One for all, so that templates are read once."""
    return tmp_path_factory.mktemp("cache") / "c"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, cache: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    begin_blog(tmp_path, cache, monkeypatch, SITE, POSTS, BODY)
    return tmp_path


def run(page: str, *more: str) -> int:
    return main(["preview", "--page", page, "--content", "blog", "--output", "p", *more])


def page_of(page: str, *more: str) -> str:
    """The preview without what it has inside."""
    assert run(page, *more) == 0
    (file,) = Path("p").glob("*.html")
    return re.sub(r"(?<=base64,)[^\"]*|<style>.*?</style>", "", file.read_text(), flags=re.DOTALL)


@pytest.mark.parametrize(
    "page",
    [
        "draft",
        "The second door",
        "blog/posts/draft.md",
        "posts/draft.md",
        "/2016/12/draft/",
        "https://fellowstead.example/blog/2016/12/draft/",
    ],
    ids=["slug", "title", "file", "file within the content", "address", "whole address"],
)
def test_a_draft_is_found_by_whatever_names_it(
    page: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(page) == 0
    assert re.fullmatch(r"p/draft\.html, \d+ kB\n", capsys.readouterr().out)


def test_a_draft_says_that_it_is_not_published_and_until_when_it_waits() -> None:
    page = page_of("draft")
    assert "<title>Not published: The second door – Fellowstead</title>" in page
    notice = re.search(r'<p class="notice">(.*?)</p>', page)
    assert notice
    assert re.sub("<.*?>", "", notice[1]) == (
        "Not published A draft. Embargo until 20 December 2016, 09:00 GMT: please pass nothing on "
        "before then. This is how it stood on 30 November 2016."
    )
    assert '<meta name="robots" content="noindex">' in page


def test_it_is_the_page_that_the_site_will_have() -> None:
    ours = page_of("draft", "--as-at", "2016-12-20T09:00")
    text = Path("blog/posts/draft.md").read_text().replace("status: draft\n", "")
    write("blog/posts/draft.md", text.replace("[what waits](waiting.md)", "what waits"))
    build = ["--content", "blog", "--output", "out"]
    assert main(["site", *build, "--as-at", "2016-12-20T09:00"]) == 0
    theirs = Path("out/2016/12/draft/index.html").read_text()
    body = re.compile(r'<div class="prose">(.*?)</article>', re.DOTALL)
    words = [
        re.sub(r"<[^>]*>", "", found[1]).split()
        for found in (body.search(ours), body.search(theirs))
        if found
    ]
    assert len(words) == 2
    assert words[0] == words[1]


def test_nothing_of_another_post_that_waits_is_in_it() -> None:
    page = page_of("draft")
    assert "Canary" not in page
    assert "/waiting/" not in page
    assert "Part 2 of 2" in page
    assert '<a role="link" aria-disabled="true">what waits</a>' in page


def test_links_lead_to_the_site_where_readers_can_follow_them() -> None:
    page = page_of("draft")
    assert '<a href="https://fellowstead.example/blog/2016/01/keys/">who holds them</a>' in page
    assert '<a href="#a">this again</a>' in page
    assert '<a href="https://example.net/">on</a>' in page
    assert '<a href="https://fellowstead.example/blog/topics/halls/">halls</a>' in page
    assert '<a role="link" aria-disabled="true">doors</a>' in page  # a topic of waiting posts alone


def test_without_an_address_of_the_site_no_link_leads_to_this_machine() -> None:
    write("blog/site.yaml", "name: Fellowstead\n")
    assert "localhost" not in page_of("draft").partition("<body>")[2]


def test_pictures_are_inside() -> None:
    page = page_of("draft")
    assert re.findall(r' src="([^"]*)"', page) == ["data:image/png;base64,"] * 2


def publish(name: str, address: str) -> None:
    """A ledger says that this post is on the site as its file is."""
    text = published_text(Path("blog"), f"posts/{name}.md")
    moment = a_moment("2016-01-13")
    past = PastPost(
        id=name,
        guid=f"urn:{name}",
        address=address,
        source=f"posts/{name}.md",
        text=text.digest,
        content=text.content,
        entries=0,
        status="hidden" if name == "quiet" else "listed",
        published=moment,
    )
    write("blog/ledger.txt", f"{written(post_fact(past, moment))}\n")


def title_of(page: str) -> str:
    found = re.search("<title>(.*?)</title>", page)
    assert found
    return found[1]


def test_a_post_that_is_on_the_site_says_whether_it_is_there_like_this() -> None:
    address = "/2016/01/keys/"
    publish("keys", address)
    assert title_of(page_of(address)) == "Published: Who holds the keys – Fellowstead"
    file = Path("blog/posts/keys.md")
    file.write_text(file.read_text().replace("Text.", "Other text."))
    assert title_of(page_of(address)).startswith("Preview, not published as it stands here: ")


def test_a_hidden_post_is_published_where_it_is_hidden() -> None:
    publish("quiet", "/2016/03/quiet/")
    assert title_of(page_of("quiet")) == "Published: Quietly – Fellowstead"


def test_by_its_date_alone_nobody_knows_whether_a_post_is_on_the_site() -> None:
    assert title_of(page_of("quiet")) == "Preview: Quietly – Fellowstead"


def test_a_post_that_the_ledger_does_not_know_is_no_place_to_link_to() -> None:
    publish("quiet", "/2016/03/quiet/")
    assert '<a role="link" aria-disabled="true">who holds them</a>' in page_of("draft")


def test_of_a_withdrawn_post_there_is_what_remains() -> None:
    page = page_of("gone")
    assert "It was wrong." in page
    assert "Gone" not in page


def test_the_same_content_on_the_same_day_gives_the_same_bytes(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert run("draft") == 0
    first = Path("p/draft.html").read_bytes()
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(NOON) + 3600))
    assert run("draft", "--cache", "other") == 0
    assert Path("p/draft.html").read_bytes() == first


def test_nothing_else_is_written() -> None:
    assert run("draft") == 0
    assert sorted(path.name for path in Path().iterdir()) == ["blog", "p"]
    assert [path.name for path in Path("p").iterdir()] == ["draft.html"]


def test_two_posts_of_one_slug_have_two_files(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("keys") == 2
    assert "2 posts: say which (posts/2015/keys.md, posts/keys.md)" in capsys.readouterr().err
    assert run("/2016/01/keys/") == 0
    assert Path("p/2016-01-keys.html").exists()


@pytest.mark.parametrize(
    ("page", "words"),
    [
        pytest.param("", "say which post", id="nothing"),
        pytest.param("drapht", "did you mean /2016/12/draft/?", id="misspelt"),
        pytest.param("blog/site.yaml", "site.yaml is no post", id="a file that is no post"),
        pytest.param("/nowhere/", "there is no post “/nowhere/”", id="an address of nothing"),
    ],
)
def test_what_is_no_post_is_a_wrong_call(
    page: str, words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(page) == 2
    assert words in capsys.readouterr().err
    assert not Path("p").exists()


def test_a_file_that_cannot_be_read_as_a_post_says_why(capsys: pytest.CaptureFixture[str]) -> None:
    write("blog/posts/draft.md", "---\ntitel: x\n---\n\nText.\n")
    assert run("posts/draft.md") == 1
    assert "blog/posts/draft.md:2: " in capsys.readouterr().err


def test_mistakes_elsewhere_keep_nobody_from_showing_a_post(
    capsys: pytest.CaptureFixture[str],
) -> None:
    write("blog/posts/keys.md", "---\ntitel: x\n---\n\nText.\n")
    write("blog/posts/quiet.md", f"---\n{POSTS['quiet']}---\n\n[nowhere](nothing.md)\n")
    assert run("quiet") == 0
    said = capsys.readouterr().err
    assert "blog/posts/quiet.md:7: " in said
    assert "keys.md" not in said


def test_a_preview_never_goes_where_a_site_is(capsys: pytest.CaptureFixture[str]) -> None:
    out = ["--content", "blog", "--output", "out"]
    assert main(["site", *out]) == 0
    capsys.readouterr()
    Path("public").mkdir()
    Path(".public.greenpaper").mkdir()
    for place in ("out", "out/deeper", "public", "public/files", "blog", "blog/files"):
        assert run("draft", "--output", place) == 2
        assert capsys.readouterr().err
        assert not list(Path().glob(f"{place}/draft.html"))


def test_somebody_elses_file_stays(capsys: pytest.CaptureFixture[str]) -> None:
    write("p/draft.html", "mine")
    assert run("draft") == 2
    assert "is not a preview that we wrote" in capsys.readouterr().err
    assert Path("p/draft.html").read_text() == "mine"


def test_our_own_file_is_written_anew() -> None:
    assert run("draft") == 0
    first = Path("p/draft.html").read_text()
    write("blog/posts/draft.md", Path("blog/posts/draft.md").read_text().replace("Read", "See"))
    assert run("draft") == 0
    assert Path("p/draft.html").read_text() != first
    assert is_ours(Path("p/draft.html"))


def test_a_folder_that_cannot_be_written_to_is_a_wrong_call(
    capsys: pytest.CaptureFixture[str],
) -> None:
    write("p", "a file")
    assert run("draft") == 2
    assert "p" in capsys.readouterr().err


def test_what_mailboxes_refuse_is_said_with_what_weighs_most(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(preview_file, "TOO_HEAVY", 1000)
    assert run("draft") == 0
    assert "What weighs most: /images/door.png (" in capsys.readouterr().err

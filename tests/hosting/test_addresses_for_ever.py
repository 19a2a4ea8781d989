"""A crawler that remembers every address through ten published versions.

In every version each of them answers with a page, a redirect to one, or the page that says that
what was there was withdrawn; from a host that knows nothing but files, and from one that takes our
redirects. Where the program says that an address would vanish, what it says to write is written.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager
from functools import partial
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from typing import NamedTuple
from urllib.parse import quote, unquote, urljoin

import pytest

from plugins.domain.refusal import Refusal
from plugins.host.options import Options
from plugins.host.preview.answers import answer
from plugins.host.publish.present import facts_of_run
from plugins.host.run import Run
from plugins.host.ways import built_run
from plugins.reading.ledger_file import append
from tests.hosting.running import ask
from tests.law.folders import contents
from tests.serving import serving

_LEADS_ON = re.compile(rb'http-equiv="refresh" content="0; url=([^"]*)"')
_WITHDRAWN = b"has been withdrawn"
_OURS = ("theme/", "_", "404.html", ".")
"""Beginnings of paths that nobody links."""

Content = dict[str, str]
"""Path in the content folder → text of the file."""


class Post(NamedTuple):
    """What a test says of a post."""

    title: str
    date: str = "2026-01-13"
    tags: str = "Rent"
    more: str = ""
    text: str = "The text."

    def __str__(self) -> str:
        head = f"title: {self.title}\ndate: {self.date}\ntags: [{self.tags}]\n{self.more}"
        return f"---\n{head}---\n\n{self.text}\n"


def first() -> Content:
    """The first version: 51 posts, so that there are further pages and a second archive."""
    many = {f"posts/p{number:02}.md": str(Post(f"Post {number}")) for number in range(45)}
    return {
        "site.yaml": "name: Fellowstead\naddress: https://a.example\n",
        "pages/about.md": "---\ntitle: About\n---\n\nUs.\n",
        "pages/contact.md": "---\ntitle: Contact\n---\n\n[Our form](../files/form.pdf)\n",
        "series/halls.md": "---\ntitle: Halls\n---\n\nAbout halls.\n",
        "people/nia.md": "---\nname: Nia Powell\n---\n\nNia.\n",
        "campaigns/fares.md": "---\ntitle: Fair fares\n---\n\nAsk.\n",
        "files/form.pdf": "form",
        "files/report.pdf": "report",
        "files/secret.pdf": "secret",
        "images/a b.svg": "<svg xmlns='http://www.w3.org/2000/svg'/>",
        **many,
        "posts/renamed.md": str(Post("Renamed", more="series: Halls\nauthors: [nia]\n")),
        "posts/moved.md": str(Post("Moved", more="aliases: [/blog/moved/]\ncampaigns: [fares]\n")),
        "posts/taken-back.md": str(Post("Taken back", text="[It](../files/secret.pdf) said so.")),
        "posts/dropped.md": str(Post("Dropped", text="[It](../files/report.pdf), ![A](../images/a%20b.svg).")),
        "posts/replaced.md": str(Post("Replaced", tags="Buses")),
        "posts/quiet.md": str(Post("Quiet", more="status: hidden\naliases: [/quiet-once/]\n")),
    }  # fmt: skip


def renames(content: Content) -> None:
    """A slug of its own; a date in another month."""
    content["posts/renamed.md"] = str(
        Post("Renamed", more="slug: second\nseries: Halls\nauthors: [nia]\n")
    )
    content["posts/moved.md"] = str(Post("Moved", "2025-12-01", more="campaigns: [fares]\n"))


def renames_again(content: Content) -> None:
    """The same post once more, its file too; a hidden one is now in the lists."""
    del content["posts/renamed.md"]
    content["posts/third.md"] = str(
        Post("Third", more="id: renamed\nslug: third\nseries: Halls\nauthors: [nia]\n")
    )
    content["posts/quiet.md"] = str(Post("Quiet"))


def withdraws(content: Content) -> None:
    """With the document that it had alone."""
    more = "status: withdrawn\nmodified: 2026-02-01\nwithdrawn_because: It was wrong.\n"
    content["posts/taken-back.md"] = str(
        Post("Taken back", more=more, text="[It](../files/secret.pdf) said so.")
    )


def changes_topics(content: Content) -> None:
    """A topic has another name in all posts, another has no post left."""
    for path, text in content.items():
        content[path] = text.replace("tags: [Rent]", "tags: [Rents]").replace("[Buses]", "[Rents]")


def changes_names(content: Content) -> None:
    """Files of a series, a person, a campaign and a page have other names."""
    for before, after in (
        ("series/halls.md", "series/the-halls.md"),
        ("people/nia.md", "people/nia-powell.md"),
        ("campaigns/fares.md", "campaigns/fair-fares.md"),
        ("pages/about.md", "pages/about-us.md"),
    ):
        content[after] = content.pop(before)
    for path in content:
        for before, after in (
            ("series: Halls", "series: the-halls"),
            ("[nia]", "[nia-powell]"),
            ("[fares]", "[fair-fares]"),
        ):
            content[path] = content[path].replace(before, after)


def grows_shorter(content: Content) -> None:
    """Fewer posts than three pages and a second archive need."""
    for number in range(20):
        content[f"posts/p{number:02}.md"] = str(
            Post(f"Post {number}", tags="Rents", more="status: hidden\n")
        )


def drops_files(content: Content) -> None:
    """No page uses them any more; one goes from the folder too."""
    content["posts/dropped.md"] = str(Post("Dropped", tags="Rents"))
    content["pages/contact.md"] = "---\ntitle: Contact\n---\n\nWrite to us.\n"
    del content["files/form.pdf"]


def removes_a_post(content: Content) -> None:
    """Another took its place."""
    del content["posts/replaced.md"]
    content["posts/successor.md"] = str(
        Post("Successor", tags="Rents", more="aliases: [/2026/01/replaced/]\n")
    )


def moves_once_more(content: Content) -> None:
    """What redirects lead to is elsewhere now."""
    for path, text in content.items():
        content[path] = text.replace("tags: [Rents]", "tags: [Housing]")
    content["series/all-halls.md"] = content.pop("series/the-halls.md")
    content["posts/third.md"] = str(
        Post(
            "Third",
            tags="Housing",
            more="id: renamed\nslug: fourth\nseries: all-halls\nauthors: [nia-powell]\n",
        )
    )


VERSIONS: tuple[Callable[[Content], None], ...] = (
    lambda _: None, renames, renames_again, withdraws, changes_topics, changes_names,
    grows_shorter, drops_files, removes_a_post, moves_once_more,
)  # fmt: skip

WRITTEN = {
    "/topics/rent/": "/topics/rents/",
    "/topics/buses/": "/topics/rents/",
    "/series/halls/": "/series/the-halls/",
    "/people/nia/": "/people/nia-powell/",
    "/campaigns/fares/": "/campaigns/fair-fares/",
    "/about/": "/about-us/",
    "/files/form.pdf": "/contact/",
    "/topics/rents/": "/topics/housing/",
    "/series/the-halls/": "/series/all-halls/",
}
"""What an editor writes where the program asks for a redirect."""


class Published(NamedTuple):
    """A version, the addresses that would have vanished from it, and the folder it is in."""

    run: Run
    would_vanish: tuple[str, ...]
    folder: Path


@pytest.fixture(scope="module")
def versions(tmp_path_factory: pytest.TempPathFactory) -> tuple[Published, ...]:
    """All ten, each published after the one before; one folder built ten times has the same."""
    place = tmp_path_factory.mktemp("versions")
    content, made = first(), []
    for number, edit in enumerate(VERSIONS):
        edit(content)
        before = place / "content"
        _put(before, content)
        run = _built(place, number)
        lost = tuple(one.subject for one in run.problems if one.check == "gone-address")
        _settle(run, content)
        _put(before, content)
        run = _built(place, number)
        assert [one for one in run.problems if one.check == "gone-address"] == []
        again = _built(place, number, "one-folder").options.output
        assert contents(again) == contents(run.options.output), f"version {number + 1}"
        append(before, facts_of_run(run, run.moment))
        made.append(Published(run, lost, run.options.output))
    return tuple(made)


def _built(place: Path, number: int, output: str = "") -> Run:
    options = Options(
        content=place / "content",
        output=place / (output or f"version-{number + 1}"),
        cache=place / "cache",
        as_at=f"2026-03-{number + 1:02}T12:00",
    )
    try:
        return built_run(options)
    except Refusal as refusal:
        problems = [f"{one.source}:{one.line}: {one.message}" for one in refusal.problems]
        pytest.fail("\n".join((f"version {number + 1} is refused:", *problems)), pytrace=False)


def _put(folder: Path, content: Content) -> None:
    """The folder has these files and its ledger, and no other."""
    for path, text in content.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, "utf-8")
    for path in folder.rglob("*"):
        name = path.relative_to(folder).as_posix()
        if path.is_file() and "/" in name and name not in content:
            path.unlink()


def _settle(run: Run, content: Content) -> None:
    """What the hints say to add to site.yaml is added, with the address that an editor knows."""
    for problem in run.problems:
        if problem.check == "gone-address" and "redirects:\n" in problem.hint:
            first, second = problem.hint.partition("redirects:\n")[2].splitlines()
            new = WRITTEN[first.partition(": ")[2]]
            key = "" if "redirects:" in content["site.yaml"] else "redirects:\n"
            lines = f"{key}{first}\n{second.partition(': ')[0]}: {new}\n"
            content["site.yaml"] += lines


class _Handler(BaseHTTPRequestHandler):
    """Files of a folder, and before them the redirects that a host takes."""

    def __init__(self, folder: Path, moved: Mapping[str, str], *arguments: object) -> None:
        self.folder, self.moved = folder, moved
        super().__init__(*arguments)  # type: ignore[arg-type]

    def do_GET(self) -> None:
        moved = self.moved.get(unquote(self.path))
        given = answer(self.folder, "", self.path)
        self.send_response(301 if moved else given.status)
        self.send_header("Content-Type", given.kind)
        self.send_header("Content-Length", "0" if moved else str(len(given.body)))
        if moved or given.location:
            self.send_header("Location", moved or given.location)
        self.end_headers()
        if not moved:
            self.wfile.write(given.body)

    def log_message(self, *_: object) -> None:
        """Nothing."""


def host(folder: Path, *, takes_redirects: bool) -> AbstractContextManager[str]:
    moved = {}
    if takes_redirects:
        lines = (folder / "_redirects").read_text("utf-8").splitlines()
        moved = {unquote(old): new for old, new, _ in (line.split(" ") for line in lines)}
    return serving(partial(_Handler, folder, moved), daemon_threads=False, poll_interval=0.01)


def addresses_of(folder: Path) -> set[str]:
    """The addresses at which the files of a version answer."""
    paths = (file.relative_to(folder).as_posix() for file in folder.rglob("*") if file.is_file())
    return {
        quote(f"/{path.removesuffix('index.html') if path.endswith('/index.html') else path}")
        for path in paths
        if not path.startswith(_OURS)
    }


class Visit(NamedTuple):
    """Where one arrives who asks for an address, with what, and after how many redirects."""

    address: str
    status: int
    body: bytes
    redirects: int


def visit(origin: str, address: str) -> Visit:
    """Follows redirects of the host, and pages that lead on."""
    for count in range(4):
        given = ask(origin, address)
        page = _LEADS_ON.search(given.body) if given.status == 200 else None
        leads = given.headers.get("location") or (page and page[1].decode())
        if not leads:
            return Visit(address, given.status, given.body, count)
        address = urljoin(address, leads)
    return Visit(address, 508, b"", 4)


@pytest.mark.parametrize("takes_redirects", [False, True], ids=["files alone", "redirects too"])
def test_every_address_ever_published_answers(
    takes_redirects: bool, versions: tuple[Published, ...]
) -> None:
    ever: set[str] = set()
    for version in versions:
        ever |= addresses_of(version.folder)
        with host(version.folder, takes_redirects=takes_redirects) as origin:
            arrived = [visit(origin, address) for address in sorted(ever)]
        assert [
            (old, one) for old, one in zip(sorted(ever), arrived, strict=True) if one.status != 200
        ] == []
        assert {
            old for old, one in zip(sorted(ever), arrived, strict=True) if one.redirects > 1
        } <= {address for address in ever if not address.endswith("/")}, "a chain"
    assert len(ever) > 115


HERE = {
    "/2026/01/renamed/": "/2026/01/fourth/",
    "/2026/01/second/": "/2026/01/fourth/",
    "/2026/01/third/": "/2026/01/fourth/",
    "/blog/moved/": "/2025/12/moved/",
    "/2026/01/moved/": "/2025/12/moved/",
    "/quiet-once/": "/2026/01/quiet/",
    "/2026/01/replaced/": "/2026/01/successor/",
    "/files/secret.pdf": "/2026/01/taken-back/",
    "/files/report.pdf": "/files/report.pdf",
    "/images/a%20b.svg": "/images/a%20b.svg",
    "/files/form.pdf": "/contact/",
    "/topics/rent/": "/topics/housing/",
    "/topics/rent/page/4/": "/topics/housing/",
    "/topics/buses/": "/topics/housing/",
    "/series/halls/": "/series/all-halls/",
    "/page/5/": "/",
    "/people/nia/": "/people/nia-powell/",
    "/about/": "/about-us/",
}
"""Old address → where one arrives in the last version."""


@pytest.fixture(scope="module")
def last(versions: tuple[Published, ...]) -> Iterator[str]:
    """The origin at which the last version answers, from a host that takes no redirects."""
    with host(versions[-1].folder, takes_redirects=False) as origin:
        yield origin


@pytest.mark.parametrize("old", HERE)
def test_one_arrives_at_what_took_its_place(old: str, last: str) -> None:
    arrived = visit(last, old)
    assert (arrived.address, arrived.status) == (HERE[old], 200)
    assert (_WITHDRAWN in arrived.body) is (old == "/files/secret.pdf")


@pytest.mark.parametrize(
    ("feed", "now"),
    [
        ("/topics/rent/feed.xml", "/topics/housing/feed.xml"),
        ("/series/halls/feed.xml", "/series/all-halls/feed.xml"),
        ("/feed/2.xml", "/feed.xml"),
    ],
)
def test_a_subscriber_at_an_old_address_is_given_the_feed_itself(
    feed: str, now: str, versions: tuple[Published, ...]
) -> None:
    folder = versions[-1].folder
    assert (folder / feed[1:]).read_bytes() == (folder / now[1:]).read_bytes()


def test_only_what_nobody_had_redirected_was_asked_for(versions: tuple[Published, ...]) -> None:
    asked = [set(version.would_vanish) for version in versions]
    assert asked == [
        set(), set(), set(), set(),
        {"/topics/rent/", "/topics/buses/"},
        {"/series/halls/", "/people/nia/", "/campaigns/fares/", "/about/"},
        set(),
        {"/files/form.pdf"},
        set(),
        {"/topics/rents/", "/series/the-halls/"},
    ]  # fmt: skip


def test_a_withdrawn_document_is_in_no_byte_of_the_site(versions: tuple[Published, ...]) -> None:
    for number, version in enumerate(versions):
        files = (file for file in version.folder.rglob("*") if file.is_file())
        found = any(file.read_bytes() == b"secret" for file in files)
        assert found is (number < 3)

"""A site moves here from Jekyll, Hugo or Pelican: no subscriber notices, and no link breaks."""

import re
import urllib.request
from collections.abc import Iterator
from functools import partial
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from reader import Reader, make_reader

from plugins.host.building import build
from plugins.host.cli import main
from plugins.host.options import Options
from tests.old_sites import SITES, OldSite
from tests.serving import serving

MOMENT = "2017-06-01"
_LEADS_TO = re.compile(r'http-equiv="?refresh"?[^>]*url=([^">\s]+)', re.IGNORECASE)


class Host:
    """The one host at which the site is, before the move and after: files by address."""

    def __init__(self) -> None:
        self.files: dict[str, bytes] = {}
        self.address = ""

    def answer(self, address: str) -> bytes | None:
        """What a static host has at an address: the file, or the index of the folder."""
        path = unquote(urlsplit(address).path)
        return self.files.get(path) or self.files.get(f"{path.rstrip('/')}/index.html")

    def hold(self, folder: Path, path: str) -> None:
        """Hold the files of `folder` below `path`, and no other."""
        self.files = {
            f"{path}/{file.relative_to(folder).as_posix()}": file.read_bytes()
            for file in folder.rglob("*")
            if file.is_file()
        }


class _Handler(BaseHTTPRequestHandler):
    def __init__(self, host: Host, *arguments: object) -> None:
        self.host = host
        super().__init__(*arguments)  # type: ignore[arg-type]

    def do_GET(self) -> None:
        found = self.host.answer(self.path)
        self.send_response(200 if found is not None else 404)
        self.end_headers()
        self.wfile.write(found or b"")

    def log_message(self, format: str, *args: object) -> None:
        """Nothing: a test's output is its own."""


@pytest.fixture
def host() -> Iterator[Host]:
    host = Host()
    with serving(partial(_Handler, host)) as host.address:
        yield host


@pytest.fixture
def reader(tmp_path: Path) -> Iterator[Reader]:
    with make_reader(str(tmp_path / "reader.sqlite")) as reader:
        yield reader


class Move:
    """An old site's folder, and the new one made of it."""

    def __init__(self, root: Path, site: OldSite) -> None:
        self.old, self.content, self.output = root / "old", root / "content", root / "out"
        self.root, self.site = root, site
        for path, text in site.sources.items():
            self.write(self.old / path, text)

    def write(self, file: Path, text: str) -> None:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")

    def bring_in(self, *options: str) -> None:
        cache = str(self.root / "cache")
        call = ["import", "--from", str(self.old), "--content", str(self.content)]
        assert main([*call, "--cache", cache, *options]) == 0

    def publish(self, host: Host) -> None:
        build(
            Options(
                content=self.content,
                output=self.output,
                cache=self.root / "cache",
                as_at=MOMENT,
            )
        )
        host.hold(self.output, self.site.path)


def items(reader: Reader, address: str) -> set[str]:
    reader.update_feed(address)
    return {entry.id for entry in reader.get_entries(feed=address)}


each_site = pytest.mark.parametrize("site", SITES.values(), ids=SITES)


@each_site
def test_subscribers_see_nothing_twice_and_lose_nothing(
    site: OldSite, tmp_path: Path, host: Host, reader: Reader
) -> None:
    move = Move(tmp_path, site)
    host.files = {address: text.encode() for address, text in site.published.items()}
    known = {}
    for address, numbers in site.feeds.items():
        reader.add_feed(host.address + address)
        known[address] = {site.items[number].guid for number in numbers}
        assert items(reader, host.address + address) == known[address]
    move.bring_in()
    move.publish(host)
    assert {a: items(reader, host.address + a) for a in site.feeds} == known
    move.write(
        move.content / "posts/2017/new.md",
        "---\ntitle: New\ndate: 2017-05-01\nid: new\ncategory: News\n"
        "tags: [Social Housing]\n---\n\nNews.\n",
    )
    move.publish(host)
    for address in site.feeds:
        (new,) = items(reader, host.address + address) - known[address]
        assert new.startswith("urn:uuid:")


@each_site
def test_every_old_address_leads_to_its_post(site: OldSite, tmp_path: Path, host: Host) -> None:
    move = Move(tmp_path, site)
    move.bring_in()
    move.publish(host)
    for item in site.items:
        page = _followed(host, item.address)
        assert f"<h1>{item.title}</h1>" in re.sub(r"<h1[^>]*>", "<h1>", page).replace("\n", "")


def _followed(host: Host, address: str) -> str:
    """The page at an address, after one redirect page at most."""
    with urllib.request.urlopen(host.address + address) as answer:  # noqa: S310 - loopback
        page: str = answer.read().decode()
    if leads := _LEADS_TO.search(page):
        target = urlsplit(leads[1]).path
        with urllib.request.urlopen(host.address + target) as answer:  # noqa: S310
            return str(answer.read().decode())
    return page


@each_site
def test_moving_twice_changes_nothing(
    site: OldSite, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    move = Move(tmp_path, site)
    move.bring_in()
    before = {path: path.stat().st_mtime_ns for path in move.content.rglob("*") if path.is_file()}
    capsys.readouterr()
    move.bring_in()
    assert {p: p.stat().st_mtime_ns for p in move.content.rglob("*") if p.is_file()} == before
    said = capsys.readouterr().out
    assert f"{len(site.items) + 1} there already" in said
    assert "add to it" not in said


@pytest.mark.parametrize("name", ["jekyll", "pelican"])
def test_a_copy_of_the_feed_is_enough(
    name: str, tmp_path: Path, host: Host, reader: Reader
) -> None:
    site = SITES[name]
    feed = next(iter(site.feeds))
    move = Move(tmp_path, site)
    for file in move.old.iterdir():
        if file.is_file():
            file.unlink()
    (move.root / "copy.xml").write_text(site.published[feed], encoding="utf-8")
    host.files = {address: text.encode() for address, text in site.published.items()}
    reader.add_feed(host.address + feed)
    known = items(reader, host.address + feed)
    move.bring_in("--feed", str(move.root / "copy.xml"))
    move.publish(host)
    assert items(reader, host.address + feed) == known
    for item in site.items:
        assert _followed(host, item.address)

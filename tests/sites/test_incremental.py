"""A build writes what an edit changed and nothing else, and ends as a clean build would."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from plugins.host.building import Built, build
from plugins.host.options import Options

SOURCE = Path(__file__).parent / "series_with_a_plan" / "content"
LISTS = {"index.html", "archive/index.html", "feed.xml", "feed.atom", "feed.json", "feed/1.xml"}
STRATEGY = {"series/strategy/index.html", "series/strategy/feed.xml"}


class Site:
    def __init__(self, root: Path) -> None:
        self.root, self.content = root, root / "content"
        shutil.copytree(SOURCE, self.content)

    def build(self, output: str = "out", **options: object) -> Built:
        values: dict[str, object] = {
            "content": self.content,
            "output": self.root / output,
            "cache": self.root / f"cache-{output}",
            "as_at": "2017-06-01",
        }
        return build(Options(**values | options))  # type: ignore[arg-type]

    def edit(self, name: str, old: str, new: str) -> None:
        file = self.content / name
        text = file.read_text(encoding="utf-8")
        assert old in text
        file.write_text(text.replace(old, new), encoding="utf-8")

    def write(self, name: str, head: str) -> None:
        (self.content / name).write_text(f"---\n{head}\n---\n\nWords.\n", encoding="utf-8")

    def files(self, output: str = "out") -> dict[str, bytes]:
        root = self.root / output
        return {
            path.relative_to(root).as_posix(): path.read_bytes()
            for path in root.rglob("*")
            if path.is_file() and path.name != ".greenpaper"
        }


@pytest.fixture
def site(tmp_path: Path) -> Site:
    site = Site(tmp_path)
    site.build()
    return site


def test_a_second_build_writes_nothing(site: Site) -> None:
    stamps = {path: path.stat().st_mtime_ns for path in (site.root / "out").rglob("*")}
    built = site.build()
    assert (built.written, built.removed) == (0, 0)
    assert stamps == {path: path.stat().st_mtime_ns for path in (site.root / "out").rglob("*")}


def test_without_the_cache_it_writes_nothing_either(site: Site) -> None:
    shutil.rmtree(site.root / "cache-out")
    assert site.build().written == 0


EDITS: list[tuple[str, Callable[[Site], object], set[str], set[str]]] = [
    (
        "the text of a part, beyond its first paragraph",
        lambda site: site.edit("posts/sector.md", "Words.", "Words.\n\nMore words."),
        {"2017/05/sector/index.html", *LISTS, "series/strategy/feed.xml"}
        - {"index.html", "archive/index.html"},
        set(),
    ),
    (
        "when a part is expected",
        lambda site: site.edit("series/strategy.md", "2017-07-03", "autumn"),
        {
            "2017/02/people/index.html",
            "2017/05/sector/index.html",
            "index.html",
            "series/index.html",
            "series/strategy/index.html",
        },
        set(),
    ),
    (
        "a draft",
        lambda site: site.edit("posts/draft.md", "Words.", "Other words."),
        set(),
        set(),
    ),
    (
        "what is under embargo",
        lambda site: site.edit("posts/places.md", "Canary of places", "Another title"),
        set(),
        set(),
    ),
    (
        "a part that becomes a draft",
        lambda site: site.edit("posts/sector.md", "part: 3", "part: 3\nstatus: draft"),
        {"2017/02/people/index.html", *LISTS, *STRATEGY, "series/index.html", "sitemap.xml"},
        {"2017/05/sector/index.html"},
    ),
]


@pytest.mark.parametrize(
    ("edit", "written", "removed"),
    [pytest.param(edit, written, removed, id=name) for name, edit, written, removed in EDITS],
)
def test_an_edit_writes_what_shows_it(
    site: Site, edit: Callable[[Site], object], written: set[str], removed: set[str]
) -> None:
    before = site.files()
    edit(site)
    built = site.build()
    after = site.files()
    changed = {path for path, content in after.items() if before.get(path) != content}
    assert changed == written
    assert set(before) - set(after) == removed
    assert (built.written, built.removed) == (len(written), len(removed))
    site.build("clean")
    assert after == site.files("clean")


def test_a_new_post_writes_those_posts_alone_that_it_is_to_be_read_after(site: Site) -> None:
    for day in range(1, 9):
        site.write(f"posts/tax-{day}.md", f"title: Tax {day}\ndate: 2017-03-0{day}\ntags: [Tax]")
    site.build()
    before = site.files()
    site.write("posts/tax-9.md", "title: Tax 9\ndate: 2017-03-09\ntags: [tax]")
    site.build()
    after = site.files()
    changed = {path for path, content in after.items() if before.get(path) != content}
    assert {path for path in changed if path.startswith("2017/")} == {
        "2017/03/tax-9/index.html",
        "2017/03/tax-8/index.html",
        "2017/03/tax-7/index.html",
    }
    site.build("clean")
    assert after == site.files("clean")


@pytest.mark.parametrize("address", ["https://example.net", "https://example.org/blog"])
def test_another_address_of_the_site_reaches_every_page(site: Site, address: str) -> None:
    site.build(address=address)
    site.build("clean", address=address)
    assert site.files() == site.files("clean")


def test_a_part_links_itself_when_its_moment_comes(site: Site) -> None:
    people = "2017/02/people/index.html"
    assert b"Places</a>" not in site.files()[people]
    assert b"Next</span> Places (to come)" in site.files()[people]
    site.build(as_at="2017-07-03 00:01")
    assert b'Next</span> <a href="/2017/07/places/">Places</a>' in site.files()[people]
    site.build("clean", as_at="2017-07-03 00:01")
    assert site.files() == site.files("clean")

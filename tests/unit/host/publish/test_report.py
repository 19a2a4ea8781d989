"""Two versions of a site, one after the other: the report tells what is different, and no more."""

from collections.abc import Iterable
from pathlib import Path

import msgspec
import pytest

from plugins.domain.ledger import Fact, written
from plugins.host.options import Options
from plugins.host.publish.present import facts_of_run
from plugins.host.publish.report import FOLDER, PAGE, keep_report, report_of
from plugins.host.run import Run
from plugins.host.ways import built_run
from plugins.publishing.report.report import Report
from plugins.publishing.report.text import render_text
from plugins.publishing.stage import stage_of
from plugins.publishing.version import Version, put_version, take_record, version_at

SITE = "name: The Green Paper\naddress: https://example.org\nidentity: paper\n"
KEYS = "---\ntitle: Who holds the keys\ndate: 2017-01-13\ntags: [Halls]\nactions: [{label: Write to us, url: https://example.net/, closes: 2017-05-31}]\n---\n\nTwo people hold them.\n"
SECOND = "---\ntitle: The second post\ndate: 2017-02-13\ntags: [Halls]\n---\n\nIt follows.\n"
MAP = "---\ntitle: A map of every name\ndate: 2017-02-14\n---\n\nThese are the people.\n"
PAGE_TEXT = "---\ntitle: About us\n---\n\nWe are us.\n"
ROOF = "---\ntitle: A new roof\ndate: 2017-05-20\ntags: [Roofs]\nfiles: [{file: files/a.csv, label: Figures}]\n---\n\nThe rain stays outside now.\n"
MERGER = "---\ntitle: A merger nobody knows of\ndate: 2017-12-24\n---\n\nNobody may know  of it yet , not even you.\n"

FIRST = {
    "site.yaml": SITE,
    "posts/2017-01-13-keys.md": KEYS,
    "posts/2017-02-13-second.md": SECOND,
    "posts/2017-02-14-map.md": MAP,
    "pages/about.md": PAGE_TEXT,
}
NEXT = {
    "posts/2017-01-13-keys.md": KEYS.replace("\n---\n\n", "\ncorrections: [{date: 2017-05-25, text: It was two and not one.}]\n---\n\n").replace("Two people", "Two persons"),
    "posts/2017-02-13-second.md": SECOND.replace("date: 2017-02-13", "date: 2017-02-13\nslug: the-second"),
    "posts/2017-02-14-map.md": MAP.replace("\n---\n\n", "\nstatus: withdrawn\nwithdrawn_because: It named people.\nchanges: [{date: 2017-05-25, note: Withdrawn, major: true}]\n---\n\n"),
    "posts/2017-05-20-roof.md": ROOF,
    "posts/2017-12-24-secret.md": MERGER,
    "files/a.csv": "a,b\n",
}  # fmt: skip


def write(content: Path, files: dict[str, str]) -> None:
    for path, text in files.items():
        (content / path).parent.mkdir(parents=True, exist_ok=True)
        (content / path).write_text(text)


def build(place: Path, output: str, as_at: str) -> Run:
    return built_run(
        Options(
            content=place / "content",
            output=place / output,
            cache=place / "cache",
            as_at=as_at,
            jobs=1,
        )
    )


def published(run: Run) -> tuple[Fact, ...]:
    """What the ledger has after a publication of that run, whose record lies beside it."""
    facts = tuple(facts_of_run(run, run.moment))
    note(run, facts)
    stage = stage_of(run.options.output)
    stage.beside.mkdir()
    put_version(stage.version, take_record(run.options.output, run.moment, ()))
    return facts


def known(folder: Path) -> tuple[Path, Version | None]:
    """A folder that was published, and what is known of it."""
    return folder, version_at(stage_of(folder).version)


def note(run: Run, facts: Iterable[Fact]) -> None:
    with (run.options.content / "ledger.txt").open("a") as ledger:
        ledger.writelines(f"{written(fact)}\n" for fact in facts)


@pytest.fixture(scope="module")
def reports(tmp_path_factory: pytest.TempPathFactory) -> tuple[Report, Report, Report]:
    """Of the first publication, of the next one, and of one more in which nothing is different."""
    place = tmp_path_factory.mktemp("site")
    write(place / "content", FIRST)
    first = build(place, "first", "2017-05-21 12:00")
    one = report_of(
        first, first.content.past, facts_of_run(first, first.moment), None, first.options.output
    )
    published(first)
    write(place / "content", NEXT)
    second = build(place, "second", "2017-06-01 12:00")
    facts = facts_of_run(second, second.moment)
    two = report_of(second, second.content.past, facts, known(place / "first"), place / "second")
    published(second)
    third = build(place, "third", "2017-06-01 12:01")
    facts = facts_of_run(third, third.moment)
    three = report_of(third, third.content.past, facts, known(place / "second"), place / "third")
    return one, two, three


def test_the_first_publication_is_all_new(reports: tuple[Report, Report, Report]) -> None:
    report = reports[0]
    assert report.is_first
    assert report.since == ""
    named = {one.address: one.title for one in report.new_addresses if one.kind == "post"}
    assert named["/2017/01/keys/"] == "Who holds the keys"
    assert {"/about/", "/topics/halls/"} <= {one.address for one in report.new_addresses}
    assert report.feeds == report.pages_changed == report.files_gone == ()


def test_the_next_one_tells_what_is_different(reports: tuple[Report, Report, Report]) -> None:
    report = reports[1]
    assert report.since == "2017-05-21T12:00:00+01:00"
    assert report.new_addresses[0].title == "A new roof"
    assert "/topics/roofs/" in {one.address for one in report.new_addresses}
    assert [(one.old, one.new) for one in report.redirects] == [
        ("/2017/02/second/", "/2017/02/the-second/")
    ]
    assert [(one.address, one.because) for one in report.withdrawn] == [
        ("/2017/02/map/", "It named people.")
    ]
    assert [(one.kind, one.text) for one in report.corrected] == [
        ("correction", "It was two and not one.")
    ]
    assert [(one.label, one.closed) for one in report.closed] == [("Write to us", "31 May 2017")]
    assert report.files_new == ("/files/a.csv",)
    assert report.waiting == 1


def test_subscribers_see_what_is_new_and_nothing_again(
    reports: tuple[Report, Report, Report],
) -> None:
    feeds = {news.feed: news for news in reports[1].feeds}
    assert next(iter(feeds)) == "/feed.xml"
    assert [entry.title for entry in feeds["/feed.xml"].new] == ["A new roof"]
    assert [(entry.title, entry.address) for entry in feeds["/feed.xml"].gone] == [
        ("", "https://example.org/2017/02/map/")
    ]
    assert feeds["/feed.xml"].again == ()
    assert "/topics/roofs/feed.xml" not in feeds  # nobody has subscribed to it yet


def test_a_moved_and_edited_page_is_told_apart_from_lists(
    reports: tuple[Report, Report, Report],
) -> None:
    report = reports[1]
    changed = {one.address: one.text for one in report.pages_changed}
    assert changed["/2017/01/keys/"] == "edited"
    assert not {"/2017/02/map/", "/2017/02/second/", "/"} & changed.keys()
    assert report.lists >= 3
    assert report.pages_gone == ()


def test_nothing_of_what_is_not_public_is_in_it(reports: tuple[Report, Report, Report]) -> None:
    report = reports[1]
    told = msgspec.json.encode(report).decode() + render_text(report)
    for words in ("merger", "secret", "A map of every name"):
        assert words not in told
    assert report.unnamed == 1
    assert "1 post waits for its embargo" in told


def test_where_nothing_is_different_nothing_is_told(
    reports: tuple[Report, Report, Report],
) -> None:
    report = reports[2]
    assert report.new_addresses == report.feeds == report.redirects == report.closed == ()
    assert report.withdrawn == report.corrected == report.pages_changed == report.files_new == ()
    assert report.lists == 0


def test_a_former_site_without_a_record_is_compared_by_its_bytes(tmp_path: Path) -> None:
    write(tmp_path / "content", FIRST)
    first = build(tmp_path, "first", "2017-05-21 12:00")
    note(first, facts_of_run(first, first.moment))
    write(tmp_path / "content", {"posts/2017-05-20-roof.md": ROOF, "files/a.csv": "a,b\n"})
    second = build(tmp_path, "second", "2017-05-21 12:01")
    facts = facts_of_run(second, second.moment)
    report = report_of(
        second, second.content.past, facts, known(tmp_path / "first"), tmp_path / "second"
    )
    assert [entry.title for entry in report.feeds[0].new] == ["A new roof"]
    assert report.files_new == ("/files/a.csv",)


def test_where_nothing_is_known_of_the_version_before_nothing_is_made_up(tmp_path: Path) -> None:
    write(tmp_path / "content", FIRST)
    first = build(tmp_path, "first", "2017-05-21 12:00")
    note(first, facts_of_run(first, first.moment))
    second = build(tmp_path, "second", "2017-05-21 12:01")
    report = report_of(second, second.content.past, (), None, tmp_path / "second")
    assert not report.is_first
    assert report.files_new == report.pages_changed == report.feeds == ()


def test_it_is_kept_as_a_page_as_text_and_as_json_and_always_the_same(
    reports: tuple[Report, Report, Report], tmp_path: Path
) -> None:
    page = keep_report(reports[1], tmp_path)
    assert page == tmp_path / FOLDER / PAGE
    first = {path.name: path.read_bytes() for path in page.parent.iterdir()}
    assert sorted(path.rpartition(".")[2] for path in first) == ["html", "json", "txt"]
    keep_report(reports[1], tmp_path)
    assert {path.name: path.read_bytes() for path in page.parent.iterdir()} == first
    read = msgspec.json.decode(page.with_suffix(".json").read_bytes(), type=Report)
    assert read == reports[1]


def test_every_key_of_the_json_is_documented() -> None:
    text = (Path(__file__).parents[4] / "docs/publishing-report.md").read_text("utf-8")
    missing = [field for field in Report.__struct_fields__ if f"`{field}`" not in text]
    assert missing == []

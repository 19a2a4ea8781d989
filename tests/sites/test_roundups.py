"""Drafts of round-ups, from the sample site and from real archives: nothing in them that our own
checks complain of, and nothing that leads nowhere."""

import re
import shutil
import tarfile
from collections.abc import Iterable
from email import message_from_bytes
from email.policy import default
from pathlib import Path

import pytest

from plugins.domain.problem import Problem
from plugins.host.building import build, check
from plugins.host.cli import main
from plugins.host.options import Options
from plugins.importing.writing import import_folder

ROOT = Path(__file__).resolve().parents[2]
SENDER = """
newsletter:
  sender: news@blog.example
  postal: 1 Mill Lane
  unsubscribe: https://lists.blog.example/leave
"""
ARCHIVES = ROOT.parent / "shared" / "corpora"
"""Sources of real blogs, where they are at hand."""


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("GREENPAPER_CACHE", str(tmp_path / "cache"))
    return tmp_path / "cache"


@pytest.fixture
def sample(tmp_path: Path) -> Path:
    return Path(shutil.copytree(ROOT / "content", tmp_path / "sample"))


def draft(content: Path, month: str, title: str = "", today: str = "2026-11-22T15:00") -> Path:
    """The draft that the command makes."""
    before = {*content.rglob("*.md")}
    words = ["--content", str(content), "--kind", "roundup", "--month", month, "--as-at", today]
    assert main(["new", *words, *(["--title", title] if title else [])]) == 0
    (made,) = {*content.rglob("*.md")} - before
    return made


def problems_in(content: Path, drafts: Iterable[Path]) -> list[Problem]:
    """What the checks say of the drafts; of the sample, as it checks itself."""
    sources = {path.relative_to(content).as_posix() for path in drafts}
    options = Options(
        content=content, output=content.parent / "out", cache=content.parent / "cache"
    )
    return [problem for problem in check(options).problems if problem.source in sources]


def test_the_draft_of_the_sample_has_what_happened_in_its_month(sample: Path) -> None:
    text = draft(sample, "2026-11").read_text()
    for words in (
        "title: Policy update, November 2026\ndate: 2026-11-30 09:00\n",
        "status: draft\n",
        "edition: 21\nemail:\n  subject:\n  preheader:\n",
        "since edition 20 (30 October 2026), up to 30 November 2026, 09:00.",
        "[A room with a door](2026-11-10-a-room-with-a-door.md), part 2 of [The Five Ties](",
        "closes on 18 December 2026, 18 days left. From [Policy update, October 2026",
        "New on [Keep the Keys](../../campaigns/keep-the-keys.md): [A room with a door](",
        "next comes part 3 of 5, “The social sector”, expected January 2027.",
    ):
        assert words in text
    assert "Write to your councillors](https://act" in text
    assert "evening" not in text  # closed in March
    assert "One Form" not in text  # won in June


def test_no_month_of_the_sample_makes_a_draft_that_a_check_complains_of(sample: Path) -> None:
    months = [f"{year}-{month:02}" for year in (2024, 2025, 2026) for month in range(1, 13)]
    drafts = [draft(sample, month, f"Round-up of {month}") for month in (*months, "2027-03")]
    assert problems_in(sample, drafts) == []


def test_a_draft_that_is_published_shows_no_note_and_every_link_leads_somewhere(
    sample: Path, tmp_path: Path
) -> None:
    made = draft(sample, "2026-11")
    made.write_text(made.read_text().replace("status: draft\n", ""))
    options = Options(
        content=sample, output=tmp_path / "out", cache=tmp_path / "cache", as_at="2026-12-01"
    )
    build(options)
    page = (tmp_path / "out/2026/11/policy-update-november-2026/index.html").read_text()
    assert "A room with a door" in page
    assert "for you to rewrite" not in page


def test_nothing_under_embargo_after_the_round_up_is_in_the_draft(sample: Path) -> None:
    for day, status in (
        ("2026-12-01", "published"),
        ("2026-11-12", "draft"),
        ("2026-11-13", "hidden"),
    ):
        (sample / f"posts/2026/{day}-canary.md").write_text(
            f"---\ntitle: Canary\ndate: {day}\nstatus: {status}\nseries: the-five-ties\npart: 3\n"
            "campaigns: [keep-the-keys]\nauthors: [Canary Wren]\nstandfirst: A canary.\n"
            "actions:\n  - {label: Canary, url: https://canary.example/, closes: 2027-01-01}\n"
            "---\n\nA canary.\n"
        )  # fmt: skip
    assert "canary" not in draft(sample, "2026-11").read_text().lower()


def test_what_editions_link_to_is_known_by_their_texts(sample: Path) -> None:
    opening = "2025-10-14-before-the-locks-are-changed.md"
    missed = draft(sample, "2026-08").read_text().partition("## In case you missed it")[2]
    assert opening in missed  # until October's edition nobody linked to it
    assert "missed it" not in draft(sample, "2026-11").read_text()


def test_a_second_round_up_of_a_month_needs_another_title(
    sample: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    draft(sample, "2026-11")
    words = ["--content", str(sample), "--kind", "roundup", "--month", "2026-11"]
    assert main(["new", *words]) == 2
    assert "give the new one another TITLE" in capsys.readouterr().err
    assert "edition: 22\n" in draft(sample, "2026-11", "A second one").read_text()


def test_a_month_without_news_is_told_and_has_its_file(
    sample: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    made = draft(sample, "2026-10")
    said = capsys.readouterr()
    assert said.out.endswith("2026-10-31-policy-update-october-2026.md\n")
    assert said.err.endswith("Nothing new since edition 20 (30 October 2026).\n")
    assert made.is_file()


def test_a_folder_with_nothing_in_it_gets_its_first_edition(tmp_path: Path) -> None:
    (tmp_path / "new").mkdir()
    assert "edition: 1\n" in draft(tmp_path / "new", "2026-11").read_text()


@pytest.mark.parametrize(
    ("name", "months"),
    [
        pytest.param("18f", ("2014-05", "2015-06", "2016-03", "2021-02", "2023-05"), id="18F"),
        pytest.param("datacite", ("2015-10", "2017-06", "2019-05", "2021-01"), id="DataCite"),
    ],
)
def test_drafts_from_a_real_archive_are_clean(
    name: str, months: tuple[str, ...], tmp_path: Path
) -> None:
    archive = ARCHIVES / f"{name}.tar.gz"
    if not archive.is_file():
        pytest.skip(f"NO ROUND-UP OF A REAL ARCHIVE IS TRIED: there is no {archive}")
    with tarfile.open(archive) as opened:
        opened.extractall(tmp_path / "old", filter="data")
    import_folder(tmp_path / "old", tmp_path / "content")
    drafts = [draft(tmp_path / "content", month) for month in months]
    assert problems_in(tmp_path / "content", drafts) == []
    for number, made in enumerate(drafts, 1):
        text = made.read_text()
        assert f"edition: {number}\n" in text
        assert re.search(r"^\[.+\]\(\S+\.md\)", text, re.MULTILINE)
    with (tmp_path / "content/site.yaml").open("a") as site:
        site.write(SENDER)
    where = ("--content", str(tmp_path / "content"), "--outbox", str(tmp_path / "outbox"))
    assert (
        main(("newsletter", "--edition", "1", "--siteurl", "https://www.blog.example", *where)) == 0
    )
    message = message_from_bytes((tmp_path / "outbox/1/email.eml").read_bytes(), policy=default)
    assert [defect for part in message.walk() for defect in part.defects] == []

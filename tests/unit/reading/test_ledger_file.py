"""`ledger.txt`: read with the lines that are none, added to whole or not at all, merged by git."""

import os
import subprocess
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path

import pytest

from plugins.domain.ledger import NAME, TITLE, Fact, address_fact, past_of, written
from plugins.reading.kept_past import kept_past
from plugins.reading.ledger_file import ATTRIBUTES, UNION, append, facts_in, read_ledger, take_out


def a_fact(number: int = 1, name: str = "page") -> Fact:
    return address_fact(f"/{name}/{number}/", "page", name, datetime(2017, 1, number, tzinfo=UTC))


ONE, TWO, THREE = (a_fact(number) for number in (1, 2, 3))
LINE = written(ONE)


def test_where_there_is_no_ledger_nothing_is_known(tmp_path: Path) -> None:
    assert read_ledger(tmp_path) == ((), ())


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(f"{TITLE}\n{LINE}\n", id="as it is written"),
        pytest.param(f"{TITLE}\r\n{LINE}\r\n", id="with the ends of lines of Windows"),
        pytest.param(f"\ufeff{TITLE}\n{LINE}\n", id="with a byte order mark"),
        pytest.param(f"\ufeff{LINE}", id="with a byte order mark and no title"),
        pytest.param(f"\n\n  {LINE}  \n# a remark\n\n", id="with blanks and remarks"),
    ],
)
def test_facts_are_read_however_they_are_saved(content: str) -> None:
    assert facts_in(content.encode()) == ((ONE,), ())


def test_what_a_merge_left_is_told_with_its_line() -> None:
    lines = [TITLE, "<<<<<<< HEAD", LINE, "=======", written(TWO), ">>>>>>> theirs"]
    facts, problems = facts_in("\n".join(lines).encode())
    assert facts == (ONE, TWO)
    assert [(problem.line, problem.subject) for problem in problems] == [
        (2, "<<<<<<< HEAD"), (4, "======="), (6, ">>>>>>> theirs"),
    ]  # fmt: skip
    assert {(problem.source, problem.check) for problem in problems} == {(NAME, "ledger")}


def test_a_line_with_a_byte_that_is_not_text_is_told() -> None:
    facts, (problem,) = facts_in(f"{LINE}\n".encode() + LINE.encode() + b"\xff\n")
    assert (facts, problem.line) == ((ONE,), 2)


def test_a_verb_that_is_not_known_is_kept(tmp_path: Path) -> None:
    line = "2031-05-01T00:00:00Z translated id=x into=cy"
    (tmp_path / NAME).write_text(f"{line}\n")
    (fact,), problems = read_ledger(tmp_path)
    assert (fact.verb, fact.get("into"), problems) == ("translated", "cy", ())
    assert past_of([fact]) == past_of([])
    append(tmp_path, [ONE])
    assert (tmp_path / NAME).read_text() == f"{line}\n{LINE}\n"


def test_the_first_facts_come_under_a_title_and_later_ones_below(tmp_path: Path) -> None:
    append(tmp_path, [ONE, TWO])
    append(tmp_path, [TWO, THREE, THREE])
    expected = [TITLE, *map(written, (ONE, TWO, THREE))]
    assert (tmp_path / NAME).read_text() == "".join(f"{line}\n" for line in expected)
    assert read_ledger(tmp_path) == ((ONE, TWO, THREE), ())


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param("", f"{TITLE}\n{LINE}\n", id="an empty file"),
        pytest.param("# ours", f"# ours\n{LINE}\n", id="a last line without an end"),
        pytest.param("nonsense\r\n", f"nonsense\r\n{LINE}\n", id="what nobody understands"),
        pytest.param(f"{LINE}\r\n", f"{LINE}\r\n", id="the same fact, as Windows saves it"),
        pytest.param(f"\ufeff{LINE}", f"\ufeff{LINE}", id="the same fact, after a mark"),
    ],
)
def test_whatever_stands_there_stays(tmp_path: Path, before: str, after: str) -> None:
    (tmp_path / NAME).write_bytes(before.encode())
    append(tmp_path, [ONE])
    assert (tmp_path / NAME).read_bytes() == after.encode()


def test_without_facts_nothing_is_written(tmp_path: Path) -> None:
    append(tmp_path, [])
    assert list(tmp_path.iterdir()) == []


def test_a_ledger_that_only_some_may_read_stays_so(tmp_path: Path) -> None:
    append(tmp_path, [ONE])
    (tmp_path / NAME).chmod(0o640)
    append(tmp_path, [TWO])
    assert (tmp_path / NAME).stat().st_mode & 0o777 == 0o640


@pytest.mark.parametrize("step", ["fsync", "replace"])
def test_a_call_that_fails_leaves_everything_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    append(tmp_path, [ONE])
    before = {file.name: file.read_bytes() for file in tmp_path.iterdir()}

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(*((os, "fsync") if step == "fsync" else (Path, "replace")), full)
    with pytest.raises(OSError, match="No space"):
        append(tmp_path, [TWO])
    assert {file.name: file.read_bytes() for file in tmp_path.iterdir()} == before


def test_what_a_kill_left_beside_the_ledger_is_no_matter(tmp_path: Path) -> None:
    (tmp_path / f".{NAME}.new").write_text("half a li")
    append(tmp_path, [ONE])
    assert sorted(file.name for file in tmp_path.iterdir()) == [ATTRIBUTES, NAME]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param("*.pdf binary", f"*.pdf binary\n{UNION}\n", id="other lines"),
        pytest.param(f"/{NAME} merge=ours\n", f"/{NAME} merge=ours\n", id="the team's own way"),
        pytest.param(f"# {NAME}\n", f"# {NAME}\n{UNION}\n", id="a remark"),
        pytest.param(f"old-{NAME} text\n\n", f"old-{NAME} text\n\n{UNION}\n", id="another file"),
    ],
)
def test_what_git_is_told_already_stays(tmp_path: Path, before: str, after: str) -> None:
    (tmp_path / ATTRIBUTES).write_text(before)
    append(tmp_path, [ONE])
    append(tmp_path, [TWO])
    assert (tmp_path / ATTRIBUTES).read_text() == after


def git(folder: Path, *words: str) -> str:
    """What git says in a folder, with nobody's settings."""
    environment = {
        "PATH": os.environ["PATH"], "HOME": str(folder), "GIT_CONFIG_NOSYSTEM": "1",
        "GIT_AUTHOR_NAME": "Nia", "GIT_AUTHOR_EMAIL": "nia@example.org",
        "GIT_COMMITTER_NAME": "Nia", "GIT_COMMITTER_EMAIL": "nia@example.org",
        "GIT_EDITOR": "true",
    }  # fmt: skip
    done = subprocess.run(
        ["git", *words], cwd=folder, env=environment, check=True, capture_output=True, text=True
    )
    return done.stdout


def publish(clone: Path, *facts: Fact) -> None:
    append(clone, facts)
    git(clone, "add", "--all")
    git(clone, "commit", "--quiet", "--message", "Published")


@pytest.fixture
def clones(tmp_path: Path) -> tuple[Path, Path]:
    """Two clones of one repository with a content folder, in which nothing was published."""
    origin, first, second = (tmp_path / name for name in ("origin.git", "first", "second"))
    origin.mkdir()
    git(origin, "init", "--quiet", "--bare", "--initial-branch=main")
    git(tmp_path, "clone", "--quiet", str(origin), str(first))
    git(first, "checkout", "--quiet", "-B", "main")
    (first / "site.yaml").write_text("name: Fellowstead\n")
    git(first, "add", "--all")
    git(first, "commit", "--quiet", "--message", "Begun")
    git(first, "push", "--quiet", "origin", "main")
    git(tmp_path, "clone", "--quiet", str(origin), str(second))
    return first, second


@pytest.mark.parametrize("way", ["--no-rebase", "--rebase"])
@pytest.mark.parametrize("before", [(), (a_fact(9, "before"),)], ids=["first", "later"])
def test_two_clones_that_both_published_merge_without_a_conflict(
    clones: tuple[Path, Path], way: str, before: tuple[Fact, ...]
) -> None:
    first, second = clones
    pull = ("pull", "--quiet", way, "origin", "main")
    if before:
        publish(first, *before)
        git(first, "push", "--quiet", "origin", "main")
        git(second, *pull)
    facts = [a_fact(number, name) for name in ("here", "there") for number in (1, 2, 3)]
    publish(first, *facts[:3], ONE)
    publish(second, *facts[3:], ONE)
    git(first, "push", "--quiet", "origin", "main")
    git(second, *pull)
    git(second, "push", "--quiet", "origin", "main")
    publish(first, TWO)
    git(first, *pull)
    git(first, "push", "--quiet", "origin", "main")
    git(second, *pull)
    for clone in clones:
        found, problems = read_ledger(clone)
        assert problems == ()
        assert set(found) == {*before, *facts, ONE, TWO}
        assert git(clone, "status", "--porcelain") == ""
        assert (clone / ATTRIBUTES).read_text() == f"{UNION}\n"


def test_what_was_published_is_kept_until_the_ledger_says_more(tmp_path: Path) -> None:
    folder, place = tmp_path / "content", tmp_path / "cache" / "ledger"
    folder.mkdir()
    assert kept_past(folder, place, "1") == (past_of([]), ())
    assert not place.exists()
    append(folder, [ONE])
    first = kept_past(folder, place, "1")
    kept = place.read_bytes()
    assert first == (past_of([ONE]), ())
    assert kept_past(folder, place, "1") == first
    assert place.read_bytes() == kept
    append(folder, [TWO])
    (folder / NAME).write_text(f"{(folder / NAME).read_text()}=======\n")
    past, (problem,) = kept_past(folder, place, "1")
    assert (past, problem.line) == (past_of([ONE, TWO]), 4)
    assert kept_past(folder, place, "1") == (past, (problem,))


@pytest.mark.parametrize("damage", [b"", b"nonsense", None], ids=["empty", "nonsense", "a folder"])
def test_what_is_kept_and_spoilt_is_made_anew(tmp_path: Path, damage: bytes | None) -> None:
    append(tmp_path, [ONE])
    place = tmp_path / "cache" / "ledger"
    if damage is None:
        place.mkdir(parents=True)
    else:
        kept_past(tmp_path, place, "1")
        place.write_bytes(damage)
    assert kept_past(tmp_path, place, "1") == (past_of([ONE]), ())


def test_another_version_of_the_program_adds_up_anew(tmp_path: Path) -> None:
    append(tmp_path, [ONE])
    place = tmp_path / "cache" / "ledger"
    kept_past(tmp_path, place, "1")
    before = place.read_bytes()
    kept_past(tmp_path, place, "2")
    assert place.read_bytes() != before


def test_what_several_add_at_once_is_all_there(tmp_path: Path) -> None:
    append(tmp_path, (ONE,))
    facts = [a_fact(1 + number % 28, f"of-{number}") for number in range(80)]
    with ThreadPoolExecutor(8) as people:
        list(people.map(lambda fact: append(tmp_path, (fact,)), facts))
    assert set(read_ledger(tmp_path)[0]) == {ONE, *facts}


def test_a_fact_that_nobody_was_shown_is_taken_out_and_nothing_else(tmp_path: Path) -> None:
    append(tmp_path, (ONE, TWO))
    before = (tmp_path / NAME).read_bytes()
    append(tmp_path, (THREE,))
    take_out(tmp_path, THREE)
    assert (tmp_path / NAME).read_bytes() == before
    take_out(tmp_path, THREE)
    assert (tmp_path / NAME).read_bytes() == before
    (tmp_path / NAME).unlink()
    take_out(tmp_path, ONE)
    assert not (tmp_path / NAME).exists()

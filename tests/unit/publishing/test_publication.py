"""A version exchanged with the one before: at whatever step it is killed, who comes after knows."""

import errno
import os
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import get_args

import pytest
from msgspec.structs import replace

from plugins.domain.refusal import WrongCall
from plugins.publishing import exchange as ways
from plugins.publishing import publication, steps
from plugins.publishing.exchange import can_exchange
from plugins.publishing.publication import (
    Intent,
    complete,
    drop_former,
    forget,
    intent_for,
    is_exchanged,
    note,
    noted,
    put_in_place,
    undo,
    why_no_former,
)
from plugins.publishing.record import Record
from plugins.publishing.stage import Stage, begin, remove, stage_of, tidy
from plugins.publishing.steps import PublicationStep
from plugins.publishing.version import Version, published, put_version, version_at
from plugins.publishing.way import with_a_way
from tests.law.folders import MEMORY, a_folder

THEN = datetime(2026, 11, 22, 9, 12, tzinfo=UTC)
PAGES = ("index.html", "2026/11/a/index.html")
OF_THE_EXCHANGE: tuple[PublicationStep, ...] = (
    "intent noted", "exchanged", "link repointed", "versions exchanged", "former in place",
    "all noted",
)  # fmt: skip


class Killed(BaseException):
    """Nothing after it is done."""


def a_version(mark: str, shown: tuple[str, ...] = ("a",)) -> Version:
    files = Record(maker="publish", finished=True, files=dict.fromkeys(PAGES))
    shown = (*shown, f"mark {mark}")
    return Version(moment=THEN, inode=0, shown=frozenset(shown), record=files.encoded(), recorded=1)


def a_site(folder: Path, mark: str) -> None:
    for page in PAGES:
        (folder / page).parent.mkdir(parents=True, exist_ok=True)
        (folder / page).write_text(mark)


def marks(folder: Path) -> set[str]:
    return {(folder / page).read_text() for page in PAGES}


@pytest.fixture
def folder() -> Iterator[Path]:
    with a_folder(MEMORY) as found:  # each publication waits for the disk
        yield found


@pytest.fixture(params=["folders exchanged", "a link replaced"])
def stage(request: pytest.FixtureRequest, folder: Path) -> Stage:
    if request.param == "folders exchanged" and not can_exchange(folder):
        pytest.skip("this file system cannot exchange folders")
    found = stage_of(folder / "public")
    found.beside.mkdir()
    return replace(found, is_linked=request.param == "a link replaced")


def planned(stage: Stage, mark: str, no_former: str = "") -> Intent:
    fresh = begin(stage)
    a_site(fresh, mark)
    put_version(stage.coming, a_version(mark))
    found = intent_for(stage, "publish", fresh, "next", stage.public, (mark,))
    return replace(found, no_former=no_former)


def back(stage: Stage) -> Intent:
    return intent_for(stage, "back", stage.folder("former"), "former", stage.public, ("back",))


def carried_out(stage: Stage, intent: Intent) -> None:
    note(stage, intent)
    put_in_place(stage, intent)
    complete(stage, intent, stage.beside / "cache")
    forget(stage)


def settled(stage: Stage) -> bool:
    """Who comes after a kill brings everything together; whether it was exchanged."""
    intent = noted(stage)
    done = intent is not None and is_exchanged(stage, intent)
    if intent and done:
        complete(stage, intent, stage.beside / "cache")
        forget(stage)
    else:
        undo(stage, intent)
    return done


def mark_of(version: Version | None) -> str:
    assert version
    return next(one for one in version.shown if one.startswith("mark ")).removeprefix("mark ")


def standing(stage: Stage) -> tuple[str, str]:
    """The marks of the version that is published and of the former one, empty where there is
    none; each whole, and known as what it is."""
    found = []
    roles = ((stage.public, stage.version), (stage.folder("former"), stage.version_of("former")))
    for folder, known in roles:
        assert folder.is_dir() == known.exists()
        if folder.is_dir():
            assert marks(folder) == {mark_of(version_at(known))}
            found += marks(folder)
        else:
            found.append("")
    return found[0], found[1]


def kill_at(step: PublicationStep, monkeypatch: pytest.MonkeyPatch) -> None:
    def reached(here: str) -> None:
        if here == step:
            raise Killed

    monkeypatch.setattr(steps, "reached", reached)


def test_versions_follow_one_another_and_the_last_but_one_is_kept(stage: Stage) -> None:
    for mark, former in (("1", ""), ("2", "1"), ("3", "2"), ("4", "3")):
        carried_out(stage, planned(stage, mark))
        assert standing(stage) == (mark, former)
    known = {"version", "former", "former.version"}
    left = {path.name for path in stage.beside.iterdir()}
    assert left - known <= ({"a", "b", "c"} if stage.is_linked else set())
    assert len(left - known) == (2 if stage.is_linked else 0)


def test_the_way_back_leads_there_and_forward_again(stage: Stage) -> None:
    for mark in ("1", "2"):
        carried_out(stage, planned(stage, mark))
    for expected in (("1", "2"), ("2", "1")):
        carried_out(stage, back(stage))
        assert standing(stage) == expected


def test_after_the_way_back_the_next_version_follows(stage: Stage) -> None:
    for mark in ("1", "2"):
        carried_out(stage, planned(stage, mark))
    carried_out(stage, back(stage))
    carried_out(stage, planned(stage, "3"))
    assert standing(stage) == ("3", "1")


def test_a_version_that_must_not_come_back_is_gone_and_it_is_known_why(stage: Stage) -> None:
    for mark in ("1", "2"):
        carried_out(stage, planned(stage, mark))
    carried_out(stage, planned(stage, "3", no_former="“a” was withdrawn"))
    assert standing(stage) == ("3", "")
    assert why_no_former(stage) == "“a” was withdrawn"
    assert [path for path in stage.beside.rglob("*.html") if path.read_text() != "3"] == []
    carried_out(stage, planned(stage, "4"))
    assert standing(stage) == ("4", "3")
    assert why_no_former(stage) == ""


ways_to = pytest.mark.parametrize(
    ("prepare", "after", "before"),
    [
        pytest.param(lambda s: planned(s, "3"), ("3", "2"), ("2", "1"), id="a version kept"),
        pytest.param(
            lambda s: planned(s, "3", no_former="why"), ("3", ""), ("2", "1"), id="none kept"
        ),
        pytest.param(back, ("1", "2"), ("2", "1"), id="the way back"),
    ],
)


@pytest.mark.parametrize("step", OF_THE_EXCHANGE)
@ways_to
def test_it_may_be_killed_at_each_step(
    stage: Stage,
    prepare: Callable[[Stage], Intent],
    after: tuple[str, str],
    before: tuple[str, str],
    step: PublicationStep,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for mark in ("1", "2"):
        carried_out(stage, planned(stage, mark))
    intent = prepare(stage)
    with monkeypatch.context() as patched:
        kill_at(step, patched)
        with pytest.raises(Killed):
            carried_out(stage, intent)
    is_done = settled(stage)
    assert is_done == (step not in ("intent noted", "all noted"))
    assert standing(stage) == (before if step == "intent noted" else after)
    carried_out(stage, planned(stage, "4"))
    assert standing(stage)[0] == "4"


@pytest.mark.parametrize("step", OF_THE_EXCHANGE)
def test_the_first_one_may_be_killed_at_each_step(
    stage: Stage, step: PublicationStep, monkeypatch: pytest.MonkeyPatch
) -> None:
    intent = planned(stage, "1")
    with monkeypatch.context() as patched:
        kill_at(step, patched)
        with pytest.raises(Killed):
            carried_out(stage, intent)
    settled(stage)
    assert standing(stage) == ("" if step == "intent noted" else "1", "")


CALLS = ("rename", "replace", "unlink", "rmdir", "mkdir", "symlink")


@ways_to
def test_it_may_be_killed_before_each_call_that_changes_a_folder(
    stage: Stage,
    prepare: Callable[[Stage], Intent],
    after: tuple[str, str],
    before: tuple[str, str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """And once more before each call of who then brings it together."""
    for mark in ("1", "2"):
        carried_out(stage, planned(stage, mark))
    number = 0
    while True:
        number += 1
        with monkeypatch.context() as patched:
            left = count_down(number, patched)
            with suppress(Killed):
                carried_out(stage, prepare(stage))
        with monkeypatch.context() as patched:
            count_down(number % 5 + 1, patched)
            with suppress(Killed):
                settled(stage)
        settled(stage)
        now = standing(stage)
        assert now in (before, after)
        if left[0] > 0:
            break
        if now == after:
            restored(stage)
    assert number > 6


def restored(stage: Stage) -> None:
    """Version 2 is published, and 1 is the former one."""
    remove(stage, "former")
    for mark in ("1", "2"):
        carried_out(stage, planned(stage, mark))


def count_down(calls: int, monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The call of that number ends everything; what is returned is how many are left."""
    left = [calls]

    def ending(real: Callable[..., object]) -> Callable[..., object]:
        def call(*words: object, **named: object) -> object:
            left[0] -= 1
            if left[0] == 0:
                raise Killed
            return real(*words, **named)

        return call

    for name in CALLS:
        monkeypatch.setattr(os, name, ending(getattr(os, name)))
    monkeypatch.setattr(publication, "exchange", ending(publication.exchange))
    return left


def test_what_was_never_exchanged_leaves_nothing(stage: Stage) -> None:
    carried_out(stage, planned(stage, "1"))
    planned(stage, "2")
    (stage.beside / "next.version").write_text("half")
    tidy(stage)
    assert standing(stage) == ("1", "")
    assert [path for path in stage.beside.rglob("*.html") if path.read_text() != "1"] == []


def test_an_intent_that_cannot_be_read_is_none(stage: Stage) -> None:
    carried_out(stage, planned(stage, "1"))
    (stage.beside / "intent").write_text("{")
    assert noted(stage) is None
    assert not settled(stage)
    assert standing(stage) == ("1", "")
    assert not (stage.beside / "intent").exists()


def test_what_belongs_to_git_stays(stage: Stage) -> None:
    carried_out(stage, planned(stage, "1"))
    (stage.public / ".git").mkdir()
    (stage.public / ".git" / "HEAD").write_text("ref")
    carried_out(stage, planned(stage, "2"))
    assert (stage.public / ".git" / "HEAD").read_text() == "ref"
    carried_out(stage, back(stage))
    assert (stage.public / ".git" / "HEAD").read_text() == "ref"
    assert not (stage.folder("former") / ".git").exists()


def test_a_folder_of_git_alone_is_as_good_as_none(folder: Path) -> None:
    if not can_exchange(folder):
        pytest.skip("this file system cannot exchange folders")
    stage = stage_of(folder / "public")
    stage.beside.mkdir()
    (stage.public / ".git").mkdir(parents=True)
    assert published(stage, stage.beside / "cache") == (None, False)
    carried_out(stage, planned(stage, "1"))
    assert standing(stage) == ("1", "")
    assert (stage.public / ".git").is_dir()


def test_the_fresh_folder_may_be_read_by_whom_the_former_might(stage: Stage) -> None:
    carried_out(stage, planned(stage, "1"))
    stage.public.chmod(0o2775)
    carried_out(stage, planned(stage, "2"))
    assert stage.public.stat().st_mode & 0o7777 == 0o2775


def test_files_of_a_site_of_which_nothing_is_known_are_not_lost(stage: Stage) -> None:
    carried_out(stage, planned(stage, "1"))
    (stage.public / "letter.txt").write_text("Mine.")
    stage.version.write_bytes(b"half")
    assert published(stage, stage.beside / "cache") == (None, True)
    intent = replace(planned(stage, "2"), is_lost=True, no_former="nothing is known of it")
    note(stage, intent)
    put_in_place(stage, intent)
    assert complete(stage, intent, stage.beside / "cache") == ("letter.txt",)
    assert (stage.beside / "cache" / "unclaimed" / "letter.txt").read_text() == "Mine."
    assert standing(stage) == ("2", "")


def test_a_folder_with_a_strangers_file_is_refused(stage: Stage) -> None:
    carried_out(stage, planned(stage, "1"))
    (stage.public / "2026" / "letter.txt").write_text("Mine.")
    with pytest.raises(WrongCall, match=r"not ours \(2026/letter\.txt\)"):
        published(stage, stage.beside / "cache")


def test_a_strangers_link_to_a_folder_is_seen(stage: Stage, folder: Path) -> None:
    carried_out(stage, planned(stage, "1"))
    (stage.public / "more").symlink_to(folder)
    with pytest.raises(WrongCall, match=r"not ours \(more\)"):
        published(stage, stage.beside / "cache")


@pytest.mark.parametrize(
    ("name", "said"), [(".greenpaper", "greenpaper site"), ("index.html", "not ours")]
)
def test_a_folder_that_somebody_else_made_is_refused(folder: Path, name: str, said: str) -> None:
    (folder / "public").mkdir()
    (folder / "public" / name).write_text("x")
    with pytest.raises(WrongCall, match=said):
        published(stage_of(folder / "public"), folder / "cache")


def test_the_reason_for_no_former_version_is_kept(stage: Stage) -> None:
    for mark in ("1", "2"):
        carried_out(stage, planned(stage, mark))
    drop_former(stage, "it is gone")
    assert standing(stage) == ("2", "")
    assert why_no_former(stage) == "it is gone"


def test_a_link_elsewhere_is_followed(folder: Path) -> None:
    (folder / "www").mkdir()
    (folder / "public").symlink_to("www/site")
    (folder / "www" / "site").symlink_to(folder / "served")
    assert stage_of(folder / "public") == Stage(
        folder / "served", folder / ".served.greenpaper", is_linked=False
    )


def test_our_own_link_is_known(stage: Stage) -> None:
    carried_out(stage, planned(stage, "1"))
    assert stage_of(stage.public) == stage


def test_links_in_a_circle_are_refused(folder: Path) -> None:
    (folder / "public").symlink_to("site")
    (folder / "site").symlink_to("public")
    with pytest.raises(WrongCall, match="circle"):
        stage_of(folder / "public")


def no_exchange(one: Path, other: Path) -> None:
    raise OSError(errno.EINVAL, "Invalid argument")


def test_where_folders_cannot_be_exchanged_there_is_a_link_from_the_start(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ways, "exchange", no_exchange)
    stage = stage_of(folder / "public")
    stage.beside.mkdir()
    assert with_a_way(stage).is_linked
    carried_out(with_a_way(stage), planned(with_a_way(stage), "1"))
    assert stage.public.is_symlink()
    assert with_a_way(stage_of(stage.public)).is_linked


def test_what_lies_beside_the_site_is_for_nobody_else(folder: Path) -> None:
    if not can_exchange(folder):
        pytest.skip("this file system cannot exchange folders")
    stage = stage_of(folder / "public")
    stage.beside.mkdir()
    stage.beside.chmod(0o2775)
    assert with_a_way(stage) == stage
    assert stage.beside.stat().st_mode & 0o7777 == 0o2770


def test_a_folder_that_cannot_be_exchanged_has_to_be_moved_away_once(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ways, "exchange", no_exchange)
    stage = stage_of(folder / "public")
    for made in (stage.beside, stage.public):
        made.mkdir()
    with pytest.raises(WrongCall, match=r"mv .*public .*public\.before"):
        with_a_way(stage)


def test_a_file_system_with_neither_is_refused(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ways, "exchange", no_exchange)
    monkeypatch.setattr(ways, "put_link", no_exchange)
    stage = stage_of(folder / "public")
    stage.beside.mkdir()
    with pytest.raises(WrongCall, match="half a site"):
        with_a_way(stage)


def test_every_step_of_the_exchange_has_its_kill() -> None:
    of_the_host = {
        "files linked",
        "site verified",
        "deployed",
        "deployment noted",
        "ledger written",
    }
    assert {*OF_THE_EXCHANGE} | of_the_host == {*get_args(PublicationStep)}

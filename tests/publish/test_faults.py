"""What a machine may refuse: a clear message, the site as it was, nothing in the next one's way."""

import os
import re
import resource
import shutil
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from plugins.host.call import ROOT
from plugins.publishing import steps
from tests.law.folders import MEMORY, a_folder, contents, differing
from tests.publish.conftest import done
from tests.publish.press import Ended, Press, marks_in

NOBODY = 65534
_NO_ENTRY = 77
"""The status of a child that may not even read the program."""


def refused(press: Press, ended: Ended, status: int, said: str) -> None:
    """It ends in words and with that status, and nothing has changed but what failed."""
    assert "Traceback" not in ended.said
    assert re.search(said, " ".join(ended.said.split())), ended.said
    assert ended.status == status, ended.said


def limit_files(size: int) -> Callable[[], object]:
    return lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))


@pytest.mark.parametrize("size", [2_000, 4_000])
def test_files_that_may_not_grow_leave_the_site_as_it_was(press: Press, size: int) -> None:
    before = contents(press.public)
    press.edit()
    refused(press, press.publish(prepare=limit_files(size)), 2, "as it was$")
    assert differing(contents(press.public), before) == []
    done(press)
    press.agrees()
    press.clean()


@contextmanager
def a_small_disk(megabytes: int) -> Iterator[Path]:
    with a_folder(MEMORY) as folder:
        mount = ["mount", "-t", "tmpfs", "-o", f"size={megabytes}m", "none", str(folder)]
        if shutil.which("mount") is None or subprocess.run(mount, check=False).returncode:
            pytest.skip("NO TEST OF A FULL DISK: only root may mount one, where that is allowed")
        try:
            yield folder
        finally:
            subprocess.run(["umount", "-l", str(folder)], check=True)


def fill(folder: Path, room: int) -> Path:
    """The disk has that many bytes of room; what fills it."""
    ballast = folder / "ballast"
    with ballast.open("wb", buffering=0) as file:
        try:
            while True:
                file.write(bytes(65536))
        except OSError:
            pass
    os.truncate(ballast, max(0, ballast.stat().st_size - room))
    return ballast


@pytest.mark.parametrize("room", [0, 20_000, 50_000])
def test_a_full_disk_leaves_the_site_as_it_was(press: Press, room: int) -> None:
    with a_small_disk(16) as disk:
        press.public = disk / "public"
        done(press)
        before = contents(press.public)
        ballast = fill(disk, room)
        press.edit()
        refused(press, press.publish(), 2, "the disk is full.*as it was$")
        assert differing(contents(press.public), before) == []
        ballast.unlink()
        done(press)
        press.agrees()
        press.clean()


def test_a_ledger_on_a_full_disk_is_written_by_the_next_call(press: Press) -> None:
    with a_small_disk(4) as disk:
        shutil.copytree(press.content, disk / "content")
        press.content = disk / "content"
        press.edit()
        ballast = fill(disk, 0)
        before = press.facts()
        ended = press.publish()
        refused(press, ended, 1, "the site is published, but the ledger could not be written")
        assert press.facts() == before
        assert marks_in(press.public) == {f"{press.mark:04}"}
        ballast.unlink()
        assert "had been exchanged" in done(press)
        press.agrees()


@contextmanager
def of_nobody(press: Press) -> Iterator[Callable[[], object]]:
    """Everything belongs to somebody without rights; what makes a process theirs."""
    if os.geteuid():
        yield str
        return
    for path in (press.root, *press.root.rglob("*")):
        os.chown(path, NOBODY, NOBODY, follow_symlinks=False)

    def become() -> None:
        os.setgid(NOBODY)
        os.setuid(NOBODY)
        if not os.access(ROOT / "theme" / "templates", os.R_OK | os.X_OK):
            os._exit(_NO_ENTRY)

    if press.publish(prepare=become).status == _NO_ENTRY:
        pytest.skip(f"NO TEST OF RIGHTS: nobody but root may read {ROOT}")
    yield become


@pytest.mark.parametrize(
    ("place", "said"),
    [
        pytest.param("content", "nothing can be written in .*content", id="the content"),
        pytest.param(".public.greenpaper", "Permission denied", id="what is beside the site"),
        pytest.param(".", "Permission denied", id="the folder around the site"),
        pytest.param("cache", "Permission denied", id="the cache"),
    ],
)
def test_where_nothing_may_be_written_the_site_stays(press: Press, place: str, said: str) -> None:
    with of_nobody(press) as become:
        before = contents(press.public)
        press.edit()
        folder = press.root / place
        folder.chmod(0o555)
        try:
            refused(press, press.publish(prepare=become), 2, said)
            assert differing(contents(press.public), before) == []
        finally:
            folder.chmod(0o755)
        ended = press.publish(prepare=become)
        assert ended.status == 0, ended.said
        press.agrees()


def test_a_file_that_may_not_be_read_is_named(press: Press) -> None:
    with of_nobody(press) as become:
        before = contents(press.public)
        press.edit()
        post = press.write_post(99)
        post.chmod(0)
        ended = press.publish(prepare=become)
        assert "Traceback" not in ended.said
        assert ended.status in (1, 2)
        assert "note-99.md" in ended.said
        assert differing(contents(press.public), before) == []
        post.chmod(0o644)
        ended = press.publish(prepare=become)
        assert ended.status == 0, ended.said
        press.agrees()


def test_the_second_of_two_is_told_who_is_at_work(press: Press) -> None:
    press.edit()
    there, tell = os.pipe()
    go, wait = os.pipe()

    def pause(step: str) -> None:
        if step == "site verified":
            os.write(tell, str(os.getpid()).encode())
            os.read(go, 1)

    first = os.fork()
    if first == 0:
        os.close(wait)
        os._exit(press.publish(prepare=lambda: setattr(steps, "reached", pause)).status)
    process = os.read(there, 20).decode()
    ended = press.publish()
    refused(press, ended, 2, rf"process {process} on \S+, since [\d:]+ on 2\d\d\d-")
    back = press.publish("--back", "1")
    refused(press, back, 2, f"process {process} ")
    os.write(wait, b".")
    assert os.waitstatus_to_exitcode(os.waitpid(first, 0)[1]) == 0
    for end in (there, tell, go, wait):
        os.close(end)
    press.agrees()
    assert marks_in(press.public) == {f"{press.mark:04}"}


def test_a_deployment_that_fails_is_tried_again_before_anything_else(press: Press) -> None:
    works = press.deploy
    press.edit()
    press.write_site(deploy="echo cannot connect; exit 3")
    noted = press.facts()
    ended = press.publish()
    refused(press, ended, 1, r"cannot connect.*failed \(status 3\)")
    assert marks_in(press.public) == {f"{press.mark:04}"}
    assert press.facts() == noted
    failed = press.mark
    press.edit()
    press.write_site(deploy="exit 4")
    refused(press, press.publish(), 1, r"failed \(status 4\)")
    assert marks_in(press.public) == {f"{failed:04}"}
    assert press.facts() == noted
    press.write_site(deploy=works)
    assert done(press).count("Deploying:") == 2
    press.agrees()


def test_from_a_version_that_cannot_be_deployed_there_is_a_way_back(press: Press) -> None:
    noted, good = press.facts(), press.mark
    press.edit()
    fails = f'! grep -q "Mark {press.mark:04}" "$GREENPAPER_PUBLIC/index.html" && {press.deploy}'
    press.write_site(deploy=fails)
    refused(press, press.publish(), 1, "failed")
    done(press, "--back", "1")
    assert marks_in(press.public) == marks_in(press.server) == {f"{good:04}"}
    assert [fact.verb for fact in press.facts() if fact not in noted] == ["back"]
    press.edit()
    done(press)
    press.agrees()


def test_a_deployment_is_made_even_where_nothing_has_changed(press: Press) -> None:
    press.server.unlink()
    assert "Nothing has changed" in done(press)
    press.agrees()


def test_the_command_runs_in_the_project_and_is_told_where_the_site_is(press: Press) -> None:
    told = press.root / "told"
    press.write_site(deploy=f'pwd > {told}; echo "$GREENPAPER_PUBLIC" >> {told}')
    done(press)
    assert told.read_text() == f"{ROOT}\n{press.public}\n"

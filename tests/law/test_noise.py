"""What lies in the cache, and the record in the output folder, may be lost or spoilt: that costs
time, and is never a wrong page or a traceback."""

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from plugins.publishing.record import NAME, copy_of_record
from tests.law.drafts import Desk
from tests.law.first_site import first_drafts
from tests.law.folders import MEMORY, a_folder, contents, differing
from tests.law.runs import Ended, Place, within

NOISE = b"\x00\xff\x7f{[\"'\n" * 997
STRANGER = "2017/note.txt"


class Kept:
    """A site that was built, and edited since: its cache and record are there to be spoilt, and of
    use for the next build. `clean` is what a clean build makes of it."""

    def __init__(self, root: Path) -> None:
        self.place = Place(root / "content", root / "out", root / "cache")
        self.desk = Desk(root / "content", first_drafts(7))
        self.place.content.mkdir()
        self.desk.save()
        assert self.build().status == 0
        self.whole = root / "whole"
        for folder in (self.place.output, self.place.cache):
            shutil.copytree(folder, self.whole / folder.name)
        self.desk.draft(self.desk.paths("posts/")[1]).paragraphs = ["Other words."]
        self.desk.save()
        self.place.clear()
        assert self.build().status == 0
        self.clean = contents(self.place.output)

    def build(self) -> Ended:
        return within(self.place.call("--as-at", "2017-06-01 12:00"))

    def restore(self) -> None:
        """Output and cache are as they were before the edit."""
        self.place.clear()
        for folder in (self.place.output, self.place.cache):
            shutil.copytree(self.whole / folder.name, folder)

    def cached(self) -> list[Path]:
        """Every file of the cache."""
        return sorted(file for file in self.place.cache.rglob("*") if file.is_file())

    def assert_clean(self, name: str = "", **notes: bytes) -> Ended:
        """The next build gives the bytes of a clean one, strangers' notes apart."""
        ended = self.build()
        assert (ended.status, "Traceback" in ended.told) == (0, False), (name, ended.told)
        assert (name, differing(contents(self.place.output), self.clean | notes)) == (name, [])
        return ended


def cut(share: float) -> Callable[[Path], object]:
    return lambda file: os.truncate(file, int(file.stat().st_size * share))


def without_its_last_byte(file: Path) -> None:
    os.truncate(file, max(0, file.stat().st_size - 1))


def noise_in_the_middle(file: Path) -> None:
    content = file.read_bytes()
    third = len(content) // 3
    file.write_bytes(content[:third] + NOISE[:third] + content[third + len(NOISE[:third]) :])


def one_byte_differs(file: Path) -> None:
    content = bytearray(file.read_bytes())
    content[len(content) // 2 : len(content) // 2 + 1] = b"\x9c"
    file.write_bytes(content)


def of_another_version(file: Path) -> None:
    """Every figure and letter at its beginning is another one."""
    content = file.read_bytes()
    file.write_bytes(bytes(byte ^ 1 for byte in content[:64]) + content[64:])


def folder_instead(file: Path) -> None:
    file.unlink()
    file.mkdir()
    (file / "mine.txt").write_text("Mine.")


def link_to_nothing(file: Path) -> None:
    file.unlink()
    file.symlink_to(file.with_name("nowhere"))


Spoil = Callable[[Path], object]
ACCIDENTS: dict[str, Spoil] = {
    "empty": cut(0),
    "cut short": cut(0.3),
    "without its last byte": without_its_last_byte,
    "all noise": lambda file: file.write_bytes(NOISE),
    "noise in the middle": noise_in_the_middle,
    "one byte differs": one_byte_differs,
    "of another version": of_another_version,
}
LOST: dict[str, Spoil] = {
    "deleted": Path.unlink,
    "a folder instead": folder_instead,
    "a link to nothing": link_to_nothing,
}
each_accident = pytest.mark.parametrize("spoil", ACCIDENTS.values(), ids=ACCIDENTS)
each_loss = pytest.mark.parametrize("spoil", LOST.values(), ids=LOST)
each = pytest.mark.parametrize(
    "spoil", [*ACCIDENTS.values(), *LOST.values()], ids=[*ACCIDENTS, *LOST]
)


@pytest.fixture(scope="module")
def kept() -> Iterator[Kept]:
    with a_folder(MEMORY) as folder:
        yield Kept(folder)


@each
def test_a_spoilt_file_of_the_cache_costs_time_and_nothing_else(kept: Kept, spoil: Spoil) -> None:
    kept.restore()
    for number in range(len(kept.cached())):
        kept.restore()
        file = kept.cached()[number]
        spoil(file)
        kept.assert_clean(file.name)


@each
def test_all_of_them_spoilt_cost_time_and_nothing_else(kept: Kept, spoil: Spoil) -> None:
    kept.restore()
    for file in kept.cached():
        spoil(file)
    kept.assert_clean()


@each_accident
def test_for_a_spoilt_record_there_is_a_copy(kept: Kept, spoil: Spoil) -> None:
    kept.restore()
    (kept.place.output / STRANGER).write_text("Mine.")
    spoil(kept.place.output / NAME)
    kept.assert_clean(**{STRANGER: b"Mine."})


@each_accident
def test_without_both_what_nobody_claims_is_set_aside(kept: Kept, spoil: Spoil) -> None:
    kept.restore()
    (kept.place.output / STRANGER).write_text("Mine.")
    for file in (kept.place.output / NAME, copy_of_record(kept.place.output, kept.place.cache)):
        spoil(file)
    ended = kept.assert_clean()
    assert (kept.place.cache / "unclaimed" / STRANGER).read_text() == "Mine."
    assert f"    {STRANGER}" in ended.said.splitlines()


@each_loss
def test_a_folder_without_a_record_is_refused_and_left_alone(kept: Kept, spoil: Spoil) -> None:
    kept.restore()
    spoil(kept.place.output / NAME)
    before = contents(kept.place.output)
    ended = kept.build()
    assert (ended.status, "holds files that are not ours" in ended.told) == (2, True)
    assert contents(kept.place.output) == before


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_cache_that_may_not_be_read_costs_time_and_nothing_else(kept: Kept) -> None:
    kept.restore()
    for file in (*kept.cached(), kept.place.output / NAME):
        file.chmod(0)
    kept.assert_clean()

"""One content folder gives the same bytes whoever builds it and wherever: in another folder, time
zone or language, with files in another order, of another age, and of other rights.

The sample and a small site that has what the sample has not are built by the program itself, each
time in a process of its own.
"""

import os
import random
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from plugins.host.call import ROOT
from plugins.publishing.templates import NAME as TEMPLATES
from tests.law.drafts import Desk
from tests.law.folders import MEMORY, Contents, a_folder, contents, differing
from tests.law.runs import HANGS
from tests.leaks.sites import a_site

MOMENT = "2026-11-22T12:00"

SHUFFLED = """
# The program, on a file system that lists what is in a folder in any order.
import os, random, sys

chance, scandir, listdir = random.Random(7), os.scandir, os.listdir

class Entries:
    def __init__(self, entries): self.entries = iter(entries)
    def __iter__(self): return self
    def __next__(self): return next(self.entries)
    def __enter__(self): return self
    def __exit__(self, *_): pass
    def close(self): pass

def in_any_order(path="."):
    with scandir(path) as found:
        entries = [*found]
    chance.shuffle(entries)
    return Entries(entries)

def names_in_any_order(path="."):
    names = listdir(path)
    chance.shuffle(names)
    return names

os.scandir, os.listdir = in_any_order, names_in_any_order
from plugins.host.cli import main
sys.exit(main(sys.argv[1:]))
"""


class Sites(NamedTuple):
    """Two content folders, and what is built of each where all is as usual."""

    folder: Path
    contents: dict[str, Path]
    usual: dict[str, Contents]


def environment(**more: str) -> dict[str, str]:
    """Nothing of whoever runs the tests but where programs are found."""
    known = ("PATH", "HOME", "LD_LIBRARY_PATH")
    return {name: os.environ[name] for name in known if name in os.environ} | more


def built(
    content: Path,
    folder: Path,
    *,
    jobs: int = 1,
    program: tuple[str, ...] = (),
    moment: str = MOMENT,
    **more: str,
) -> Contents:
    """The site, built in a new process that starts in `folder`."""
    options = {"content": content, "output": folder / "out", "cache": folder / "cache"}
    call = [word for name, path in options.items() for word in (f"--{name}", str(path))]
    done = subprocess.run(
        [
            *(sys.executable, *(program or ("-m", "plugins.host.cli")), "site", *call),
            *("--as-at", moment, "--jobs", str(jobs)),
        ],
        cwd=folder,
        env=environment(PYTHONPATH=str(ROOT), **more),
        capture_output=True,
        text=True,
        errors="replace",
        timeout=HANGS,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return contents(folder / "out")


@pytest.fixture(scope="module")
def sites() -> Iterator[Sites]:
    with a_folder(MEMORY) as root:
        random_site = root / "random" / "content"
        random_site.mkdir(parents=True)
        Desk(random_site, a_site(5).drafts()).save()
        folders = {"the sample": ROOT / "content", "a random site": random_site}
        usual = {}
        for name, content in folders.items():
            (root / name).mkdir()
            usual[name] = built(content, root / name)
            shutil.copy(root / name / "cache" / TEMPLATES, root / TEMPLATES)
        yield Sites(root, folders, usual)


@pytest.fixture
def folder(sites: Sites) -> Iterator[Path]:
    """An empty folder in a place of its own; what Jinja makes of the theme lies in its cache, since
    to make that takes longer than all the rest."""
    with a_folder(sites.folder) as place:
        (place / "cache").mkdir()
        shutil.copy(sites.folder / TEMPLATES, place / "cache" / TEMPLATES)
        yield place


each_site = pytest.mark.parametrize("name", ["the sample", "a random site"])


@pytest.mark.parametrize(
    ("variables", "jobs"),
    [
        pytest.param({"TZ": "Pacific/Kiritimati"}, 1, id="fourteen hours ahead"),
        pytest.param({"TZ": "America/Adak", "PYTHONHASHSEED": "1"}, 2, id="ten behind, two at work"),
        pytest.param({"PYTHONHASHSEED": "4242", "PYTHONOPTIMIZE": "1"}, 1, id="another hash, no asserts"),
        pytest.param({"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}, 1, id="plain ASCII"),
    ],
)  # fmt: skip
def test_a_build_does_not_ask_where_it_is(
    variables: dict[str, str], jobs: int, sites: Sites, folder: Path
) -> None:
    name = "the sample"
    found = built(sites.contents[name], folder, jobs=jobs, **variables)
    assert differing(found, sites.usual[name]) == []


@pytest.fixture(scope="module")
def languages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with languages that write numbers, days and the letter i in other ways. Most
    machines have none installed; they are made of what the system brings, if it does."""
    place = tmp_path_factory.mktemp("languages")
    for language in ("de_DE", "tr_TR"):
        command = ["localedef", "-i", language, "-f", "UTF-8", str(place / f"{language}.UTF-8")]
        try:
            subprocess.run(command, capture_output=True, check=True)
        except (OSError, subprocess.CalledProcessError):
            pytest.skip(f"no locale {language} can be made here (package “locales”)")
    return place


@pytest.mark.parametrize("language", ["de_DE.UTF-8", "tr_TR.UTF-8"])
def test_a_build_speaks_no_other_language(
    language: str, languages: Path, sites: Sites, folder: Path
) -> None:
    """Even where the program is told to take the machine's."""
    variables = {"LC_ALL": language, "LOCPATH": str(languages)}
    program = "import locale; locale.setlocale(locale.LC_ALL, ''); print(locale.getlocale())"
    known = subprocess.run(
        [sys.executable, "-c", program],
        env=environment(**variables),
        capture_output=True,
        text=True,
        check=True,
    )
    assert language[:5] in known.stdout
    told = "import locale, sys; locale.setlocale(locale.LC_ALL, '')\n"
    told += "from plugins.host.cli import main; sys.exit(main(sys.argv[1:]))"
    name = "the sample"
    found = built(sites.contents[name], folder, program=("-c", told), **variables)
    assert differing(found, sites.usual[name]) == []


@each_site
def test_the_order_in_which_a_folder_lists_its_files_makes_no_difference(
    name: str, sites: Sites, folder: Path
) -> None:
    found = built(sites.contents[name], folder, program=("-c", SHUFFLED))
    assert differing(found, sites.usual[name]) == []


def in_other_order(files: list[str]) -> list[str]:
    return sorted(files, key=lambda path: random.Random(path).random())  # noqa: S311


def of_other_ages(path: Path, number: int) -> None:
    os.utime(path, ns=(10**18 + number * 10**11, 10**18 + number * 10**11))


def of_other_rights(path: Path, number: int) -> None:
    path.chmod(0o600 if number % 2 else 0o444)


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(None, id="as they came"),
        pytest.param(of_other_ages, id="of other ages"),
        pytest.param(of_other_rights, id="of other rights"),
    ],
)
def test_a_copy_of_the_folder_elsewhere_gives_the_same(
    change: Callable[[Path, int], None] | None, sites: Sites, folder: Path
) -> None:
    """As two clones of one commit are. Its files are made in another order, and its own name is
    another, with a blank and letters beyond ASCII."""
    name = "a random site"
    content, copy = sites.contents[name], folder / "Ein Ordner – größer"
    files = [str(path.relative_to(content)) for path in content.rglob("*") if path.is_file()]
    for number, path in enumerate(in_other_order(files)):
        (copy / path).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(content / path, copy / path)
        if change:
            change(copy / path, number)
    assert differing(built(copy, folder), sites.usual[name]) == []


@pytest.mark.parametrize("mask", [0o077, 0o000], ids=["for me alone", "for everybody"])
def test_who_may_read_new_files_makes_no_difference(mask: int, sites: Sites, folder: Path) -> None:
    program = f"import os, sys; os.umask({mask})\n"
    program += "from plugins.host.cli import main; sys.exit(main(sys.argv[1:]))"
    name = "a random site"
    found = built(sites.contents[name], folder, program=("-c", program))
    assert differing(found, sites.usual[name]) == []


@pytest.mark.parametrize("site", [11])
def test_a_build_for_a_moment_is_what_the_clock_gives_then(
    site: int, sites: Sites, folder: Path, tmp_path: Path
) -> None:
    """`AS_AT` against a clock that has been put to that moment."""
    content = tmp_path / "content"
    content.mkdir()
    Desk(content, a_site(site).drafts()).save()
    clock = """
import sys
from datetime import datetime
from plugins.host import clock
class Then(datetime):
    @classmethod
    def now(cls, zone=None):
        return datetime.fromisoformat("2017-06-01T12:00:00.654321+01:00").astimezone(zone)
clock.datetime = Then
from plugins.host.cli import main
words = sys.argv[1:]
place = words.index("--as-at")
del words[place : place + 2]
sys.exit(main(words))
"""
    as_at = built(content, folder, moment="2017-06-01T12:00")
    (folder / "out").rename(folder / "as-at")
    (folder / "cache").rename(folder / "old-cache")
    by_the_clock = built(content, folder, program=("-c", clock))
    assert differing(as_at, by_the_clock) == []

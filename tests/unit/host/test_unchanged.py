"""A build that would change nothing is told from stamps, and one that might is never taken for it."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from plugins.host import unchanged as module
from plugins.host.call import Call, call_from
from plugins.host.unchanged import Stand, look, remember, unchanged, unchanged_in_words

PATHS = ["index.html", "x/index.html"]
FOR_EVER = 4e9
Change = Callable[[Path], object]


@pytest.fixture(autouse=True)
def program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A program of one module and one template, and files that are all old enough to be trusted."""
    for path in ("plugins/x.py", "theme/templates/x.html", "pelicanconf.py", "requirements.lock"):
        write(tmp_path / "program" / path)
    monkeypatch.setattr(module, "ROOT", tmp_path / "program")
    monkeypatch.setattr(module, "RACE", -10_000_000_000)


@pytest.fixture
def call(tmp_path: Path) -> Call:
    for path in ("content/posts/x.md", "content/images/x.png", "out/.greenpaper"):
        write(tmp_path / path)
    for path in PATHS:
        write(tmp_path / "out" / path)
    return a_call(tmp_path)


def a_call(tmp_path: Path, **more: str) -> Call:
    given = {name: str(tmp_path / place) for name, place in FOLDERS.items()}
    return call_from("site", {**given, **more}, {})


FOLDERS = {"content": "content", "output": "out", "cache": "cache"}


def write(path: Path, text: str = "text") -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)


def built(call: Call, *, since: float = 0, until: float = FOR_EVER) -> None:
    remember(call, look(call), Stand("", "", since, until, until, "", PATHS, 2, 1))


def test_after_a_build_nothing_has_changed(call: Call) -> None:
    assert unchanged(call)[1] is None
    built(call)
    _, stand = unchanged(call)
    assert stand is not None
    assert (stand.paths, stand.warnings, stand.known) == (PATHS, 2, 1)


def linked_anew(folder: Path) -> None:
    (folder / "content" / "posts" / "y.md").symlink_to(folder / "content" / "posts" / "x.md")


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(lambda folder: write(folder / "content/posts/x.md", "news"), id="a post"),
        pytest.param(lambda folder: write(folder / "content/posts/new.md"), id="a new post"),
        pytest.param(lambda folder: write(folder / "content/a/b/new.md"), id="a new folder"),
        pytest.param(lambda folder: (folder / "content/posts/x.md").unlink(), id="a post gone"),
        pytest.param(
            lambda folder: (folder / "content/posts/x.md").rename(folder / "content/posts/y.md"),
            id="a post renamed",
        ),
        pytest.param(lambda folder: os.utime(folder / "content/images/x.png"), id="a touch"),
        pytest.param(lambda folder: write(folder / "content/site.yaml"), id="the site"),
        pytest.param(linked_anew, id="a link"),
        pytest.param(lambda folder: write(folder / "program/plugins/x.py", "y"), id="the program"),
        pytest.param(lambda folder: write(folder / "program/theme/static/x.css"), id="the theme"),
        pytest.param(lambda folder: write(folder / "program/requirements.lock", "y"), id="a lock"),
        pytest.param(lambda folder: write(folder / "out/index.html", "news"), id="an output"),
        pytest.param(lambda folder: (folder / "out/x/index.html").unlink(), id="an output gone"),
        pytest.param(lambda folder: (folder / "out/.greenpaper").unlink(), id="the record gone"),
        pytest.param(
            lambda folder: [path.write_bytes(b"{") for path in (folder / "cache/stands").iterdir()],
            id="noise in what was kept",
        ),
    ],
)
def test_whatever_changed_a_build_must_find_out(call: Call, tmp_path: Path, change: Change) -> None:
    built(call)
    change(tmp_path)
    assert unchanged(call)[1] is None


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(lambda folder: write(folder / "out/CNAME"), id="a stranger's file"),
        pytest.param(
            lambda folder: write(folder / "program/plugins/__pycache__/x.pyc"), id="compiled code"
        ),
        pytest.param(lambda folder: write(folder / "content/.git/index"), id="the history"),
    ],
)
def test_what_no_build_reads_makes_no_difference(
    call: Call, tmp_path: Path, change: Change
) -> None:
    built(call)
    change(tmp_path)
    assert unchanged(call)[1] is not None


@pytest.mark.parametrize("more", [{"siteurl": "https://x.example"}, {"as-at": "2017-01-13"}])
def test_another_question_has_another_answer(
    call: Call, tmp_path: Path, more: dict[str, str]
) -> None:
    built(call)
    other = a_call(tmp_path, **more)
    assert unchanged(other)[1] is None


@pytest.mark.parametrize(
    ("since", "until", "holds"),
    [
        pytest.param(0, FOR_EVER, True, id="now"),
        pytest.param(0, 1, False, id="a moment has come"),
        pytest.param(FOR_EVER - 1, FOR_EVER, False, id="the clock was put back"),
    ],
)
def test_an_answer_holds_for_its_time(
    call: Call, since: float, until: float, *, holds: bool
) -> None:
    built(call, since=since, until=until)
    assert (unchanged(call)[1] is not None) is holds


def test_a_moment_that_was_asked_for_stays(
    call: Call, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    then = a_call(tmp_path, **{"as-at": "2017-01-13"})
    built(then, until=1)
    assert unchanged(then)[1] is not None
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "7")
    assert unchanged(call)[1] is None
    built(call, until=1)
    assert unchanged(call)[1] is not None


def test_what_changed_while_it_was_built_is_not_forgotten(call: Call, tmp_path: Path) -> None:
    seen = look(call)
    write(tmp_path / "content/posts/x.md", "saved meanwhile")
    remember(call, seen, Stand("", "", 0, FOR_EVER, FOR_EVER, "", PATHS, 0, 0))
    assert unchanged(call)[1] is None


def test_where_somebodys_folder_stands_nothing_is_remembered(call: Call, tmp_path: Path) -> None:
    built(call)
    (place,) = (tmp_path / "cache" / "stands").iterdir()
    place.unlink()
    place.mkdir()
    write(place / "mine.txt", "Mine.")
    built(call)
    assert [*place.parent.rglob("*")] == [place, place / "mine.txt"]
    assert (place / "mine.txt").read_text() == "Mine."


def test_a_file_as_young_as_the_look_at_it_is_not_trusted(
    call: Call, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "RACE", 3_600_000_000_000)
    seen = look(call)
    monkeypatch.setattr(module, "RACE", -10_000_000_000)
    remember(call, seen, Stand("", "", 0, FOR_EVER, FOR_EVER, "", PATHS, 0, 0))
    assert unchanged(call)[1] is None


@pytest.mark.parametrize(
    ("warnings", "known", "said"),
    [
        (0, 0, "0 of 2 pages written: nothing has changed, in 0.05 s"),
        (1, 0, "0 of 2 pages written: nothing has changed, in 0.05 s; 1 warning as before"),
        (1234, 1, "in 0.05 s; 1,234 warnings and 1 known problem as before (make check)"),
    ],
)
def test_the_summary_repeats_what_remains(warnings: int, known: int, said: str) -> None:
    stand = Stand("", "", 0, FOR_EVER, FOR_EVER, "", PATHS, warnings, known)
    assert said in unchanged_in_words(stand, 0.05)

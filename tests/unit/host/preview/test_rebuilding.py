from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import pytest

from plugins.domain.problem import Problem
from plugins.domain.refusal import Refusal, WrongCall
from plugins.host.preview.previewer import Rebuilt
from plugins.host.preview.rebuilding import (
    Changes,
    attempt,
    carry_out,
    is_sound_code,
    keep_building,
)

NOTHING: Changes = frozenset()
POST: Changes = frozenset({Path("/site/content/posts/x.md")})
CODE: Changes = frozenset({Path("/site/plugins/feeds/rss.py")})


def _is_code(changed: Changes) -> bool:
    return any("plugins" in path.parts for path in changed)


@pytest.mark.parametrize(
    ("changes", "builds", "outcome"),
    [
        pytest.param([NOTHING], 1, "ended", id="once at the start"),
        pytest.param([NOTHING, NOTHING, NOTHING], 1, "ended", id="not when only time passes"),
        pytest.param([NOTHING, POST, NOTHING, POST], 3, "ended", id="once for each change"),
        pytest.param([POST], 1, "ended", id="once where the first change comes at the start"),
        pytest.param([NOTHING, POST, CODE, POST], 2, "restart", id="until the code changes"),
        pytest.param([], 0, "ended", id="never where nothing is watched"),
    ],
)
def test_how_often_it_builds(changes: list[Changes], builds: int, outcome: str) -> None:
    built: list[Changes] = []
    assert keep_building(changes, built.append, _is_code) == outcome
    assert len(built) == builds


def test_a_build_is_given_what_changed() -> None:
    built: list[Changes] = []
    keep_building([NOTHING, POST, NOTHING], built.append, _is_code)
    assert built == [NOTHING, POST]


def test_changes_during_a_build_lead_to_one_more() -> None:
    waiting: set[Path] = set()
    built: list[int] = []

    def watched() -> Iterator[Changes]:
        yield NOTHING
        while waiting:
            changed = frozenset(waiting)
            waiting.clear()
            yield changed

    def build(_changed: Changes) -> None:
        built.append(len(built) + 1)
        if len(built) == 1:
            waiting.update({Path("/site/content/a.md"), Path("/site/content/b.md")})

    keep_building(watched(), build, _is_code)
    assert built == [1, 2]


STEPS = (
    Rebuilt(address="http://localhost:8000/blog", written=("a", "b"), whole=False),
    Rebuilt(
        address="http://localhost:8000/blog",
        written=("c",),
        removed=("d",),
        total=8214,
        warnings=(Problem(source="posts/x.md", check="gap", message="gap", severity="warning"),),
    ),
)


def test_every_step_is_told_at_once_and_all_of_them_are_summed_up(
    capsys: pytest.CaptureFixture[str],
) -> None:
    told: list[Rebuilt] = []

    def steps() -> Iterator[Rebuilt]:
        for number, step in enumerate(STEPS):
            assert len(told) == number
            yield step

    carry_out(steps(), told.append, Path("/a"))
    printed = capsys.readouterr()
    assert tuple(told) == STEPS
    assert printed.out.startswith("3 of 8,214 pages written, 1 removed, in ")
    assert printed.out.endswith(": http://localhost:8000/blog/ (Ctrl-C ends it)\n")
    assert "/a/posts/x.md: gap" in printed.err


class Listener:
    """Remembers what it is told of builds that came to nothing."""

    def __init__(self) -> None:
        self.problems: list[Problem] = []
        self.faults: list[str] = []

    def refused(self, problems: Iterable[Problem]) -> None:
        self.problems += problems

    def failed(self, fault: str) -> None:
        self.faults.append(fault)


def _raising(error: BaseException) -> Callable[[], None]:
    def build() -> None:
        raise error

    return build


NO_DATE = Problem(source="posts/x.md", line=7, check="date", message="no date")


@pytest.mark.parametrize(
    ("error", "printed", "problems", "faults"),
    [
        pytest.param(
            Refusal([NO_DATE]),
            "/a/posts/x.md:7: no date (date)",
            [NO_DATE],
            [],
            id="problems of the content",
        ),
        pytest.param(
            WrongCall("another THEME"),
            "greenpaper: another THEME",
            [],
            ["another THEME"],
            id="a wrong call",
        ),
        pytest.param(
            ZeroDivisionError("ours\nalone"),
            "Traceback (most recent call",
            [],
            ["Greenpaper itself failed; the terminal shows where. ZeroDivisionError: ours alone"],
            id="a bug of ours",
        ),
    ],
)
def test_a_mistake_is_told_and_goes_no_further(
    error: Exception,
    printed: str,
    problems: list[Problem],
    faults: list[str],
    capsys: pytest.CaptureFixture[str],
) -> None:
    listener = Listener()
    attempt(_raising(error), Path("/a"), listener)
    said = capsys.readouterr().err
    assert printed in said
    assert "last good preview stays" in said
    assert (listener.problems, listener.faults) == (problems, faults)


def test_an_interrupt_ends_the_build() -> None:
    with pytest.raises(KeyboardInterrupt):
        attempt(_raising(KeyboardInterrupt()), Path("/a"), Listener())


def test_a_good_build_says_nothing_of_its_own(capsys: pytest.CaptureFixture[str]) -> None:
    listener = Listener()
    attempt(lambda: None, Path("/a"), listener)
    assert capsys.readouterr() == ("", "")
    assert (listener.problems, listener.faults) == ([], [])


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        pytest.param("plugins/feeds/rss.py", "x = 1\n", True, id="sound code"),
        pytest.param("plugins/feeds/rss.py", "def x(:\n", False, id="code that is no Python yet"),
        pytest.param("plugins/feeds/rss.py", None, True, id="code that is gone"),
        pytest.param("pelicanconf.py", "x = 1\n", True, id="a file named alone"),
        pytest.param("content/posts/x.md", "# x\n", False, id="a post"),
        pytest.param("pluginsx/rss.py", "x = 1\n", False, id="a folder with a longer name"),
    ],
)
def test_what_is_code_to_start_again_with(
    tmp_path: Path,
    name: str,
    text: str | None,
    expected: bool,
    capsys: pytest.CaptureFixture[str],
) -> None:
    path = tmp_path / name
    if text is not None:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    rooms = (tmp_path / "plugins", tmp_path / "pelicanconf.py")
    assert is_sound_code(frozenset({path}), rooms) is expected
    assert ("rss.py" in capsys.readouterr().err) is (text == "def x(:\n")

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from plugins.domain.problem import Problem
from plugins.domain.refusal import Refusal, WrongCall
from plugins.host.rebuilding import Changes, attempt, is_sound_code, keep_building

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
    built: list[None] = []
    assert keep_building(changes, lambda: built.append(None), _is_code) == outcome
    assert len(built) == builds


def test_changes_during_a_build_lead_to_one_more() -> None:
    waiting: set[Path] = set()
    built: list[int] = []

    def watched() -> Iterator[Changes]:
        yield NOTHING
        while waiting:
            changed = frozenset(waiting)
            waiting.clear()
            yield changed

    def build() -> None:
        built.append(len(built) + 1)
        if len(built) == 1:
            waiting.update({Path("/site/content/a.md"), Path("/site/content/b.md")})

    keep_building(watched(), build, _is_code)
    assert built == [1, 2]


def _raising(error: BaseException) -> Callable[[], None]:
    def build() -> None:
        raise error

    return build


@pytest.mark.parametrize(
    ("error", "told"),
    [
        pytest.param(
            Refusal([Problem(source="posts/x.md", line=7, check="date", message="no date")]),
            "/a/posts/x.md:7: no date (date)",
            id="problems of the content",
        ),
        pytest.param(WrongCall("another THEME"), "greenpaper: another THEME", id="a wrong call"),
        pytest.param(ZeroDivisionError("ours"), "Traceback (most recent call", id="a bug of ours"),
    ],
)
def test_a_mistake_is_told_and_goes_no_further(
    error: Exception, told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    attempt(_raising(error), Path("/a"))
    printed = capsys.readouterr().err
    assert told in printed
    assert "last good preview stays" in printed


def test_an_interrupt_ends_the_build() -> None:
    with pytest.raises(KeyboardInterrupt):
        attempt(_raising(KeyboardInterrupt()), Path("/a"))


def test_a_good_build_says_nothing_of_its_own(capsys: pytest.CaptureFixture[str]) -> None:
    attempt(lambda: None, Path("/a"))
    assert capsys.readouterr() == ("", "")


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

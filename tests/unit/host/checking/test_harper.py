"""Harper asked, by a stand-in that answers as Harper 2.13 did."""

import stat
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from plugins.checks.spelling import Unknown
from plugins.host.building import check
from plugins.host.checking.harper import (
    NoAnswer,
    dialect_of,
    found_harper,
    unknown_in,
    unknown_words,
)
from plugins.host.options import Options
from tests.conftest import MOMENT

ANSWER = """[
  {
    "file": "h5.txt",
    "lint_count": 1,
    "lints": [
      {
        "rule": "SpellCheck",
        "kind": "Spelling",
        "span": {
          "char_start": 13,
          "char_end": 20
        },
        "line": 1,
        "column": 14,
        "message": "Did you mean to spell `suprise` this way?",
        "priority": 63,
        "suggestions": [
          "Replace with: “sunrise”",
          "Replace with: “surprise”",
          "Replace with: “sprite”"
        ],
        "matched_text": "suprise"
      }
    ]
  }
]"""
"""What Harper said of “It came as a suprise.”"""

FOUND = (Unknown(13, 20, ("sunrise", "surprise", "sprite")),)
STAND_IN = """#!{python}
import json, pathlib, sys
answer = json.loads({answer!r})[0]
names = [pathlib.Path(path) for path in sys.argv[8:]]
with open({log!r}, "a") as log:
    log.write(" ".join(sys.argv[1:7]) + "\\n")
answers = [
    answer | {{"file": path.name}} | ({{}} if "suprise" in path.read_text() else {{"lints": []}})
    for path in names
]
print(json.dumps(answers))
sys.exit(1)
"""


def quiet(_done: int, _total: int) -> None:
    pass


@pytest.fixture
def harper(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A stand-in on the PATH; it notes in `log` how it was called."""
    program = tmp_path / "bin" / "harper-cli"
    program.parent.mkdir()
    text = STAND_IN.format(python=sys.executable, answer=ANSWER, log=str(tmp_path / "log"))
    program.write_text(text, encoding="utf-8")
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv("PATH", str(program.parent), prepend=":")
    return program


def test_an_answer_is_read() -> None:
    assert unknown_in(ANSWER.encode()) == {"h5": FOUND}


def test_what_is_no_answer_is_told() -> None:
    with pytest.raises(NoAnswer, match="no such option"):
        unknown_in(b"", b"error: no such\n  option")


@pytest.mark.parametrize(
    ("language", "dialect"),
    [("en-GB", "British"), ("en", "British"), ("en-US", "American"), ("en-au", "Australian")],
)
def test_a_post_is_read_in_its_own_english(language: str, dialect: str) -> None:
    assert dialect_of(language) == dialect


def test_each_text_is_asked_about_once(harper: Path, tmp_path: Path) -> None:
    texts = [("British", "It came as a suprise."), ("British", "It came."), ("American", "It is.")]
    assert found_harper() == harper
    for _ in range(2):
        assert list(unknown_words(harper, texts, tmp_path, quiet)) == [FOUND, (), ()]
    called = (tmp_path / "log").read_text().splitlines()
    assert called == [
        "lint --format json --dialect American --only",
        "lint --format json --dialect British --only",
    ]


@pytest.fixture
def problems(tmp_path: Path) -> Callable[[str], list[tuple[str, str]]]:
    def of(site: str) -> list[tuple[str, str]]:
        folder = tmp_path / "content"
        (folder / "posts").mkdir(parents=True, exist_ok=True)
        (folder / "site.yaml").write_text(f"name: X\n{site}", encoding="utf-8")
        text = "It came as a suprise. No surprise is a surprise. " + "It is so. " * 20
        head = "---\ntitle: X\ndate: 2017-01-13\n---\n\n"
        (folder / "posts" / "x.md").write_text(head + text, encoding="utf-8")
        options = Options(
            content=folder, output=tmp_path / "out", cache=tmp_path / "cache", as_at=MOMENT
        )
        return [(problem.check, problem.hint) for problem in check(options).problems]

    return of


@pytest.mark.usefixtures("harper")
def test_the_spelling_is_checked_where_the_site_wants_it(
    problems: Callable[[str], list[tuple[str, str]]],
) -> None:
    assert problems("") == []
    assert problems("checks:\n  spelling: on\n") == [("spelling", "did you mean surprise?")]


def test_without_harper_that_is_said(
    problems: Callable[[str], list[tuple[str, str]]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("plugins.host.checking.spelling.found_harper", lambda: None)
    ((check_name, hint),) = problems("checks:\n  spelling: on\n")
    assert check_name == "spelling"
    assert "install Harper" in hint

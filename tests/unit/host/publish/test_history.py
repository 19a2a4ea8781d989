"""Published posts that changed without an entry: found, told in words, and settled by what the hint
says."""

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from msgspec.structs import replace

from plugins.domain.problem import Problem
from plugins.host.building import check
from plugins.host.options import Options
from plugins.host.publish.kept_texts import NAME, keep_texts
from plugins.host.publish.present import facts_of_run
from plugins.host.run import Run
from plugins.host.ways import without_pelican
from plugins.reading.ledger_file import append

AS_AT = "2017-06-01"
WITHDRAWN = "status: withdrawn\nwithdrawn_because: Wrong.\nmodified: 2017-06-01\ndate:"
HEAD = "---\ntitle: Small grants\nstandfirst: Who gets them.\ndate: 2017-01-13\n"
TEXT = "---\n\nThe share fell by 3 % in a year.\n\nNobody had asked.\n"
POST = HEAD + TEXT
OTHER = POST.replace("3 %", "4 %")
PLACE = "posts/small-grants.md"


@pytest.fixture
def asked(tmp_path: Path) -> Options:
    """What a run is asked for, of a folder with one post."""
    file = tmp_path / "content" / PLACE
    file.parent.mkdir(parents=True)
    file.write_text(POST)
    return Options(
        content=tmp_path / "content",
        output=tmp_path / "out",
        cache=tmp_path / "cache",
        as_at=AS_AT,
        jobs=1,
    )


def write(asked: Options, text: str) -> None:
    (asked.content / PLACE).write_text(text)


def published(asked: Options) -> Run:
    """The folder as it is now was published: the ledger knows it, and its texts are kept."""
    run = without_pelican(asked)
    append(asked.content, facts_of_run(run, run.moment))
    keep_texts(run)
    return run


def unexplained(asked: Options) -> list[Problem]:
    return [one for one in check(asked).problems if one.check == "unexplained-change"]


def test_nothing_is_unexplained_before_the_first_publication(asked: Options) -> None:
    assert unexplained(asked) == []


def test_a_changed_figure_is_told_with_its_line_and_its_words(asked: Options) -> None:
    published(asked)
    write(asked, OTHER)
    (problem,) = unexplained(asked)
    assert (problem.source, problem.line, problem.severity) == (PLACE, 7, "warning")
    assert problem.message == (
        "this post is not as it was published, and its history does not say so: 1 place, "
        "1 word in, 1 word out"
    )
    assert problem.hint == (
        "line 7: “… share fell by 3 % in a …” became “… share fell by 4 % in a …”\n"
        "for something small, put into the front matter:\n"
        "changes:\n"
        "  - date: 2017-06-01\n"
        "    note: What changed, and why\n"
        "    major: false\n"
        "if readers were told something wrong, put into the front matter:\n"
        "corrections:\n"
        "  - date: 2017-06-01\n"
        "    text: An earlier version said “by 3 %”. It is “by 4 %”."
    )


def test_title_and_standfirst_are_told_with_their_lines(asked: Options) -> None:
    published(asked)
    write(asked, POST.replace("Small", "Tiny").replace("Who gets", "Who got"))
    (problem,) = unexplained(asked)
    assert problem.line == 2
    assert problem.hint.splitlines()[:2] == [
        "title: “Small grants” became “Tiny grants”",
        "standfirst: “Who gets them.” became “Who got them.”",
    ]


_ENTRIES = {
    "a small change": "changes:\n  - date: 2017-06-01\n    note: A figure.\n    major: false\n",
    "a major change": "changes:\n  - date: 2017-06-01\n    note: A figure.\n    major: true\n",
    "a correction": "corrections:\n  - date: 2017-06-01\n    text: It is 4 %.\n",
}


@pytest.mark.parametrize("entry", _ENTRIES.values(), ids=_ENTRIES)
def test_an_entry_settles_it(asked: Options, entry: str) -> None:
    published(asked)
    write(asked, OTHER.replace(HEAD, HEAD + entry))
    assert unexplained(asked) == []


def test_an_entry_settles_one_publication_and_not_the_next(asked: Options) -> None:
    with_entry = OTHER.replace(HEAD, HEAD + _ENTRIES["a correction"])
    write(asked, with_entry)
    published(asked)
    write(asked, with_entry.replace("4 %", "5 %"))
    assert len(unexplained(asked)) == 1


def _pasted(text: str, hint: str, key: str) -> str:
    """The text with the entry that a hint gives for a list of front matter put where it says."""
    lines = hint.splitlines()
    start = next(n for n, line in enumerate(lines) if line.endswith(f"{key}:")) + 1
    entry = []
    for line in lines[start:]:
        if line.startswith(("for ", "if ")):
            break
        entry.append(line)
    given = text.splitlines()
    if f"{key}:" in given:
        place = given.index(f"{key}:") + 1
        return "\n".join((*given[:place], *entry, *given[place:]))
    return "\n".join((given[0], f"{key}:", *entry, *given[1:]))


@pytest.mark.parametrize("key", ["changes", "corrections"])
@pytest.mark.parametrize(
    "known",
    [
        pytest.param("", id="no list yet"),
        pytest.param("{}:\n- date: 2017-02-01\n  {}: Before.\n", id="a list without an indent"),
        pytest.param("{}:\n    - date: 2017-02-01\n      {}: Before.\n", id="a deep list"),
        pytest.param("{}:\n  - {{date: 2017-02-01, {}: Before.}}\n", id="a list of short entries"),
    ],
)
def test_what_the_hint_gives_settles_it(asked: Options, key: str, known: str) -> None:
    text = {"changes": "note", "corrections": "text"}[key]
    before = POST.replace(HEAD, HEAD + known.format(key, text))
    write(asked, before)
    published(asked)
    after = before.replace("3 %", "4 %")
    write(asked, after)
    (problem,) = unexplained(asked)
    write(asked, _pasted(after, problem.hint, key))
    assert unexplained(asked) == []


def test_for_a_list_on_one_line_the_hint_gives_an_entry_for_it(asked: Options) -> None:
    short = "changes: [{date: 2017-02-01, note: Before.}]\n"
    write(asked, POST.replace(HEAD, HEAD + short))
    published(asked)
    write(asked, OTHER.replace(HEAD, HEAD + short))
    (problem,) = unexplained(asked)
    assert (
        "for something small, put into the list in line 5:\n"
        "{date: 2017-06-01, note: What changed, and why, major: false}"
    ) in problem.hint


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(lambda text: text.replace("date:", "kicker: New\ndate:"), id="other keys"),
        pytest.param(lambda text: text.replace("year.", "year.   "), id="blanks at an end"),
        pytest.param(lambda text: text + "\n\n", id="blank lines"),
        pytest.param(
            lambda text: text.replace("Nobody", "<!-- unchecked: ageing-date -->\nNobody"),
            id="a comment for the checks",
        ),
        pytest.param(lambda text: text.replace("Small grants", '"Small grants"'), id="quotes"),
        pytest.param(lambda _: OTHER.replace("date:", "status: draft\ndate:"), id="a draft"),
        pytest.param(lambda _: OTHER.replace("date:", WITHDRAWN), id="a withdrawal"),
    ],
)
def test_what_changes_no_text_that_readers_see_needs_no_entry(
    asked: Options, change: Callable[[str], str]
) -> None:
    published(asked)
    write(asked, change(POST))
    assert unexplained(asked) == []


def test_what_had_been_withdrawn_has_no_text_to_compare(asked: Options) -> None:
    published(asked)
    later = replace(asked, as_at="2017-06-02")
    write(asked, POST.replace("date:", WITHDRAWN))
    published(later)
    write(asked, OTHER)
    assert unexplained(later) == []


def test_many_differences_are_counted(asked: Options) -> None:
    write(asked, POST + "\n\n".join(f"Number {n} of them." for n in range(30)))
    published(asked)
    write(asked, POST + "\n\n".join(f"Figure {n} of them." for n in range(30)))
    (problem,) = unexplained(asked)
    assert "30 places, 30 words in, 30 words out" in problem.message
    assert "and 22 more" in problem.hint.splitlines()


def git(folder: Path, *words: str) -> None:
    who = ("-c", "user.name=Nia", "-c", "user.email=nia@example.org")
    subprocess.run(["git", "-C", str(folder), *who, *words], check=True, capture_output=True)


def forget(asked: Options) -> None:
    shutil.rmtree(asked.cache / NAME)


def test_without_the_cache_the_former_text_comes_from_git(asked: Options) -> None:
    git(asked.content.parent, "init", "--quiet")
    for text in (POST, OTHER):
        write(asked, text)
        git(asked.content.parent, "add", "content")
        git(asked.content.parent, "commit", "--quiet", "--message", "A text")
        if text == POST:
            published(asked)
    forget(asked)
    write(asked, OTHER.replace("4 %", "6 %"))
    (problem,) = unexplained(asked)
    assert "“… share fell by 3 % in a …” became “… share fell by 6 % in a …”" in problem.hint


@pytest.mark.parametrize("has_git", [True, False])
def test_where_the_former_text_is_nowhere_that_is_said(
    asked: Options, monkeypatch: pytest.MonkeyPatch, *, has_git: bool
) -> None:
    published(asked)
    forget(asked)
    write(asked, OTHER)
    if has_git:
        git(asked.content.parent, "init", "--quiet")
    else:
        monkeypatch.setenv("PATH", "")
    (problem,) = unexplained(asked)
    assert problem.message.endswith("its former text is not at hand on this machine")
    assert problem.line == 6
    assert "An earlier version said … It is …" in problem.hint


def test_git_is_asked_about_so_many_posts_and_no_more(
    asked: Options, monkeypatch: pytest.MonkeyPatch
) -> None:
    names = [f"posts/2017-01-{day:02}-x.md" for day in range(1, 8)]
    for name in names:
        (asked.content / name).write_text(POST)
    published(asked)
    forget(asked)
    for name in names:
        (asked.content / name).write_text(OTHER)
    monkeypatch.setattr("plugins.host.publish.history.ASKED", 3)
    said = [problem.message.rpartition(": ")[2] for problem in unexplained(asked)]
    assert sorted(said) == [
        *["its former text is not at hand on this machine"] * 3,
        *["its former text was not looked for, since so many are not as they were"] * 4,
    ]


def test_a_file_whose_bytes_the_ledger_knows_is_not_opened(
    asked: Options, monkeypatch: pytest.MonkeyPatch
) -> None:
    published(asked)
    monkeypatch.setattr("plugins.host.run.published_text", None)
    assert unexplained(asked) == []


def test_neither_switch_nor_comment_nor_list_silences_it(asked: Options) -> None:
    published(asked)
    write(asked, OTHER.replace("The share", "<!-- unchecked: unexplained-change -->\nThe share"))
    (asked.content / "known-problems.txt").write_text(
        f"{PLACE}: unexplained-change: small-grants\n"
    )
    names = [problem.check for problem in check(asked).problems]
    assert sorted(names) == ["unchecked", "unexplained-change"]

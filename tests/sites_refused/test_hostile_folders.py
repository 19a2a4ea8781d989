"""Content folders that cannot lie in a repository: links, pipes, names and sizes that nobody wants.

All of them are refused with a problem, and soon.
"""

import os
import signal
import socket
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from plugins import checks
from plugins.domain.problem import Problem
from plugins.domain.refusal import Refusal
from plugins.host.building import build, check
from plugins.host.options import Options
from plugins.host.ways import our_pelican
from plugins.reading import fresh_files
from plugins.reading.folders import LARGEST
from tests.conftest import MOMENT

POST = "---\ntitle: A post\ndate: 2017-01-01\n---\n\n"


@pytest.fixture(autouse=True)
def _no_hang() -> Iterator[None]:
    """What waits for ever ends here."""
    signal.alarm(120)
    yield
    signal.alarm(0)


def options(place: Path) -> Options:
    return Options(
        content=place / "content",
        output=place / "out",
        cache=place / "cache",
        as_at=MOMENT,
        jobs=1,
    )


def refused(place: Path) -> list[Problem]:
    with pytest.raises(Refusal) as refusal:
        build(options(place))
    assert not (place / "out").exists()
    return [problem for problem in refusal.value.problems if problem.severity == "error"]


def put(path: Path, text: str | bytes = POST) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def _pipe(path: Path) -> None:
    os.mkfifo(path)


def _socket(path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as one:
        one.bind(str(path))


def _link(target: str) -> Callable[[Path], None]:
    return lambda path: path.symlink_to(target)


ODD = {
    "a post that is a link out": ("posts/x.md", _link("../../outside/secret.md"), "outside"),
    "a picture that is a link out": ("images/x.png", _link("/etc/passwd"), "outside"),
    "a document that is a link out": ("files/x.pdf", _link("../../outside/secret.md"), "outside"),
    "a folder of posts that is a link out": ("posts/2017", _link("../../outside"), "outside"),
    "a folder of files that is a link out": ("files", _link("../outside"), "outside"),
    "a link to the whole content": ("posts/all", _link(".."), "link to a folder"),
    "a link to itself": ("posts/x.md", _link("x.md"), "link to nothing"),
    "a link to a device": ("posts/x.md", _link("/dev/zero"), "outside"),
    "site.yaml that is a link out": ("site.yaml", _link("../outside/secret.md"), "outside"),
    "a pipe named as a post": ("posts/x.md", _pipe, "pipe"),
    "a pipe named as a picture": ("images/x.png", _pipe, "pipe"),
    "a pipe named site.yaml": ("site.yaml", _pipe, "pipe"),
    "a socket named as a page": ("pages/x.md", _socket, "pipe"),
}


def put_odd(place: Path, path: str, make: Callable[[Path], None]) -> None:
    """Content with a post and something odd at `path`; beside the content lies a secret."""
    put(place / "outside" / "secret.md", POST.replace("A post", "Secret"))
    put(place / "content" / "posts" / "one.md")
    (place / "content" / path).parent.mkdir(exist_ok=True)
    make(place / "content" / path)


@pytest.mark.parametrize(("path", "make", "said"), ODD.values(), ids=ODD)
def test_what_is_no_file_of_the_folder_is_refused(
    path: str, make: Callable[[Path], None], said: str, tmp_path: Path
) -> None:
    put_odd(tmp_path, path, make)
    found = refused(tmp_path)
    assert [(problem.source, problem.check) for problem in found] == [(path, "unread-file")]
    assert said in found[0].message
    assert found[0].hint


@pytest.mark.parametrize(("path", "make", "said"), ODD.values(), ids=ODD)
def test_pelican_refuses_it_too_and_follows_nothing(
    path: str, make: Callable[[Path], None], said: str, tmp_path: Path
) -> None:
    put_odd(tmp_path, path, make)
    with pytest.raises(Refusal) as refusal:
        our_pelican(options(tmp_path)).build()
    assert (path, "unread-file") in [(p.source, p.check) for p in refusal.value.problems]
    assert not any("Secret" in problem.message for problem in refusal.value.problems)


def test_a_link_to_a_file_of_the_folder_is_that_file(tmp_path: Path) -> None:
    put(tmp_path / "content" / "files" / "2016.pdf", b"%PDF-1.4")
    (tmp_path / "content" / "files" / "newest.pdf").symlink_to("2016.pdf")
    put(tmp_path / "content" / "posts" / "one.md", f"{POST}[It](../files/newest.pdf)\n")
    build(options(tmp_path))
    assert (tmp_path / "out" / "files" / "newest.pdf").read_bytes() == b"%PDF-1.4"
    assert not (tmp_path / "out" / "files" / "newest.pdf").is_symlink()


NAMES = {
    "a line break": ("posts/a\nb.md", "posts/a\ufffdb.md"),
    "an escape": ("images/a\x1b[31mb.png", "images/a\ufffd[31mb.png"),
    "a direction that overrides others": ("files/a\u202efdp.exe", "files/a\ufffdfdp.exe"),
    "bytes that are no UTF-8": ("posts/a\udcff.md", "posts/a\ufffd.md"),
}


@pytest.mark.parametrize(("path", "shown"), NAMES.values(), ids=NAMES)
def test_a_name_with_what_is_not_seen_is_refused_and_shown_without(
    path: str, shown: str, tmp_path: Path
) -> None:
    put(tmp_path / "content" / path)
    assert [(p.source, p.check) for p in refused(tmp_path)] == [(shown, "unread-file")]


WINDOWS = {
    "a device": "con.png",
    "a device with two endings": "aux.tar.png",
    "a colon": "a:b.png",
    "a question mark": "what?.png",
    "a dot at its end": "a.",
    "a backslash": "a\\b.png",
}


@pytest.mark.parametrize("name", WINDOWS.values(), ids=WINDOWS)
def test_a_picture_with_a_name_that_windows_does_not_take_is_refused(
    name: str, tmp_path: Path
) -> None:
    put(tmp_path / "content" / "files" / name, b"x")
    post = f"{POST[:-5]}files:\n  - file: /files/{name}\n---\n\n"
    put(tmp_path / "content" / "posts" / "one.md", post)
    (problem,) = refused(tmp_path)
    assert (problem.source, problem.check) == (f"files/{name}", "unusable-address")
    assert "rename the file" in problem.hint


def test_pictures_whose_names_differ_in_capitals_alone_are_refused(tmp_path: Path) -> None:
    for name in ("Plan.pdf", "plan.pdf"):
        put(tmp_path / "content" / "files" / name, b"x")
    text = f"{POST}[One](../files/Plan.pdf) and [two](../files/plan.pdf)\n"
    put(tmp_path / "content" / "posts" / "one.md", text)
    (problem,) = refused(tmp_path)
    assert problem.check == "address-clash"
    assert problem.source in ("files/Plan.pdf", "files/plan.pdf")


@pytest.mark.parametrize("path", ["posts/one.md", "pages/one.md", "people/one.md", "site.yaml"])
def test_a_file_of_fifty_megabytes_is_refused_unopened(path: str, tmp_path: Path) -> None:
    put(tmp_path / "content" / path)
    os.truncate(tmp_path / "content" / path, 50_000_000)
    (problem,) = refused(tmp_path)
    assert (problem.source, problem.line, problem.check) == (path, 1, "too-large")


def test_a_file_just_as_large_as_may_be_is_read(tmp_path: Path) -> None:
    text = POST + "Words of a long report stand here, one after another.\n\n" * 18_000
    put(tmp_path / "content" / "posts" / "one.md", text[:LARGEST])
    assert check(options(tmp_path)).problems == ()


TRAPS = {
    "a million characters on a line": "x" * 990_000,
    "words for a million characters on a line": "word " * 198_000,
    "brackets that open links, and a quotation mark": "[a](" * 5_000 + '"',
    "brackets": "[" * 100_000,
    "pictures that never end": "![" * 100_000,
    "quotations within quotations": "> " * 10_000 + "x",
    "lists within lists, on a line": "- " * 10_000 + "x",
    "lists within lists": "".join(f"{'    ' * level}- x\n" for level in range(600)),
    "a hundred thousand footnotes": "".join(f"x[^{n}]\n" for n in range(40_000)),
    "a hundred thousand references to one note": "x[^1] " * 100_000 + "\n\n[^1]: y",
    "a hundred thousand links": "[a](/x/) " * 100_000,
    "a hundred thousand cells": "a|" * 300 + "\n" + "-|" * 300 + "\n" + "b|\n" * 333,
    "a hundred thousand headings of one name": "# a\n" * 100_000,
    "tags that never end": "<a " * 100_000,
    "comments that never end": "<!--" * 100_000,
    "elements within elements": "<div>" * 100_000,
    "wrappers that overlap": "<b><p></b>" * 50_000,
    "emphasis that never ends": "*a **b " * 100_000,
    "backticks of rising length": "".join("a" + "`" * n for n in range(1_300)),
    "backticks where a comment may stand": "unchecked" + "".join("a" + "`" * n for n in range(700)),
    "a source set of blanks": f'<img src=a alt=b srcset="{" " * 500_000}">',
    "abbreviations": "".join(f"*[A{n}]: b\n" for n in range(60_000)),
}


@pytest.mark.parametrize("text", TRAPS.values(), ids=TRAPS)
def test_a_text_that_is_a_trap_ends_soon_and_says_so(
    text: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(tmp_path / "content" / "posts" / "one.md", POST + text)
    for module in (fresh_files, checks):
        monkeypatch.setattr(module, "PATIENCE", 0.5)
    signal.signal(signal.SIGPROF, _hangs)
    signal.setitimer(signal.ITIMER_PROF, 4)
    try:
        found = check(options(tmp_path)).problems
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
    assert all(problem.source == "posts/one.md" and problem.line for problem in found)


def _hangs(_signal: int, _frame: object) -> None:
    raise AssertionError("it hangs: what gives up after half a second took four")


def test_a_text_that_was_given_up_is_read_again_at_the_next_build(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fresh_files, "PATIENCE", 0.3)
    path = put(tmp_path / "content" / "posts" / "one.md", POST + "[a](" * 30_000)
    for _ in range(2):
        (problem,) = refused(tmp_path)
        assert (problem.line, problem.check) == (5, "too-large")
    put(path, f"{POST}[a](/)\n")
    build(options(tmp_path))
    assert (tmp_path / "out" / "2017" / "01" / "one" / "index.html").is_file()

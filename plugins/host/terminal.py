"""What a person sees in the terminal: problems, summaries, progress. Nothing else prints."""

import os
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from plugins.domain.moments import day_in_words
from plugins.domain.problem import Problem, in_order
from plugins.domain.refusal import WrongCall
from plugins.host.checking.problem_formats import PAGES, page_of

if TYPE_CHECKING:
    from rich.text import Text

PATIENCE = 1.0
"""Seconds after which a person wants to see that something is going on."""

_BREATH = 0.1
"""Seconds between two looks of a bar."""

_TURNING = (*range(0x202A, 0x202F), *range(0x2066, 0x206A))
"""Characters that turn round what is shown after them (Unicode, UAX 9)."""
_CONTROLS = dict.fromkeys((*range(32), *range(127, 160), *_TURNING), "\N{REPLACEMENT CHARACTER}")
_CONTROLS |= dict.fromkeys(map(ord, "\t\r\n"), " ")
_COLOURS = {"error": "bold red", "warning": "yellow"}


def say(text: str, stream: TextIO | None = None) -> None:
    """Print a line, or several, as they are; to standard output unless `stream` says otherwise.

    Where nobody reads on (`greenpaper check | head`), the work goes on without a word.
    """
    stream = stream or sys.stdout
    try:
        print(text, file=stream, flush=True)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def print_wrong_call(error: WrongCall) -> None:
    """Say on standard error why the command cannot be carried out."""
    say(f"greenpaper: {error}", sys.stderr)


def print_problems(
    problems: Iterable[Problem],
    folder: Path,
    stream: TextIO | None = None,
    most: int | None = None,
) -> None:
    """Print the problems of the content folder `folder`: errors, then warnings, then the count.
    Of more than `most` warnings only so many are shown.

    Each is `content/posts/x.md:7: message (check-name)`, the path as seen from the current folder,
    its hint indented below it; a blank line stands between files. They go to standard error, or to
    `stream`; in colour and with links where that is a terminal that has them.
    """
    stream = stream or sys.stderr
    found = tuple(problems)
    errors = in_order(problem for problem in found if problem.severity == "error")
    warnings = dict.fromkeys(problem for problem in found if problem.severity == "warning")
    shown = in_order(warnings, most)
    _print_group(errors, folder, stream)
    if warnings:
        say("Worth a second look:\n", stream)
        _print_group(shown, folder, stream)
    if found:
        all_of_them = " (make check shows them all)" if len(shown) < len(warnings) else ""
        say(f"{count_in_words(len(errors), len(warnings))}{all_of_them}", stream)


def print_where_help_is(problems: Iterable[Problem], stream: TextIO | None = None) -> None:
    """Name the page of the check, where all problems are of one, else the index of all pages;
    nothing where there is no problem."""
    checks = {problem.check for problem in problems}
    pages = [page_of(check) for check in checks]
    page = pages[0] if len(pages) == 1 and pages[0] else PAGES.with_suffix(".md")
    if checks:
        say(f"What a check asks for, with examples: {path_in_words(page)}", stream)


def count_in_words(errors: int, warnings: int) -> str:
    """`2 errors, 1 warning`."""
    counted = ((errors, "error"), (warnings, "warning"))
    return ", ".join(f"{n} {word}{'' if n == 1 else 's'}" for n, word in counted if n)


def problem_in_words(problem: Problem, folder: Path) -> str:
    """A problem and its hint as plain text, without a line break at the end."""
    return _in_words(problem, path_in_words(folder / problem.source))


def _in_words(problem: Problem, path: str) -> str:
    lines = [f"{_with_line(path, problem)}: {_plain(problem.message)} ({problem.check})"]
    if problem.hint:
        lines += [f"    {_plain(line)}" for line in problem.hint.splitlines()]
    return "\n".join(lines)


def place_of(problem: Problem, folder: Path) -> str:
    """`content/posts/x.md:7`; without the number where the problem has no line."""
    return _with_line(path_in_words(folder / problem.source), problem)


def _with_line(path: str, problem: Problem) -> str:
    return path if problem.line is None else f"{path}:{problem.line}"


def path_in_words(path: Path) -> str:
    """`path` as seen from the current folder if it lies below it, else whole."""
    whole, here = Path(os.path.abspath(path)), Path.cwd()
    return _plain(str(whole.relative_to(here) if whole.is_relative_to(here) else whole))


def say_file(file: Path, words: str) -> None:
    """Print the path of a file and what there is to say of it; the path as a link where standard
    output is a terminal that has them."""
    path = path_in_words(file)
    if not _has_colours(sys.stdout):
        say(f"{path}, {words}")
        return
    from rich.console import Console
    from rich.style import Style
    from rich.text import Text

    link = Style(bold=True, link=file.resolve().as_uri())
    console = Console(file=sys.stdout, highlight=False, soft_wrap=True)
    console.print(Text.assemble((path, link), f", {words}"))


def summary_in_words(written: int, removed: int, total: int, seconds: float) -> str:
    """`12 of 8,214 pages written in 0.9 s`, `12 of 214 pages written, 1 removed, in 0.9 s`."""
    pages = "page" if total == 1 else "pages"
    gone = f", {removed:,} removed," if removed else ""
    return f"{written:,} of {total:,} {pages} written{gone} in {seconds:.1f} s"


def next_change_in_words(change: datetime | None) -> str:
    """`The site changes by itself on 30 November 2026 at 09:00 (Europe/London): build again then.`
    Empty where it does not. `change` is in the site's zone."""
    if change is None:
        return ""
    clock = f"{change:%H:%M:%S}" if change.second else f"{change:%H:%M}"
    when = f"{day_in_words(change)} at {clock} ({change.tzinfo})"
    return f"The site changes by itself on {when}: build again then."


@contextmanager
def progress(label: str) -> Iterator[Callable[[int, int], None]]:
    """Gives a function to be told (done, total) as work goes on.

    After a second a bar appears on standard error, if that is a terminal; it goes with the work.
    """
    if not sys.stderr.isatty():
        yield lambda _done, _total: None
        return
    bar = _Bar(label)
    try:
        yield bar.tell
    finally:
        bar.close()


class _Bar:
    """A bar that appears only once the work has taken longer than `PATIENCE`: how many of how many,
    how many a second. Each stretch of work, which begins when fewer are done than before, has a bar
    of its own.

    It is drawn when it is told something, and by no thread: workers are forked only where there is
    no other thread.
    """

    def __init__(self, label: str) -> None:
        self.label = label
        self.started = self.begun = self.told = self.drawn = time.monotonic()
        self.done = 0
        self.draw: Callable[[int, int, str], None] | None = None
        self.close: Callable[[], None] = lambda: None

    def tell(self, done: int, total: int) -> None:
        now = time.monotonic()
        if done < self.done:
            self.begun = self.told
        self.done, self.told = done, now
        is_due = now - self.drawn >= _BREATH or done == total
        if now - self.started < PATIENCE or not is_due:
            return
        self.drawn = now
        self.draw = self.draw or self._open()
        self.draw(done, total, progress_in_words(done, total, now - self.begun))

    def _open(self) -> Callable[[int, int, str], None]:
        from rich.console import Console
        from rich.progress import BarColumn, Progress, TextColumn

        columns = (
            TextColumn("{task.description}"),
            BarColumn(),
            TextColumn("{task.fields[words]}"),
        )
        console = Console(stderr=True)
        shown = Progress(*columns, console=console, transient=True, auto_refresh=False)
        task = shown.add_task(self.label, total=None, words="")
        shown.start()
        self.close = shown.stop
        return lambda done, total, words: shown.update(
            task, completed=done, total=total, words=words, refresh=True
        )


def progress_in_words(done: int, total: int, seconds: float) -> str:
    """`1,204 of 8,214, 1,310 a second`; without the rate where there is none yet."""
    rate = f", {done / seconds:,.0f} a second" if done and seconds > 0 else ""
    return f"{done:,} of {total:,}{rate}"


def _print_group(problems: Iterable[Problem], folder: Path, stream: TextIO) -> None:
    put = _put_in_colour if _has_colours(stream) else _put_plain
    for _, of_one_file in groupby(problems, key=lambda problem: problem.source):
        put(tuple(of_one_file), folder, stream)
        say("", stream)


def _put_plain(problems: Sequence[Problem], folder: Path, stream: TextIO) -> None:
    path = path_in_words(folder / problems[0].source)
    say("\n".join(_in_words(problem, path) for problem in problems), stream)


def _put_in_colour(problems: Sequence[Problem], folder: Path, stream: TextIO) -> None:
    from rich.console import Console

    console = Console(file=stream, highlight=False, soft_wrap=True)
    for problem in problems:
        console.print(_coloured(problem, folder))


def _coloured(problem: Problem, folder: Path) -> "Text":
    from rich.style import Style
    from rich.text import Text

    first, *hint = problem_in_words(problem, folder).split("\n")
    place, check = place_of(problem, folder), f"({problem.check})"
    address = (folder / problem.source).resolve().as_uri()
    page = page_of(problem.check)
    return Text.assemble(
        (place, Style(bold=True, link=address)),
        (first.removeprefix(place).removesuffix(check), _COLOURS[problem.severity]),
        (check, Style(dim=True, link=page.as_uri() if page else None)),
        *(("\n" + line, "dim") for line in hint),
    )


def _has_colours(stream: TextIO) -> bool:
    return (
        stream.isatty()
        and not os.environ.get("NO_COLOR")
        and os.environ.get("TERM", "dumb") != "dumb"
    )


def _plain(text: str) -> str:
    """Without control characters, which in a terminal do more than they show."""
    return text.translate(_CONTROLS)

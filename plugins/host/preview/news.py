"""What open pages are told: which of them changed, what they use that changed, what is wrong."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path, PurePosixPath
from threading import Condition

from msgspec import Struct, field

from plugins.domain.problem import Problem, in_order
from plugins.host.preview.previewer import Rebuilt
from plugins.host.terminal import path_in_words

PATIENCE = 15.0
"""Seconds of silence after which a page is told that we are still here, to learn if it is."""

MOST = 20
"""Errors that a page is told of; the terminal has all of them."""

_READ_APART = (".html", ".xml", ".atom", ".json", ".txt")
"""What a page may link and does not use."""


class Told(Struct, frozen=True):
    """A problem as a page shows it. `here` says that it is in the file which that page shows."""

    file: str
    line: int | None
    message: str
    hint: str
    check: str
    here: bool


class Standing(Struct, frozen=True):
    """What is so until something else is: the errors for which the last build was refused, those of
    the page's own file first, and how many more there are; a fault that is not the content's; the
    warnings of the page's file."""

    errors: tuple[Told, ...] = ()
    more: int = 0
    fault: str = ""
    warnings: tuple[Told, ...] = ()


class Message(Struct, frozen=True, rename={"is_moved": "isMoved"}):
    """What one page is told: what happened to it since it heard last, and what is so.

    `anew` says that we do not know what the page heard, so that it must look at everything; `page`,
    that its own file changed. `files` are site paths of files that pages use. `successor` is the
    site path of a page to go to where this one is no longer there: the same content
    (`is_moved`), or the only page that came as this one went.
    """

    anew: bool = False
    page: bool = False
    files: tuple[str, ...] = ()
    successor: str = ""
    is_moved: bool = False
    standing: Standing = field(default_factory=Standing)

    @property
    def is_event(self) -> bool:
        """Whether something happened."""
        return self.anew or self.page or bool(self.files)


class News:
    """What happened since this run of the preview began, for any number of pages in any thread.

    A state of the preview has a name, `run.number`, the number 0 before the first good build. `run`
    tells this run from former ones, whose pages may still be open.
    """

    def __init__(self, content: Path, run: str) -> None:
        self._content, self._run = content, run
        self._heard = Condition()
        self._number = 0
        self._calls = 0
        self._is_ended = False
        self._prefix = ""
        self._pages: dict[str, int] = {}  # path → number of the state in which it last changed
        self._files: dict[str, int] = {}  # the same, of what pages use
        self._sources: Mapping[str, str] = {}
        self._successors: dict[str, tuple[str, bool]] = {}
        self._errors: tuple[Problem, ...] = ()
        self._warnings: tuple[Problem, ...] = ()
        self._fault = ""

    @property
    def now(self) -> str:
        """The name of the state that what is read from now on shows at least."""
        with self._heard:
            return f"{self._run}.{self._number}"

    @property
    def is_waiting(self) -> bool:
        """Whether there was no good build yet."""
        with self._heard:
            return self._number == 0

    def built(self, rebuilt: Rebuilt, prefix: str) -> None:
        """Tell what a step of a build did. A whole one has mended what was wrong."""
        with self._heard:
            self._prefix = prefix
            self._note(rebuilt)
            if rebuilt.whole:
                self._successors |= successors(self._sources, rebuilt.sources)
                for path in rebuilt.sources:
                    self._successors.pop(path, None)
                self._sources, self._warnings = rebuilt.sources, rebuilt.warnings
                self._errors, self._fault = (), ""
            self._tell()

    def refused(self, problems: Iterable[Problem]) -> None:
        """Tell that the content's problems keep it from being built."""
        with self._heard:
            self._errors = in_order(one for one in problems if one.severity == "error")
            self._fault = ""
            self._tell()

    def failed(self, fault: str) -> None:
        """Tell, in a line, what keeps it from being built and is no fault of the content's."""
        with self._heard:
            self._errors, self._fault = (), fault
            self._tell()

    def end(self) -> None:
        """Nobody is told anything more."""
        with self._heard:
            self._is_ended = True
            self._tell()

    def messages(self, page: str, since: str) -> Iterator[tuple[str, Message] | None]:
        """For the page at a path: what happened since the state of that name and what is so, at
        once and again whenever there is more, each with the name of the state it leads to. None:
        nothing for a while. Ends with the news.
        """
        seen, standing = self._number_of(since), None
        while True:
            with self._heard:
                calls, number, message = self._calls, self._number, self._message(page, seen)
                if self._is_ended:
                    return
            if message.is_event or message.standing != standing:
                seen, standing = number, message.standing
                yield f"{self._run}.{number}", message
            with self._heard:
                while calls == self._calls and self._heard.wait(PATIENCE):
                    pass
                is_silent = calls == self._calls
            if is_silent:
                yield None

    def _note(self, rebuilt: Rebuilt) -> None:
        self._number += 1
        if self._number == 1:
            return  # whoever looked before that looks at everything
        for path in (*rebuilt.written, *rebuilt.removed):
            kind = PurePosixPath(path).suffix.lower()
            if kind == ".html":
                self._pages[path] = self._number
            elif kind not in _READ_APART:
                self._files[path] = self._number

    def _tell(self) -> None:
        self._calls += 1
        self._heard.notify_all()

    def _number_of(self, since: str) -> int | None:
        run, _, number = since.partition(".")
        is_ours = run == self._run and number.isascii() and number.isdigit()
        return int(number) if is_ours else None

    def _message(self, page: str, seen: int | None) -> Message:
        if not seen:
            return Message(
                anew=self._number > 0, page=self._number > 0, standing=self._standing(page)
            )
        successor, is_moved = self._successor(page)
        return Message(
            page=self._pages.get(page, 0) > seen,
            files=tuple(self._address(path) for path, at in self._files.items() if at > seen),
            successor=self._address(successor) if successor else "",
            is_moved=is_moved,
            standing=self._standing(page),
        )

    def _successor(self, page: str) -> tuple[str, bool]:
        """Where what was at `page` is now, however often it moved; empty if it is not known."""
        place, is_moved = "", True
        while found := self._successors.get(place or page):
            place, is_moved = found[0], is_moved and found[1]
        return place, is_moved and bool(place)

    def _standing(self, page: str) -> Standing:
        source = self._sources.get(page)
        errors = sorted(self._errors, key=lambda problem: problem.source != source)
        own = in_order(one for one in self._warnings if source and one.source == source)
        return Standing(
            tuple(self._told(one, source) for one in errors[:MOST]),
            len(errors[MOST:]),
            self._fault,
            tuple(self._told(one, source) for one in own if one.severity == "warning"),
        )

    def _told(self, problem: Problem, source: str | None) -> Told:
        file = path_in_words(self._content / problem.source)
        here = problem.source == source
        return Told(file, problem.line, problem.message, problem.hint, problem.check, here)

    def _address(self, path: str) -> str:
        return f"{self._prefix}/{path.removesuffix('index.html')}"


def successors(before: Mapping[str, str], now: Mapping[str, str]) -> dict[str, tuple[str, bool]]:
    """For the pages that went, by path: the page to go to, and whether it shows the same file.

    Where one page went and one came at the same time, that is the one: most likely somebody gave
    the file another name.
    """
    went, came = before.keys() - now.keys(), now.keys() - before.keys()
    path_now = {now[path]: path for path in came}
    found = {path: (path_now[before[path]], True) for path in went if before[path] in path_now}
    if not found and len(went) == len(came) == 1:
        return {went.pop(): (came.pop(), False)}
    return found

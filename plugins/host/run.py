"""What one run of the build gathers, from reading to the plan."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property

from plugins.domain.library import Library
from plugins.domain.outputs import Output
from plugins.domain.problem import Problem, in_order
from plugins.domain.redirects import Redirection
from plugins.domain.refusal import Refusal
from plugins.domain.site import Site
from plugins.host.checking.kept_findings import FindingStore
from plugins.host.options import Options
from plugins.publishing.writing import Written
from plugins.reading.content import Content, ReadFile
from plugins.reading.kept_files import KeptFiles
from plugins.reading.source_texts import PublishedText, published_text


@dataclass
class Run:
    """Everything that belongs to one run and to no module. The parts come in the order below.

    `of_library` waits for what the checks of the library say, which may be done in another process.
    `known` is the number of problems that `known-problems.txt` lists. `is_ours_alone` says that no
    other plugin had a say, nor another theme.
    """

    options: Options
    moment: datetime
    content: Content
    files: KeptFiles
    findings: FindingStore
    library: Library | None = None
    of_library: Callable[[], tuple[Problem, ...]] = tuple
    site: Site | None = None
    outputs: list[Output] = field(default_factory=list)
    redirections: tuple[Redirection, ...] = ()
    written: Written = Written()
    problems: list[Problem] = field(default_factory=list)
    known: int = 0
    is_ours_alone: bool = True
    _typed: dict[str, PublishedText] = field(default_factory=dict)

    def typed_in(self, source: str) -> PublishedText:
        """What is typed in the file of a post, as it was when it was first asked for."""
        if source not in self._typed:
            self._typed[source] = published_text(self.options.content, source)
        return self._typed[source]

    @cached_property
    def by_path(self) -> dict[str, ReadFile]:
        """Path within the content folder → the file as it was read."""
        return {read.source.source: read for read in self.content.files}

    def refuse_errors(self) -> None:
        """Raise `Refusal` with every problem, warnings too, if one of them is an error."""
        if any(problem.severity == "error" for problem in self.problems):
            raise Refusal(in_order(self.problems))

"""Pelican's generators, bent: they gather what we read, write nothing, and hand on the Site."""

from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path
from typing import Any

from pelican.generators import ArticlesGenerator, PagesGenerator, StaticGenerator
from pelican.plugins import signals

from plugins.checks import check_library, check_plan
from plugins.domain.library import site_at
from plugins.domain.outputs import Output
from plugins.domain.problem import Problem
from plugins.domain.progress import silent
from plugins.domain.site import Site
from plugins.host.foreign import as_plugins_left_it
from plugins.host.run import Run
from plugins.host.signals import planning
from plugins.publishing import Folder, publish, theme_files
from plugins.reading.assembly import assemble
from plugins.reading.body.html_pass import pass_over
from plugins.reading.known_problems import is_known


class OurArticles(ArticlesGenerator):
    """Articles for the plugins that look at them; it writes none."""

    def refresh_metadata_intersite_links(self) -> None:
        """Nothing: links are resolved by us."""

    def generate_output(self, writer: Any) -> None:
        signals.article_writer_finalized.send(self, writer=writer)


class OurPages(PagesGenerator):
    """Pages for the plugins that look at them; it writes none."""

    def refresh_metadata_intersite_links(self) -> None:
        """Nothing: links are resolved by us."""

    def generate_output(self, writer: Any) -> None:
        signals.page_writer_finalized.send(self, writer=writer)


class OurStatic(StaticGenerator):
    """No static file is copied by Pelican: it would take along what a draft links."""

    def generate_context(self) -> None:
        self.staticfiles: list[Any] = []
        self._update_context(("staticfiles",))
        signals.static_generator_finalized.send(self)

    def generate_output(self, writer: Any) -> None:
        """Nothing."""


class SiteGenerator:
    """Assembles the Site after every plugin has had its say on articles and pages."""

    def __init__(self, context: dict[str, Any], settings: dict[str, Any], **_: Any) -> None:
        self.context = context
        self.run: Run = settings["RUN"]
        self.preview = bool(settings.get("PREVIEW"))

    def refresh_metadata_intersite_links(self) -> None:
        """Put library and Site into the run."""
        run = self.run
        run.problems += dropped(self.context["generated_content"])
        settings = run.content.settings
        content = as_plugins_left_it(
            run.content,
            self._contents(),
            lambda html: pass_over(html, frozenset(settings.allow), settings.address),
        )
        run.library, problems = assemble(content)
        run.problems += problems
        run.problems += check_library(run.library, run.content.places)
        run.site = site_at(run.library, run.moment, preview=self.preview)

    def _contents(self) -> Iterator[Any]:
        names = ("articles", "drafts", "hidden_articles", "pages", "hidden_pages", "draft_pages")
        return chain.from_iterable(self.context[name] for name in names)


class PlanGenerator:
    """Asks every capability for its outputs, refuses the site if anything is wrong with it, and
    has the rest written."""

    def __init__(self, settings: dict[str, Any], **_: Any) -> None:
        self.run: Run = settings["RUN"]
        self.settings = settings

    def generate_output(self, writer: object) -> None:
        """Put the plan and what was written into the run. Raises `Refusal`."""
        run = self.run
        assert run.site is not None
        assert run.library is not None
        theme = Path(self.settings["THEME"])
        run.outputs = planned(run.site, theme)
        run.problems += check_plan(run.library, run.content.places, run.site, run.outputs)
        everything = len(run.problems)
        run.problems = unknown(run.problems, run.content.known)
        run.known = everything - len(run.problems)
        if self.settings.get("CHECK_ONLY"):
            return
        run.refuse_errors()
        run.written = publish(
            run.site,
            run.outputs,
            theme,
            Folder(
                Path(self.settings["OUTPUT_PATH"]),
                Path(self.settings["CACHE_PATH"]),
                self.settings.get("MAKER", "site"),
            ),
            self.settings.get("PROGRESS", silent),
        )


def planned(site: Site, theme: Path) -> list[Output]:
    """The outputs of all capabilities and the theme's own files, in order of their paths."""
    outputs: Iterable[Output] = chain.from_iterable(
        result for _, result in planning.send(site) if result is not None
    )
    own = theme_files(theme, site.settings)
    return sorted((*outputs, *own), key=lambda output: output.path)


def unknown(problems: Iterable[Problem], known: frozenset[str]) -> list[Problem]:
    """The problems that `known-problems.txt` does not list, each once, in order of their places."""
    new = {problem for problem in problems if not is_known(problem, known)}
    return sorted(new, key=lambda p: (p.source, p.line or 0, p.check, p.message))


def dropped(generated: dict[str, Any]) -> Iterator[Problem]:
    """A problem for every file that Pelican could not make anything of and passed over."""
    for path, content in generated.items():
        if content is None:
            yield Problem(
                source=path,
                check="not-read",
                message="this file was dropped while the site was read",
                hint="a plugin that is not ours failed on it; the log above says which",
            )

"""Pelican's generators, bent: they gather what we read, write nothing, and hand on the Site."""

from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from typing import Any

from pelican.generators import ArticlesGenerator, PagesGenerator, StaticGenerator
from pelican.plugins import signals

from plugins.domain.problem import Problem
from plugins.domain.progress import silent
from plugins.host.foreign import as_plugins_left_it
from plugins.host.run import Run
from plugins.host.run_steps import put_plan, put_together, write
from plugins.reading.body.html_pass import pass_over


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
        put_together(run, content)

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
        theme = Path(self.settings["THEME"])
        put_plan(run, theme)
        assert run.site is not None
        if self.settings.get("CHECK_ONLY"):
            return
        run.refuse_errors()
        write(run, theme, self.settings.get("PROGRESS", silent))


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

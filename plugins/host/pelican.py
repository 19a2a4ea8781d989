"""Our Pelican: it reads through us, writes nothing itself, and fails closed."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from pelican import Pelican
from pelican.plugins._utils import get_plugin_name, load_plugins

from plugins.domain.next_change import next_change
from plugins.domain.progress import silent
from plugins.domain.refusal import Refusal, WrongCall
from plugins.host.capabilities import CAPABILITIES
from plugins.host.commands import tell_next_change
from plugins.host.generators import (
    OurArticles,
    OurPages,
    OurStatic,
    PlanGenerator,
    SiteGenerator,
)
from plugins.host.options import Options
from plugins.host.reader import OurReader
from plugins.host.run import Run
from plugins.host.run_steps import read
from plugins.host.terminal import print_problems, print_wrong_call
from plugins.reading.found import FOLDER_LINKS, found_below
from plugins.views.stylesheet import THEME

REFUSED = {
    "DELETE_OUTPUT_DIRECTORY": "a build removes what its own record lists and nothing else",
    "RELATIVE_URLS": "addresses begin at the site's address; set it in site.yaml",
    "OUTPUT_SOURCES": "sources hold what is under embargo",
    "TYPOGRIFY": "smart punctuation is part of reading",
    "TEMPLATE_PAGES": "a page is a Markdown file in pages/",
    "STATIC_PATHS": "pictures and documents are copied when a public page uses them",
}


class Greenpaper(Pelican):
    """A Pelican that builds the site by plan, record and comparison.

    A plugin that does not load or register stops it; so does a setting that would leak. Its
    methods raise `Refusal` for content with problems, `WrongCall` for what cannot be done.
    """

    def __init__(self, settings: dict[str, Any]) -> None:
        refuse_settings(settings)
        super().__init__(settings)

    def init_plugins(self) -> None:
        """Load and register every plugin of `PLUGINS`, or stop."""
        wanted = list(self.settings["PLUGINS"] or ())
        self.plugins = load_plugins({**self.settings, "PLUGINS": wanted})
        if len(self.plugins) < len(wanted):
            names = ", ".join(plugin for plugin in wanted if isinstance(plugin, str))
            raise WrongCall(f"one of these plugins does not load: {names}")
        if missing := [ours.__name__ for ours in CAPABILITIES if ours not in self.plugins]:
            raise WrongCall(f"PLUGINS must have {', '.join(missing)}: begin it with *CAPABILITIES")
        for plugin in self.plugins:
            plugin.register()
        self.settings["PLUGINS"] = [get_plugin_name(plugin) for plugin in self.plugins]

    def build(self) -> Run:
        """Build the site and return what was gathered."""
        self.settings["RUN"] = run = self.read()
        if any(found.fault in FOLDER_LINKS for found in found_below(run.options.content)):
            run.refuse_errors()  # Pelican would follow them, for ever if they lead back
        super().run()
        return run

    def read(self) -> Run:
        """Read the content folder for a run."""
        run = read(
            Options(
                content=Path(self.path),
                output=Path(self.output_path),
                cache=Path(self.settings["CACHE_PATH"]),
                address=self.settings["SITEURL"],
                as_at=self.settings.get("AS_AT", ""),
                jobs=self.settings.get("JOBS") or 0,
                preview=bool(self.settings.get("PREVIEW")),
                maker=self.settings.get("MAKER", "site"),
            ),
            self.settings.get("PROGRESS", silent),
        )
        self.settings["TIMEZONE"] = run.content.settings.timezone
        self.settings["READERS"] = {**self.settings["READERS"], "md": OurReader}
        return run

    def _get_generator_classes(self) -> list[type]:
        ours = {"ArticlesGenerator": OurArticles, "PagesGenerator": OurPages}
        classes = [ours.get(cls.__name__, cls) for cls in super()._get_generator_classes()]
        return [OurStatic if c.__name__ == "StaticGenerator" else c for c in classes] + [
            SiteGenerator,
            PlanGenerator,
        ]


class GreenpaperCommand(Greenpaper):
    """Greenpaper as the `pelican` program runs it: content with problems ends the program with all
    of them printed and exit status 1, a wrong call with 2; neither with a traceback."""

    def __init__(self, settings: dict[str, Any]) -> None:
        with _told_in_words(Path(settings["PATH"])):
            super().__init__(settings)

    def run(self) -> None:
        """Build the site."""
        with _told_in_words(Path(self.path)):
            run = self.build()
            assert run.library is not None
            change = next_change(run.library, run.moment)
            tell_next_change(change, run.options.cache, run.options.output)


@contextmanager
def _told_in_words(folder: Path) -> Iterator[None]:
    try:
        yield
    except Refusal as refusal:
        print_problems(refusal.problems, folder)
        sys.exit(1)
    except WrongCall as error:
        print_wrong_call(error)
        sys.exit(2)


def refuse_settings(settings: dict[str, Any]) -> None:
    """Raise `WrongCall` naming the first setting that we do not honour."""
    for name, reason in REFUSED.items():
        if settings.get(name):
            raise WrongCall(f"{name} cannot be used: {reason}")
    pages = Path(settings["THEME"]) / "templates" / "pages"
    for page in sorted((THEME / "templates" / "pages").glob("*.html")):
        if not (pages / page.name).is_file():
            raise WrongCall(f"THEME {settings['THEME']} lacks our template pages/{page.name}")
    paths = (settings["ARTICLE_PATHS"], settings["PAGE_PATHS"])
    if paths != (["posts"], ["pages"]):
        raise WrongCall("ARTICLE_PATHS and PAGE_PATHS cannot be used: posts lie in posts/")

"""Our Pelican: it reads through us, writes nothing itself, and fails closed."""

import sys
from pathlib import Path
from typing import Any

from pelican import Pelican
from pelican.plugins._utils import get_plugin_name, load_plugins

from plugins.domain.problem import Refusal, WrongCall
from plugins.host.capabilities import CAPABILITIES
from plugins.host.clock import moment_of_build
from plugins.host.generators import (
    OurArticles,
    OurPages,
    OurStatic,
    PlanGenerator,
    SiteGenerator,
)
from plugins.host.reader import OurReader
from plugins.host.run import Run
from plugins.host.terminal import print_problems, print_wrong_call
from plugins.publishing import silent
from plugins.reading.body.store import BodyStore, all_cores
from plugins.reading.content import read_content

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

    A plugin that does not load or register stops it; so does a setting that would leak. Content
    with problems ends the program with all of them printed and exit status 1, a wrong call with 2.
    """

    def __init__(self, settings: dict[str, Any]) -> None:
        try:
            refuse_settings(settings)
            super().__init__(settings)
        except WrongCall as error:
            print_wrong_call(error)
            sys.exit(2)

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

    def run(self) -> None:
        """Build the site. Problems and wrong calls end the program without a traceback."""
        try:
            self.build()
        except Refusal as refusal:
            print_problems(refusal.problems, Path(self.path))
            sys.exit(1)
        except WrongCall as error:
            print_wrong_call(error)
            sys.exit(2)

    def build(self) -> Run:
        """Build the site and return what was gathered. Raises `Refusal`, `WrongCall`."""
        self.settings["RUN"] = run = self.read()
        super().run()
        return run

    def read(self) -> Run:
        """Read the content folder for a run."""
        folder = Path(self.path)
        if not folder.is_dir():
            raise WrongCall(f"there is no folder {folder}")
        jobs = self.settings.get("JOBS") or all_cores()
        store = BodyStore(Path(self.settings["CACHE_PATH"]) / "bodies", jobs)
        progress = self.settings.get("PROGRESS", silent)
        content = read_content(folder, store.bodies_of, self.settings["SITEURL"], progress)
        store.save()
        moment = moment_of_build(self.settings.get("AS_AT", ""), content.zone)
        self.settings["TIMEZONE"] = content.settings.timezone
        self.settings["READERS"] = {**self.settings["READERS"], "md": OurReader}
        return Run(folder, moment, content, problems=list(content.problems))

    def _get_generator_classes(self) -> list[type]:
        ours = {"ArticlesGenerator": OurArticles, "PagesGenerator": OurPages}
        classes = [ours.get(cls.__name__, cls) for cls in super()._get_generator_classes()]
        return [OurStatic if c.__name__ == "StaticGenerator" else c for c in classes] + [
            SiteGenerator,
            PlanGenerator,
        ]


def refuse_settings(settings: dict[str, Any]) -> None:
    """Raise `WrongCall` naming the first setting that we do not honour."""
    for name, reason in REFUSED.items():
        if settings.get(name):
            raise WrongCall(f"{name} cannot be used: {reason}")
    if not (Path(settings["THEME"]) / "templates" / "pages" / "post.html").is_file():
        raise WrongCall(f"THEME {settings['THEME']} has none of our templates (pages/post.html)")
    paths = (settings["ARTICLE_PATHS"], settings["PAGE_PATHS"])
    if paths != (["posts"], ["pages"]):
        raise WrongCall("ARTICLE_PATHS and PAGE_PATHS cannot be used: posts lie in posts/")

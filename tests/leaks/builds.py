"""Building the sites in which leaks are looked for."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from plugins.publishing.record import NAME
from plugins.publishing.templates import NAME as TEMPLATES
from tests.law.drafts import Desk, Drafts
from tests.law.folders import MEMORY, Contents, a_folder, contents
from tests.law.runs import Place, within


class Builder:
    """Builds content folders below one folder. What Jinja makes of the theme is kept between the
    caches, since it takes longer than all the rest."""

    def __init__(self, root: Path) -> None:
        self._root = root

    def place(self, name: str) -> Place:
        """Folders of that name, which may not be there yet."""
        return Place(*(self._root / name / part for part in ("content", "out", "cache")))

    def build(self, place: Place, drafts: Drafts, moment: datetime) -> Contents:
        """The output for the content `drafts` at `moment`, its record too, built on what is in the
        folders."""
        self._run("site", place, drafts, moment)
        return contents(place.output) | {NAME: (place.output / NAME).read_bytes()}

    def publish(self, place: Place, drafts: Drafts, moment: datetime) -> None:
        """The site is published, and the ledger in the content folder says so."""
        self._run("publish", place, drafts, moment)

    def _run(self, command: str, place: Place, drafts: Drafts, moment: datetime) -> None:
        place.content.mkdir(parents=True, exist_ok=True)
        Desk(place.content, drafts).save()
        templates = self._root / TEMPLATES
        if templates.exists() and not place.cache.exists():
            place.cache.mkdir()
            shutil.copy(templates, place.cache / TEMPLATES)
        options = ("--as-at", moment.isoformat(), "--jobs", "1")
        ended = within(place.call(*options, command=command))
        assert ended.status == 0, ended.told
        if not templates.exists():
            shutil.copy(place.cache / TEMPLATES, templates)

    def clean(self, name: str, drafts: Drafts, moment: datetime) -> Contents:
        """The same from nothing."""
        place = self.place(name)
        place.clear()
        return self.build(place, drafts, moment)


@contextmanager
def a_builder() -> Iterator[Builder]:
    with a_folder(MEMORY) as root:
        yield Builder(root)

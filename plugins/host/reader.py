"""Pelican's reader of Markdown files: it hands over what we have read already."""

from functools import cache
from pathlib import Path
from typing import Any, ClassVar

from pelican.readers import BaseReader
from pelican.urlwrappers import Author, Category, Tag
from pelican.utils import SafeDatetime

from plugins.domain.moments import has_come, later_of
from plugins.host.foreign import CONTENT
from plugins.host.run import Run
from plugins.reading.content import ReadFile
from plugins.reading.front_matter.heads import PageHead, PostHead
from plugins.reading.identities import slug_from

NO_CATEGORY = "misc"


class OurReader(BaseReader):
    """Gives Pelican and other plugins the posts and pages of the run.

    What Pelican has no word for (withdrawn, embargo) it is told as draft, so that no plugin lists
    it.
    """

    enabled = True
    file_extensions: ClassVar[list[str]] = ["md"]

    def __init__(self, settings: dict[str, Any]) -> None:
        super().__init__(settings)
        self._wrappers = _Wrappers(settings)

    def read(self, source_path: str) -> tuple[str, dict[str, Any]]:
        """The HTML and metadata of the file; `metadata["given"]` repeats what was given."""
        run: Run = self.settings["RUN"]
        path = Path(source_path).relative_to(run.options.content.absolute()).as_posix()
        read = run.by_path[path]
        given = given_to_plugins(read, run)
        metadata = {key: value for key, value in given.items() if key != CONTENT and value}
        metadata |= _as_pelican_has_it(metadata, self._wrappers)
        return given[CONTENT], metadata | {"given": given}


def given_to_plugins(read: ReadFile, run: Run) -> dict[str, Any]:
    """What other plugins may see and change, in our words; a file that could not be read is a
    draft without text."""
    head = read.source.head
    given: dict[str, Any] = {
        "title": read.source.source,
        "slug": slug_from(read.source.source),
        "status": "draft",
        "date": run.moment,
        CONTENT: read.body.html,
    }
    if isinstance(head, PageHead):
        given |= {"title": head.title, "slug": head.slug or given["slug"], "status": "published"}
    if isinstance(head, PostHead):
        date = later_of(head.date, head.embargo)
        status = head.status if has_come(date, run.moment) else "draft"
        given |= {
            "title": head.title,
            "slug": head.slug or given["slug"],
            "status": "draft" if status == "withdrawn" else status,
            "date": date,
            "summary": head.summary,
            "category": head.category or NO_CATEGORY,
            "tags": head.tags,
            "authors": head.authors,
        }
    return given


class _Wrappers:
    """One wrapper object a name: Pelican makes a slug for each it is given."""

    def __init__(self, settings: dict[str, Any]) -> None:
        self.author = cache(lambda name: Author(name, settings))
        self.category = cache(lambda name: Category(name, settings))
        self.tag = cache(lambda name: Tag(name, settings))


def _as_pelican_has_it(metadata: dict[str, Any], wrappers: _Wrappers) -> dict[str, Any]:
    date = metadata["date"]
    pelican: dict[str, Any] = {"date": SafeDatetime.fromisoformat(date.isoformat())}
    if "category" in metadata:
        pelican["category"] = wrappers.category(metadata["category"])
    for key, wrapper in (("tags", wrappers.tag), ("authors", wrappers.author)):
        if key in metadata:
            pelican[key] = [wrapper(name) for name in metadata[key]]
    return pelican

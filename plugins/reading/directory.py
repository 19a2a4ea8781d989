"""Who and what the content knows by name, and what could not be found."""

import posixpath
from collections.abc import Collection, Iterable, Iterator, Mapping
from pathlib import PurePosixPath
from typing import TypeVar

from msgspec import Struct

from plugins.domain.addresses import is_web_address
from plugins.domain.names import misspelt, nearest, slugify
from plugins.domain.pictures import Asset
from plugins.domain.problem import Problem
from plugins.reading.content import Content, ReadFile
from plugins.reading.front_matter.heads import (
    CampaignHead,
    OrganisationHead,
    PersonHead,
    SeriesHead,
)

Head = TypeVar("Head")
KEYS: dict[type[Struct], str] = {
    CampaignHead: "title",
    SeriesHead: "title",
    PersonHead: "name",
    OrganisationHead: "name",
}
"""The kinds of which each file has a page at its own name, and the key that names it."""


class Names:
    """Those that have a file, by slug and by name in any capitals."""

    def __init__(self, kind: str, folder: str, known: Mapping[str, str]) -> None:
        """`known` maps slugs to names; `kind` is the word for messages ("person")."""
        self.kind = kind
        self.folder = folder
        self.known = known
        self._by_name = {slugify(name): slug for slug, name in known.items()}
        self._spellings = {*known.values(), *known}

    def slug_of(self, written: str) -> str | None:
        """The slug of the one that `written`, a slug or a name, stands for; None if unknown."""
        slug = slugify(written)
        return slug if slug in self.known else self._by_name.get(slug)

    def meant(self, written: str) -> str | None:
        """The known name that `written` probably misspells."""
        return misspelt(written, self._spellings)

    def nearest(self, written: str) -> str | None:
        """The known name most like `written`."""
        return nearest(written, self._spellings)


class Directory:
    """The names and assets of a content folder; gathers the problems of looking things up.

    What is looked up and not there is left out, so that the rest can still be checked.
    """

    def __init__(self, content: Content) -> None:
        self.assets: Mapping[str, Asset] = {asset.path: asset for asset in content.assets}
        self.campaigns = Names("campaign", "campaigns", _titles(content, CampaignHead, "title"))
        self.series = Names("series", "series", _titles(content, SeriesHead, "title"))
        self.people = Names("person", "people", _titles(content, PersonHead, "name"))
        self.organisations = Names(
            "organisation", "organisations", _titles(content, OrganisationHead, "name")
        )
        self.problems: list[Problem] = []
        for kind, key in KEYS.items():
            self._report_clashes(content, kind, key)

    @property
    def names(self) -> tuple[Mapping[str, str], ...]:
        """Slug → name, of each kind of thing that has files."""
        kinds = (self.campaigns, self.series, self.people, self.organisations)
        return tuple(kind.known for kind in kinds)

    def _report_clashes(self, content: Content, kind: type[Struct], key: str) -> None:
        """A problem for every file whose slug or name another file of its kind has already."""
        first: dict[str, str] = {}
        for read, head in heads_of(content, kind):
            slug, name = slug_of_file(read), str(getattr(head, key))
            others = {first.setdefault(word, read.source.source) for word in (slug, slugify(name))}
            clash = sorted(others - {read.source.source})
            if clash or not slug:
                message = f"{clash[0]} has this name too" if clash else "its name has no letter"
                self.report(
                    read,
                    key,
                    message,
                    check="address-clash",
                    hint="give the file another name, and the heading another wording",
                    subject=read.source.source,
                )

    def report(
        self, read: ReadFile, key: str, message: str, *, check: str, hint: str, subject: str
    ) -> None:
        """Add a problem at the line of the front matter's `key`."""
        lines = read.source.lines
        self.problems.append(
            Problem(
                source=read.source.source,
                line=lines.get(key) or lines.get(key.partition(".")[0], 1),
                check=check,
                message=message,
                hint=hint,
                subject=subject,
            )
        )

    def known(self, read: ReadFile, key: str, written: str, names: Names) -> str:
        """The slug of a name that must have a file; empty, and a problem, if it has none."""
        slug = names.slug_of(written)
        if slug is None:
            near = names.nearest(written)
            self.report(
                read,
                key,
                f"there is no {names.kind} “{written}”",
                check="unknown-name",
                hint=f"did you mean “{near}”?"
                if near
                else f"write {names.folder}/{slugify(written)}.md, or take the name out",
                subject=written,
            )
        return slug or ""

    def perhaps_known(self, read: ReadFile, key: str, written: str, names: Names) -> str:
        """The slug of a name that needs no file; one almost like a name with a file is reported."""
        slug = names.slug_of(written)
        if slug is None and (meant := names.meant(written)):
            self.report(
                read,
                key,
                f"“{written}” has no file, but is almost “{meant}”, which has",
                check="misspelt-name",
                hint=f"write “{meant}”, or give “{written}” a file in {names.folder}/",
                subject=written,
            )
        return slug or slugify(written)

    def all_known(
        self, read: ReadFile, key: str, written: Iterable[str], names: Names
    ) -> tuple[str, ...]:
        """The slugs of names that must have files, each once."""
        slugs = (self.known(read, key, name, names) for name in written)
        return tuple(dict.fromkeys(slug for slug in slugs if slug))

    def asset(self, read: ReadFile, key: str, written: str, check: str) -> str:
        """The address of the picture or document that a head names, by its path from the content
        folder or from the file; an address elsewhere as it is. Empty if it is not there."""
        if is_web_address(written):
            return written
        path = written.removeprefix("{static}").lstrip("/")
        beside = posixpath.join(posixpath.dirname(read.source.source), written)
        for candidate in (path, posixpath.normpath(beside)):
            if candidate in self.assets:
                return self.assets[candidate].address
        near = nearest(path, self.assets)
        self.report(
            read,
            key,
            f"there is no file “{path}”",
            check=check,
            hint=f"did you mean “{near}”?"
            if near
            else "pictures lie in images/, documents in files/",
            subject=written,
        )
        return ""


def heads_of(
    content: Content, kind: type[Head], but: Collection[str] = ()
) -> Iterator[tuple[ReadFile, Head]]:
    """The files whose head is of one kind, but those of some paths."""
    for read in content.of_kind.get(kind, ()):
        if read.source.source not in but:
            head = read.source.head
            if isinstance(head, kind):
                yield read, head


def slug_of_file(read: ReadFile) -> str:
    """The slug of a series, campaign, person or organisation: its file's name."""
    return slugify(PurePosixPath(read.source.source).stem)


def _titles(content: Content, kind: type[Head], key: str) -> dict[str, str]:
    return {slug_of_file(read): getattr(head, key) for read, head in heads_of(content, kind)}

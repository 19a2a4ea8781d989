"""Authors of the old site, from its data files and its pages of people → files in `people/`.

Only what is plainly said of somebody is taken: name, role, organisation, website, biography. An
address for mail is not: it was for the program, and nobody was asked.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import PurePosixPath
from typing import Any

from msgspec import Struct

from plugins.domain.names import slugify
from plugins.importing.heads.old_heads import read_old_head
from plugins.importing.heads.other_heads import Value, read_json, read_toml
from plugins.importing.heads.plain_words import one_line, plain_words, without_tags
from plugins.importing.heads.texts import Text
from plugins.importing.report import Notice
from plugins.reading.front_matter.writing import write_head

_LANGUAGE = r"(?:[a-z]{2}(?:-[A-Za-z]{2,4})?/)?"
_PEOPLE = "(?:authors?|people|team|staff|contributors|persons)"
_DATA = re.compile(rf"(?:.*/)?_?data/{_PEOPLE}(?:/[^/]+)?\.(?:ya?ml|json|toml)", re.IGNORECASE)
_PAGE = re.compile(
    rf"(?:(?:.*/)?_{_PEOPLE}/[^/]+|(?:content/)?{_LANGUAGE}{_PEOPLE}/(?:[^/]+/_?index|(?!_?index)[^/]+))"
    r"\.(?:md|markdown)",
    re.IGNORECASE,
)
_NAME = ("name", "display_name", "full_name", "fullname")
_ROLE = ("role", "position", "job_title", "jobtitle", "job", "title")
_ORGANISATION = ("organisation", "organization", "org", "affiliation", "company", "agency",
                 "organizations")  # fmt: skip
_BIOGRAPHY = ("bio", "biography", "about", "description", "short_bio")
_WEBSITE = ("website", "web", "url", "homepage", "site", "uri", "link")
_SILENT = ("slug", "layout", "type", "short_name", "username", "authors", "key", "id", "permalink",
           "first_name", "last_name")  # fmt: skip


class OldPerson(Struct, frozen=True):
    """An author. `key` is how posts name them; `left_out` are the keys of what is not taken."""

    source: str
    key: str
    name: str
    role: str = ""
    organisation: str = ""
    website: str = ""
    biography: str = ""
    left_out: tuple[str, ...] = ()

    @property
    def path(self) -> str:
        """The place in the content folder."""
        return f"people/{slugify(self.key) or slugify(self.name)}.md"

    @property
    def data(self) -> bytes:
        """The file."""
        head: dict[str, Any] = {
            "name": self.name,
            "role": self.role,
            "organisation": self.organisation,
            "links": [{"label": "Website", "address": self.website}] if self.website else [],
        }
        body = f"\n{self.biography}\n" if self.biography else ""
        return f"{write_head({k: v for k, v in head.items() if v})}{body}".encode()


def is_data_of_people(path: str) -> bool:
    """Whether the file at `path` below an old site holds data of its authors: `_data/authors.yml`,
    `_data/people/ann.yml`, `data/authors/ann.toml`."""
    return bool(_DATA.fullmatch(path))


def is_page_of_a_person(path: str) -> bool:
    """Whether the Markdown file at `path` is an author's: `_authors/ann.md`,
    `content/authors/ann/_index.md`."""
    return bool(_PAGE.fullmatch(path))


def people_of_data(source: str, text: str) -> tuple[OldPerson, ...]:
    """The people of a data file: one under each key, a list, or one whose key is the file's name.
    What is nobody is left out."""
    values = _values(source, text)
    stem = PurePosixPath(source).stem
    if isinstance(values, dict) and any(isinstance(values.get(key), str) for key in _NAME):
        return tuple(_person(source, stem, values))
    found = list[OldPerson]()
    for key, one in _each(values):
        if isinstance(one, str) and slugify(one) and key:
            found.append(OldPerson(source, key, one_line(one)))
        elif isinstance(one, dict):
            found.extend(_person(source, key, one))
    return tuple(found)


def person_of_page(source: str, text: Text) -> tuple[OldPerson, ...]:
    """The person whose page that is; nobody where it has no name."""
    path = PurePosixPath(source)
    key = path.parent.name if path.stem in ("_index", "index") else path.stem
    values = dict(read_old_head(text.head or "", text.form).values)
    if not _first(values, _NAME):
        values["name"] = values.pop("title", "")
    if text.body.strip():
        for name in _BIOGRAPHY:
            values.pop(name, None)
    return tuple(_person(source, key, values, text.body.strip()))


def who_wrote(
    people: Iterable[OldPerson], authors: Iterable[str]
) -> tuple[tuple[OldPerson, ...], tuple[OldPerson, ...]]:
    """Those among `people` whom posts name as authors, each once, and the others."""
    named = {slugify(author) for author in authors}
    taken: dict[str, OldPerson] = {}
    others = []
    for person in people:
        if {slugify(person.key), slugify(person.name)} & named and person.path not in taken:
            taken[person.path] = person
        else:
            others.append(person)
    return tuple(taken.values()), tuple(others)


def remarks_on(people: Iterable[OldPerson], others: Iterable[OldPerson]) -> Iterator[Notice]:
    """What the report says of people who are taken, and of those who are not."""
    for person in people:
        yield Notice("person", person.source, f"{person.name} ({person.path})")
        for key in person.left_out:
            yield Notice("person-left-out", person.source, key)
    for person in others:
        yield Notice("person-left-out", person.source, f"{person.name}: wrote none of the posts")


def _values(source: str, text: str) -> Value:
    ending = PurePosixPath(source).suffix.lower()
    if ending == ".toml":
        return read_toml(text)[0]
    if ending == ".json":
        return read_json(f'{{"all": {text}}}')[0].get("all", "")
    indented = "\n".join(f"  {line}" for line in text.splitlines() if line.strip() != "---")
    return read_old_head(f"all:\n{indented}").values.get("all", "")


def _each(values: Value) -> Iterator[tuple[str, Value]]:
    """Each entry with its key: that under which it stands, else what it calls itself."""
    if isinstance(values, dict):
        yield from values.items()
    elif isinstance(values, list):
        for one in values:
            if isinstance(one, dict):
                yield _first(one, ("slug", "key", "id", "username", "short_name")), one


def _person(
    source: str, key: str, values: Mapping[str, Value], body: str = ""
) -> Iterator[OldPerson]:
    values = {name.lower().replace("-", "_"): value for name, value in values.items()}
    both = f"{_text(values.get('first_name'))} {_text(values.get('last_name'))}".strip()
    name = without_tags(_first(values, _NAME) or both)
    if not slugify(name):
        return
    website = _first(values, _WEBSITE)
    is_address = re.fullmatch(r"https?://[^\s<>\"]+", website)
    known = {
        *_NAME,
        *_ROLE,
        *_ORGANISATION,
        *_BIOGRAPHY,
        *_SILENT,
        *(_WEBSITE if is_address else ()),
    }
    yield OldPerson(
        source=source,
        key=key if slugify(key) else name,
        name=name,
        role=plain_words(_first(values, _ROLE)),
        organisation=plain_words(_first(values, _ORGANISATION)),
        website=website if is_address else "",
        biography=body or _first(values, _BIOGRAPHY).strip(),
        left_out=tuple(key for key, value in values.items() if value and key not in known),
    )


def _first(values: Mapping[str, Value], keys: Iterable[str]) -> str:
    return next((text for key in keys if (text := _text(values.get(key)))), "")


def _text(value: Value | None) -> str:
    """A text; of a list the first; of a mapping its name."""
    if isinstance(value, list):
        return _text(value[0]) if value else ""
    if isinstance(value, dict):
        return _text(value.get("name"))
    return value or ""

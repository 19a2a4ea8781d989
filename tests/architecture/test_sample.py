"""The sample shows what the documentation speaks of, and the documentation says where."""

import re
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from plugins.host.call import ROOT
from plugins.reading.body.markdown import convert
from plugins.reading.front_matter.fields import fields_of
from plugins.reading.front_matter.heads import HEADS, Kind, NewsletterHead
from plugins.reading.front_matter.source import Source, read_source
from tests.architecture.test_commands import DOCS, section

SAMPLE = ROOT / "content"
FILES: dict[Kind, str] = {
    "post": "posts/**/*.md",
    "page": "pages/*.md",
    "series": "series/*.md",
    "campaign": "campaigns/*.md",
    "person": "people/*.md",
    "organisation": "organisations/*.md",
    "site": "site.yaml",
}

NOT_IN_THE_SAMPLE: dict[Kind, dict[str, str]] = {
    "post": {
        "slug": "a file's name says it, unless it was renamed",
        "lang": "all of the sample is in English",
    },
    "page": {"slug": "a file's name says it, unless it was renamed"},
    "site": {
        "allow": "nothing in it comes from elsewhere",
        "deploy": "it is published nowhere",
    },
}
"""Kind → the keys that no file of the sample has, each with the reason."""

NOT_IN_ITS_NEWSLETTER = {
    "reply": "answers to an edition go where all answers go",
    "form": "new subscribers go to the page of the list",
    "field": "it is that of the form",
}
"""The keys within `newsletter` that the sample's site.yaml does not have, each with the reason."""

FORMS = {
    "A picture alone": '<span class="credit">',
    "A quotation": '<figure class="quotation">',
    "A list with": '<ul class="figures">',
    "A link to a video": '<p class="video">',
    "A table": "<table>",
    "A footnote": 'role="doc-endnotes"',
    "A note": '<div class="admonition',
    "A term": "<dl>",
    "An abbreviation": "<abbr ",
}
"""How a form begins in docs/editors.md → what it has in the HTML that it becomes."""

_SAMPLE_LINK = re.compile(r"\]\((\.\./content/[^)]+)\)")
each_kind = pytest.mark.parametrize("kind", sorted(HEADS))


def read(kind: Kind, path: Path) -> Source:
    return read_source(kind, path.name, path.read_bytes(), ZoneInfo("Europe/London"))


def keys_in(kind: Kind, path: Path) -> set[str]:
    """The keys that a file of the sample has, not those within a key."""
    return {key.partition(".")[0] for key in read(kind, path).lines}


def linked(text: str) -> list[Path]:
    """The files of the sample that a piece of documentation leads to."""
    return [DOCS / link for link in _SAMPLE_LINK.findall(text)]


def rows(kind: Kind) -> dict[str, list[Path]]:
    """Key → the files that its row of front-matter.md leads to."""
    return {
        row[1]: linked(row[0]) for row in re.finditer(r"^\| `(\w+)` \|.*$", section(kind), re.M)
    }


def files_for_all(kind: Kind) -> list[Path]:
    """The files that a section of front-matter.md names for all keys together."""
    return [path for line in re.findall(r"^In the sample: .*$", section(kind), re.M)
            for path in linked(line)]  # fmt: skip


@each_kind
def test_every_key_is_in_the_sample_or_has_a_reason_not_to_be(kind: Kind) -> None:
    used = {key for path in SAMPLE.glob(FILES[kind]) for key in keys_in(kind, path)}
    keys = {field.name for field in fields_of(HEADS[kind]).values()}
    assert keys - used == set(NOT_IN_THE_SAMPLE.get(kind, {}))


def test_every_key_of_the_newsletter_is_in_the_sample_or_has_a_reason_not_to_be() -> None:
    within = [key.split(".") for key in read("site", SAMPLE / FILES["site"]).lines]
    used = {key[1] for key in within if key[0] == "newsletter" and key[1:]}
    keys = {field.name for field in fields_of(NewsletterHead).values()}
    assert keys - used == set(NOT_IN_ITS_NEWSLETTER)


@each_kind
def test_front_matter_leads_to_a_file_that_has_the_key(kind: Kind) -> None:
    without = []
    for key, paths in rows(kind).items():
        shown = paths or files_for_all(kind)
        if not any(key in keys_in(kind, path) for path in shown):
            without.append(key)
    assert set(without) == set(NOT_IN_THE_SAMPLE.get(kind, {}))


def bullets() -> list[str]:
    """What docs/editors.md explains of the text, below its example."""
    text = (DOCS / "editors.md").read_text("utf-8")
    found = re.search(r"^## The text$(.*?)^## ", text, re.M | re.S)
    assert found
    _, _, explained = found[1].rpartition("```")
    return re.findall(r"^- (.+)$", explained, re.M)


def test_every_form_of_the_text_is_known_here() -> None:
    assert [next((form for form in FORMS if bullet.startswith(f"{form} ")), bullet)
            for bullet in bullets()] == list(FORMS)  # fmt: skip


@pytest.mark.parametrize("form", FORMS)
def test_editors_are_led_to_a_file_that_has_the_form(form: str) -> None:
    (bullet,) = [bullet for bullet in bullets() if bullet.startswith(f"{form} ")]
    (path,) = linked(bullet)
    assert FORMS[form] in convert(read("post", path).text).html

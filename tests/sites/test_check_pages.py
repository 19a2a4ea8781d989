r"""Every check has a page in docs/checks, and the examples on it are true.

To add a check: write `docs/checks/<its name>.md` like the others, and its row in `docs/checks.md`;
nothing here has to change. The page begins with `# \`name\`` and the rule in one sentence, and has
the headings “Bad”, “Good” and “What to do”. Below Bad and below Good stand the files of a content
folder, each a fenced block that names its file after the language:

    ```markdown posts/2017-01-13-update.md
    The text alone, or a whole file with its front matter.
    ```

What the examples leave out is filled in (`content_of`): front matter with a title and, for posts,
the date 13 January 2017; the pictures and documents that the good example names, which are there in
both. A third word is the encoding in which the file is saved (`windows-1252`). A check that is
switched on in site.yaml has a block `yaml site.yaml` in both examples. The site is looked at as it
is on 1 June 2017.

Of a check of letters the newest edition is looked at as `make newsletter` does. What its examples
leave out makes a post an edition with subject and preheader, in a site that says whom it comes
from; the pictures that the bad example names are there too.

Bad must give the page's check, at least once, and no other but those that a line names:
“Reported along with it: `picture`.” Good must give none at all.
"""

import re
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path, PurePosixPath

import pytest
from msgspec import Struct
from PIL import Image

from plugins.domain.check_names import WARNINGS
from plugins.domain.problem import Problem
from plugins.host.building import check
from plugins.host.call import ROOT
from plugins.host.checking.problem_formats import PAGES
from plugins.host.newsletter.editions import edition_meant, site_of
from plugins.host.newsletter.findings import findings
from plugins.host.newsletter.mail import mail_of
from plugins.host.options import Options
from plugins.host.ways import planned_run
from plugins.reading.folders import kind_of_source
from tests.conftest import MOMENT

INDEX = (ROOT / "docs" / "checks.md").read_text(encoding="utf-8")
WITHOUT_EXAMPLE = {
    **dict.fromkeys(
        ("broken-feed", "leak", "not-as-written", "own-address", "page-weight"),
        "a written site must be there, and all but the last are faults of the program",
    ),
    "not-read": "a plugin that is not ours must fail",
    "too-large": "its text would be longer than the page",
    "letter-size": "its text would be longer than the page",
    "nested-too-deeply": "its levels would be longer than the page",
    "external-link": "another host must answer",
    "spelling": "Harper must be there, which is installed by whoever wants it",
    "broken-html": "no text is known that the reading cannot bring into order",
}
"""Checks that no content folder by itself can set off, and why."""

OF_LETTERS = frozenset(WARNINGS) & {
    f"letter-{what}"
    for what in (
        "action",
        "left-out",
        "link",
        "picture",
        "preheader",
        "sender",
        "subject",
        "unsubscribe",
    )
}
SITE_OF_LETTERS = """\
name: The Green Paper
address: https://paper.example.org
newsletter:
  sender: policy@example.org
  postal: Community Together, 1 High Street, Leeds
  unsubscribe: https://lists.example.org/leave
"""
HEAD_OF_LETTERS = """\
edition: 7
email:
  subject: The keys are back
  preheader: Seventeen councils have signed
"""

_ROW = re.compile(r"^\| `([a-z-]+)` \| (error|warning)[^|]*\|", re.MULTILINE)
_BLOCK = re.compile(r"^(`{3,})(\w+) (\S+)(?: (\S+))?\n(.*?)^\1$", re.MULTILINE | re.DOTALL)
_ASSET = re.compile(r"(?:images|files)/[\w./-]+")
_ALONG = re.compile(r"^Reported along with it: (.+)\.$", re.MULTILINE)


class Example(Struct, frozen=True):
    """A file of an example: its path in the content folder, its text, how it is saved."""

    path: str
    text: str
    encoding: str = "utf-8"


class Page(Struct, frozen=True):
    """What a page shows: the files of its two examples, and the checks that Bad may set off."""

    name: str
    bad: tuple[Example, ...]
    good: tuple[Example, ...]
    along: frozenset[str]


def page_at(path: Path) -> Page:
    text = path.read_text(encoding="utf-8")
    sections = dict(
        re.findall(r"^## (Bad|Good)\n(.*?)(?=^## (?:Good|What to do)$|\Z)", text, re.M | re.S)
    )
    along = _ALONG.search(text)
    return Page(
        name=path.stem,
        bad=tuple(_examples(sections.get("Bad", ""))),
        good=tuple(_examples(sections.get("Good", ""))),
        along=frozenset(re.findall(r"`([a-z-]+)`", along[1]) if along else ()),
    )


def _examples(section: str) -> Iterator[Example]:
    for _, _, path, encoding, text in _BLOCK.findall(section):
        yield Example(path, text, encoding or "utf-8")


def content_of(page: Page, examples: tuple[Example, ...], folder: Path) -> Path:
    """The content folder of an example, with what it leaves out."""
    given = {example.path for example in (*page.bad, *page.good)}
    naming = (*page.good, *page.bad) if page.name in OF_LETTERS else page.good
    for asset in {name for example in naming for name in _ASSET.findall(example.text)} - given:
        _write(folder / asset, b"stands for a file" if page.name not in OF_LETTERS else a_png())
    if page.name in OF_LETTERS:
        _write(folder / "site.yaml", SITE_OF_LETTERS.encode())
    for example in examples:
        head = HEAD_OF_LETTERS if page.name in OF_LETTERS else ""
        _write(folder / example.path, _whole(example, head).encode(example.encoding))
    return folder


def a_png() -> bytes:
    file = BytesIO()
    Image.new("RGB", (40, 20), "green").save(file, "PNG")
    return file.getvalue()


def _whole(example: Example, more: str) -> str:
    kind = kind_of_source(example.path)
    if kind in (None, "site") or example.text.startswith("---"):
        return example.text
    name = PurePosixPath(example.path).stem.replace("-", " ")
    key = "name" if kind in ("person", "organisation") else "title"
    date = f"date: 2017-01-13\n{more}" if kind == "post" else ""
    return f"---\n{key}: {name}\n{date}---\n\n{example.text}"


def _write(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)


def found_in(page: Page, examples: tuple[Example, ...], place: Path) -> set[str]:
    """The names of the checks that have something to say of an example."""
    content = content_of(page, examples, place / "content")
    options = Options(
        content=content, output=place / "out", cache=place / "cache", as_at=MOMENT, jobs=1
    )
    if page.name in OF_LETTERS:
        return {problem.check for problem in said_of_letter(options)}
    return {problem.check for problem in check(options).problems}


def said_of_letter(options: Options) -> tuple[Problem, ...]:
    """What is to be said of the newest edition before it is sent."""
    run, theme = planned_run(options)
    assert run.library is not None
    post = edition_meant(run.library, 0)
    return findings(run, mail_of(site_of(run, post), post, theme), theme)


PATHS = sorted(PAGES.glob("*.md"))
each_page = pytest.mark.parametrize("path", PATHS, ids=lambda path: path.stem)
each_example = pytest.mark.parametrize(
    "path",
    [path for path in PATHS if path.stem not in WITHOUT_EXAMPLE],
    ids=lambda path: path.stem,
)


@each_example
def test_the_bad_example_gives_exactly_this_check(path: Path, tmp_path: Path) -> None:
    page = page_at(path)
    assert page.bad
    assert found_in(page, page.bad, tmp_path) == {page.name, *page.along}


@each_example
def test_the_good_example_gives_nothing(path: Path, tmp_path: Path) -> None:
    page = page_at(path)
    assert page.good
    assert found_in(page, page.good, tmp_path) == set()


def test_every_check_has_a_page_and_every_page_a_check() -> None:
    assert {name for name, _ in _ROW.findall(INDEX)} == {path.stem for path in PATHS}


def test_the_index_leads_to_every_page() -> None:
    assert [path.name for path in PATHS if f"(checks/{path.name})" not in INDEX] == []


@each_page
def test_a_page_has_its_name_a_rule_and_a_mend(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert re.match(rf"# `{path.stem}`\n\n[A-Z`“].+[.]\n\n", text)
    assert re.search(r"^## What to do\n\n\S", text, re.MULTILINE)

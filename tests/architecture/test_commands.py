"""Documentation that cannot rot: commands, variables, checks and front matter are all in docs/."""

import ast
import re
from collections.abc import Iterator
from zoneinfo import ZoneInfo

import pytest

from plugins.host.call import OPTIONS, ROOT
from plugins.host.cli import COMMANDS
from plugins.host.new import KINDS
from plugins.host.pelican import REFUSED
from plugins.reading.front_matter.fields import EntryForm, Form, LinksForm, ListForm, fields_of
from plugins.reading.front_matter.heads import HEADS, Entry, Kind, LinkHead
from plugins.reading.front_matter.source import Source, read_source

DOCS = ROOT / "docs"
MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")
COMMANDS_PAGE = (DOCS / "commands.md").read_text(encoding="utf-8")
CHECKS_PAGE = (DOCS / "checks.md").read_text(encoding="utf-8")
FRONT_MATTER = (DOCS / "front-matter.md").read_text(encoding="utf-8")

OF_MAKE_ALONE = {"test", "lint", "pictures"}
SECTIONS: dict[Kind, str] = {
    "post": "Posts",
    "page": "Pages",
    "series": "Series",
    "campaign": "Campaigns",
    "person": "People",
    "organisation": "Organisations",
    "site": "The site",
}


def targets() -> set[str]:
    return set(re.findall(r"^([a-z]+):.*## .+$", MAKEFILE, re.MULTILINE))


def variables() -> set[str]:
    found = re.search(r"^NAMES := (.+)$", MAKEFILE, re.MULTILINE)
    assert found
    return set(found[1].split())


def first_cells(page: str) -> set[str]:
    """What stands in backticks in the first column of the tables of a page."""
    rows = [line.split("|")[1] for line in page.splitlines() if line.startswith("| `")]
    return {name for cell in rows for name in re.findall(r"`([^`]+)`", cell)}


def test_make_and_the_program_have_the_same_commands() -> None:
    assert targets() == set(COMMANDS) | OF_MAKE_ALONE


def test_make_and_the_program_have_the_same_variables() -> None:
    assert variables() == {name.upper().replace("-", "_") for name in OPTIONS}


def test_every_command_and_variable_is_documented_and_no_other() -> None:
    documented = first_cells(COMMANDS_PAGE)
    assert documented == {f"make {target}" for target in targets()} | variables()


@pytest.mark.parametrize("command", sorted(COMMANDS))
def test_every_command_has_a_section(command: str) -> None:
    assert re.search(rf"^## make {command}$", COMMANDS_PAGE, re.MULTILINE)


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_every_kind_of_new_file_is_documented(kind: str) -> None:
    assert f"`{kind}`" in COMMANDS_PAGE


def test_every_setting_that_is_refused_is_documented_and_no_other() -> None:
    assert first_cells((DOCS / "pelican.md").read_text(encoding="utf-8")) == set(REFUSED)


def test_every_page_is_in_the_index() -> None:
    index = (DOCS / "README.md").read_text(encoding="utf-8")
    pages = {path.name for path in DOCS.glob("*.md")} - {"README.md"}
    assert [name for name in pages if f"({name})" not in index] == []


def checks_named_in_code() -> Iterator[str]:
    for path in sorted((ROOT / "plugins").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call):
                yield from _check_of(node)


def _check_of(call: ast.Call) -> Iterator[str]:
    called = ast.unparse(call.func).rpartition(".")[2]
    named = [keyword.value for keyword in call.keywords if keyword.arg == "check"]
    first = call.args[:1] if called in ("Remark", "remark") else []
    second = call.args[1:2] if called == "add" else []
    for node in (*named, *first, *second):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield from re.findall(r"^[a-z-]+$", node.value)


def test_every_check_is_documented() -> None:
    named = set(checks_named_in_code())
    assert {"address-clash", "unknown-key", "broken-html"} <= named  # each way of naming one
    assert named - first_cells(CHECKS_PAGE) == set()


def test_no_check_is_documented_that_is_not_there() -> None:
    code = "\n".join(p.read_text(encoding="utf-8") for p in (ROOT / "plugins").rglob("*.py"))
    assert [name for name in first_cells(CHECKS_PAGE) if f'"{name}"' not in code] == []


def section(kind: Kind) -> str:
    found = re.search(rf"^## {SECTIONS[kind]}$(.*?)(?=^## |\Z)", FRONT_MATTER, re.M | re.S)
    assert found, SECTIONS[kind]
    return found[1]


def examples(kind: Kind) -> list[Source]:
    """The examples of a section, read."""
    zone = ZoneInfo("Europe/London")
    texts = re.findall(r"^```yaml\n(.*?)^```", section(kind), re.M | re.S)
    name = "site.yaml" if kind == "site" else "example.md"
    return [read_source(kind, name, text.encode(), zone) for text in texts]


def all_keys(head: type[Entry], before: str = "") -> Iterator[str]:
    """Every key of a head and of what it holds: `title`, `image.alt`, `actions.label`."""
    for name in {field.name for field in fields_of(head).values()}:
        yield f"{before}{name}"
        inner = _head_within(fields_of(head)[name].form)
        if inner:
            yield from all_keys(inner, f"{before}{name}.")


def _head_within(form: Form) -> type[Entry] | None:
    if isinstance(form, LinksForm):
        return LinkHead
    within = form.items if isinstance(form, ListForm) else form
    return within.head if isinstance(within, EntryForm) else None


each_kind = pytest.mark.parametrize("kind", sorted(HEADS))


@each_kind
def test_every_example_of_front_matter_is_right(kind: Kind) -> None:
    assert examples(kind)
    assert [problem for source in examples(kind) for problem in source.problems] == []


@each_kind
def test_every_key_is_explained_and_no_other(kind: Kind) -> None:
    keys = {field.name for field in fields_of(HEADS[kind]).values()}
    assert first_cells(section(kind)) == keys


@each_kind
def test_every_key_has_an_example(kind: Kind) -> None:
    written = {re.sub(r"\.\d+", "", key) for source in examples(kind) for key in source.lines}
    assert set(all_keys(HEADS[kind])) - written == set()

"""Templates show what their views have, and decide nothing."""

import re
import shutil
from pathlib import Path

import pytest
from jinja2 import nodes

from plugins import views
from plugins.domain.outputs import View
from plugins.reading import body
from plugins.views.heads import PageView
from tests.architecture import template_types
from tests.architecture.template_types import (
    TEMPLATES,
    fields_shown,
    mistakes_in,
    names,
    page_type,
    parsed,
    source_of,
)

PAGES = [name for name in names() if name.startswith("pages/")]
LETTERS = [name for name in names() if name.startswith("email/")]
COMPONENTS = [name for name in names() if name.startswith("components/")]
FILTERS = {"url", "absolute", "length", "json_ld"}
STATIC = TEMPLATES.parent / "static"


def _all_views(kind: type[View] = View) -> list[type[View]]:
    for path in sorted(Path(views.__path__[0]).glob("*.py")):
        __import__(f"plugins.views.{path.stem}")
    is_ours = kind.__module__.startswith("plugins.") and hasattr(kind, "template")
    own = [kind] if is_ours else []
    return own + [view for below in kind.__subclasses__() for view in _all_views(below)]


@pytest.mark.parametrize("name", names())
def test_a_template_uses_only_what_its_types_have(name: str) -> None:
    assert mistakes_in(name) == []


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("{{ page.heading }}", id="a field that the view does not have"),
        pytest.param("{{ page.head.heading }}", id="a field of a field"),
        pytest.param("{% if page.series.titel %}x{% endif %}", id="a field of what may be None"),
        pytest.param("{% for one in page.related %}{{ one.name }}{% endfor %}", id="of an item"),
        pytest.param("{% for one in page.head %}x{% endfor %}", id="a loop over no tuple"),
        pytest.param("{{ frame }}", id="a name that templates do not know"),
        pytest.param(
            '{% from "components/card.html" import card %}{{ card(page.day) }}',
            id="an argument of another type",
        ),
        pytest.param(
            '{% from "components/card.html" import card %}{{ card(size=2) }}',
            id="an argument that the component does not take",
        ),
    ],
)
def test_what_the_reading_of_templates_finds(
    text: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(TEMPLATES / "components", tmp_path / "components")
    monkeypatch.setattr(template_types, "TEMPLATES", tmp_path)
    (tmp_path / "bad.html").write_text(f"{{# page: plugins.views.posts.PostPage #}}\n{text}\n")
    assert len(mistakes_in("bad.html")) == 1


@pytest.mark.parametrize("view", _all_views(), ids=lambda view: view.__name__)
def test_each_view_and_its_template_name_each_other(view: type[View]) -> None:
    assert page_type(view.template) is view


def test_there_is_a_view_for_each_page_template() -> None:
    assert sorted(view.template for view in _all_views()) == sorted((*LETTERS, *PAGES))


@pytest.mark.parametrize("name", PAGES)
def test_a_page_shows_every_field_of_its_view(name: str) -> None:
    fields = set(page_type(name).__struct_fields__) - set(PageView.__struct_fields__)
    assert fields - fields_shown(name) == set()


@pytest.mark.parametrize("name", COMPONENTS)
def test_no_component_is_an_orphan(name: str) -> None:
    used = {
        (imported.template.value, macro)
        for other in names()
        for imported in parsed(other).find_all(nodes.FromImport)
        if isinstance(imported.template, nodes.Const)
        for macro in imported.names
    }
    assert any(template == name for template, _ in used)


@pytest.mark.parametrize("name", COMPONENTS)
def test_a_component_is_a_macro_of_its_own_name(name: str) -> None:
    macros = [macro.name for macro in parsed(name).find_all(nodes.Macro)]
    assert macros[:1] == [Path(name).stem]


@pytest.mark.parametrize("name", names())
def test_a_template_neither_sorts_nor_marks_anything_safe(name: str) -> None:
    used = {found.name for found in parsed(name).find_all(nodes.Filter)}
    assert used <= FILTERS


@pytest.mark.parametrize("name", names())
@pytest.mark.parametrize(
    "pattern",
    [
        pytest.param(
            r"\sstyle=|<script(?! type=\"application/ld\+json\">)|\son\w+=",
            id="no style on an element, no script that runs",
        ),
        pytest.param(r"/>", id="no closing slash"),
        pytest.param(r"https?://", id="nothing foreign"),
        pytest.param(r"""(?:href|src)="/""", id="no address without the path of the site"),
    ],
)
def test_markup_that_no_template_has(name: str, pattern: str) -> None:
    assert re.search(pattern, source_of(name)) is None


@pytest.mark.parametrize("name", names())
def test_letters_alone_have_a_style_sheet_of_their_own(name: str) -> None:
    assert ("<style" in source_of(name)) == (name == "email/letter.html")


@pytest.mark.parametrize("path", sorted(STATIC.rglob("*.css")), ids=lambda path: path.stem)
def test_a_stylesheet_asks_for_no_file_but_those_of_the_theme(path: Path) -> None:
    text = path.read_text("utf-8")
    assert re.search(r"@import|https?:", text) is None
    asked = re.findall(r"url\((.*?)\)", text)
    assert [one for one in asked if not (STATIC / one.strip('"')).is_file()] == []


@pytest.mark.parametrize("path", sorted(STATIC.rglob("*.css")), ids=lambda path: path.stem)
def test_every_class_of_a_stylesheet_is_used(path: Path) -> None:
    made_of_markdown = [path.read_text("utf-8") for path in Path(body.__path__[0]).glob("*.py")]
    used = "\n".join((*map(source_of, names()), *made_of_markdown))
    ours = set(re.findall(r"\.([a-z][\w-]*)(?=[\s,:.{>\[+])", path.read_text("utf-8")))
    missing = {one for one in ours if one.split("--")[0] not in used}
    assert missing == set()

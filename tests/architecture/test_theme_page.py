"""docs/theme.md cannot rot: what it says of views, components, styles and Markdown is so.

`RENEW=1 make test` writes its tables of views anew; read the difference before you keep it.
"""

import re

import pytest

from plugins.host.call import ROOT
from plugins.reading.body.markdown import convert
from plugins.views.stylesheet import LAYERS
from tests.architecture.test_templates import FILTERS, STATIC
from tests.architecture.view_tables import (
    SAME_EVERYWHERE,
    Value,
    all_values,
    page_templates,
    section,
    unexplained,
)

PAGE = ROOT / "docs" / "theme.md"
BEGIN, END = "<!-- views: RENEW=1 make test writes them -->\n", "<!-- end of views -->\n"


def written() -> str:
    return PAGE.read_text("utf-8")


def part(heading: str) -> str:
    found = re.search(rf"^## {heading}$(.*?)(?=^## |\Z)", written(), re.M | re.S)
    assert found, heading
    return found[1]


def first_cells(text: str) -> list[str]:
    return re.findall(r"^\| `([^`]+)`", text, re.M)


def test_the_tables_of_views_are_those_of_the_code(renew: bool) -> None:
    before, _, rest = written().partition(BEGIN)
    said, _, after = rest.partition(END)
    views = f"\n{section()}\n"
    if renew:
        PAGE.write_text(f"{before}{BEGIN}{views}{END}{after}", "utf-8")
        said = views
    assert said == views


@pytest.mark.parametrize(
    "value", sorted(all_values(), key=lambda one: one.__name__), ids=lambda one: one.__name__
)
def test_every_field_says_what_it_is(value: Value) -> None:
    assert unexplained(value) == [], "say it in the docstring: “`field` is …; `other` is …”"


def test_no_field_is_explained_that_no_value_has() -> None:
    fields = {name for value in all_values() for name in value.__struct_fields__}
    assert set(SAME_EVERYWHERE) - fields == set()


def test_every_template_of_a_page_is_in_the_list_of_pages() -> None:
    assert sorted(first_cells(part("The pages"))) == page_templates()


def test_every_filter_is_explained_and_no_other() -> None:
    assert set(first_cells(part("What a template sees"))) == FILTERS


def test_every_layer_is_named_in_its_order() -> None:
    assert first_cells(part("Styles"))[: len(LAYERS) + 1] == ["palette", *LAYERS]


def test_every_custom_property_that_is_named_is_set() -> None:
    tokens = (STATIC / "css/tokens.css").read_text("utf-8")
    colours = re.findall(
        r"^ {4}(\w+): str$", (ROOT / "plugins/domain/palette.py").read_text(), re.M
    )
    known = {f"--{name.replace('_', '-')}" for name in colours}
    known |= set(re.findall(r"(--[\w-]+):", tokens))
    named = set(re.findall(r"`(--[\w-]+)`", written()))
    assert len(named) > 10
    assert named - known == set()


def examples() -> list[tuple[str, str]]:
    """Markdown and the HTML that stands below it."""
    text = part("What Markdown makes")
    return re.findall(r"^```markdown\n(.*?)^```\n+```html\n(.*?)^```", text, re.M | re.S)


@pytest.mark.parametrize(("markdown", "html"), examples())
def test_markdown_makes_what_the_page_says(markdown: str, html: str) -> None:
    assert convert(markdown).html.strip() == html.strip()


def test_there_are_examples_of_markdown() -> None:
    forms = "\n".join(html for _, html in examples())
    classes = ("credit", "quotation", "figures", "table", "footnotes", "admonition", "video")
    assert [name for name in classes if f'class="{name}' not in forms] == []

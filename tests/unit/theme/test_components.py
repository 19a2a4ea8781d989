"""Every component by its examples, each with the HTML that it must become.

`RENEW=1 make test` writes the expected HTML anew; read the difference before you keep it.
"""

from pathlib import Path

import html5lib
import msgspec
import pytest

from tests.architecture.template_types import macros_of
from tests.unit.theme import component_examples
from tests.unit.theme.component_examples import (
    EXAMPLES,
    OF_MARKDOWN,
    OF_THE_HEAD,
    UnknownFieldError,
    arguments_of,
    branches_taken,
    branches_there,
    components,
    decoded,
    examples_of,
    examples_on_pages,
)

EXPECTED = Path(__file__).parent / "expected"
MACROS = components()
each_component = pytest.mark.parametrize("component", [*MACROS, *OF_MARKDOWN])
each_macro = pytest.mark.parametrize("component", MACROS)


def written(component: str) -> str:
    """The examples of a component as they are kept."""
    return "".join(f"<!-- {name} -->\n{html}\n" for name, html in examples_of(component).items())


def test_every_component_has_examples_and_nothing_else_has() -> None:
    wanted = {f"{name}.yaml" for name in MACROS} | {f"{name}.md" for name in OF_MARKDOWN}
    assert {path.name for path in EXAMPLES.iterdir()} == wanted


@each_component
def test_an_example_becomes_exactly_this(component: str, renew: bool) -> None:
    expected = EXPECTED / f"{component}.html"
    if renew:
        expected.write_text(written(component), encoding="utf-8")
    assert written(component) == expected.read_text("utf-8")


@each_macro
def test_an_example_is_the_same_on_a_page(component: str) -> None:
    assert examples_on_pages(component) == examples_of(component)


def test_nothing_is_expected_of_what_is_no_component() -> None:
    assert {path.stem for path in EXPECTED.iterdir()} == {*MACROS, *OF_MARKDOWN}


@each_macro
def test_the_examples_take_every_way_through_the_template(component: str) -> None:
    assert sorted(branches_there(component) - branches_taken(component), key=str) == []


def test_a_way_that_no_example_takes_is_seen(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "kicker.yaml").write_text("One:\n  text: Policy update\n", encoding="utf-8")
    monkeypatch.setattr(component_examples, "EXAMPLES", tmp_path)
    (missing,) = branches_there("kicker") - branches_taken("kicker")
    assert missing.way is False


@each_macro
def test_every_argument_has_an_example(component: str) -> None:
    given = {key for arguments in arguments_of(component).values() for key in arguments}
    assert given == set(macros_of(f"components/{component}.html")[component])


@each_component
def test_an_example_is_well_formed(component: str) -> None:
    for html in examples_of(component).values():
        in_head, in_body = (html, "") if component in OF_THE_HEAD else ("", html)
        html5lib.HTMLParser(strict=True).parse(
            f"<!doctype html><html><head><title>x</title>{in_head}</head><body>{in_body}</body></html>"
        )


@pytest.mark.parametrize(
    ("card", "error"),
    [
        pytest.param({"words": "Page 1 of 2"}, msgspec.ValidationError, id="a field is missing"),
        pytest.param(
            {"words": "Page 1 of 2", "previous": "", "next": 2},
            msgspec.ValidationError,
            id="a field of another type",
        ),
        pytest.param(
            {"words": "Page 1 of 2", "previous": "", "next": "", "last": "/page/9/"},
            UnknownFieldError,
            id="a field that the type does not have",
        ),
    ],
)
def test_an_example_of_another_shape_is_refused(card: object, error: type[Exception]) -> None:
    kind = macros_of("components/pager.html")["pager"]["pager"]
    with pytest.raises(error):
        decoded(card, kind)
    with pytest.raises(error):
        decoded([card], tuple[kind, ...])

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.views.frame import present_frame
from plugins.views.stylesheet import draw_stylesheet, load_stylesheet, shortened
from tests.builders import a_site, some_settings

GREEN, RED = "#0b5d46", "#b00020"


def _theme(folder: Path, base: str) -> Path:
    css = folder / "static" / "css"
    (css / "components").mkdir(parents=True, exist_ok=True)
    (css / "base.css").write_text(base)
    (css / "components" / "card.css").write_text(".card { margin: 0; }\n")
    (css / "components" / "badge.css").write_text(".badge { margin: 0; }\n")
    return folder


def test_layers_are_joined_in_order_after_the_colours(tmp_path: Path) -> None:
    stylesheet = load_stylesheet(GREEN, _theme(tmp_path, "p { margin: 0; }"))
    start, palette, *layers = draw_stylesheet(stylesheet).decode().split("@layer ")[1:]
    assert start == "palette,tokens,base,layouts,components,utilities;"
    assert palette.startswith("palette{:root{--paper: #")
    assert layers == ["base{p{margin: 0;}}", "components{.badge{margin: 0;}.card{margin: 0;}}"]


def test_colours_are_there_in_light_and_on_dark_screens(tmp_path: Path) -> None:
    text = load_stylesheet(GREEN, _theme(tmp_path, "")).text
    light, dark = re.findall(r":root\{(.*?)\}", text)
    assert f"--accent: {GREEN};" in light
    assert f"--accent: {GREEN};" not in dark
    assert re.findall(r"--[\w-]+", light) == re.findall(r"--[\w-]+", dark)
    assert "@media screen and (prefers-color-scheme: dark){:root{" in text


@pytest.mark.parametrize(
    ("css", "served"),
    [
        pytest.param("p {\n  a: calc(1px + (2px - 3px));\n}\n", "p{a: calc(1px + (2px - 3px));}", id="sums"),
        pytest.param("p,\nq { a: b, c; }", "p,q{a: b,c;}", id="lists"),
        pytest.param("p :is(.a, .b) > .c { a: b }", "p :is(.a,.b) > .c{a: b}", id="a blank before a colon"),
        pytest.param("p { & .a { a: b } &:hover { a: b } }", "p{& .a{a: b}&:hover{a: b}}", id="nested"),
        pytest.param("@media (x: y) { p { a: b } }", "@media (x: y){p{a: b}}", id="queries"),
        pytest.param('p { a: " ( , ) /* no */  \\" ; " }', 'p{a: " ( , ) /* no */  \\" ; "}', id="text"),
        pytest.param("p { a: 'a  b' 'c; \"d' }", "p{a: 'a  b' 'c; \"d'}", id="text in other quotes"),
        pytest.param("/* p { a: b } */ p { a: b; /* ' */ c: d }", "p{a: b;c: d}", id="comments"),
        pytest.param("/*! p */p/**/.a /* it's */ q { a: b }", "/**/p/**/.a q{a: b}", id="comments that part"),
        pytest.param('@font-face { src: url("../a.woff2") }', '@font-face{src: url("../a.woff2")}', id="addresses"),
    ],
)  # fmt: skip
def test_comments_and_needless_blanks_are_left_out(css: str, served: str) -> None:
    assert shortened(css) == served


@given(st.text(st.sampled_from("p.a:{};, \n\"'/*\\")))
def test_what_is_left_out_is_blank_and_nothing_is_left_out_twice(css: str) -> None:
    served = shortened(css)
    assert shortened(served) == served
    if "*" not in css:
        assert "".join(served.split()) == "".join(css.split())


def test_its_address_changes_with_its_content_and_only_then(tmp_path: Path) -> None:
    first = load_stylesheet(GREEN, _theme(tmp_path / "a", "p { margin: 0; }")).address
    same = load_stylesheet(GREEN, _theme(tmp_path / "b", "p { margin: 0; }")).address
    other = load_stylesheet(GREEN, _theme(tmp_path / "b", "p { margin: 1px; }")).address
    assert first == same != other
    assert first.startswith("/theme/greenpaper.css?")


def test_every_page_asks_for_the_stylesheet_in_the_sites_colour() -> None:
    frame = present_frame(a_site(settings=some_settings(accent=RED)))
    assert frame.stylesheet == load_stylesheet(RED).address != load_stylesheet(GREEN).address


def test_the_themes_own_is_balanced() -> None:
    text = load_stylesheet(GREEN).text
    assert text.count("{") == text.count("}") > 50

"""The pictures drawn for a site, looked at by their pixels."""

from io import BytesIO
from pathlib import Path

import pytest
from lxml import html
from PIL import Image, ImageChops

from plugins.domain.palette import palette_of
from plugins.views.lettering import Letters, Room, Style, can_set, fitted
from plugins.views.theme_pictures import (
    ICON_SIZE,
    draw_icon,
    draw_social_picture,
    draw_touch_icon,
    load_icon,
    load_social_picture,
    present_site_picture,
)
from tests.builders import some_settings

RED = "#a1123b"
COLOURS = palette_of(RED).light
LONG = "The Yorkshire and Humber Federation of Independent Community Organisations Limited"


def _picture(name: str = "Green", tagline: str = "", **changes: object) -> Image.Image:
    settings = some_settings(name=name, tagline=tagline, accent=RED, **changes)
    return Image.open(BytesIO(draw_social_picture(load_social_picture(settings))))


def _icon(name: str) -> Image.Image:
    settings = some_settings(name=name, accent=RED)
    return Image.open(BytesIO(draw_touch_icon(load_icon(settings))))


def _words(picture: Image.Image) -> tuple[int, int, int, int] | None:
    """The box around everything below the bar."""
    below = picture.crop((0, 120, *picture.size))
    return ImageChops.difference(below, Image.new("RGB", below.size, COLOURS.paper)).getbbox()


def _style(**changes: object) -> Style:
    given = {"fonts": load_social_picture(some_settings()).fonts, "weight": 600, "tracking": 0.0}
    return Style(**{**given, "leading": 1.0, **changes})  # type: ignore[arg-type]


def test_the_picture_has_the_size_and_the_colours_that_it_says() -> None:
    picture = _picture()
    assert (picture.size, picture.format) == ((1200, 630), "PNG")
    assert picture.getpixel((5, 5)) == tuple(bytes.fromhex(COLOURS.paper[1:]))
    assert picture.getpixel((600, 105)) == tuple(bytes.fromhex(COLOURS.accent[1:]))


@pytest.mark.parametrize(
    ("name", "tagline"),
    [
        pytest.param("NCVO", "", id="four letters"),
        pytest.param(LONG, "Evidence, policy and practice", id="eighty letters"),
        pytest.param("Green", "A tagline that does not end " * 20, id="a long tagline"),
        pytest.param(LONG * 3, LONG * 3, id="everything too long"),
        pytest.param("Voluntaryorganisationsfederation" * 3, "", id="one long word"),
    ],
)
def test_words_stay_within_the_margins(name: str, tagline: str) -> None:
    box = _words(_picture(name, tagline))
    assert box
    left, _, right, bottom = box
    assert left >= 80
    assert right <= 1120
    assert bottom <= 630 - 120 - 60


def test_name_and_tagline_do_not_touch() -> None:
    picture = _picture(LONG, "Evidence " * 30)
    rows = (picture.crop((0, y, 1200, y + 1)).getcolors(1200) for y in range(140, 560))
    blank = "".join(" " if len(colours or ()) == 1 else "x" for colours in rows)
    assert " " * 20 in blank.strip()


@pytest.mark.parametrize("name", ["Tŷ Cymru", "Żółć i łąka", "Æther & Œuvre – “1 %”"])
def test_letters_with_marks_are_set(name: str) -> None:
    assert _picture(name).tobytes() != _picture("example.org").tobytes()
    assert can_set(_style(), name)


def test_in_place_of_a_name_that_cannot_be_set_stands_the_host() -> None:
    assert _picture("Политика").tobytes() == _picture("example.org").tobytes()


def test_a_tagline_that_cannot_be_set_is_left_out() -> None:
    assert _picture("Green", "Новости").tobytes() == _picture("Green").tobytes()


def test_what_cannot_be_set_at_all_leaves_paper_and_bar() -> None:
    assert _words(_picture("文", address="http://文.example")) is None


def test_a_theme_without_the_face_has_a_picture_too(tmp_path: Path) -> None:
    picture = load_social_picture(some_settings(), tmp_path)
    assert picture.fonts == ()
    assert Image.open(BytesIO(draw_social_picture(picture))).size == (1200, 630)


def test_the_same_site_has_the_same_bytes() -> None:
    picture = load_social_picture(some_settings())
    assert draw_social_picture(picture) == draw_social_picture(picture)


def test_another_tagline_has_another_address() -> None:
    pictures = [load_social_picture(some_settings(tagline=words)) for words in ("a", "b", "b")]
    first, second, third = (picture.address for picture in pictures)
    assert first != second == third
    assert first.startswith("/theme/social.png?")


def test_the_picture_says_what_is_on_it() -> None:
    shared = present_site_picture(load_social_picture(some_settings(name="Green", tagline="")))
    assert (shared.alt, shared.width, shared.height) == ("Green", 1200, 630)


def test_the_icon_is_a_letter_on_the_accent() -> None:
    icon = _icon("“green”")
    assert icon.size == (ICON_SIZE, ICON_SIZE)
    assert icon.getpixel((2, 2)) == tuple(bytes.fromhex(COLOURS.accent[1:]))
    assert icon.tobytes() == _icon("Gold").tobytes() != _icon("Red").tobytes()


def test_a_letter_that_the_face_lacks_leaves_the_icon_plain() -> None:
    assert len(_icon("文").getcolors() or []) == 1


def test_lines_are_as_even_as_they_can_be() -> None:
    block = fitted(_style(), "one two three four five", Room(700, 400, 2), [80])
    assert block.lines == ("one two three", "four five")


def test_no_line_begins_with_a_dash() -> None:
    block = fitted(_style(), "Fellowstead – a newsroom", Room(480, 400, 3), [80])
    assert block.lines[0] == "Fellowstead –"


def test_words_become_smaller_until_they_fit() -> None:
    block = fitted(_style(), "Organisations", Room(300, 100, 1), [80, 60, 40])
    assert block.letters.size == 40
    assert block.is_in(Room(300, 100, 1))


def test_what_is_too_long_is_cut_between_words() -> None:
    block = fitted(_style(), "one two three four five six", Room(300, 60, 1), [60])
    assert block.lines == ("one two…",)


def test_every_weight_is_another_drawing() -> None:
    light, heavy = (Letters(_style(weight=weight), 100).width("Green") for weight in (400, 700))
    assert light != heavy


def test_the_icon_in_the_tab_has_the_accent_and_is_no_larger_than_it_must_be() -> None:
    icon = draw_icon(load_icon(some_settings(accent=RED)))
    assert f'fill="{COLOURS.accent}"'.encode() in icon
    assert html.fromstring(icon).tag == "svg"
    assert len(icon) < 250

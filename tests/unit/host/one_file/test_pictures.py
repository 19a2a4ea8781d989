"""Pictures within a page: whole ones, and smaller ones where they weigh much."""

from base64 import b64decode
from hashlib import shake_128
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from plugins.host.one_file.pictures import HEAVY, WIDEST, Pictures, data_address, lighter


def noise(size: tuple[int, int], mode: str = "RGB") -> Image.Image:
    """A picture that no format makes small."""
    width, height = size
    depth = len(Image.new(mode, (1, 1)).getbands())
    return Image.frombytes(mode, size, shake_128(b"noise").digest(width * height * depth))


def saved(picture: Image.Image, kind: str, **more: object) -> bytes:
    file = BytesIO()
    picture.save(file, kind, **more)
    return file.getvalue()


def opened(content: bytes) -> Image.Image:
    return Image.open(BytesIO(content))


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP"])
def test_a_heavy_picture_becomes_a_lighter_one_twice_as_wide_as_any_page_shows(kind: str) -> None:
    given = saved(noise((1800, 900)), kind)
    small, suffix = lighter(given, f".{kind.lower()}")
    assert (suffix, opened(small).size) == (".webp", (WIDEST, WIDEST // 2))
    assert len(small) < len(given)


def test_what_is_clear_in_a_picture_stays_clear() -> None:
    picture = noise((700, 700), "RGBA")
    small, _ = lighter(saved(picture, "PNG"), ".png")
    assert opened(small).mode == "RGBA"


def test_a_picture_stands_as_its_camera_was_held_and_says_nothing_of_it() -> None:
    turned = Image.Exif()
    turned[0x0112] = 6  # Orientation: the camera stood on its side
    turned[0x010F] = "Canary"
    given = saved(noise((900, 600)), "JPEG", exif=turned, quality=95)
    assert b"Canary" in given
    small, _ = lighter(given, ".jpg")
    assert opened(small).size == (600, 900)
    assert b"Canary" not in small


def moving() -> bytes:
    frames = [noise((400, 400), "L") for _ in range(4)]
    return saved(frames[0], "GIF", save_all=True, append_images=frames[1:], optimize=False)


@pytest.mark.parametrize(
    ("content", "suffix"),
    [
        pytest.param(saved(noise((20, 20)), "PNG"), ".png", id="light"),
        pytest.param(b"<svg/>" * HEAVY, ".svg", id="a drawing"),
        pytest.param(b"no picture" * HEAVY, ".png", id="what is no picture"),
        pytest.param(saved(noise((900, 900)), "PNG")[:400_000], ".png", id="half a picture"),
        pytest.param(moving(), ".gif", id="what moves"),
    ],
)
def test_other_pictures_stay_as_they_are(content: bytes, suffix: str) -> None:
    assert lighter(content, suffix) == (content, suffix)


def test_the_same_picture_gives_the_same_bytes() -> None:
    given = saved(noise((700, 700)), "PNG")
    assert lighter(given, ".png") == lighter(given, ".png")


def test_an_address_holds_the_file_and_says_its_kind() -> None:
    address = data_address(b"\0\xff", ".SVG")
    kind, _, written = address.partition(",")
    assert (kind, b64decode(written)) == ("data:image/svg+xml;base64", b"\0\xff")


def test_pictures_are_found_by_their_addresses_and_weighed() -> None:
    pictures = Pictures({"/images/a b.png": b"x"}.get)
    assert pictures("/images/a%20b.png?1#2") == "data:image/png;base64,eA=="
    assert pictures("/images/none.png") == ""
    assert pictures.weights == {"/images/a b.png": 26}


def test_the_theme_has_no_font_of_another_kind() -> None:
    fonts = (Path(__file__).parents[4] / "theme" / "static" / "fonts").glob("*.woff2")
    assert {data_address(b"", font.suffix) for font in fonts} == {"data:font/woff2;base64,"}

"""Descriptions of pictures that describe nothing."""

import pytest

from plugins.checks.pictures import check_alt
from tests.passages import subjects


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("![IMG_1234.jpg](../images/hall.jpg)", id="the name of a file"),
        pytest.param("![IMG_1234](../images/hall.jpg)", id="a camera's number"),
        pytest.param(
            "![Screenshot 2017-01-13 at 10.02](../images/hall.jpg)", id="a program's name"
        ),
        pytest.param("![WhatsApp Image 2017-01-13](../images/hall.jpg)", id="a telephone's name"),
        pytest.param("![image](../images/hall.jpg)", id="that it is an image"),
        pytest.param("![Photo of](../images/hall.jpg)", id="a beginning without an end"),
        pytest.param("![Hero image.](../images/hall.jpg)", id="its place in the layout"),
        pytest.param('<img src="../images/hall.jpg" alt="hall.PNG">', id="in HTML"),
        pytest.param("[![logo.svg](../images/hall.jpg)](/about/)", id="within a link"),
    ],
)
def test_a_description_that_fits_any_picture_is_told(text: str) -> None:
    assert subjects(check_alt, text) == ["../images/hall.jpg"]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("![A hall with its doors open](../images/IMG_1234.jpg)", id="a description"),
        pytest.param("![Nia Powell](../images/nia-powell.jpg)", id="a name like the file's"),
        pytest.param("![Fellowstead](../images/fellowstead.svg)", id="one word like the file's"),
        pytest.param("![Image of the year, by Tom Wrexley](../images/a.jpg)", id="begins like one"),
        pytest.param("![Photograph 51, the play](../images/a.jpg)", id="a title with a number"),
        pytest.param("![Figures 1 to 4 side by side](../images/a.jpg)", id="figures and what of"),
        pytest.param("![](../images/a.jpg)", id="none at all, which another check tells"),
    ],
)
def test_a_description_passes(text: str) -> None:
    assert subjects(check_alt, text) == []


def test_the_file_s_own_name_is_told() -> None:
    text = "![hall-open_2](../images/hall-open_2.jpg)"
    assert subjects(check_alt, text) == ["../images/hall-open_2.jpg"]


def test_each_picture_is_told_by_its_address() -> None:
    text = (
        "![image](../images/a.jpg)\n\n![A hall](../images/b.jpg)\n\n![photo](../images/c%20d.jpg)"
    )
    assert subjects(check_alt, text) == ["../images/a.jpg", "../images/c%20d.jpg"]

import pytest

from plugins.views.pictures import PictureView, present_download, present_picture
from tests.builders import a_download, a_picture


@pytest.mark.parametrize(
    ("kind", "address", "words"),
    [
        pytest.param("PDF", "/files/x.pdf", "PDF, 340 kB", id="the type, once"),
        pytest.param("Easy Read", "/files/x.pdf", "Easy Read, PDF, 340 kB", id="kind and type"),
        pytest.param("", "/files/x.docx", "Word, 340 kB", id="the type alone"),
        pytest.param("Data", "/files/x", "Data, 340 kB", id="a file without an ending"),
    ],
)
def test_a_download_says_what_it_is(kind: str, address: str, words: str) -> None:
    assert present_download(a_download(kind=kind, address=address)).words == words


def test_a_picture_keeps_its_words() -> None:
    picture = a_picture(caption="The square", credit="Photo: Sam Reed")
    assert present_picture(picture) == PictureView(
        "/images/square.svg", "A green square", "The square", "Photo: Sam Reed"
    )


def test_no_picture_stays_none() -> None:
    assert present_picture(None) is None

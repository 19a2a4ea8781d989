import pytest

from plugins.views.pictures import (
    PictureView,
    Shown,
    present_download,
    present_picture,
    present_shown,
)
from tests.builders import a_download, a_picture, a_site, an_asset


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
    assert present_picture(a_site(), picture) == PictureView(
        "/images/square.svg", "A green square", "The square", "Photo: Sam Reed"
    )


def test_a_picture_of_the_site_has_its_size() -> None:
    site = a_site(assets=(an_asset("images/square.svg", width=960, height=560),))
    picture = present_picture(site, a_picture())
    assert picture
    assert (picture.width, picture.height) == (960, 560)


def test_no_picture_stays_none() -> None:
    assert present_picture(a_site(), None) is None


@pytest.mark.parametrize(
    ("targets", "addresses"),
    [
        pytest.param(("/files/report.pdf",), ["/files/report.pdf"], id="a document"),
        pytest.param(("/files/report.pdf#page=2",), ["/files/report.pdf"], id="a place in it"),
        pytest.param(("/images/a.png?2#x",), ["/images/a.png"], id="a picture with a query"),
        pytest.param(("/about/", "#note", "https://example.net/a.png"), [], id="anything else"),
    ],
)
def test_of_what_a_text_leads_to_only_files_of_the_site_are_described(
    targets: tuple[str, ...], addresses: list[str]
) -> None:
    site = a_site(assets=(an_asset(), an_asset("images/a.png", width=9, height=6)))
    assert [one.address for one in present_shown(site, targets)] == addresses


def test_a_document_is_described_by_type_and_size_and_a_picture_by_its_pixels() -> None:
    site = a_site(assets=(an_asset(), an_asset("images/a.png", width=9, height=6)))
    document, picture = present_shown(site, ("/files/report.pdf", "/images/a.png"))
    assert document == Shown("/files/report.pdf", 0, 0, "PDF, 340 kB")
    assert picture == Shown("/images/a.png", 9, 6, "")

"""Pictures and documents that programs can read."""

from io import BytesIO

import pypdfium2
from PIL import Image

from plugins.benchmark.archive.files import HEIGHT, WIDTH, paper, picture


def test_a_picture_is_one_that_everybody_can_read() -> None:
    with Image.open(BytesIO(picture(7))) as found:
        found.load()
        assert (found.format, found.size) == ("PNG", (WIDTH, HEIGHT))


def test_each_picture_and_document_has_bytes_of_its_own() -> None:
    assert len({picture(number) for number in range(20)}) == 20
    assert len({paper(number) for number in range(20)}) == 20


def test_a_document_has_one_page() -> None:
    with pypdfium2.PdfDocument(paper(7)) as found:
        assert len(found) == 1

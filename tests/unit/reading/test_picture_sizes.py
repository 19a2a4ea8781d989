"""Sizes of pictures, each written by another program than the one that reads it."""

from pathlib import Path

import pytest
from PIL import Image

from plugins.reading.picture_sizes import size_of


def _drawing(folder: Path, text: str, encoding: str = "utf-8") -> tuple[int, int]:
    path = folder / "a.svg"
    path.write_text(text, encoding=encoding)
    return size_of(path)


@pytest.mark.parametrize("ending", ["png", "jpg", "gif", "webp", "bmp", "avif"])
def test_a_photograph_has_the_size_that_its_file_tells(ending: str, tmp_path: Path) -> None:
    path = tmp_path / f"A.{ending.upper()}"
    Image.new("RGB", (640, 360), "#0b5d46").save(
        path, format=Image.registered_extensions()[f".{ending}"]
    )
    assert size_of(path) == (640, 360)


def test_a_photograph_that_the_camera_turned_is_as_wide_as_it_is_shown(tmp_path: Path) -> None:
    image = Image.new("RGB", (640, 360))
    image.getexif()[0x0112] = 6
    image.save(tmp_path / "a.jpg", exif=image.getexif())
    assert size_of(tmp_path / "a.jpg") == (360, 640)


@pytest.mark.parametrize(
    ("root", "size"),
    [
        pytest.param('<svg width="960" height="560">', (960, 560), id="pixels"),
        pytest.param("<svg width='96px' height='1in'>", (96, 96), id="units"),
        pytest.param('<svg width="10mm" height="1cm">', (38, 38), id="metric"),
        pytest.param('<svg viewBox="0 0 960 560" width="480">', (480, 280), id="width and shape"),
        pytest.param('<svg viewBox="0,0,960,560" height="280">', (480, 280), id="height and shape"),
        pytest.param('<svg viewBox="0 0 24 12">', (1200, 600), id="the shape alone"),
        pytest.param('<svg width="100%" height="100%" viewBox="0 0 3 2">', (1200, 800), id="shares"),
        pytest.param('<svg width="12em" height="3em">', (0, 0), id="no pixels"),
        pytest.param('<svg width="12">', (0, 0), id="no height"),
        pytest.param('<svg viewBox="0 0 0 0">', (0, 0), id="no shape"),
        pytest.param('<svg viewBox="none">', (0, 0), id="nonsense"),
        pytest.param('<svg>', (0, 0), id="nothing"),
        pytest.param('<svg:svg xmlns:svg="x" width="9" height="8">', (9, 8), id="a prefix"),
        pytest.param('<svg data-width="1" width="9" height="8">', (9, 8), id="another width"),
        pytest.param('<svg\n  aria-label="a > b"\n  width="9"\n  height="8">', (9, 8), id="lines"),
        pytest.param('<!-- <svg width="1" height="1"> --><svg width="9" height="8">', (9, 8), id="a comment"),
        pytest.param('\ufeff<?xml version="1.0"?><!DOCTYPE svg><svg width="9" height="8">', (9, 8), id="XML"),
        pytest.param("<p>no drawing</p>", (0, 0), id="something else"),
    ],
)  # fmt: skip
def test_a_drawing_has_the_size_that_its_root_says(
    root: str, size: tuple[int, int], tmp_path: Path
) -> None:
    assert _drawing(tmp_path, f'{root}<rect width="5" height="5"/></svg>') == size


def test_a_drawing_that_is_no_text_has_no_size(tmp_path: Path) -> None:
    assert _drawing(tmp_path, '<svg width="9" height="8">', "utf-16") == (0, 0)


@pytest.mark.parametrize("content", [b"", b"\x89PNG\r\n\x1a\n", b"GIF89a", b"no picture"])
def test_a_broken_picture_has_no_size(content: bytes, tmp_path: Path) -> None:
    (tmp_path / "a.png").write_bytes(content)
    assert size_of(tmp_path / "a.png") == (0, 0)


def test_a_document_has_no_size(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(b"%PDF-1.7")
    assert size_of(tmp_path / "a.pdf") == (0, 0)

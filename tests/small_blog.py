"""A small content folder, `blog`, in the current folder, on a day of its own."""

from collections.abc import Mapping
from pathlib import Path

import pytest
from PIL import Image

NOON = "1480507200"
"""30 November 2016, 12:00, as `SOURCE_DATE_EPOCH` has it."""


def write(path: str, text: str) -> None:
    """The file has that text, its folder is there."""
    Path(path).parent.mkdir(parents=True, exist_ok=True)
    Path(path).write_text(text)


def begin_blog(
    folder: Path,
    cache: Path,
    monkeypatch: pytest.MonkeyPatch,
    site: str,
    posts: Mapping[str, str],
    bodies: Mapping[str, str],
) -> None:
    """It lies in `folder`, which is the current one, and it is noon: `site.yaml`, posts by name,
    each its front matter, the texts of some of them, and `images/door.png`."""
    monkeypatch.setenv("GREENPAPER_CACHE", str(cache))
    monkeypatch.chdir(folder)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", NOON)
    write("blog/site.yaml", site)
    for name, head in posts.items():
        write(f"blog/posts/{name}.md", f"---\n{head}---\n\n{bodies.get(name, 'Text.')}\n")
    Path("blog/images").mkdir()
    Image.new("RGB", (40, 20), "green").save("blog/images/door.png")

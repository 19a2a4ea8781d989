"""The theme's own files: one stylesheet and what lies beside it."""

from collections.abc import Iterator
from pathlib import Path

from plugins.domain.outputs import Copy, Drawn
from plugins.views.stylesheet import ADDRESS, draw_stylesheet, load_stylesheet


def theme_files(theme: Path) -> Iterator[Copy | Drawn]:
    """The stylesheet, its layers joined, and a copy of every other static file, below `/theme/`."""
    yield Drawn(ADDRESS.removeprefix("/"), load_stylesheet(theme), draw_stylesheet)
    static = theme / "static"
    for file in sorted(static.rglob("*")):
        place = file.relative_to(static)
        if file.is_file() and place.parts[0] != "css" and not file.name.startswith("."):
            yield Copy(f"theme/{place.as_posix()}", str(file))

"""The theme's own files: one stylesheet and what lies beside it."""

from collections.abc import Iterator
from pathlib import Path

from plugins.domain.outputs import Copy, Drawn, path_of
from plugins.domain.settings import Settings
from plugins.views.stylesheet import ADDRESS, draw_stylesheet, load_stylesheet
from plugins.views.theme_pictures import (
    ICON,
    SOCIAL_PICTURE,
    TOUCH_ICON,
    draw_icon,
    draw_social_picture,
    draw_touch_icon,
    load_icon,
    load_social_picture,
)


def theme_files(theme: Path, settings: Settings) -> Iterator[Copy | Drawn]:
    """The stylesheet, its layers joined, and the pictures that stand for the site, all in the
    colours that follow from its accent; and a copy of every other static file, below `/theme/`."""
    style = load_stylesheet(settings.accent, theme)
    yield Drawn(path_of(ADDRESS), style, draw_stylesheet)
    picture, icon = load_social_picture(settings, theme), load_icon(settings, theme)
    yield Drawn(path_of(SOCIAL_PICTURE), picture, draw_social_picture)
    yield Drawn(path_of(ICON), icon, draw_icon)
    yield Drawn(path_of(TOUCH_ICON), icon, draw_touch_icon)
    static = theme / "static"
    for file in sorted(static.rglob("*")):
        place = file.relative_to(static)
        if file.is_file() and place.parts[0] != "css" and not file.name.startswith("."):
            yield Copy(f"theme/{place.as_posix()}", str(file))

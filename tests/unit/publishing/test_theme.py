from pathlib import Path

from plugins.domain.outputs import Copy, Drawn
from plugins.publishing.theme import theme_files
from tests.builders import some_settings


def test_styles_are_joined_and_everything_else_is_copied(tmp_path: Path) -> None:
    static = tmp_path / "static"
    (static / "css").mkdir(parents=True)
    (static / "fonts").mkdir()
    (static / "css" / "base.css").write_text("p { margin: 0; }")
    (static / "fonts" / "text.woff2").write_bytes(b"a font")
    (static / ".DS_Store").write_bytes(b"")
    stylesheet, *drawn, copy = theme_files(tmp_path, some_settings())
    assert isinstance(stylesheet, Drawn)
    assert stylesheet.path == "theme/greenpaper.css"
    assert b"p{margin: 0;}" in stylesheet.draw(stylesheet.view)
    assert [one.path for one in drawn] == [
        "theme/social.png",
        "theme/icon.svg",
        "theme/touch-icon.png",
    ]
    assert copy == Copy("theme/fonts/text.woff2", str(static / "fonts" / "text.woff2"))

from pathlib import Path

from plugins.views.stylesheet import draw_stylesheet, load_stylesheet


def _theme(folder: Path, base: str) -> Path:
    css = folder / "static" / "css"
    (css / "components").mkdir(parents=True, exist_ok=True)
    (css / "base.css").write_text(base)
    (css / "components" / "card.css").write_text(".card { margin: 0; }\n")
    (css / "components" / "badge.css").write_text(".badge { margin: 0; }\n")
    return folder


def test_layers_are_joined_in_order(tmp_path: Path) -> None:
    text = draw_stylesheet(load_stylesheet(_theme(tmp_path, "p { margin: 0; }"))).decode()
    assert text == (
        "@layer tokens, base, layouts, components, utilities;\n\n"
        "@layer base {\np { margin: 0; }\n}\n\n"
        "@layer components {\n.badge { margin: 0; }\n\n.card { margin: 0; }\n}\n"
    )


def test_its_address_changes_with_its_content_and_only_then(tmp_path: Path) -> None:
    first = load_stylesheet(_theme(tmp_path / "a", "p { margin: 0; }")).address
    same = load_stylesheet(_theme(tmp_path / "b", "p { margin: 0; }")).address
    other = load_stylesheet(_theme(tmp_path / "b", "p { margin: 1px; }")).address
    assert first == same != other
    assert first.startswith("/theme/greenpaper.css?")


def test_the_themes_own_is_balanced() -> None:
    text = load_stylesheet().text
    assert text.count("{") == text.count("}") > 50

"""The style of letters, in colours that mail programs know."""

from pathlib import Path

from msgspec.structs import astuple

from plugins.domain.body import Html
from plugins.domain.palette import palette_of
from plugins.views.letter_style import load_letter_style


def test_colours_follow_from_the_accent(tmp_path: Path) -> None:
    folder = tmp_path / "email"
    folder.mkdir()
    (folder / "letter.css").write_text(
        "p { color: var(--ink); /* dark */ }\na { color: var(--accent-strong) }"
    )
    (folder / "screens.css").write_text("p { color: var(--dark-ink) !important; }")
    (folder / "newer.css").write_text(":root { color-scheme: light }")
    (folder / "word.css").write_text("td { color: var(--line); }")
    palette = palette_of("#0b5d46")
    style = load_letter_style("#0b5d46", tmp_path)
    assert (
        style.inlined
        == f"p{{color: {palette.light.ink};}}a{{color: {palette.light.accent_strong}}}"
    )
    assert style.kept.screens == Html(f"p{{color: {palette.dark.ink} !important;}}")
    assert style.kept.newer == Html(":root{color-scheme: light}")
    assert style.kept.word == Html(f"td{{color: {palette.light.line};}}")


def test_a_letter_has_no_custom_property() -> None:
    style = load_letter_style("#7a1f5c")
    sheets = (style.inlined, *(sheet.text for sheet in astuple(style.kept)))
    assert [sheet for sheet in sheets if "var(" in sheet] == []

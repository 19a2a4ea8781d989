"""What theme makers do: other templates, other styles, another file beside them, other code."""

import re
import shutil
from pathlib import Path

from plugins.host.call import ROOT
from tests.law.chance import Chance
from tests.law.edited_site import Edit, EditedSite
from tests.law.runs import Ended, ended, program

_ELEMENT = re.compile(r"<(p|div|h1|h2|li|article|section|main|footer|nav)\b")


class Copy:
    """A copy of the program, whose theme can be edited. `templates` is where a site may keep what a
    clean build made of the theme; it is gone with every edit of the program."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.templates = root / "templates"
        for name in ("plugins", "theme"):
            shutil.copytree(ROOT / name, root / name)
        shutil.copy2(ROOT / "pelicanconf.py", root)

    def build(self, here: tuple[str, ...], there: tuple[str, ...]) -> tuple[Ended, Ended]:
        """Both builds as a person calls for them, at the same time."""
        one, other = program(here, self.root), program(there, self.root)
        return ended(one), ended(other)

    @property
    def edits(self) -> tuple[Edit, ...]:
        return (self.edit_template, self.edit_style, self.edit_file_of_theme, self.edit_code)

    def edit_template(self, site: EditedSite, chance: Chance) -> str:
        file = self._opened(chance.one(self._files("theme/templates", "*.html")))
        text = file.read_text(encoding="utf-8")
        file.write_text(_ELEMENT.sub(rf'<\1 data-number="{site.number}"', text), encoding="utf-8")
        return f"{file.relative_to(self.root)}: another attribute"

    def edit_style(self, site: EditedSite, chance: Chance) -> str:
        file = self._opened(chance.one(self._files("theme/static/css", "*.css")))
        with file.open("a", encoding="utf-8") as opened:
            opened.write(f"\n.of-number-{site.number} {{ order: 1; }}\n")
        return f"{file.relative_to(self.root)}: a rule more"

    def edit_file_of_theme(self, site: EditedSite, chance: Chance) -> str:
        file = self._opened(self.root / f"theme/static/{chance.one(('one', 'two'))}.txt")
        file.write_text(f"Number {site.number}.\n", encoding="utf-8")
        return f"{file.relative_to(self.root)}: new, or another text"

    def edit_code(self, site: EditedSite, chance: Chance) -> str:
        file = self._opened(chance.one(self._files("plugins", "*.py")))
        with file.open("a", encoding="utf-8") as opened:
            opened.write(f"# {site.number}\n")
        return f"{file.relative_to(self.root)}: a comment more"

    def _opened(self, file: Path) -> Path:
        """A file that is about to be edited."""
        self.templates.unlink(missing_ok=True)
        return file

    def _files(self, folder: str, names: str) -> list[Path]:
        """Those that hold something to alter."""
        found = sorted((self.root / folder).rglob(names))
        return [
            path
            for path in found
            if path.suffix != ".html" or _ELEMENT.search(path.read_text(encoding="utf-8"))
        ]

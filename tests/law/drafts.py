"""A content folder as an editor changes it: values that edits alter, and the files they become."""

import copy
import os
from collections.abc import Iterable
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path

from PIL import Image

Entry = dict[str, str]
Value = str | int | bool | list[str] | list[Entry] | Entry
"""What a key of the front matter can have here: a text, a number, texts, entries with keys."""


@dataclass
class Draft:
    """A content file: its front matter and its paragraphs. Nothing but paragraphs is a file of
    keys alone, as `site.yaml` is."""

    head: dict[str, Value]
    paragraphs: list[str] | None = field(default_factory=list)

    def encoded(self) -> bytes:
        """The file as an editor would write it."""
        keys = "".join(_lines(key, value) for key, value in self.head.items())
        if self.paragraphs is None:
            return keys.encode()
        text = "\n\n".join(self.paragraphs)
        return f"---\n{keys}---\n\n{text}\n".encode()

    def put(self, key: str, value: Value | None) -> None:
        """Set a key, or take it out."""
        if value is None:
            self.head.pop(key, None)
        else:
            self.head[key] = value


def _lines(key: str, value: Value) -> str:
    if isinstance(value, bool):
        return f"{key}: {str(value).lower()}\n"
    if isinstance(value, dict):
        return f"{key}:\n" + "".join(f"  {name}: {text}\n" for name, text in value.items())
    if isinstance(value, list):
        return f"{key}:\n" + "".join(_item(item) for item in value)
    return f"{key}: {value}\n"


def _item(item: str | Entry) -> str:
    if isinstance(item, str):
        return f"  - {item}\n"
    lines = [f"{name}: {text}\n" for name, text in item.items()]
    return "  - " + "    ".join(lines)


Drafts = dict[str, Draft | bytes]
"""Path within the content folder → what the file holds; bytes for a picture or a document."""


class Desk:
    """The drafts, and the folder in which they lie as files once they are `saved`.

    `past` holds earlier states that built, each with the times of its files.
    """

    def __init__(self, folder: Path, drafts: Drafts) -> None:
        self.folder = folder
        self.drafts = drafts
        self.past: list[tuple[Drafts, dict[str, int]]] = []

    def paths(self, *folders: str) -> list[str]:
        """The files below one of these folders, in order."""
        return sorted(path for path in self.drafts if path.startswith(folders))

    def draft(self, path: str) -> Draft:
        draft = self.drafts[path]
        assert isinstance(draft, Draft)
        return draft

    def texts(self) -> Iterable[Draft]:
        return (draft for draft in self.drafts.values() if isinstance(draft, Draft))

    def save(self) -> None:
        """The folder holds the drafts; files that hold theirs already are not touched."""
        wanted = {path: _bytes(draft) for path, draft in self.drafts.items()}
        for file in sorted(self.folder.rglob("*"), reverse=True):
            if file.is_dir():
                if not any(file.iterdir()):
                    file.rmdir()
            elif file.relative_to(self.folder).as_posix() not in wanted:
                file.unlink()
        for path, content in wanted.items():
            file = self.folder / path
            if not file.is_file() or file.read_bytes() != content:
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_bytes(content)

    def remember(self) -> None:
        """Keep the present state, so that it can be gone back to."""
        times = {path: (self.folder / path).stat().st_mtime_ns for path in self.drafts}
        self.past.append((copy.deepcopy(self.drafts), times))

    def go_back(self, steps: int = 1, *, with_times: bool = False) -> None:
        """The state of `steps` builds ago, or the first, stands again: as somebody undoes what was
        done, or as a copy puts it back with the times that the files had."""
        drafts, times = self.past[-min(steps, len(self.past))]
        changed = {
            path
            for path in drafts
            if path not in self.drafts or _bytes(self.drafts[path]) != _bytes(drafts[path])
        }
        self.drafts = copy.deepcopy(drafts)
        self.save()
        for path in changed if with_times else ():
            os.utime(self.folder / path, ns=(times[path], times[path]))


def _bytes(draft: Draft | bytes) -> bytes:
    return draft if isinstance(draft, bytes) else draft.encoded()


def picture(name: str, width: int, height: int) -> bytes:
    """A picture of that size, in the format that its name says."""
    if name.endswith(".svg"):
        return f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}"/>\n'.encode()
    file = BytesIO()
    Image.new("RGB", (width, height), "#0b5d46").save(file, "PNG")
    return file.getvalue()


def document(pages: int) -> bytes:
    """A document of that many pages, as far as its size goes."""
    return b"%PDF-1.4\n" + b"A page of figures.\n" * (pages * 60)

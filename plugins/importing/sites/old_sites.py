"""Where the settings of an old site lie, and what is in them. Settings are read, never run."""

from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct

from plugins.importing.sites.hugo_settings import read_hugo_settings
from plugins.importing.sites.jekyll_settings import read_jekyll_settings
from plugins.importing.sites.old_settings import OldSettings
from plugins.importing.sites.pelican_settings import read_pelican_settings

_ENDINGS = ("toml", "yaml", "yml", "json")
_TEMPLATES = ("*.xml", "*.atom", "*/*.xml")
_LONGEST = 1_000_000
"""Bytes beyond which nothing is a settings file or a feed's template."""


class OldSite(Struct, frozen=True):
    """The site that a folder of posts belongs to. `below` is that folder's place in it, with a
    slash at its end (`content/posts/`), empty for the whole site; `files` are the settings that
    were read, empty where there are none."""

    below: str = ""
    settings: OldSettings | None = None
    files: tuple[str, ...] = ()


def old_site_of(source: Path) -> OldSite:
    """The site that the folder `source` is, or lies in: settings stand beside `_posts`, `content`
    or the posts themselves."""
    source = source.resolve()
    roots = [*_roots(source)]
    for root in roots:
        for read in (_jekyll, _hugo, _pelican):
            if found := read(root):
                settings, files = found
                return OldSite(_below(source, root), settings, files)
    return OldSite(_below(source, roots[-1]))


def _roots(source: Path) -> Iterator[Path]:
    """The folder itself, then the one that holds the `_posts` or `content` it lies in."""
    yield source
    for folder in (source, *source.parents):
        if folder.name in ("_posts", "content"):
            yield folder.parent
            return


def _below(source: Path, root: Path) -> str:
    place = source.relative_to(root).as_posix()
    return "" if place == "." else f"{place}/"


def _jekyll(root: Path) -> tuple[OldSettings, tuple[str, ...]] | None:
    for name in ("_config.yml", "_config.yaml"):
        if (root / name).is_file():
            templates = {
                path.relative_to(root).as_posix(): text
                for pattern in _TEMPLATES
                for path in sorted(root.glob(pattern))
                if path.is_file() and path.parent.name not in ("_site", "vendor", "node_modules")
                if "{%" in (text := _text(path)) and ("<rss" in text or "<feed" in text)
            }
            return read_jekyll_settings(_text(root / name), templates), (name,)
    return None


def _hugo(root: Path) -> tuple[OldSettings, tuple[str, ...]] | None:
    """`config.yaml` may be anybody's, so it counts only where it names an address."""
    for stem in ("hugo", "config"):
        for ending in _ENDINGS:
            path = root / f"{stem}.{ending}"
            if path.is_file() and (stem == "hugo" or "baseurl" in _text(path).lower()):
                return read_hugo_settings({path.name: _text(path)}), (path.name,)
    folder = root / "config/_default"
    files = {
        path.relative_to(root).as_posix(): _text(path)
        for path in sorted(folder.glob("*"))
        if path.suffix[1:] in _ENDINGS
    }
    return (read_hugo_settings(files), (*files,)) if files else None


def _pelican(root: Path) -> tuple[OldSettings, tuple[str, ...]] | None:
    files = tuple(name for name in ("pelicanconf.py", "publishconf.py") if (root / name).is_file())
    if not files:
        return None
    return read_pelican_settings(_text(root / name) for name in files), files


def _text(path: Path) -> str:
    """Empty for what cannot be read or is too large to be written by hand."""
    try:
        if path.stat().st_size > _LONGEST:
            return ""
        return path.read_text(encoding="utf-8-sig", errors="replace")
    except OSError:
        return ""

"""Outputs → bytes: pages by their templates, feeds and the like by their functions."""

from pathlib import Path

from plugins.domain.outputs import Copy, Drawn, Output
from plugins.domain.settings import Settings
from plugins.publishing.templates import Templates


def environment(templates: Path, settings: Settings, cache: Path | None = None) -> Templates:
    """The templates in that folder, for the address in the settings; with a folder `cache` sooner
    at hand the next time."""
    return Templates(templates, settings, cache)


def template_digests(env: Templates) -> dict[str, str]:
    """Template → the digest of it and of every template that it extends, imports or includes."""
    return env.known.digests


def render(output: Output, env: Templates, frame: object) -> bytes:
    """The bytes of an output."""
    if isinstance(output, Copy):
        return Path(output.source).read_bytes()
    if isinstance(output, Drawn):
        return output.draw(output.view)
    view = output.view
    return env.page(view.template, view, frame).encode()

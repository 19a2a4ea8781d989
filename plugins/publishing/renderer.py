"""The templates and the frame of one build, wherever its files are rendered."""

from functools import cached_property
from pathlib import Path
from typing import Any

from plugins.domain.outputs import Output
from plugins.domain.settings import Settings
from plugins.publishing.rendering import environment, render
from plugins.publishing.templates import Templates


class Renderer:
    """Turns outputs into bytes. A copy for another process opens the templates there."""

    def __init__(self, folder: Path, settings: Settings, cache: Path, frame: object) -> None:
        self._folder = folder
        self._settings = settings
        self._cache = cache
        self._frame = frame

    @cached_property
    def templates(self) -> Templates:
        return environment(self._folder, self._settings, self._cache)

    def __call__(self, output: Output) -> bytes:
        return render(output, self.templates, self._frame)

    def __reduce__(self) -> tuple[Any, ...]:
        return Renderer, (self._folder, self._settings, self._cache, self._frame)

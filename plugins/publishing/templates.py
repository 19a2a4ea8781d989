"""Jinja for the templates of a theme, and pages written by them."""

import marshal
from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from types import SimpleNamespace

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template, nodes
from jinja2.runtime import Macro
from markupsafe import _escape_inner, escape  # type: ignore[attr-defined]

from plugins.domain.settings import Settings, is_site_path
from plugins.publishing.joined_pages import Joiner
from plugins.publishing.known_templates import Joined, Known, joined, known_templates
from plugins.views import schema

NAME = "templates"
"""Of the file in the cache."""


class Templates(Environment):
    """Jinja for the templates in `folder`: undefined names are errors, everything is escaped but
    `Html`.

    The filters `url` and `absolute` turn a site path into what stands in a page; `json_ld` turns
    what a page is about into what a script element holds of it. What is found out about the
    templates stays in the folder `cache`, if one is given, until they change.
    """

    def __init__(self, folder: Path, settings: Settings, cache: Path | None = None) -> None:
        super().__init__(
            loader=FileSystemLoader(folder),
            undefined=StrictUndefined,
            autoescape=True,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
            auto_reload=False,
        )
        self.filters["url"] = _below(settings.url("/").removesuffix("/"))
        self.filters["absolute"] = settings.absolute
        self.filters["json_ld"] = schema.written
        self._file = cache / NAME if cache else None
        self._functions: dict[str, SimpleNamespace | None] = {}

    @cached_property
    def known(self) -> Known:
        """What there is to know of the templates, as they were when it was first asked for."""
        return known_templates(self, self._file)

    def page(self, template: str, view: object, frame: object) -> str:
        """A view in its template. Raises what Jinja raises where a template is wrong."""
        if template not in self._functions:
            self._functions[template] = self._functions_of(template)
        if functions := self._functions[template]:
            try:
                return str(functions.whole(view, frame, functions))
            except Exception:  # noqa: S110
                pass  # Jinja finds the same mistake, and knows the template and line
        return self.get_template(template).render(page=view, site=frame)

    @staticmethod
    def shown(value: object) -> str:
        """A value as it stands in a page: what `escape` makes of it, sooner for plain text."""
        if type(value) is not str:
            return str(value) if type(value) is int else escape(value)
        escaped: str = _escape_inner(value)  # what `escape` does, without the wrapping
        return escaped

    def _functions_of(self, template: str) -> SimpleNamespace | None:
        """The functions of a template and of the layouts that it extends, its own first."""
        found = self.joined(template)
        above = self._functions_of(found.layout) if found.layout else SimpleNamespace()
        if above is None or not found.code:
            return None
        code = marshal.loads(found.code)  # noqa: S302  of our own making, by its digest
        module = Template.from_code(self, code, self.make_globals(None)).module
        own = {name: one for name, one in vars(module).items() if isinstance(one, Macro)}
        return SimpleNamespace(**{**vars(above), **own})

    def joined(self, template: str) -> Joined:
        """A page or layout with its components in their places, as kept or as made now."""
        if self._file and (found := self.known.joined.get(template)):
            return found
        return joined(self._joiner, template)

    @cached_property
    def _joiner(self) -> Joiner:
        return Joiner(self, self._parsed)

    def _parsed(self, template: str) -> nodes.Template:
        assert self.loader is not None
        return self.parse(self.loader.get_source(self, template)[0], template, template)


def _below(path: str) -> Callable[[str], str]:
    """What stands in a page for an address, on a site that lives below that path."""
    return (lambda target: path + target if is_site_path(target) else target) if path else str

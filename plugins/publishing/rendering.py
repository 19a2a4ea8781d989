"""Outputs → bytes: pages by their templates, feeds and the like by their functions."""

from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, meta

from plugins.domain.outputs import Copy, Drawn, Output
from plugins.domain.settings import Settings
from plugins.publishing.digests import digest
from plugins.views import schema


def environment(templates: Path, settings: Settings) -> Environment:
    """Jinja for our templates: undefined names are errors, everything is escaped but `Html`.

    The filters `url` and `absolute` turn a site path into what stands in a page; `json_ld` turns
    what a page is about into what a script element holds of it.
    """
    env = Environment(
        loader=FileSystemLoader(templates),
        undefined=StrictUndefined,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,
    )
    env.filters["url"] = settings.url
    env.filters["absolute"] = settings.absolute
    env.filters["json_ld"] = schema.written
    return env


def template_digests(env: Environment) -> dict[str, str]:
    """Template → the digest of it and of every template that it extends, imports or includes."""
    sources: dict[str, str] = {}
    uses: dict[str, set[str]] = {}
    for name in env.list_templates(extensions=["html", "txt", "xml"]):
        assert env.loader is not None
        source, _, _ = env.loader.get_source(env, name)
        sources[name] = source
        referenced = meta.find_referenced_templates(env.parse(source))
        uses[name] = {other if other is not None else "" for other in referenced}
        assert "" not in uses[name], f"{name} computes the name of a template it uses"
    return {
        name: digest(*(sources[other].encode() for other in sorted(_closure(name, uses))))
        for name in sources
    }


def _closure(name: str, uses: dict[str, set[str]]) -> set[str]:
    reached, todo = set(), [name]
    while todo:
        here = todo.pop()
        if here not in reached:
            reached.add(here)
            todo += uses[here]
    return reached


def render(output: Output, env: Environment, frame: object) -> bytes:
    """The bytes of an output."""
    if isinstance(output, Copy):
        return Path(output.source).read_bytes()
    if isinstance(output, Drawn):
        return output.draw(output.view)
    return env.get_template(output.view.template).render(page=output.view, site=frame).encode()

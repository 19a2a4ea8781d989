"""What is found out about the templates of a theme, and kept from one build to the next."""

import marshal
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.util import MAGIC_NUMBER
from pathlib import Path

import msgspec
from jinja2 import Environment, meta, nodes
from msgspec import Struct

from plugins.domain.kept import keep_value, kept_value
from plugins.publishing.digests import code_digest, digest
from plugins.publishing.joined_pages import Joiner
from plugins.publishing.page_code import NotJoined

PAGES = "pages/"
"""Where the templates of pages are."""


class Joined(Struct, frozen=True):
    """A page or layout: the template that it extends, if any, and the module of its functions as
    Python keeps it. There is none for one that only Jinja can render."""

    layout: str = ""
    code: bytes = b""


class Known(Struct, frozen=True):
    """`made_by` digests the program, `made_from` every source. By name of the template: `digests`,
    each of it and of every template that it uses, and the pages and layouts joined."""

    made_by: str
    made_from: str
    digests: dict[str, str]
    joined: dict[str, Joined] = {}


def known_templates(env: Environment, file: Path | None = None) -> Known:
    """What there is to know of the templates as they are now. With a file that comes from there, or
    goes there; a file that is not as it was left costs time and nothing else."""
    sources = dict(_sources(env))
    made_from = digest(*(part.encode() for source in sources.items() for part in source))
    kept = kept_value(file, Known) if file else None
    if kept and kept.made_by != _program():
        kept = None
    if kept and kept.made_from == made_from:
        return kept
    trees = {name: env.parse(source, name, name) for name, source in sources.items()}
    known = Known(_program(), made_from, _digests(sources, trees))
    if file:
        known = msgspec.structs.replace(known, joined=_all_joined(env, trees, known, kept))
        keep_value(file, known)
    return known


def joined(joiner: Joiner, name: str) -> Joined:
    """A page or layout with its components in their places."""
    try:
        layout, source = joiner.joined(name)
    except NotJoined:
        return Joined()
    return Joined(layout, marshal.dumps(compile(source, name, "exec", dont_inherit=True)))


def _all_joined(
    env: Environment, trees: Mapping[str, nodes.Template], now: Known, before: Known | None
) -> dict[str, Joined]:
    """Every page and its layouts; what did not change since is taken over."""
    made: dict[str, Joined] = {}
    joiner = Joiner(env, trees.__getitem__)
    todo = [name for name in trees if name.startswith(PAGES)]
    while todo:
        name = todo.pop()
        is_same = before and before.digests.get(name) == now.digests[name]
        made[name] = before.joined[name] if before and is_same else joined(joiner, name)
        if (layout := made[name].layout) and layout not in made:
            todo.append(layout)
    return made


def _sources(env: Environment) -> Iterable[tuple[str, str]]:
    assert env.loader is not None
    for name in env.list_templates(extensions=["html", "txt", "xml"]):
        yield name, env.loader.get_source(env, name)[0]


def _digests(sources: Mapping[str, str], trees: Mapping[str, nodes.Template]) -> dict[str, str]:
    uses: dict[str, set[str]] = {}
    for name, tree in trees.items():
        found = set(meta.find_referenced_templates(tree))
        assert None not in found, f"{name} computes the name of a template it uses"
        uses[name] = {other for other in found if other}
    return {
        name: digest(*(sources[other].encode() for other in sorted(_closure(name, uses))))
        for name in sources
    }


def _closure(name: str, uses: Mapping[str, set[str]]) -> set[str]:
    reached, todo = set(), [name]
    while todo:
        here = todo.pop()
        if here not in reached:
            reached.add(here)
            todo += uses[here]
    return reached


@cache
def _program() -> str:
    """What keeps a file from being read by another program than wrote it."""
    return digest(code_digest().encode(), MAGIC_NUMBER)

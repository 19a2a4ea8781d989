"""Reads templates as a type checker would: which attribute of what does each of them use?

The comment in the first line of a page says what `page` is; the one before a macro says what its
arguments are: `{# card: plugins.views.cards.PostCard, level: int #}`.
"""

import ast
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from pydoc import locate
from types import UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

from jinja2 import Environment, nodes
from msgspec import Struct

from plugins.views.frame import Frame

TEMPLATES = Path(__file__).resolve().parents[2] / "theme" / "templates"
UNKNOWN = object()

_SAID = re.compile(r"\{#\s*(?P<said>.*?)\s*#\}|\{%-?\s*macro (?P<macro>\w+)\(", re.DOTALL)
_ENVIRONMENT = Environment(autoescape=True, trim_blocks=True, lstrip_blocks=True)

Types = dict[str, Any]
Macros = dict[str, Types]


def environment() -> Environment:
    return _ENVIRONMENT


def names() -> list[str]:
    """All templates of the site, `pages/post.html` and so on."""
    files = (path for path in TEMPLATES.rglob("*") if path.suffix in (".html", ".txt"))
    return sorted(path.relative_to(TEMPLATES).as_posix() for path in files)


def source_of(name: str) -> str:
    return (TEMPLATES / name).read_text("utf-8")


def parsed(name: str) -> nodes.Template:
    return _ENVIRONMENT.parse(source_of(name))


def page_type(name: str) -> Any:
    """What the first line of a page says that `page` is."""
    found = re.match(r"\{# page: ([\w.]+) #\}\n", source_of(name))
    assert found, f"{name} does not begin with the type of its page"
    return _type(ast.parse(found[1], mode="eval").body)


def macros_of(name: str) -> Macros:
    """The macros of a component with the types of their arguments."""
    macros: Macros = {}
    said = ""
    for found in _SAID.finditer(source_of(name)):
        if found["macro"]:
            macros[found["macro"]] = _signature(said)
        else:
            said = found["said"]
    return macros


def _signature(said: str) -> Types:
    arguments = ast.parse(f"def macro({said}): ...").body[0]
    assert isinstance(arguments, ast.FunctionDef)
    return {one.arg: _type(one.annotation) for one in arguments.args.args}


def _type(node: ast.AST | None) -> Any:
    if isinstance(node, ast.BinOp):
        return _type(node.left) | _type(node.right)
    if isinstance(node, ast.Subscript):
        assert ast.unparse(node).startswith("tuple[")
        assert isinstance(node.slice, ast.Tuple)
        return tuple[_type(node.slice.elts[0]), ...]  # type: ignore[misc]
    if isinstance(node, ast.Constant) and node.value is None:
        return None
    assert node is not None
    found = locate(ast.unparse(node))
    assert found is not None, f"there is no {ast.unparse(node)}"
    return found


def mistakes_in(name: str) -> list[str]:
    """What a template uses that its types do not have."""
    return list(_Reader(name).mistakes())


def fields_shown(name: str) -> set[str]:
    """The fields of `page` that a template, or the layout that it extends, uses."""
    return {
        found.attr
        for found in parsed(name).find_all(nodes.Getattr)
        if isinstance(found.node, nodes.Name) and found.node.name == "page"
    }


class _Reader:
    """One reading of one template."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.tree = parsed(name)
        self.own = macros_of(name)
        self.macros: Macros = dict(self.own)
        for imported in self.tree.find_all(nodes.FromImport):
            assert isinstance(imported.template, nodes.Const)
            known = macros_of(imported.template.value)
            for one in imported.names:
                assert isinstance(one, str), "an import under another name hides what it is"
                self.macros[one] = known[one]
        self.found: list[str] = []

    def mistakes(self) -> Iterator[str]:
        scope: Types = {}
        if not self.name.startswith("components/"):
            scope = {"page": page_type(self.name), "site": Frame}
        self._body(self.tree.body, scope)
        yield from self.found

    def _body(self, body: list[nodes.Node], scope: Types) -> None:
        for node in body:
            self._statement(node, scope)

    def _statement(self, node: nodes.Node, scope: Types) -> None:
        if isinstance(node, nodes.For):
            assert isinstance(node.target, nodes.Name)
            assert isinstance(node.iter, nodes.Expr)
            item = self._item(node, self._type_of(node.iter, scope))
            self._body(node.body, {**scope, node.target.name: item, "loop": UNKNOWN})
            self._body(node.else_, scope)
        elif isinstance(node, nodes.Macro):
            self._body(node.body, dict(self.own[node.name]))
        elif isinstance(node, nodes.AssignBlock):
            assert isinstance(node.target, nodes.Name)
            self._body(node.body, scope)
            scope[node.target.name] = str
        elif isinstance(node, nodes.Block):
            self._body(node.body, dict(scope))
        else:
            for child in node.iter_child_nodes():
                if isinstance(child, nodes.Expr):
                    self._type_of(child, scope)
                else:
                    self._statement(child, scope)

    def _item(self, node: nodes.For, items: Any) -> Any:
        if get_origin(items) is tuple:
            return get_args(items)[0]
        return self._mistake(node, f"{items} is no tuple")

    def _type_of(self, node: nodes.Expr, scope: Types) -> Any:
        if isinstance(node, nodes.Name):
            known = node.name in scope
            return scope[node.name] if known else self._mistake(node, f"{node.name} is unknown")
        if isinstance(node, nodes.Getattr):
            return self._attribute(node, self._type_of(node.node, scope))
        if isinstance(node, nodes.Call):
            return self._call(node, scope)
        if isinstance(node, nodes.Const):
            return type(node.value)
        types = [
            self._type_of(child, scope)
            for child in node.iter_child_nodes()
            if isinstance(child, nodes.Expr)
        ]
        if isinstance(node, nodes.Add | nodes.Or | nodes.And):
            return types[0]
        return str if isinstance(node, nodes.Filter) else UNKNOWN

    def _attribute(self, node: nodes.Getattr, owner: Any) -> Any:
        if isinstance(node.node, nodes.Name) and node.node.name == "loop":
            return UNKNOWN
        kind = _without_none(owner)
        if not (isinstance(kind, type) and issubclass(kind, Struct)):
            return self._mistake(node, f"{kind} has no fields, so no {node.attr}")
        fields = get_type_hints(kind)
        if node.attr in kind.__struct_fields__:
            return fields[node.attr]
        return self._mistake(node, f"{kind.__name__} has no {node.attr}")

    def _call(self, node: nodes.Call, scope: Types) -> Any:
        assert isinstance(node.node, nodes.Name), "only macros are called"
        name = node.node.name
        if name not in self.macros:
            return self._mistake(node, f"there is no macro {name}")
        wanted = self.macros[name]
        given = dict(zip(wanted, node.args, strict=False))
        given |= {pair.key: pair.value for pair in node.kwargs}
        if len(node.args) > len(wanted) or not given.keys() <= wanted.keys():
            self._mistake(node, f"{name} takes {', '.join(wanted)}")
        self._arguments(node, given, wanted, scope)
        return str

    def _arguments(
        self, node: nodes.Call, given: Mapping[str, nodes.Expr], wanted: Types, scope: Types
    ) -> None:
        for argument, value in given.items():
            kind = self._type_of(value, scope)
            want = wanted.get(argument, UNKNOWN)
            if UNKNOWN not in (kind, want) and not _fits(kind, want):
                self._mistake(node, f"{argument} is {want}, not {kind}")

    def _mistake(self, node: nodes.Node, words: str) -> Any:
        self.found.append(f"{self.name}:{node.lineno}: {words}")
        return UNKNOWN


def _parts(kind: Any) -> tuple[Any, ...]:
    return get_args(kind) if get_origin(kind) in (Union, UnionType) else (kind,)


def _without_none(kind: Any) -> Any:
    parts = [part for part in _parts(kind) if part not in (None, type(None))]
    return parts[0] if len(parts) == 1 else kind


def _fits(kind: Any, want: Any) -> bool:
    """Whether a value of `kind` may stand for `want`; what may be None is asked about first."""
    wanted = _parts(want)
    got = _without_none(kind)
    if get_origin(got) is not None and get_origin(got) is not tuple:
        return all(type(value) in wanted for value in get_args(got))
    return got in wanted or kind in wanted

"""A page's template or layout with its components in their places, as functions.

Jinja asks anew on every page for each component, calls it by way of three functions, and looks for
every field of a view as if it might be an item of a dictionary. Templates that name what they use
need none of that: the body of a component is put where it is called, a block is a function of its
page, and a field is a field. What comes out is, byte for byte, what Jinja makes of the templates as
they are.
"""

from collections.abc import Callable, Iterator, Mapping
from io import StringIO
from typing import Any

from jinja2 import Environment, nodes
from jinja2.visitor import NodeTransformer
from msgspec import Struct

from plugins.publishing.page_code import BLOCKS, GIVEN, WHOLE, NotJoined, PageCode, is_block

Parse = Callable[[str], nodes.Template]
_Place = tuple[str, str]
"""Where a component is: its template, its name there."""


class _Known(Struct, frozen=True):
    """What a template calls its components, with their places, and those that stand in it."""

    calls: Mapping[str, _Place]
    macros: Mapping[str, nodes.Macro]


class Joiner:
    """Joins templates of an environment. What `parse` gives it, it takes apart."""

    def __init__(self, env: Environment, parse: Parse) -> None:
        self._env = env
        self._parse = parse
        self._known: dict[str, _Known] = {}
        self._macros: dict[_Place, nodes.Macro | None] = {}

    def joined(self, name: str) -> tuple[str, str]:
        """The template that a page or layout extends, empty if none, and the source of a module for
        Jinja to load: a macro of what `GIVEN` names for each of its blocks, and one called `WHOLE`
        if it extends no other. Raises `NotJoined`."""
        tree = self._parse(name)
        known = self._known_to(name, tree)
        layout = _layout_of(tree)
        gone = nodes.Extends | nodes.FromImport | nodes.Macro
        tree.body = [node for node in tree.body if not isinstance(node, gone)]
        parts: dict[str, list[nodes.Node]] = {}
        _InPlace(known.calls, self._macro, parts).visit(tree)
        if not layout:
            parts[WHOLE] = tree.body
        elif not all(map(_is_of_blocks, tree.body)):
            raise NotJoined(f"{name} has something outside of its blocks")
        text = StringIO()
        code = PageCode(self._env, name, name, text, optimized=False)
        code.visit(nodes.Template([_function(*part) for part in parts.items()], lineno=1))
        return layout, text.getvalue()

    def _known_to(self, name: str, tree: nodes.Template | None = None) -> _Known:
        if name not in self._known:
            tree = tree or self._parse(name)
            macros = {one.name: one for one in tree.body if isinstance(one, nodes.Macro)}
            own = {one: (name, one) for one in macros}
            self._known[name] = _Known({**dict(_imports(tree)), **own}, macros)
        return self._known[name]

    def _macro(self, place: _Place) -> nodes.Macro:
        """A component with those that it calls in their places."""
        if place not in self._macros:
            template, name = place
            known = self._known_to(template)
            macro = known.macros.get(name)
            if macro is None or _unknown_to(macro) - known.calls.keys() - self._env.globals.keys():
                raise NotJoined(f"{template}: {name} is not there or uses what it is not given")
            self._macros[place] = None
            _InPlace(known.calls, self._macro, {}).generic_visit(macro)
            self._macros[place] = macro
        if (ready := self._macros[place]) is None:
            raise NotJoined(f"{place} calls itself")
        return ready


def _layout_of(tree: nodes.Template) -> str:
    """The name of the template that one extends, empty if none."""
    for node in tree.body:
        if isinstance(node, nodes.Extends):
            return _said(node.template)
    return ""


def _imports(tree: nodes.Template) -> Iterator[tuple[str, _Place]]:
    for found in tree.body:
        if isinstance(found, nodes.FromImport) and not found.with_context:
            for one in found.names:
                there, here = (one, one) if isinstance(one, str) else one
                yield here, (_said(found.template), there)


def _said(name: nodes.Expr) -> str:
    """The name of a template, as another says it."""
    if isinstance(name, nodes.Const):
        return str(name.value)
    raise NotJoined(f"line {name.lineno}: the name of a template depends on the page")


def _unknown_to(macro: nodes.Macro) -> set[str]:
    """The names in a macro that are no argument and get no value there."""
    names = [*macro.find_all(nodes.Name)]
    given = {one.name for one in names if one.ctx != "load"}
    return {one.name for one in names} - given - {"loop"}


class _InPlace(NodeTransformer):
    """Puts the bodies of components where they are called and shown, and in the place of a block
    the call of a function; the body of that goes into `parts`, under its name."""

    def __init__(
        self,
        calls: Mapping[str, _Place],
        macro: Callable[[_Place], nodes.Macro],
        parts: dict[str, list[nodes.Node]],
    ) -> None:
        self._calls = calls
        self._macro = macro
        self._parts = parts

    def visit(self, node: nodes.Node, *args: Any, **kwargs: Any) -> Any:
        if isinstance(node, nodes.Expr):
            return node
        if isinstance(node, nodes.Output):
            return [*self._output(node)]
        if isinstance(node, nodes.Block):
            return self._block(node)
        return self.generic_visit(node, *args, **kwargs)

    def _output(self, node: nodes.Output) -> Iterator[nodes.Stmt]:
        shown: list[nodes.Expr] = []
        for one in node.nodes:
            called = one.node if isinstance(one, nodes.Call) else None
            place = self._calls.get(called.name) if isinstance(called, nodes.Name) else None
            if place and isinstance(one, nodes.Call):
                yield nodes.Output(shown, lineno=node.lineno)
                yield _given(self._macro(place), one)
                shown = []
            else:
                shown.append(one)
        yield nodes.Output(shown, lineno=node.lineno)

    def _block(self, node: nodes.Block) -> nodes.Output:
        if node.scoped or node.required:
            raise NotJoined(f"line {node.lineno}: a block that sees more than the page")
        self.generic_visit(node)
        self._parts[node.name] = node.body
        block = nodes.Getattr(nodes.Name(BLOCKS, "load"), node.name, "load")
        given: list[nodes.Expr] = [nodes.Name(one, "load") for one in GIVEN]
        return nodes.Output([nodes.Call(block, given, [], None, None)], lineno=node.lineno)


def _given(macro: nodes.Macro, call: nodes.Call) -> nodes.With:
    """The body of a macro with its arguments."""
    names = [argument.name for argument in macro.args]
    given = dict(zip(names, call.args, strict=False))
    given |= {pair.key: pair.value for pair in call.kwargs}
    usual = dict(zip(reversed(names), reversed(macro.defaults), strict=False))
    if (
        len(given) < len(call.args) + len(call.kwargs)
        or {*given, *usual} != {*names}
        or not all(isinstance(one, nodes.Const) for one in macro.defaults)
        or call.dyn_args
        or call.dyn_kwargs
    ):
        raise NotJoined(f"line {call.lineno}: {macro.name} gets other arguments than it takes")
    targets: list[nodes.Expr] = [nodes.Name(name, "param") for name in names]
    values = [given.get(name) or usual[name] for name in names]
    return nodes.With(targets, values, macro.body, lineno=call.lineno)


def _function(name: str, body: list[nodes.Node]) -> nodes.Macro:
    return nodes.Macro(name, [nodes.Name(one, "param") for one in GIVEN], [], body, lineno=1)


def _is_of_blocks(node: nodes.Node) -> bool:
    """Whether a statement shows blocks, and blanks, and nothing else."""
    return isinstance(node, nodes.Output) and all(
        not one.data.strip() if isinstance(one, nodes.TemplateData) else is_block(one)
        for one in node.nodes
    )

"""The examples of `theme/examples/`, rendered.

A component of ours, a macro, has them in `<component>.yaml`: the example's name in words and the
arguments, of the types that the macro says it takes. What Markdown makes has them in
`<component>.md`, each below a comment with its name.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from types import SimpleNamespace
from typing import Any

import msgspec
import yaml
from jinja2 import BaseLoader, ChoiceLoader, DictLoader, Environment, Template, nodes
from msgspec import Struct

from plugins.publishing.rendering import environment
from plugins.publishing.templates import Templates
from plugins.reading.body.markdown import convert
from plugins.views.stylesheet import THEME
from tests.architecture.template_types import TEMPLATES, macros_of
from tests.builders import some_settings

EXAMPLES = THEME / "examples"
OF_MARKDOWN = (
    "admonition", "figure", "footnotes", "quotation", "statistics", "table", "video_card",
)  # fmt: skip
"""What an editor types and the theme has a style for (docs/editors.md, "The text")."""

OF_THE_HEAD = ("feed_links", "metadata")
"""Components that stand in the head of a page and show nothing."""

Examples = dict[str, str]
"""Name of example → its HTML."""

_NAMED = re.compile(r"^<!-- (.+) -->\n", re.MULTILINE)


class UnknownFieldError(Exception):
    """An example has a field that its type does not have."""


class Branch(Struct, frozen=True):
    """A decision of a template, or a loop: where it stands and which way it went."""

    template: str
    line: int
    place: int
    way: bool


class _WatchedLoader(BaseLoader):
    """Loads templates that tell which way each of their decisions goes."""

    def __init__(self, loader: BaseLoader) -> None:
        self.loader = loader

    def load(self, environment: Environment, name: str, globals: Any = None) -> Template:
        source, path, is_fresh = self.loader.get_source(environment, name)
        tree = environment.parse(source, name, path)
        for place, node in enumerate(tree.find_all((nodes.If, nodes.CondExpr, nodes.For))):
            where = [nodes.Const(value) for value in (name, node.lineno, place)]
            field = "iter" if isinstance(node, nodes.For) else "test"
            told = nodes.Filter(getattr(node, field), "told", where, [], None, None)
            setattr(node, field, told)
        tree.set_environment(environment)
        code = environment.compile(tree, name, path)
        return environment.template_class.from_code(environment, code, globals or {}, is_fresh)


def _environment(tell: Callable[[Branch], object] | None = None) -> Templates:
    env = environment(TEMPLATES, some_settings())
    if tell:

        def told(value: object, *where: Any) -> object:
            tell(Branch(*where, bool(value)))
            return value

        assert env.loader
        env.filters["told"] = told
        env.loader = _WatchedLoader(env.loader)
    return env


def components() -> list[str]:
    """Every component that is a macro."""
    return sorted(path.stem for path in (TEMPLATES / "components").glob("*.html"))


def arguments_of(component: str) -> dict[str, Mapping[str, Any]]:
    """Name of example → the arguments as they are written."""
    text = (EXAMPLES / f"{component}.yaml").read_text("utf-8")
    read: dict[str, Mapping[str, Any]] = yaml.safe_load(text)
    return read


def examples_of(component: str) -> Examples:
    """All examples of a component."""
    if component in OF_MARKDOWN:
        return _of_markdown(component)
    return _of_macro(component, _environment())


def branches_taken(component: str) -> set[Branch]:
    """The ways through a component's own template that its examples take."""
    taken: set[Branch] = set()
    _of_macro(component, _environment(taken.add))
    return {branch for branch in taken if branch.template == _template(component)}


def branches_there(component: str) -> set[Branch]:
    """All ways that there are through a component and the macros beside it that it calls: each
    decision both ways, and each loop with something in it, or with nothing too where that shows
    something else."""
    tree = _environment().parse((TEMPLATES / _template(component)).read_text("utf-8"))
    macros = {macro.name: macro for macro in tree.find_all(nodes.Macro)}
    called = {component}
    for call in macros[component].find_all(nodes.Call):
        if isinstance(call.node, nodes.Name) and call.node.name in macros:
            called.add(call.node.name)
    own = {id(node) for name in called for node in macros[name].find_all(nodes.Node)}
    return set(_branches(component, tree, own))


def _branches(component: str, tree: nodes.Template, own: set[int]) -> Iterator[Branch]:
    for place, node in enumerate(tree.find_all((nodes.If, nodes.CondExpr, nodes.For))):
        if id(node) in own:
            yield Branch(_template(component), node.lineno, place, True)
            if not isinstance(node, nodes.For) or node.else_:
                yield Branch(_template(component), node.lineno, place, False)


def _template(component: str) -> str:
    return f"components/{component}.html"


def _of_macro(component: str, env: Environment) -> Examples:
    types = macros_of(_template(component))[component]
    macro = getattr(env.get_template(_template(component)).module, component)
    return {
        name: str(macro(**{key: decoded(value, types[key]) for key, value in given.items()}))
        for name, given in arguments_of(component).items()
    }


def examples_on_pages(component: str) -> Examples:
    """All examples of a macro, each on a page that is joined with it."""
    env = _environment()
    types = macros_of(_template(component))[component]
    shown: Examples = {}
    for name, given in arguments_of(component).items():
        arguments = ", ".join(f"{key}=page.{key}" for key in given)
        asked = f'{{% from "{_template(component)}" import {component} %}}\n'
        page = DictLoader({name: f"{asked}{{{{ {component}({arguments}) }}}}"})
        assert env.loader
        env.loader = ChoiceLoader([page, env.loader])
        assert env.joined(name).code
        view = SimpleNamespace(**{key: decoded(value, types[key]) for key, value in given.items()})
        shown[name] = env.page(name, view, None)
    return shown


def decoded(given: Any, kind: Any) -> Any:
    """A value of the type `kind`. Raises `msgspec.ValidationError` where something is missing or of
    another type, `UnknownFieldError` where there is too much."""
    value = msgspec.convert(given, kind)
    _hold_against(given, msgspec.to_builtins(value))
    return value


def _hold_against(given: Any, read: Any) -> None:
    if isinstance(given, dict):
        if unknown := given.keys() - read.keys():
            raise UnknownFieldError(", ".join(sorted(unknown)))
        for key, value in given.items():
            _hold_against(value, read[key])
    elif isinstance(given, list):
        for one, its in zip(given, read, strict=True):
            _hold_against(one, its)


def _of_markdown(component: str) -> Examples:
    text = (EXAMPLES / f"{component}.md").read_text("utf-8")
    _, *named = _NAMED.split(text)
    return {
        name: convert(markdown).html for name, markdown in zip(named[::2], named[1::2], strict=True)
    }

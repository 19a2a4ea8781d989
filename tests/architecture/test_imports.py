"""The house's rules that a machine can see: who may import whom, who may ask for the time."""

import ast
import importlib
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from msgspec import Struct

from plugins.host.call import ROOT

CAPABILITIES = (
    "posts", "series", "campaigns", "people", "listings", "changes", "feeds", "newsletter", "hosting",
)  # fmt: skip
LIBRARY = ("domain", "views", "checks")
MAY_IMPORT = {
    "domain": ("domain",),
    "views": ("domain", "views"),
    "checks": LIBRARY,
    "reading": (*LIBRARY, "reading"),
    "publishing": (*LIBRARY, "publishing"),
    "importing": (*LIBRARY, "reading", "importing"),
    "sending": ("domain", "sending"),
    "benchmark": ("domain", "benchmark"),
    **{name: (*LIBRARY, name) for name in CAPABILITIES},
}
"""Room → the rooms of ours that it may import. The host may import all of them."""

OF_DOMAIN = ("msgspec", "rapidfuzz", "unidecode")
"""What others made and the domain may use, beside the standard library."""

PELICANS = ("pelican", "blinker", "plugins.host.signals")
WORKPIECES = {
    "plugins.reading.body.nesting._Open": "an element whose end is not yet read",
    "plugins.reading.body.tokens.Tag": "a tag on its way through the HTML pass",
    "plugins.reading.front_matter.yaml_nodes.Items": "a list of the front matter while it is read",
    "plugins.reading.front_matter.yaml_nodes.Mapping": "an entry of the front matter while it is read",
}
"""What changes while one function works on it, and never leaves its room."""

CLOCKS = {
    "datetime": ("now", "today", "utcnow"),
    "date": ("today",),
    "time": ("time", "time_ns", "localtime", "gmtime", "ctime", "strftime", "monotonic"),
}
DICE = ("random", "secrets", "uuid.uuid1", "uuid.uuid4", "os.urandom")


class Import(NamedTuple):
    """An import statement: the module it names, the function that it stands in, its line."""

    module: str
    function: str
    line: int


class Source(NamedTuple):
    """A module of ours: its dotted name, whether it is a package, and its code."""

    name: str
    is_package: bool
    tree: ast.Module

    @property
    def room(self) -> str:
        """`feeds` of `plugins.feeds.rss`; empty for `plugins` itself."""
        return (*self.name.split("."), "")[1]


def a_source(name: str, code: str, *, is_package: bool = False) -> Source:
    return Source(name, is_package, ast.parse(code))


def all_sources() -> Iterator[Source]:
    for path in sorted((ROOT / "plugins").rglob("*.py")):
        parts = path.relative_to(ROOT).with_suffix("").parts
        is_package = parts[-1] == "__init__"
        yield Source(
            ".".join(parts[:-1] if is_package else parts),
            is_package,
            ast.parse(path.read_text(encoding="utf-8")),
        )


def imports_of(source: Source) -> Iterator[Import]:
    yield from _imports(source.tree, "")


def _imports(node: ast.AST, function: str) -> Iterator[Import]:
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.Import):
            for alias in child.names:
                yield Import(alias.name, function, child.lineno)
        elif isinstance(child, ast.ImportFrom):
            dots = "." * child.level
            if child.module == "plugins":
                for alias in child.names:
                    yield Import(f"plugins.{alias.name}", function, child.lineno)
            else:
                yield Import(f"{dots}{child.module or ''}", function, child.lineno)
        else:
            is_function = isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef)
            yield from _imports(child, child.name if is_function else function)


def is_within(module: str, package: str) -> bool:
    return module == package or module.startswith(f"{package}.")


def wrong_imports(source: Source) -> Iterator[str]:
    """What the module imports and may not."""
    if source.room in ("", "host"):
        return
    for found in imports_of(source):
        if complaint := _complaint(source, found):
            yield f"{source.name}:{found.line} imports {found.module}: {complaint}"


def _complaint(source: Source, found: Import) -> str:
    """What is wrong with an import; empty if nothing is."""
    if found.module.startswith("."):
        return "write the whole name"
    if any(is_within(found.module, name) for name in PELICANS):
        return "" if _may_know_pelican(source, found) else "receivers alone do"
    if is_within(found.module, "plugins"):
        room = (*found.module.split("."), "")[1]
        return "" if room in MAY_IMPORT[source.room] else "another room"
    return "" if source.room != "domain" or _is_plain(found.module) else "the domain stands alone"


def _may_know_pelican(source: Source, found: Import) -> bool:
    in_register = source.is_package and found.function == "register"
    return source.name.endswith(".receivers") or in_register


def _is_plain(module: str) -> bool:
    top = module.partition(".")[0]
    return top in sys.stdlib_module_names or top in OF_DOMAIN


def clocks_and_dice(source: Source) -> Iterator[str]:
    """Where a module outside the host asks for the time or for chance."""
    if source.room == "host":
        return
    for found in imports_of(source):
        if any(is_within(found.module, name) for name in ("random", "secrets")):
            yield f"{source.name}:{found.line} imports {found.module}"
    for node in ast.walk(source.tree):
        if isinstance(node, ast.Attribute) and _is_clock_or_dice(node):
            yield f"{source.name}:{node.lineno} uses {ast.unparse(node)}"
        elif isinstance(node, ast.ImportFrom) and node.module in ("time", "uuid", "os"):
            taken = {f"{node.module}.{alias.name}" for alias in node.names}
            clocks = {f"time.{name}" for name in CLOCKS["time"]}
            for name in sorted(taken & {*clocks, *DICE}):
                yield f"{source.name}:{node.lineno} imports {name}"


def _is_clock_or_dice(node: ast.Attribute) -> bool:
    owner = ast.unparse(node.value).rpartition(".")[2]
    return node.attr in CLOCKS.get(owner, ()) or f"{owner}.{node.attr}" in DICE


SOURCES = tuple(all_sources())
each_source = pytest.mark.parametrize("source", SOURCES, ids=[source.name for source in SOURCES])


def test_every_room_is_known() -> None:
    rooms = {source.room for source in SOURCES} - {"", "host"}
    assert rooms == set(MAY_IMPORT)


@each_source
def test_imports_point_one_way(source: Source) -> None:
    assert list(wrong_imports(source)) == []


@each_source
def test_nobody_but_the_host_asks_for_the_time_or_for_chance(source: Source) -> None:
    assert list(clocks_and_dice(source)) == []


def _all_structs(cls: type[Struct] = Struct) -> Iterator[type[Struct]]:
    for child in cls.__subclasses__():
        yield child
        yield from _all_structs(child)


@pytest.mark.filterwarnings("ignore::DeprecationWarning")  # of what others made, on first import
def test_every_value_is_frozen() -> None:
    for source in SOURCES:
        importlib.import_module(source.name)
    ours = [cls for cls in _all_structs() if is_within(cls.__module__, "plugins")]
    assert len(ours) > len(MAY_IMPORT)
    changing = {
        f"{cls.__module__}.{cls.__name__}" for cls in ours if not cls.__struct_config__.frozen
    }
    assert changing == set(WORKPIECES)


@pytest.mark.parametrize(
    ("name", "code"),
    [
        pytest.param("plugins.domain.posts", "import yaml", id="a library in the domain"),
        pytest.param("plugins.domain.posts", "from plugins.views import bodies", id="upwards"),
        pytest.param("plugins.views.cards", "from plugins.checks.links import x", id="sideways"),
        pytest.param("plugins.checks.links", "import plugins.reading.links", id="into a plugin"),
        pytest.param("plugins.feeds.rss", "from plugins.series import boxes", id="each other"),
        pytest.param("plugins.feeds.rss", "from plugins import series", id="each other, by name"),
        pytest.param("plugins.feeds.rss", "from pelican import signals", id="Pelican"),
        pytest.param("plugins.feeds.rss", "def f():\n    import pelican", id="Pelican, late"),
        pytest.param("plugins.feeds.rss", "from plugins.host.signals import x", id="our signals"),
        pytest.param("plugins.feeds.rss", "from plugins.host.clock import x", id="the host"),
        pytest.param("plugins.feeds.rss", "from . import atom", id="a relative name"),
        pytest.param(
            "plugins.reading.body.store", "import plugins.publishing", id="the other plugin"
        ),
    ],
)
def test_a_wrong_import_is_seen(name: str, code: str) -> None:
    assert len(list(wrong_imports(a_source(name, code)))) == 1


@pytest.mark.parametrize(
    ("source", "reason"),
    [
        (a_source("plugins.domain.posts", "import uuid, msgspec"), "plain values"),
        (a_source("plugins.feeds.receivers", "from plugins.host.signals import x"), "a receiver"),
        (
            a_source("plugins.feeds", "def register():\n    import pelican", is_package=True),
            "register",
        ),
        (a_source("plugins.feeds.rss", "from feedgen.feed import FeedGenerator"), "a library"),
        (a_source("plugins.host.pelican", "import pelican, plugins.feeds"), "the host"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_right_import_is_not(source: Source, reason: str) -> None:
    assert list(wrong_imports(source)) == []


@pytest.mark.parametrize(
    "code",
    [
        "from datetime import datetime\nx = datetime.now(z)",
        "import datetime\nx = datetime.datetime.utcnow()",
        "from datetime import date\nx = date.today()",
        "import time\nx = time.time()",
        "from time import time_ns",
        "import random",
        "from secrets import token_hex",
        "import uuid\nx = uuid.uuid4()",
        "from uuid import uuid4",
    ],
)
def test_a_clock_or_a_die_is_seen(code: str) -> None:
    assert list(clocks_and_dice(a_source("plugins.feeds.rss", code)))
    assert not list(clocks_and_dice(a_source("plugins.host.clock", code)))


def test_a_page_that_has_a_today_of_its_own_is_no_clock() -> None:
    assert not list(clocks_and_dice(a_source("plugins.feeds.rss", "x = page.today + uuid.uuid5")))


def test_sources_are_found() -> None:
    assert Path(ROOT / "plugins/host/cli.py").is_file()
    assert "plugins.host.cli" in {source.name for source in SOURCES}

"""The workflow files of docs/workflows, read: which jobs they have and what a shell is given."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from plugins.host.call import ROOT

FOLDER = ROOT / "docs" / "workflows"
FILES = tuple(sorted(FOLDER.rglob("*.yml")))

_EXPRESSION = re.compile(r"\$\{\{\s*(.*?)\s*\}\}")


class Step(NamedTuple):
    """Lines for a shell, with the variables that they are given; `uses` names what somebody else
    made, which has no lines."""

    name: str
    lines: str = ""
    variables: Mapping[str, str] = {}
    uses: str = ""


def read(file: Path) -> dict[str, Any]:
    """A workflow file. YAML reads the key `on` as a truth value."""
    found: dict[Any, Any] = yaml.safe_load(file.read_text("utf-8"))
    return {"on" if key is True else key: value for key, value in found.items()}


def steps_of(file: Path) -> dict[str, tuple[Step, ...]]:
    """Job → its steps, in order."""
    found = read(file)
    if "jobs" in found:
        return {name: tuple(_of_github(job)) for name, job in found["jobs"].items()}
    jobs = {name: job for name, job in found.items() if "script" in _table(job)}
    return {name: (Step(name, "\n".join(job["script"])),) for name, job in jobs.items()}


def step(file: Path, job: str, name: str) -> Step:
    return next(one for one in steps_of(file)[job] if one.name == name)


def filled(variables: Mapping[str, str], known: Mapping[str, str]) -> dict[str, str]:
    """Variables with the values of their expressions. Raises `KeyError` for one nobody knows."""
    return {
        name: _EXPRESSION.sub(lambda found: known[found[1]], value)
        for name, value in variables.items()
    }


def expressions(text: str) -> list[str]:
    return _EXPRESSION.findall(text)


def _of_github(job: Mapping[str, Any]) -> Iterator[Step]:
    for one in job["steps"]:
        yield Step(one.get("name", ""), one.get("run", ""), one.get("env", {}), one.get("uses", ""))


def _table(value: object) -> Mapping[str, Any]:
    return value if isinstance(value, dict) else {}

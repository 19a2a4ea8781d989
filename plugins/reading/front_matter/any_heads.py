"""The lines of any front matter, as far as YAML can make something of them → a typed head."""

import re
from collections.abc import Sequence
from datetime import datetime
from pathlib import PurePosixPath
from typing import Any

from plugins.reading.front_matter.entries import read_keys
from plugins.reading.front_matter.fields import grammar_of, required_keys
from plugins.reading.front_matter.findings import Findings
from plugins.reading.front_matter.heads import HEADS, Head, Kind
from plugins.reading.front_matter.quoted_text import unusual_characters, without_unusual
from plugins.reading.front_matter.typed_lines import as_yaml
from plugins.reading.front_matter.yaml_nodes import Mapping, NotYaml, parse_nodes

STAND_IN_DAY = (1970, 1, 1)
"""The `date` of a head whose own is missing or wrong, so that the rest can be checked."""

_WHAT: dict[Kind, str] = {
    "post": "a post",
    "page": "a page",
    "series": "a series",
    "campaign": "a campaign",
    "person": "a person",
    "organisation": "an organisation",
    "site": "site.yaml",
}
_NO_BLANK = re.compile(r"[ \t]*(?:- +)*([A-Za-z_]+):([^ \t:/].*)")


def read_any(kind: Kind, lines: Sequence[str], findings: Findings) -> Head | None:
    """The head, its keys and all that is wrong among the `findings`; None where YAML can make
    nothing of the lines. What is missing or wrong has its default or stand-in."""
    head = HEADS[kind]
    text = "\n".join(as_yaml(lines, grammar_of(head)))
    for line, name in unusual_characters(text):
        findings.add(line, "encoding", f"the character {name} cannot stand here", "delete it")
    try:
        node = parse_nodes(without_unusual(text))
    except NotYaml as error:
        _report_not_yaml(error, lines, head, findings)
        return None
    if node is not None and not isinstance(node, Mapping):
        not_keys = NotYaml(node.line, "this is not a line of “key: value”")
        _report_not_yaml(not_keys, lines, head, findings)
        return None
    values = read_keys(head, node or Mapping([], 0), _WHAT[kind], findings)
    return head(**_with_stand_ins(values, head, findings))


def _with_stand_ins(values: dict[str, Any], head: type[Head], findings: Findings) -> dict[str, Any]:
    for key in required_keys(head):
        if key not in values:
            name = PurePosixPath(findings.source).stem
            day = datetime(*STAND_IN_DAY, tzinfo=findings.zone)
            values[key] = day if key == "date" else name
    return values


def _report_not_yaml(
    error: NotYaml, lines: Sequence[str], head: type[Head], findings: Findings
) -> None:
    """One problem, on the line that the editor should look at first."""
    known = grammar_of(head).shapes
    for number, line in enumerate(lines):
        if (found := _NO_BLANK.match(line)) and found[1] in known:
            message = f"{found[1]}: has no blank between the colon and its value"
            findings.add(number, "front-matter", message, f"write {found[1]}: {found[2].strip()}")
            return
        if line[:1] == "\t" and line.strip():
            message, hint = "a tab stands before the key", "write blanks instead"
            findings.add(number, "front-matter", message, hint)
            return
    place = min(error.line, max(len(lines) - 1, 0))
    hint = error.hint or "text with : or # in brackets goes in quotes; is the --- at the end there?"
    findings.add(place, "front-matter", f"front matter cannot be read: {error.message}", hint)

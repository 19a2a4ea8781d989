"""`checks` in `site.yaml`: names of checks, each switched on or off."""

from plugins.domain.check_names import NEVER_OFF, WARNINGS
from plugins.domain.names import nearest
from plugins.reading.front_matter.findings import Findings
from plugins.reading.front_matter.heads import SwitchHead
from plugins.reading.front_matter.words import Wrong, as_truth
from plugins.reading.front_matter.yaml_nodes import Items, Mapping, Node, Scalar

_FORM = "checks:\n  ageing-date: off"


def read_switches(node: Node, place: str, findings: Findings) -> tuple[SwitchHead, ...] | None:
    """The switches, None when there are none. Raises `Wrong`; what is wrong with one of them, an
    unknown check or one that cannot be switched off, is reported and left out."""
    if isinstance(node, Items) or (isinstance(node, Scalar) and node.text.strip()):
        raise Wrong("each check has a line of its own, with on or off", _FORM)
    if isinstance(node, Scalar):
        return None
    assert isinstance(node, Mapping)
    read = []
    for key, value in node.entries:
        findings.found(f"{place}.{key.text}", key.line)
        if (switch := _switch(key, value, place, findings)) is not None:
            read.append(switch)
    return tuple(read) or None


def _switch(key: Scalar, value: Node, place: str, findings: Findings) -> SwitchHead | None:
    name = f"{place}.{key.text}"
    if key.text not in WARNINGS and key.text not in NEVER_OFF:
        meant = nearest(key.text, WARNINGS)
        hint = f"did you mean {meant}?" if meant else "docs/checks.md lists the checks"
        findings.add(key.line, "unknown-key", f"there is no check “{key.text}”", hint, name)
        return None
    try:
        on = as_truth(value.text if isinstance(value, Scalar) else "…", findings.zone)
    except Wrong:
        message = f"{name}: a check is on or off"
        findings.add(value.line, "wrong-type", message, "write on or off", name)
        return None
    if key.text in NEVER_OFF and not on:
        message = f"{key.text} cannot be switched off: what it finds spoils the site"
        hint = "take the line out, and mend what the check finds"
        findings.add(key.line, "wrong-type", message, hint, name)
        return None
    return SwitchHead(name=key.text, on=on)

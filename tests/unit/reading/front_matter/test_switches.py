"""`checks` in site.yaml."""

from zoneinfo import ZoneInfo

import pytest

from plugins.reading.front_matter.heads import SiteHead
from plugins.reading.front_matter.source import Source, read_source


def site(text: str) -> Source:
    return read_source("site", "site.yaml", text.encode(), ZoneInfo("Europe/London"))


def switches(source: Source) -> dict[str, bool]:
    assert isinstance(source.head, SiteHead)
    return {switch.name: switch.on for switch in source.head.checks}


@pytest.mark.parametrize(
    ("written", "on"),
    [("on", True), ("true", True), ("yes", True), ("off", False), ("false", False), ("no", False)],
)
def test_a_check_is_switched_by_a_word(written: str, *, on: bool) -> None:
    read = site(f"checks:\n  ageing-date: {written} # for now\nname: X")
    assert switches(read) == {"ageing-date": on}
    assert read.problems == ()


def test_without_a_value_there_is_no_switch() -> None:
    assert switches(site("checks:\nname: X")) == {}


@pytest.mark.parametrize(
    ("written", "line", "check", "message", "hint"),
    [
        pytest.param(
            "checks:\n  part-gap: off\n  ageing-dates: off", 3, "unknown-key",
            "there is no check “ageing-dates”", "did you mean ageing-date?", id="a slip in a name",
        ),
        pytest.param(
            "checks:\n  anchor: off", 2, "wrong-type",
            "anchor cannot be switched off: what it finds spoils the site",
            "take the line out, and mend what the check finds", id="an error",
        ),
        pytest.param(
            "checks:\n  identity: off", 2, "wrong-type",
            "identity cannot be switched off: what it finds spoils the site",
            "take the line out, and mend what the check finds", id="what stops publishing",
        ),
        pytest.param(
            "checks:\n  ageing-date: sometimes", 2, "wrong-type",
            "checks.ageing-date: a check is on or off", "write on or off", id="another word",
        ),
        pytest.param(
            "checks: [ageing-date]", 1, "wrong-type",
            "checks: each check has a line of its own, with on or off",
            "checks:\n  ageing-date: off", id="a list",
        ),
    ],
)  # fmt: skip
def test_what_is_no_switch_is_a_problem(
    written: str, line: int, check: str, message: str, hint: str
) -> None:
    (problem,) = site(written).problems
    assert (problem.line, problem.check) == (line, check)
    assert (problem.message, problem.hint) == (message, hint)

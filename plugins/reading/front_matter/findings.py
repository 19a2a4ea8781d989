"""What is gathered while a head is read: where each key stands, and what is wrong."""

from zoneinfo import ZoneInfo

from plugins.domain.problem import Problem

_LONGEST = 1000
"""Characters that are told of a text of any length."""


class Findings:
    """Grows during one reading and belongs to it. `lines` and problems count the file's lines from
    1; nodes count from 0 at `first_line`."""

    def __init__(self, source: str, zone: ZoneInfo, first_line: int) -> None:
        self.source = source
        self.zone = zone
        self.first_line = first_line
        self.lines: dict[str, int] = {}
        self.problems: list[Problem] = []

    def found(self, place: str, line: int) -> None:
        """The key at `place` (`actions.0.closes`) stands in the node line `line`."""
        self.lines[place] = self.first_line + line

    def add(self, line: int, check: str, message: str, hint: str = "", subject: str = "") -> None:
        """A problem in the node line `line`; -1 is the line before the first key."""
        self.problems.append(
            Problem(
                source=self.source,
                check=check,
                line=max(1, self.first_line + line),
                message=message if len(message) <= _LONGEST else f"{message[:_LONGEST]}…",
                hint=hint if len(hint) <= _LONGEST else f"{hint[:_LONGEST]}…",
                subject=subject[:_LONGEST],
            )
        )

    def forget(self, place: str) -> None:
        """The keys below `place` are not in the head."""
        below = f"{place}."
        for key in [key for key in self.lines if key == place or key.startswith(below)]:
            del self.lines[key]

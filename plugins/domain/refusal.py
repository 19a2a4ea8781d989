"""Why the program stops: the content has problems, or the call is wrong."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from plugins.domain.problem import Problem


class Refusal(Exception):
    """The build stops because the content has problems; it carries all of them."""

    def __init__(self, problems: Iterable["Problem"]) -> None:
        self.problems = tuple(problems)
        super().__init__(f"{len(self.problems)} problems")


class WrongCall(Exception):
    """The command cannot be carried out as it was given; the text says what to do instead."""

"""The moments of a sending at which it might be killed, by name."""

from typing import Literal

SendingStep = Literal[
    "journal begun",
    "intent in ledger",
    "intent committed",
    "commit in journal",
    "intent pushed",
    "intent alone",
    "step in journal",
    "handed over",
    "outcome in ledger",
    "outcome committed",
    "outcome pushed",
    "commit taken back",
    "index as it was",
    "line taken back",
]
"""`step in journal` comes once for each step of the hand-over, before that is taken."""


def reached(step: SendingStep, of: str = "") -> None:
    """Nothing. A test puts in its place what kills the process there. `of` is the step of the
    hand-over, where there is one."""

"""How a long piece of work tells how far it has come."""

from collections.abc import Callable

Progress = Callable[[int, int], None]
"""Is told how many of how many are done."""


def silent(done: int, total: int) -> None:
    """Progress that nobody sees."""

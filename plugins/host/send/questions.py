"""What only a person can answer."""

import sys


def can_ask() -> bool:
    """Whether somebody sits at a terminal."""
    return sys.stdin.isatty() and sys.stdout.isatty()


def answer_to(question: str) -> str:
    """What the person types, in lower case; nothing where the terminal was closed."""
    try:
        return input(f"{question} ").strip().lower()
    except EOFError:
        return ""

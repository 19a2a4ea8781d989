"""Hostile input: nothing ends in a traceback, nothing hangs, everything refused has its place.

`FUZZ=20000 make test` tries as many inputs as that instead of 2,000; `FUZZ_SEED` begins elsewhere.
Where an input fails, its seed is printed and the input lies in `.cache/fuzz/`; the seed alone makes
it again: `FUZZ_SEED=<seed> FUZZ=1`.
"""

import os
from collections import Counter
from pathlib import Path

from plugins.domain.processes import all_cores, on_all_cores
from plugins.host.call import ROOT
from tests.fuzz.trials import INPUTS, Trial, put_input, tried

COUNT = int(os.environ.get("FUZZ", "2000"))
SEED = os.environ.get("FUZZ_SEED", "fellowstead")
KEPT = ROOT / ".cache" / "fuzz"


def test_every_input_is_built_or_refused_with_its_place_and_soon() -> None:
    seeds = [SEED if COUNT == 1 else f"{SEED}-{number}" for number in range(COUNT)]
    trials = list(on_all_cores(tried, seeds, all_cores(), 1))
    print(in_words(trials))  # noqa: T201 - the figures of a long run; pytest shows them with -s
    wrong = [trial for trial in trials if trial.wrong]
    for trial in wrong[:20]:
        put_input(trial.seed, KEPT / trial.seed)
    assert not wrong, "\n\n".join(
        f"seed {trial.seed} ({trial.kind}), input in {KEPT / trial.seed}:\n{trial.wrong}"
        for trial in wrong[:20]
    )
    assert COUNT < 500 or {trial.kind for trial in trials} == set(INPUTS)


def in_words(trials: list[Trial]) -> str:
    """The figures of a run."""
    slowest = max(trials, key=lambda trial: trial.seconds)
    refused = sum(trial.refused for trial in trials)
    kinds = Counter(trial.kind for trial in trials)
    return (
        f"{len(trials):,} inputs ({', '.join(f'{kind}: {n:,}' for kind, n in kinds.items())}), "
        f"{refused / len(trials):.0%} refused, "
        f"{sum(trial.seconds for trial in trials):.0f} s of work, "
        f"slowest {slowest.seconds:.2f} s ({slowest.kind}, seed {slowest.seed})"
    )


def test_a_seed_makes_the_same_input_twice(tmp_path: Path) -> None:
    for number in range(30):
        for name in "ab":
            put_input(f"same-{number}", tmp_path / f"{name}{number}")
        assert files_in(tmp_path / f"a{number}") == files_in(tmp_path / f"b{number}")


def files_in(folder: Path) -> dict[str, bytes]:
    found = (path for path in folder.rglob("*") if path.is_file() and not path.is_symlink())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}

"""Sites kept only to be refused, each with exactly the problems it must be refused with.

`RENEW=1 make test` writes the expected problems anew; read the difference before you keep it.
"""

from pathlib import Path

import pytest

from plugins.domain.problem import Problem
from plugins.domain.refusal import Refusal
from plugins.host.building import build, check
from plugins.host.options import Options
from tests.conftest import MOMENT, folders_in

SITES = folders_in(Path(__file__).parent)


def in_words(problem: Problem) -> str:
    place = problem.source if problem.line is None else f"{problem.source}:{problem.line}"
    hint = f"\n    {problem.hint}" if problem.hint else ""
    return f"{place}: {problem.severity}: {problem.message} ({problem.check}){hint}\n"


def options(site: Path, tmp_path: Path) -> Options:
    return Options(
        content=site / "content", output=tmp_path / "out", cache=tmp_path / "cache", as_at=MOMENT
    )


@pytest.mark.parametrize("site", SITES, ids=lambda site: site.name)
def test_the_site_is_refused_with_exactly_these_problems(
    site: Path, tmp_path: Path, renew: bool
) -> None:
    with pytest.raises(Refusal) as refused:
        build(options(site, tmp_path))
    found = "".join(in_words(problem) for problem in refused.value.problems)
    expected = site / "problems.txt"
    if renew:
        expected.write_text(found, encoding="utf-8")
    assert found == expected.read_text(encoding="utf-8")
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("site", SITES, ids=lambda site: site.name)
def test_the_check_says_the_same_as_the_build(site: Path, tmp_path: Path) -> None:
    checked = check(options(site, tmp_path))
    found = "".join(in_words(problem) for problem in checked.problems)
    assert found == (site / "problems.txt").read_text(encoding="utf-8")

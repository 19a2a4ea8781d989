"""One team for all tests of this folder, which begins anew with each of them."""

import shutil

import pytest

from tests.workflows.team import Team


@pytest.fixture(scope="package")
def one_team(tmp_path_factory: pytest.TempPathFactory) -> Team:
    if not shutil.which("git"):
        pytest.skip("there is no git")
    return Team(tmp_path_factory.mktemp("team"))


@pytest.fixture
def team(one_team: Team) -> Team:
    one_team.start_anew()
    return one_team

"""The workflow files are whole: what they name is there, and what they may do is little."""

import re
import subprocess
from pathlib import Path

import pytest

from plugins.host.call import OPTIONS, ROOT
from plugins.host.cli import COMMANDS
from tests.workflows.forges import FILES, FOLDER, expressions, read, steps_of

GITHUB = tuple(file for file in FILES if file.parent.name == "github")
KNOWN = ("actions/cache", "actions/cache/restore", "actions/cache/save", "actions/checkout")
ACTIONS = {
    **dict.fromkeys(KNOWN, "v4"),
    "actions/setup-python": "v5",
    "actions/upload-artifact": "v4",
}
"""What somebody else made and we rely on, all of it the forge's own."""

each_file = pytest.mark.parametrize("file", FILES, ids=lambda file: str(file.relative_to(FOLDER)))
each_of_github = pytest.mark.parametrize("file", GITHUB, ids=lambda file: file.name)


def lines_of(file: Path) -> str:
    return "\n".join(step.lines for steps in steps_of(file).values() for step in steps)


def test_there_are_files_for_two_forges() -> None:
    assert {file.parent.name for file in FILES} == {"github", "gitlab"}


@each_file
def test_every_shell_line_is_one(file: Path) -> None:
    for steps in steps_of(file).values():
        for step in steps:
            done = subprocess.run(
                ["bash", "-n"], input=step.lines, text=True, capture_output=True, check=False
            )
            assert (done.returncode, done.stderr) == (0, "")


@each_file
def test_every_command_and_variable_of_make_is_there(file: Path) -> None:
    calls = re.findall(r"\bmake ([^\n|>]+)", lines_of(file))
    assert calls
    targets = set(COMMANDS) | {"environment-site"}
    variables = {name.upper().replace("-", "_") for name in OPTIONS}
    for call in calls:
        words = [word for word in call.replace("'", "").split() if not word.startswith("-")]
        assert words[0] in targets
        assert {word.partition("=")[0] for word in words[1:]} <= variables


@each_file
def test_every_folder_and_lock_that_is_kept_is_there(file: Path) -> None:
    text = file.read_text("utf-8")
    assert "requirements.lock" in text or "requirements*.lock" in text
    assert list(ROOT.glob("requirements*.lock"))
    assert (ROOT / "content" / "posts").is_dir()


@each_file
def test_what_is_typed_elsewhere_never_becomes_part_of_a_shell_line(file: Path) -> None:
    assert expressions(lines_of(file)) == []


@each_file
def test_nothing_in_it_is_a_secret(file: Path) -> None:
    text = file.read_text("utf-8")
    assert not re.search(r"(?i)-----BEGIN|(?:token|password|key): *['\"]?[A-Za-z0-9/+]{20,}", text)


@each_file
def test_it_says_where_it_belongs_and_who_explains_it(file: Path) -> None:
    first = file.read_text("utf-8").splitlines()[0]
    assert "docs/team.md" in first
    assert (ROOT / "docs" / "team.md").is_file()
    place = ".github/workflows/" if file in GITHUB else ".gitlab-ci.yml"
    assert place in first


@each_of_github
def test_only_the_forges_own_actions_are_used(file: Path) -> None:
    used = [step.uses for steps in steps_of(file).values() for step in steps if step.uses]
    assert used
    assert {name: version for name, _, version in (one.partition("@") for one in used)}.items() <= (
        ACTIONS.items()
    )


@each_of_github
def test_a_step_has_lines_or_uses_something_and_every_job_ends(file: Path) -> None:
    for job in read(file)["jobs"].values():
        assert job["timeout-minutes"] <= 30
        assert all(("run" in one) != ("uses" in one) for one in job["steps"])


def test_a_check_may_read_and_nothing_else() -> None:
    found = read(FOLDER / "github" / "check.yml")
    assert found["on"] == "pull_request"
    assert found["permissions"] == {"contents": "read"}
    checkout = found["jobs"]["check"]["steps"][0]
    assert checkout["with"]["persist-credentials"] is False
    assert "secrets." not in (FOLDER / "github" / "check.yml").read_text()


def test_who_publishes_may_write_the_repository_and_nothing_else() -> None:
    found = read(FOLDER / "github" / "publish.yml")
    assert set(found["on"]) == {"push", "schedule", "workflow_dispatch"}
    assert found["on"]["push"] == {"branches": ["main"], "paths-ignore": ["content/ledger.txt"]}
    assert found["permissions"] == {}
    rights = {name: job.get("permissions") for name, job in found["jobs"].items()}
    assert rights == {"due": None, "publish": {"contents": "write"}}


def test_two_publications_never_run_at_once_and_none_is_broken_off() -> None:
    job = read(FOLDER / "github" / "publish.yml")["jobs"]["publish"]
    assert job["concurrency"] == {"group": "publish", "cancel-in-progress": False}
    assert job["steps"][0]["with"]["ref"] == "main"
    gitlab = read(FOLDER / "gitlab" / "gitlab-ci.yml")["publish"]
    assert gitlab["resource_group"] == "publish"
    assert not gitlab.get("interruptible", False)

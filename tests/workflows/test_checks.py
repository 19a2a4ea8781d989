"""What a pull request and a merge request are told: the jobs that check, really run."""

import json
from pathlib import Path

import pytest

from tests.workflows.forges import FOLDER, step
from tests.workflows.team import POST, Team

GITHUB, GITLAB = FOLDER / "github" / "check.yml", FOLDER / "gitlab" / "gitlab-ci.yml"
BRANCH = "origin/news"
DRAFT = 'posts/2017/it\'s a "draft" & $HOME é.md'
SLUG = "its-a-draft-home-e"


@pytest.fixture(scope="module")
def team(one_team: Team) -> Team:
    """Somebody asks for a draft with an odd name, a mistake, a move and a removal to be merged."""
    team = one_team
    team.start_anew()
    for name in ("moved", "dropped", "stays"):
        team.write(f"posts/{name}.md", POST.format(title=name, text="Text."))
    team.push("More posts")
    team.write(
        DRAFT, POST.format(title="A draft", text="Text.").replace("date", "status: draft\ndate")
    )
    team.write("posts/wrong.md", POST.format(title="Wrong", text="[nowhere](nothing.md)"))
    posts = team.editor / "content" / "posts"
    (posts / "moved.md").rename(posts / "2017" / "moved.md")
    (posts / "dropped.md").unlink()
    team.write("pages/about.md", "---\ntitle: About\n---\n\nText.\n")
    team.push("News", "news")
    return team


def base_of(team: Team) -> str:
    return team.git(team.forge, "rev-parse", "main").strip()


def names_in(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def merge(team: Team) -> None:
    """The runner has what merging would make, as GitHub checks it."""
    team.check_out("origin/main")
    team.git(team.runner, "merge", "--quiet", "--no-ff", BRANCH)


def test_a_mistake_is_a_note_on_its_line_and_the_check_fails(team: Team) -> None:
    merge(team)
    known = {"GITHUB_WORKSPACE": str(team.runner)}
    done = team.run(step(GITHUB, "check", "Notes on the lines"), known)
    assert done.returncode == 2
    assert "::error file=content/posts/wrong.md,line=6,title=link::" in done.stdout


PREVIEWS = {f"{SLUG}.html", "moved.html", "wrong.html"}


def test_every_post_that_a_pull_request_changes_has_a_preview(team: Team) -> None:
    merge(team)
    known = {"github.event.pull_request.base.sha": base_of(team)}
    done = team.run(step(GITHUB, "check", "Previews of the posts that changed"), known)
    assert (done.returncode, names_in(team.runner / "previews")) == (0, PREVIEWS), done.stderr
    draft = (team.runner / "previews" / f"{SLUG}.html").read_text("utf-8")
    assert "<title>Not published: A draft" in draft


def test_where_no_post_changed_there_is_no_preview(team: Team) -> None:
    team.check_out("origin/main")
    known = {"github.event.pull_request.base.sha": base_of(team)}
    done = team.run(step(GITHUB, "check", "Previews of the posts that changed"), known)
    assert done.returncode == 0
    assert not (team.runner / "previews").exists()


def test_a_merge_request_has_a_report_of_code_quality(team: Team) -> None:
    team.check_out(BRANCH)
    known = {"CI_PROJECT_DIR": str(team.runner)}
    done = team.run(step(GITLAB, "check", "check"), known)
    assert done.returncode == 2
    found = json.loads((team.runner / "code-quality.json").read_text("utf-8"))
    (wrong,) = [one for one in found if one["severity"] == "major"]
    assert wrong["check_name"] == "link"
    assert wrong["location"] == {"path": "content/posts/wrong.md", "lines": {"begin": 6}}
    assert len({one["fingerprint"] for one in found}) == len(found)


def test_every_post_that_a_merge_request_changes_has_a_preview(team: Team) -> None:
    team.check_out(BRANCH)
    known = {"CI_MERGE_REQUEST_DIFF_BASE_SHA": base_of(team)}
    done = team.run(step(GITLAB, "previews", "previews"), known)
    assert (done.returncode, names_in(team.runner / "previews")) == (0, PREVIEWS), done.stderr

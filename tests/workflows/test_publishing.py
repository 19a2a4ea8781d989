"""What the jobs that publish do, really run: site, server and ledger, and who pushes meanwhile."""

from typing import NamedTuple

import pytest

from plugins.domain.ledger import parse_fact
from tests.workflows.forges import FOLDER, Step, step, steps_of
from tests.workflows.team import POST, Team

GITHUB, GITLAB = FOLDER / "github" / "publish.yml", FOLDER / "gitlab" / "gitlab-ci.yml"
REFUSES = "#!/bin/sh\necho 'nobody may push here' >&2\nexit 1\n"


class Ended(NamedTuple):
    code: int
    said: str


class Forge(NamedTuple):
    """How a forge publishes: its steps up to the site on the server, and those after it."""

    name: str
    before: tuple[Step, ...]
    after: tuple[Step, ...]


def github() -> Forge:
    steps = [one for one in steps_of(GITHUB)["publish"] if one.lines]
    at = [one.name for one in steps].index("Commit the ledger")
    return Forge("github", tuple(steps[:at]), tuple(steps[at:]))


def gitlab() -> Forge:
    """One script, which is parted where the ledger is committed; it is one shell for both."""
    lines = step(GITLAB, "publish", "publish").lines
    before, found, after = lines.partition("git config user.name")
    return Forge("gitlab", (Step("before", before),), (Step("after", found + after),))


FORGES = [pytest.param(github(), id="github"), pytest.param(gitlab(), id="gitlab")]


def known(team: Team) -> dict[str, str]:
    return {
        "secrets.DEPLOY_KEY": "",
        "secrets.KNOWN_HOSTS": "",
        "CI_PIPELINE_SOURCE": "push",
        "CI_DEFAULT_BRANCH": "main",
        "CI_PROJECT_URL": str(team.forge).removesuffix(".git"),
        "CI_SERVER_HOST": "forge.example",
    }


def run(team: Team, steps: tuple[Step, ...]) -> Ended:
    said = ""
    for one in steps:
        done = team.run(one, known(team))
        said += done.stdout + done.stderr
        if done.returncode:
            return Ended(done.returncode, said)
    return Ended(0, said)


def publish(team: Team, forge: Forge) -> Ended:
    team.check_out("origin/main")
    ended = run(team, forge.before)
    return run(team, forge.after) if not ended.code else ended


def posts_in(lines: list[str]) -> list[str]:
    """The posts that a ledger says were published."""
    facts = [fact for line in lines if (fact := parse_fact(line))]
    return [fact.get("id") for fact in facts if fact.verb == "post"]


@pytest.mark.parametrize("forge", FORGES)
def test_what_is_in_main_is_served_and_the_ledger_says_so_once(team: Team, forge: Forge) -> None:
    ended = publish(team, forge)
    assert ended.code == 0, ended.said
    assert "We do." in (team.served / "2016/01/keys/index.html").read_text()
    assert posts_in(team.ledger()) == ["keys"]
    author, words = team.git(team.forge, "log", "-1", "--format=%an%n%s", "main").splitlines()
    assert words == "Published"
    assert author != "Nia"
    before = team.git(team.forge, "rev-parse", "main")
    assert publish(team, forge).code == 0
    assert team.git(team.forge, "rev-parse", "main") == before


@pytest.mark.parametrize("forge", FORGES)
def test_who_pushes_meanwhile_loses_nothing_and_stops_nobody(team: Team, forge: Forge) -> None:
    team.check_out("origin/main")
    assert run(team, forge.before).code == 0
    team.write("posts/next.md", POST.format(title="Next", text="Later."))
    team.write("pages/about.md", "---\ntitle: About\n---\n\nText.\n")
    ledger = "2016-02-01T09:00:00Z address at=/about/ of=page name=about"
    team.write("ledger.txt", f"{ledger}\n")  # another clone published, and its push came first
    team.write(".gitattributes", "ledger.txt merge=union\n")
    team.push("Meanwhile")
    ended = run(team, forge.after)
    assert ended.code == 0, ended.said
    assert posts_in(team.ledger()) == ["keys"]
    assert ledger in team.ledger()
    assert not [line for line in team.ledger() if line.startswith(("<<<<", "====", ">>>>"))]
    assert "Later." in team.git(team.forge, "show", "main:content/posts/next.md")
    ended = publish(team, forge)
    assert ended.code == 0, ended.said
    assert sorted(posts_in(team.ledger())) == ["keys", "next"]


@pytest.mark.parametrize("forge", FORGES)
def test_a_ledger_that_cannot_be_pushed_is_a_failure_and_the_next_run_makes_up_for_it(
    team: Team, forge: Forge
) -> None:
    hook = team.forge / "hooks" / "pre-receive"
    hook.write_text(REFUSES)
    hook.chmod(0o755)
    ended = publish(team, forge)
    assert ended.code
    assert "nobody may push here" in ended.said
    assert (team.served / "index.html").exists()
    assert posts_in((team.runner / "content/ledger.txt").read_text().splitlines()) == ["keys"]
    hook.unlink()
    assert publish(team, forge).code == 0
    assert posts_in(team.ledger()) == ["keys"]


def test_a_server_that_cannot_be_reached_leaves_the_ledger_as_it_was(team: Team) -> None:
    forge = github()
    site = team.editor / "content" / "site.yaml"
    text = site.read_text()
    site.write_text(text.replace("rm -rf", "exit 7; rm -rf"))
    team.push("A broken way")
    before = team.git(team.forge, "rev-parse", "main")
    assert publish(team, forge).code
    assert team.git(team.forge, "rev-parse", "main") == before
    site.write_text(text)
    team.push("Mended")
    ended = publish(team, forge)
    assert ended.code == 0, ended.said
    assert posts_in(team.ledger()) == ["keys"]


@pytest.mark.parametrize("forge", FORGES)
def test_content_with_a_mistake_is_not_published(team: Team, forge: Forge) -> None:
    team.write("posts/wrong.md", POST.format(title="Wrong", text="[x](nothing.md)"))
    team.push("A mistake")
    ended = publish(team, forge)
    assert ended.code
    assert "content/posts/wrong.md:6: " in ended.said
    assert not team.served.exists()


def due(team: Team, event: str) -> str:
    """What a run by that event says of itself on GitHub."""
    answers = team.home / "answers"
    answers.write_text("")
    asked = {"github.event_name": event, "GITHUB_OUTPUT": str(answers)}
    done = team.run(step(GITHUB, "due", "Has the next moment come?"), asked)
    assert done.returncode == 0, done.stderr
    return answers.read_text()


def note(team: Team, seconds: int | str) -> None:
    """A former build said when the site changes by itself."""
    file = team.runner / ".cache" / "next-change" / "public"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(f"a moment\n{seconds}\n")


@pytest.mark.parametrize(
    ("event", "seconds", "answer"),
    [
        pytest.param("schedule", 9_999_999_999, "no", id="nothing is due"),
        pytest.param("schedule", 1, "yes", id="the moment has come"),
        pytest.param("schedule", "", "yes", id="the file is broken"),
        pytest.param("schedule", None, "yes", id="nobody knows the moment"),
        pytest.param("push", 9_999_999_999, "yes", id="somebody pushed"),
        pytest.param("workflow_dispatch", 9_999_999_999, "yes", id="somebody wants it"),
    ],
)
def test_a_schedule_ends_at_once_where_nothing_is_due(
    team: Team, event: str, seconds: int | str | None, answer: str
) -> None:
    if seconds is not None:
        note(team, seconds)
    assert due(team, event) == f"publish={answer}\n"


@pytest.mark.parametrize(
    ("source", "seconds", "is_published"),
    [("schedule", 9_999_999_999, False), ("schedule", 1, True), ("push", 9_999_999_999, True)],
    ids=["nothing is due", "the moment has come", "somebody pushed"],
)
def test_on_gitlab_too(team: Team, source: str, seconds: int, is_published: bool) -> None:
    note(team, seconds)
    team.check_out("origin/main")
    script = step(GITLAB, "publish", "publish")
    done = team.run(script, {**known(team), "CI_PIPELINE_SOURCE": source})
    assert done.returncode == 0, done.stderr
    assert team.served.exists() == is_published


def test_what_publishing_says_of_the_next_moment_is_what_the_schedule_reads(team: Team) -> None:
    assert publish(team, github()).code == 0
    assert due(team, "schedule") == "publish=no\n"
    team.pull()
    team.write("posts/soon.md", POST.format(title="Soon", text="Soon.").replace("2016", "2150"))
    team.push("Soon")
    assert publish(team, github()).code == 0
    _, seconds = (team.runner / ".cache/next-change/public").read_text().splitlines()
    assert 5_600_000_000 < int(seconds) < 5_800_000_000


def test_an_older_pipeline_publishes_what_is_in_the_branch_by_now(team: Team) -> None:
    team.write("posts/next.md", POST.format(title="Next", text="Later."))
    team.push("Next")
    team.check_out("origin/main~1")
    assert run(team, gitlab().before).code == 0
    assert (team.served / "2016/01/next/index.html").exists()


def test_the_key_of_the_server_is_for_nobody_else_to_read(team: Team) -> None:
    key = "-----BEGIN\nx\n-----END"
    given = {"secrets.DEPLOY_KEY": key, "secrets.KNOWN_HOSTS": "server ssh-ed25519 AAAA"}
    done = team.run(step(GITHUB, "publish", "The key of the server"), given)
    assert done.returncode == 0, done.stderr
    file = team.home / ".ssh" / "id_ed25519"
    assert (file.read_text(), file.stat().st_mode & 0o077) == (f"{key}\n", 0)
    assert key not in done.stdout + done.stderr
    assert not file.parent.stat().st_mode & 0o077

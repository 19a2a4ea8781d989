"""The lines for `deploy` that docs/hosting.md shows, run as `make publish` runs them."""

import os
import subprocess
from collections.abc import Mapping
from pathlib import Path

import pytest

from plugins.host.publish.finishing import FOLDER_VARIABLE
from plugins.reading.content import read_site
from tests.hosting.programs import find_program
from tests.hosting.running import documented

LINES = [documented("yaml", number) for number in range(5)]
HOST = "deploy@www.fellowstead.example:"


def command_of(line: str, place: Path) -> str:
    """The command as the settings have it."""
    (place / "site.yaml").write_text(line, "utf-8")
    head, _, problems = read_site(place)
    assert problems == ()
    return head.deploy


def carry_out(command: str, place: Path, public: Path) -> None:
    environment = {
        **os.environ,
        FOLDER_VARIABLE: str(public),
        "GIT_CONFIG_GLOBAL": "/dev/null",
        "GIT_AUTHOR_NAME": "Nia",
        "GIT_AUTHOR_EMAIL": "nia@example.org",
        "GIT_COMMITTER_NAME": "Nia",
        "GIT_COMMITTER_EMAIL": "nia@example.org",
    }
    done = subprocess.run(  # noqa: S602 - the site's own command, as publishing runs it
        command, shell=True, check=False, cwd=place, env=environment, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr


def files_in(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def a_public_folder(place: Path, files: Mapping[str, str]) -> Path:
    public = place / "our public"
    for path, text in files.items():
        (public / path).parent.mkdir(parents=True, exist_ok=True)
        (public / path).write_text(text, "utf-8")
    return public


FILES = {"index.html": "<p>", "_hosting/apache.conf": "# for Apache", "a/index.html": "<b>"}


@pytest.mark.parametrize("line", LINES, ids=["nginx", "Apache", "Netlify", "Cloudflare", "GitHub"])
def test_site_yaml_takes_the_line_as_it_stands(line: str, tmp_path: Path) -> None:
    assert command_of(line, tmp_path) == line.removeprefix("deploy: ").rstrip("\n")


@pytest.mark.skipif(not find_program("rsync"), reason="there is no rsync here")
@pytest.mark.parametrize(
    ("line", "there", "more"),
    [(LINES[0], "srv/www/fellowstead/", {}), (LINES[1], "www/", {".htaccess": "# for Apache"})],
    ids=["nginx", "Apache"],
)
def test_rsync_makes_the_folder_on_the_host_the_published_one(
    line: str, there: str, more: dict[str, str], tmp_path: Path
) -> None:
    public = a_public_folder(tmp_path, FILES)
    host = tmp_path / there
    host.mkdir(parents=True)
    (host / "gone.html").write_text("what was withdrawn")
    command = command_of(line, tmp_path).replace(f"{HOST}/", HOST).replace(HOST, f"{tmp_path}/")
    carry_out(command, tmp_path, public)
    carry_out(command, tmp_path, public)
    assert files_in(host) == {path: text.encode() for path, text in (FILES | more).items()}


def test_the_branch_has_the_published_folder_and_no_history(tmp_path: Path) -> None:
    def git(*words: str) -> str:
        said = subprocess.run(["git", *words], cwd=tmp_path, capture_output=True, check=True)
        return said.stdout.decode()

    git("init", "--quiet", "--bare", "forge.git")
    command = command_of(LINES[4], tmp_path).replace(
        "git@github.com:fellowstead/newsroom.git", f"{tmp_path}/forge.git"
    )
    (tmp_path / ".cache").mkdir()
    public = a_public_folder(tmp_path, {**FILES, "withdrawn.html": "what was withdrawn"})
    carry_out(command, tmp_path, public)
    (public / "withdrawn.html").unlink()
    (public / "index.html").write_text("<h1>")
    carry_out(command, tmp_path, public)
    carry_out(command, tmp_path, public)
    here = ("--git-dir", "forge.git")
    branch = ("--name-only", "-r", "gh-pages")
    paths = git(*here, "ls-tree", *branch).split()
    assert sorted(paths) == sorted((".nojekyll", *files_in(public)))
    assert git(*here, "show", "gh-pages:index.html") == "<h1>"
    assert git(*here, "rev-list", "--count", "gh-pages") == "1\n"
    assert ".git" not in files_in(public)

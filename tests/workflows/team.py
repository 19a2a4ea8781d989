"""A team at work: the repository on a forge, an editor's clone, and a machine that runs jobs."""

import os
import shutil
import stat
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

from plugins.host.call import ROOT
from plugins.host.environment import stamp_of
from tests.workflows.forges import Step, filled

LOCKS = ("requirements-build.lock", "requirements.lock", "requirements-test.lock")
PROGRAM = f"""#!/bin/sh
PYTHONPATH="$GREENPAPER_ROOT" exec '{sys.executable}' \\
  -c 'from plugins.host.cli import program; program()' "$@"
"""
SITE = """name: Fellowstead
address: https://fellowstead.example
deploy: rm -rf "$HOME/served" && cp -r "$GREENPAPER_PUBLIC" "$HOME/served"
"""
POST = "---\ntitle: {title}\ndate: 2016-01-13\n---\n\n{text}\n"


class Team:
    """`editor` is a clone in which somebody writes, `runner` the folder in which jobs find the
    project, `served` what the server shows."""

    def __init__(self, place: Path) -> None:
        self.home = place
        self.forge = place / "forge" / "blog.git"
        self.editor = place / "editor"
        self.runner = place / "runner"
        self.served = place / "served"
        tools = place / "tools"
        tools.mkdir()
        _put_program(tools / "sleep", "#!/bin/sh\n")  # nobody waits in a test
        self.environment = {
            "PATH": f"{tools}:{os.environ['PATH']}",
            "HOME": str(place),
            "GIT_CONFIG_GLOBAL": str(place / "gitconfig"),
            "GIT_CONFIG_NOSYSTEM": "1",
            "LC_ALL": "C.UTF-8",
        }
        (place / "gitconfig").write_text(
            "[user]\nname = Nia\nemail = nia@fellowstead.example\n[init]\ndefaultBranch = main\n"
        )
        self._begin()

    def _begin(self) -> None:
        self.git(self.home, "init", "--quiet", "--bare", str(self.forge))
        self.git(self.forge, "config", "receive.advertisePushOptions", "true")  # as GitLab's
        self.git(self.home, "clone", "--quiet", str(self.forge), str(self.editor))
        for name in ("Makefile", "pelicanconf.py", "pyproject.toml", ".gitignore", *LOCKS):
            shutil.copy(ROOT / name, self.editor)
        for name in ("plugins", "theme", "docs"):
            unwanted = shutil.ignore_patterns("__pycache__", "pictures", "*.png")
            shutil.copytree(ROOT / name, self.editor / name, ignore=unwanted)
        self.write("site.yaml", SITE)
        self.write("posts/keys.md", POST.format(title="Who holds the keys", text="We do."))
        self.push("Begin")
        self.beginning = self.git(self.editor, "rev-parse", "HEAD").strip()
        self.git(self.home, "clone", "--quiet", str(self.forge), str(self.runner))
        tools = self.runner / ".venv" / "bin"
        tools.mkdir(parents=True)
        (tools / "python").symlink_to(sys.executable)
        _put_program(tools / "greenpaper", PROGRAM)
        stamp = stamp_of(self.runner, os.path.realpath(sys.executable), list(LOCKS[:2]))
        (tools.parent / "made-for-site").write_bytes(stamp)

    def start_anew(self) -> None:
        """All is as it was in the beginning, but for what the program's start left behind."""
        self.git(self.editor, "reset", "--quiet", "--hard", self.beginning)
        self.git(self.editor, "push", "--quiet", "--force", "origin", "HEAD:main")
        for folder in (self.served, self.runner / ".cache", self.home / ".ssh"):
            shutil.rmtree(folder, ignore_errors=True)
        (self.forge / "hooks" / "pre-receive").unlink(missing_ok=True)
        self.check_out("origin/main")

    def git(self, folder: Path, *words: str) -> str:
        done = subprocess.run(
            ["git", *words], cwd=folder, env=self.environment, capture_output=True, check=False
        )
        assert not done.returncode, done.stderr.decode()
        return done.stdout.decode()

    def write(self, path: str, text: str) -> None:
        file = self.editor / "content" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")

    def push(self, words: str, branch: str = "main") -> None:
        """What the editor has is in a branch on the forge."""
        self.git(self.editor, "add", "--all")
        self.git(self.editor, "commit", "--quiet", "--message", words)
        self.git(self.editor, "push", "--quiet", "origin", f"HEAD:{branch}")

    def pull(self) -> None:
        self.git(self.editor, "pull", "--quiet", "--rebase", "origin", "main")

    def ledger(self) -> list[str]:
        """The lines of the ledger in main on the forge."""
        return self.git(self.forge, "show", "main:content/ledger.txt").splitlines()

    def check_out(self, what: str) -> None:
        """The runner has that and nothing that a former job left but its environment and cache."""
        self.git(self.runner, "fetch", "--quiet", "origin", "+refs/heads/*:refs/remotes/origin/*")
        self.git(self.runner, "checkout", "--quiet", "--force", "-B", "main", what)
        for name in ("public", ".public.greenpaper", "previews"):
            shutil.rmtree(self.runner / name, ignore_errors=True)

    def run(
        self, step: Step, known: Mapping[str, str] | None = None
    ) -> subprocess.CompletedProcess[str]:
        """A step in the runner's shell, as both forges call it: it ends at the first failure."""
        variables = {**(known or {}), **filled(step.variables, known or {})}
        return subprocess.run(
            ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step.lines],
            cwd=self.runner,
            env={**self.environment, **variables},
            capture_output=True,
            text=True,
            check=False,
        )


def _put_program(path: Path, text: str) -> None:
    path.write_text(text)
    path.chmod(path.stat().st_mode | stat.S_IXUSR)

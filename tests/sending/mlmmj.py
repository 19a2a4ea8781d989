"""An announcement list of Debian's mlmmj, whose letters come from a Postfix and go out through it."""

import shutil
import subprocess
from collections.abc import Sequence

from tests.hosting.programs import find_program
from tests.sending.postfix import DOMAIN, OWNER, Postfix, address

_HEADERS = """\
List-Id: <{name}.{domain}>
List-Unsubscribe: <mailto:{name}+unsubscribe@{domain}>
Precedence: bulk
"""
_OWN = "List-Id:\nList-Unsubscribe:\nList-Unsubscribe-Post:\n"


def make_list(
    server: Postfix, name: str, members: Sequence[str], moderator: str, *, has_fields: bool = True
) -> None:
    """From now on what is written to the list from the address of the moderator goes to its
    members, and what others write waits for the moderator. If it `has_fields`, its own List-* replace those of a letter."""
    folder = server.root / "lists" / name
    asked = f"{DOMAIN}\n{moderator}\nen\n"
    _run("mlmmj-make-ml", "-s", str(folder.parent), "-L", name, answers=asked)
    controls = {
        "relayhost": "127.0.0.1\n",
        "smtpport": f"{server.port}\n",
        "moderators": f"{moderator}\n",
        "modonlypost": "",
        "modnonsubposts": "",
    }
    if has_fields:
        controls |= {
            "customheaders": _HEADERS.format(name=name, domain=DOMAIN),
            "delheaders": _OWN,
        }
    for control, text in controls.items():
        (folder / "control" / control).write_text(text)
    for member in members:
        _run("mlmmj-sub", "-L", str(folder), "-a", address(member), "-f", "-q", "-s")
    for path in (folder, *folder.rglob("*")):
        shutil.chown(path, OWNER)


def held(server: Postfix, name: str) -> list[bytes]:
    """The letters to the list that wait for its moderator."""
    waiting = server.root / "lists" / name / "moderation"
    return [path.read_bytes() for path in waiting.iterdir()]


def _run(program: str, *words: str, answers: str = "") -> None:
    done = subprocess.run(
        [find_program(program), *words],
        input=answers,
        capture_output=True,
        text=True,
        timeout=30,
        check=False,
    )
    assert done.returncode == 0, f"{program}: {done.stdout}{done.stderr}"

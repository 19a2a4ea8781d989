"""Where the password of a mail server comes from: never from a file of ours."""

import os
import signal
from collections.abc import Callable, Mapping
from subprocess import DEVNULL, PIPE, Popen, TimeoutExpired

from plugins.sending.mail_url import MailUrl

VARIABLE = "MAIL_PASSWORD"
PATIENCE = 30.0
"""Seconds that a keyring may take to answer."""

Question = Mapping[str, str]
Ask = Callable[[Question, Mapping[str, str]], str]
"""From what a password is for (git-credential(1), "Input/output format") and an environment to the
password; empty where there is none."""

_GIT = ("git", "credential", "fill")
_NEVER_ASKS = {
    "GIT_TERMINAL_PROMPT": "0",
    "GIT_ASKPASS": "",
    "SSH_ASKPASS": "",
    "GCM_INTERACTIVE": "never",
}
_OF_A_REPOSITORY = ("GIT_DIR", "GIT_WORK_TREE", "GIT_COMMON_DIR", "GIT_CEILING_DIRECTORIES")


def ask_git(question: Question, environment: Mapping[str, str]) -> str:
    """What the keyring says that git uses (`git credential fill`); empty where there is no git, no
    keyring, no answer within `PATIENCE`, or no such password.

    Nobody is asked for anything, and the settings of a repository do not count. A question with a
    line break in it is not asked, since git would read two.
    """
    asked = "".join(f"{name}={value}\n" for name, value in question.items())
    if asked.count("\n") != len(question) or "\0" in asked:
        return ""
    kept = {name: value for name, value in environment.items() if name not in _OF_A_REPOSITORY}
    try:
        git = Popen(  # noqa: S603 - no word of it is typed by anybody
            _GIT,
            stdin=PIPE,
            stdout=PIPE,
            stderr=DEVNULL,
            cwd=os.sep,
            env={**kept, **_NEVER_ASKS},
            start_new_session=True,
        )
    except OSError:
        return ""
    with git:
        try:
            said, _ = git.communicate(f"{asked}\n".encode(), PATIENCE)
        except TimeoutExpired:
            os.killpg(git.pid, signal.SIGKILL)
            return ""
    return "" if git.returncode else _password_in(said)


def password_of(address: MailUrl, environment: Mapping[str, str], ask: Ask = ask_git) -> str:
    """The password for the user of `address`: the address's own, else `MAIL_PASSWORD`, else what
    `ask` knows; empty where there is none, or the address has no user."""
    if not address.user:
        return ""
    if given := address.password or environment.get(VARIABLE, ""):
        return given
    found = (ask(question, environment) for question in _questions(address))
    return next(filter(None, found), "")


def _questions(address: MailUrl) -> tuple[Question, ...]:
    """As `git send-email` asks; a usual port may be kept with the host or not."""
    clear = "smtp" if address.kind == "smtp" else "http"
    protocol = "https" if address.kind == "listmonk" and address.security == "tls" else clear
    host = address.authority
    hosts = (host, f"{host}:{address.port}") if address.has_usual_port else (host,)
    return tuple({"protocol": protocol, "host": host, "username": address.user} for host in hosts)


def _password_in(said: bytes) -> str:
    try:
        lines = said.decode("utf-8").split("\n")
    except UnicodeDecodeError:
        return ""
    named = (line.partition("=") for line in lines)
    return next((value for name, _, value in named if name == "password"), "")

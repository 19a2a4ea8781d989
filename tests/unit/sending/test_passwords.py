import os
import stat
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from plugins.sending import passwords
from plugins.sending.mail_url import parse_mail_url
from plugins.sending.passwords import Question, ask_git, password_of

MAIL = parse_mail_url("smtps://me@mail.example.org")
QUESTION = {"protocol": "smtp", "host": "mail.example.org", "username": "me"}
_HELPER = """\
#!{python}
import sys
open({log!r}, "a").write(sys.argv[-1] + "\\n" + sys.stdin.read())
{does}
"""


def nobody(question: Question, environment: Mapping[str, str]) -> str:
    raise AssertionError("nobody is to be asked")


class Keyring:
    """Knows one password, and notes what it is asked."""

    def __init__(self, **known: str) -> None:
        self.known, self.asked = known, list[Question]()

    def __call__(self, question: Question, _: Mapping[str, str]) -> str:
        self.asked.append(question)
        return self.known.get(question["host"].replace(".", "_").replace(":", "__"), "")


def test_the_address_comes_first() -> None:
    address = parse_mail_url("smtps://me:of-the-address@mail.example.org")
    assert password_of(address, {"MAIL_PASSWORD": "other"}, nobody) == "of-the-address"


def test_the_environment_comes_before_the_keyring() -> None:
    assert (
        password_of(MAIL, {"MAIL_PASSWORD": "of-the-environment"}, nobody) == "of-the-environment"
    )


@pytest.mark.parametrize("environment", [{}, {"MAIL_PASSWORD": ""}], ids=["no", "empty"])
def test_then_the_keyring_is_asked(environment: Mapping[str, str]) -> None:
    keyring = Keyring(mail_example_org="of-the-keyring")
    assert password_of(MAIL, environment, keyring) == "of-the-keyring"
    assert keyring.asked == [QUESTION]


def test_without_a_user_there_is_no_password() -> None:
    address = parse_mail_url("smtp://mail.example.org")
    assert password_of(address, {"MAIL_PASSWORD": "for somebody else"}, nobody) == ""


@pytest.mark.parametrize(
    ("url", "protocol", "hosts"),
    [
        ("smtps://me@h.example", "smtp", ["h.example", "h.example:465"]),
        ("smtp+starttls://me@h.example", "smtp", ["h.example", "h.example:587"]),
        ("smtps://me@h.example:10465", "smtp", ["h.example:10465"]),
        ("smtp://me@[::1]:2525", "smtp", ["[::1]:2525"]),
        ("listmonk+https://api@h.example/lists", "https", ["h.example", "h.example:443"]),
        ("listmonk+http://api@localhost:9000", "http", ["localhost:9000"]),
    ],
)
def test_a_keyring_is_asked_as_git_asks(url: str, protocol: str, hosts: list[str]) -> None:
    keyring = Keyring()
    assert password_of(parse_mail_url(url), {}, keyring) == ""
    assert [one["host"] for one in keyring.asked] == hosts
    assert {one["protocol"] for one in keyring.asked} == {protocol}


@pytest.fixture
def home(tmp_path: Path) -> dict[str, str]:
    """An environment in which git has no settings but those of a home of its own."""
    kept = {name: os.environ[name] for name in ("PATH", "LANG") if name in os.environ}
    return {**kept, "HOME": str(tmp_path), "GIT_CONFIG_NOSYSTEM": "1"}


def a_helper(home: Mapping[str, str], does: str) -> Path:
    """git in `home` has a keyring that `does` so; the file in which it notes what it is asked."""
    folder = Path(home["HOME"])
    helper, log = folder / "keyring", folder / "asked"
    helper.write_text(_HELPER.format(python=sys.executable, log=str(log), does=does))
    helper.chmod(helper.stat().st_mode | stat.S_IXUSR)
    command = ["git", "config", "--global", "credential.helper", str(helper)]
    subprocess.run(command, env=dict(home), check=True)
    return log


def test_git_knows_what_its_keyring_knows(home: dict[str, str]) -> None:
    log = a_helper(home, 'print("password=s=e cret ü")')
    home["PYTHONIOENCODING"] = "utf-8"
    assert password_of(MAIL, home) == "s=e cret ü"
    operation, *lines = log.read_text().splitlines()
    assert operation == "get"
    assert {"protocol=smtp", "host=mail.example.org", "username=me"} <= set(lines)


def test_what_git_stored_for_mail_is_found(home: dict[str, str]) -> None:
    """`git credential approve`, as the documentation says."""
    settings = ["git", "config", "--global", "credential.helper", "store"]
    subprocess.run(settings, env=home, check=True)
    said = "".join(f"{name}={value}\n" for name, value in QUESTION.items()) + "password=stored\n"
    approve = ["git", "credential", "approve"]
    subprocess.run(approve, env=home, input=said, text=True, check=True)
    assert password_of(MAIL, home) == "stored"


@pytest.mark.parametrize(
    "does",
    [
        pytest.param("", id="it knows nothing"),
        pytest.param("sys.exit(1)", id="it fails"),
        pytest.param('print("quit=1")', id="it gives up"),
        pytest.param('print("username=another")', id="it knows half"),
        pytest.param('sys.stdout.buffer.write(b"password=\\xff\\n")', id="it says no text"),
    ],
)
def test_a_keyring_without_an_answer_is_no_password(home: dict[str, str], does: str) -> None:
    a_helper(home, does)
    assert password_of(MAIL, home) == ""


def test_without_a_keyring_nobody_is_asked(home: dict[str, str], tmp_path: Path) -> None:
    asked = tmp_path / "asked"
    asking = tmp_path / "askpass"
    asking.write_text(f"#!/bin/sh\ntouch {asked}\necho typed\n")
    asking.chmod(0o755)
    home |= {"GIT_ASKPASS": str(asking), "SSH_ASKPASS": str(asking), "DISPLAY": ":0"}
    command = ["git", "config", "--global", "core.askPass", str(asking)]
    subprocess.run(command, env=home, check=True)
    assert password_of(MAIL, home) == ""
    assert not asked.exists()


def test_a_repository_has_no_say(
    home: dict[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    here = tmp_path / "repository"
    subprocess.run(["git", "init", "-q", str(here)], env=home, check=True)
    helper = "!echo password=of-the-repository"
    command = ["git", "-C", str(here), "config", "credential.helper", helper]
    subprocess.run(command, env=home, check=True)
    monkeypatch.chdir(here)
    assert password_of(MAIL, home | {"GIT_DIR": str(here / ".git")}) == ""


def test_a_keyring_that_hangs_is_given_up(
    home: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(passwords, "PATIENCE", 0.5)
    a_helper(home, "import signal; signal.pause()")
    assert ask_git(QUESTION, home) == ""


def test_without_git_there_is_no_password(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert password_of(MAIL, {"PATH": str(tmp_path)}) == ""


@pytest.mark.parametrize("user", ["a\nhost=other", "a\0b"], ids=["a line break", "NUL"])
def test_a_question_cannot_be_turned_into_another(home: dict[str, str], user: str) -> None:
    log = a_helper(home, 'print("password=of-another")')
    assert ask_git(QUESTION | {"username": user}, home) == ""
    assert not log.exists()

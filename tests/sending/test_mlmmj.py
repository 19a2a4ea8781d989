"""An edition handed to an announcement list of Debian's mlmmj: whom it reaches, and who may send."""

from collections.abc import Iterator

import pytest

from tests.sending.handing import EDITOR, an_edition, hand
from tests.sending.mlmmj import held, make_list
from tests.sending.postfix import DOMAIN, Postfix, address, running_postfix
from tests.sending.servers import require
from tests.sending.signed import body_hash, named

MEMBERS = ("alice", "bob", "carol")
OURS = ("From", "To", "Subject", "Date", "Message-ID", "MIME-Version", "Content-Type")
LIST = "policy-update"
"""A list that puts fields of its own in the place of the letter's List-*."""
PLAIN = "policy-plain"
"""A list with the same members, that changes no field."""


@pytest.fixture(scope="module")
def server() -> Iterator[Postfix]:
    """A Postfix with both lists."""
    require()
    with running_postfix((*MEMBERS, EDITOR, "stranger"), lists=(LIST, PLAIN)) as server:
        make_list(server, LIST, MEMBERS, address(EDITOR))
        make_list(server, PLAIN, MEMBERS, address(EDITOR), has_fields=False)
        yield server


def test_what_the_editor_sends_reaches_every_member_once_and_nobody_else(server: Postfix) -> None:
    edition = _sent(server, "to everybody", LIST)
    for member in MEMBERS:
        (letter,) = _about(server, member, "to everybody")
        assert named(letter, *OURS) == named(edition, *OURS)
        assert body_hash(letter) == body_hash(edition)
    assert _about(server, EDITOR, "to everybody") == []
    assert _about(server, "stranger", "to everybody") == []


def test_what_a_stranger_sends_is_held_and_reaches_no_member(server: Postfix) -> None:
    _sent(server, "from a stranger", LIST, by="stranger")
    _sent(server, "after the stranger", LIST)
    for member in MEMBERS:
        assert len(_about(server, member, "after the stranger")) == 1
        assert _about(server, member, "from a stranger") == []
    (waiting,) = held(server, LIST)
    assert b"Subject: from a stranger\r\n" in named(waiting, "Subject")
    (asked,) = _about(server, EDITOR, "from a stranger")
    assert b"to moderate" in asked


def test_a_list_that_knows_how_one_leaves_it_says_so_in_the_place_of_the_letter(
    server: Postfix,
) -> None:
    _sent(server, "leaving by the list", LIST)
    (letter,) = _about(server, MEMBERS[0], "leaving by the list")
    assert named(letter, "List-Id", "List-Unsubscribe", "List-Unsubscribe-Post") == [
        f"List-Id: <{LIST}.{DOMAIN}>\r\n".encode(),
        f"List-Unsubscribe: <mailto:{address(f'{LIST}+unsubscribe')}>\r\n".encode(),
    ]


def test_a_list_that_changes_no_field_hands_on_how_one_leaves(server: Postfix) -> None:
    edition = _sent(server, "leaving by the letter", PLAIN)
    (letter,) = _about(server, MEMBERS[0], "leaving by the letter")
    wanted = ("List-Id", "List-Unsubscribe", "List-Unsubscribe-Post")
    assert len(named(letter, *wanted)) == 3
    assert named(letter, *wanted) == named(edition, *wanted)


def _sent(server: Postfix, subject: str, to: str, by: str = EDITOR) -> bytes:
    edition = an_edition(subject, to, by)
    hand(server, edition, address(to), sender=by)
    server.settle()
    return edition


def _about(server: Postfix, mailbox: str, words: str) -> list[bytes]:
    return [letter for letter in server.letters(mailbox) if words.encode() in letter]

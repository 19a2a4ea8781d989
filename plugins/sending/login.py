"""A user who is let in by a mail server (RFC 4954)."""

import base64

from plugins.sending.deliveries import NotHanded
from plugins.sending.dialogue import Dialogue, Reply


def log_in(dialogue: Dialogue, user: str, password: str) -> None:
    """The server knows the user: by PLAIN (RFC 4616), else by LOGIN. NotHanded where it does not
    let him in, or has neither."""
    offered = dialogue.esmtp_features.get("auth", "").upper().split()
    if "PLAIN" in offered:
        reply = dialogue.ask(f"AUTH PLAIN {_coded(_plain(user, password))}")
    elif "LOGIN" in offered:
        reply = _log_in_by_questions(dialogue, user, password)
    else:
        raise NotHanded(
            f"{dialogue.host} lets nobody log in by PLAIN or LOGIN: leave the user out of "
            "MAIL_URL, or ask who runs the server which address and port are for sending",
            is_for_good=True,
        )
    if reply.code != 235:
        said = reply.in_words(_secrets(user, password))
        raise NotHanded(
            f"{dialogue.host} does not let {user} in ({said}): check the user and the password",
            is_for_good=reply.is_for_good,
        )


def _log_in_by_questions(dialogue: Dialogue, user: str, password: str) -> Reply:
    """LOGIN has no standard of its own; it asks for the user, then for the password."""
    reply = dialogue.ask("AUTH LOGIN")
    for answer in (user, password):
        if reply.code != 334:
            break
        reply = dialogue.ask(_coded(answer))
    return reply


def _plain(user: str, password: str) -> str:
    return f"\0{user}\0{password}"


def _coded(text: str) -> str:
    return base64.b64encode(text.encode("utf-8")).decode("ascii")


def _secrets(user: str, password: str) -> tuple[str, ...]:
    """The password in the forms in which a server may say it back."""
    return (password, _coded(password), _coded(_plain(user, password)))

"""Tries to send an edition, in words."""

from plugins.domain.moments import day_in_words
from plugins.domain.sendings import Sending
from plugins.sending.deliveries import plain


def began_in_words(sending: Sending) -> str:
    """Who began to send it, when, and where to."""
    return (
        f"{plain(sending.by) or 'somebody'} began to send edition {sending.edition}"
        f"{_where(sending)} on {_when(sending)}"
    )


def sent_in_words(sending: Sending, post: str, edition: int) -> str:
    """Who sent it, when, where to, and as what, if not as this."""
    other = f" as edition {sending.edition}" if sending.edition != edition else ""
    other += f" as the post “{plain(sending.post)}”" if sending.post != post else ""
    return (
        f"edition {edition} was sent{other} on {_when(sending)}, by "
        f"{plain(sending.by) or 'somebody'}{_where(sending)}"
    )


def _where(sending: Sending) -> str:
    to, via = plain(sending.to), plain(sending.via)
    return (f" to {to}" if to else "") + (f" over {via}" if via else "")


def _when(sending: Sending) -> str:
    began = sending.began
    return f"{day_in_words(began)} at {began:%H:%M:%S} UTC"

"""The hand-over itself, and what is noted of it."""

import sys
from datetime import timedelta
from functools import partial

from plugins.domain.sendings import Sending, sent_fact, unsent_fact
from plugins.host.clock import is_to_come
from plugins.host.send import steps
from plugins.host.send.journal import (
    POINT_OF_NO_RETURN,
    TAKEN,
    Journal,
    NotKept,
    Pen,
    journal_of,
)
from plugins.host.send.promise import Desk, NotNoted, NotTold, note
from plugins.host.send.service import Service
from plugins.host.terminal import say
from plugins.sending.deliveries import Delivery, Handed, NotHanded, Step, Unknown, hand_over

_LONGEST = timedelta(minutes=15)
"""After which the end of the text is not sent any more: soon others may take the try for lost."""


def hand(desk: Desk, service: Service, password: str, delivery: Delivery, sending: Sending) -> int:
    """Hand over what was promised, note what came of it, and say so; the status of the command: 0
    if the service took it."""
    kept = journal_of(desk.cache, sending.token)  # which `make clean` may have removed since
    pen = Pen(desk.cache, kept or Journal(token=sending.token))
    try:
        handed = hand_over(service.address, delivery, password, partial(_note, pen, sending))
    except KeyboardInterrupt:
        _interrupted(pen.step, sending)
        raise
    except NotHanded as error:
        again = "" if error.is_for_good else "; that may pass"
        return _not_sent(desk, sending, f"{error.why}{again}", error.why)
    except NotKept as error:
        why = f"how far it came could not be noted ({error})"
        return _not_sent(desk, sending, why, why)
    except Unknown as error:
        return _unknown(sending, error.why)
    steps.reached("handed over")
    return _sent(desk, sending, handed)


def _note(pen: Pen, sending: Sending, step: Step) -> None:
    """Raises `NotKept`, and `NotHanded` where somebody else may have begun to send it."""
    if step == POINT_OF_NO_RETURN and not is_to_come(sending.began + _LONGEST):
        raise NotHanded(
            "it took more than a quarter of an hour, as where a server is slow or a computer "
            "sleeps, and others may take it for lost by now"
        )
    pen.note(step)


def _sent(desk: Desk, sending: Sending, handed: Handed) -> int:
    where = f" {handed.reference}" if handed.reference else ""
    say(f"Edition {sending.edition} is sent. {sending.via} said: {handed.reply}{where}")
    try:
        note(desk, sent_fact(sending, desk.moment()), sending)
    except NotTold as error:
        say(f"It is sent; {error}.", sys.stderr)
    except NotNoted as error:
        say(f"It is sent; {error}.", sys.stderr)
        return 1
    return 0


def _not_sent(desk: Desk, sending: Sending, said: str, why: str) -> int:
    again = f"make send EDITION={sending.edition} tries again"
    say(f"greenpaper: edition {sending.edition} is not sent: {said}. {again}", sys.stderr)
    try:
        note(desk, unsent_fact(sending, desk.moment(), why), sending)
    except (NotTold, NotNoted) as error:
        say(f"It is not sent; {error}.", sys.stderr)
    return 1


def _interrupted(step: str, sending: Sending) -> None:
    """Say what is known of one that was interrupted after a step."""
    if step == POINT_OF_NO_RETURN:
        _unknown(sending, "it was interrupted before the answer came")
        return
    call = f"make send EDITION={sending.edition}"
    is_so = f"is sent; {call} notes it" if step == TAKEN else f"is not sent; {call} begins anew"
    say(f"greenpaper: interrupted. Edition {sending.edition} {is_so}", sys.stderr)


def _unknown(sending: Sending, why: str) -> int:
    say(
        f"greenpaper: whether edition {sending.edition} is sent is not known: {why}. Look for it "
        "in a mailbox that gets the letters, in the archive of the list or in the server's log; "
        f"then say what you found: make send EDITION={sending.edition} OUTCOME=arrived, or "
        "OUTCOME=lost, which sends it again",
        sys.stderr,
    )
    return 1

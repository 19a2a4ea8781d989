"""`make send`: an edition is handed to the mail service, and never twice."""

import gc
import getpass
import os
import platform
import secrets
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from datetime import timedelta
from functools import partial
from zoneinfo import ZoneInfo

from plugins.domain.addresses import is_local
from plugins.domain.history import number_of_entries
from plugins.domain.refusal import WrongCall
from plugins.domain.sendings import Sending
from plugins.host.cache import open_cache
from plugins.host.call import Call
from plugins.host.clock import is_to_come, moment_of_build
from plugins.host.newsletter.findings import findings
from plugins.host.newsletter.mail import Mail
from plugins.host.publish.finishing import in_words
from plugins.host.send.edition import (
    Edition,
    edition_of,
    refuse_errors,
    refuse_unpublished,
)
from plugins.host.send.former_tries import Asked, Unsettled, may_be_sent
from plugins.host.send.git import GitFailed
from plugins.host.send.handing import hand
from plugins.host.send.letter import delivery_of, digest_of_letter, letter_of
from plugins.host.send.looking_up import looked_up
from plugins.host.send.page import NoPage, page_at
from plugins.host.send.page_text import difference
from plugins.host.send.promise import Desk, NotNoted, NotPromised, NotTold, promise
from plugins.host.send.proof import send_proof
from plugins.host.send.questions import answer_to, can_ask
from plugins.host.send.repository import Alone, repository_of, unpushed
from plugins.host.send.service import Service, service_of
from plugins.host.terminal import path_in_words, print_problems, say
from plugins.publishing.holding import Busy, Holder, held, holder_in_words
from plugins.publishing.turns import turn_in
from plugins.sending.deliveries import Delivery, NotHanded, refuse_what_cannot_be
from plugins.views.bodies import present_body

_TOKEN = 6
"""Bytes."""
_MINUTE = timedelta(minutes=1)


def send(call: Call) -> int:
    """Send an edition, or a proof of it. 0: it is sent; 1: it is not, or that is not known. Raises
    `Refusal` and `WrongCall`; then nothing was handed over."""
    gc.disable()  # what was read is needed to the end
    open_cache(call.cache)
    if call.to:
        return send_proof(call)
    edition = edition_of(call)
    zone = edition.run.content.zone
    _refuse_other_clock(zone)
    with _alone(call, edition):
        try:
            desk = Desk(call.content, call.cache, zone, repository_of(call.content))
            look_up = partial(looked_up, call, edition)
            asked = Asked(edition.post.id, edition.number, call.outcome, look_up)
            if may_be_sent(desk, asked):
                return _send(call, edition, desk)
        except GitFailed as error:  # what is asked of it before others are told of anything
            raise WrongCall(
                f"git does not do what it is asked, so nothing is sent: {error}"
            ) from None
        except (Unsettled, NotNoted, NotPromised) as error:
            say(f"greenpaper: {error}", sys.stderr)
            return 1
        except NotTold as error:
            say(f"greenpaper: {error}", sys.stderr)
    return 0


def _send(call: Call, edition: Edition, desk: Desk) -> int:
    """Send what may be sent, by all that is known."""
    refuse_errors(edition.run.problems)
    _refuse_what_nobody_can_read(call, edition)
    service = service_of(call, edition.settings)
    mail = letter_of(edition, service.to)
    found = findings(edition.run, mail, edition.theme)
    refuse_errors((*edition.run.problems, *found))
    print_problems(found, call.content)
    delivery = delivery_of(edition, mail, service.to)
    password = service.password()
    _refuse_what_cannot_be(service, delivery, password)
    _refuse_other_page(edition)
    _show(edition, mail, service, desk)
    ask(call)
    sending = _sending(edition, mail, service, desk)
    promise(desk, sending)
    status = hand(desk, service, password, delivery, sending)
    if not status:
        say(f"Its page is {edition.address}")
    return status


def _sending(edition: Edition, mail: Mail, service: Service, desk: Desk) -> Sending:
    return Sending(
        post=edition.post.id,
        edition=edition.number,
        token=secrets.token_hex(_TOKEN),
        began=desk.moment(),
        to=service.to,
        via=service.in_words,
        by=_somebody(),
        text=digest_of_letter(mail),
        entries=number_of_entries(edition.post),
        outcome="begun",
    )


def _somebody() -> str:
    """Who sends: `nia on laptop`."""
    try:
        name = getpass.getuser()
    except (KeyError, OSError):  # a container knows no users
        name = "somebody"
    return f"{name} on {platform.node() or 'some machine'}"


@contextmanager
def _alone(call: Call, edition: Edition) -> Iterator[None]:
    """Nobody else sends from this clone meanwhile. Raises `WrongCall`."""
    holder = Holder(
        process=os.getpid(),
        host=platform.node(),
        since=moment_of_build("", edition.run.content.zone),
        command=f"make send EDITION={edition.number}",
    )
    with ExitStack() as locks:
        try:
            locks.enter_context(held(call.cache / "sending.lock", holder))
            locks.enter_context(turn_in(call.content))
        except Busy as busy:
            who = holder_in_words(busy.holder)
            raise WrongCall(f"{who} sends from here: wait until it has ended") from None
        except OSError as error:
            raise WrongCall(
                f"whether somebody else sends from here cannot be told: {in_words(error)}"
            ) from None
        yield


def _refuse_what_nobody_can_read(call: Call, edition: Edition) -> None:
    """Raise `WrongCall` for what is not out yet, and for a site of this machine's."""
    if is_to_come(moment_of_build(call.as_at, edition.run.content.zone)):
        raise WrongCall(
            "AS_AT has not come yet, and what comes out then is not sent before: it takes a moment "
            "that has passed"
        )
    if is_local(edition.settings.address):
        raise WrongCall(
            f"nobody else can read a site at {edition.settings.address}, where the letter's links "
            f"lead: put its address into {path_in_words(call.content / 'site.yaml')}"
        )
    refuse_unpublished(edition)


def _refuse_other_clock(zone: ZoneInfo) -> None:
    """Raise `WrongCall` where the program is told another time: by when a try began, others know
    whether it may still go on."""
    if not is_to_come(moment_of_build("", zone) + _MINUTE):
        raise WrongCall(
            "SOURCE_DATE_EPOCH is set, and the ledger is told when a letter is really sent: "
            "unset SOURCE_DATE_EPOCH"
        )


def _refuse_what_cannot_be(service: Service, delivery: Delivery, password: str) -> None:
    """Raise `WrongCall` before others are told of a try that comes to nothing."""
    try:
        refuse_what_cannot_be(service.address, delivery, password)
    except NotHanded as error:
        raise WrongCall(error.why) from None


def _refuse_other_page(edition: Edition) -> None:
    """Raise `WrongCall` unless readers find on the site what the letter says."""
    post, address = edition.post, edition.address
    renewed = "publish first, or wait until the server's copy is renewed"
    try:
        page = page_at(address)
    except NoPage as error:
        raise WrongCall(f"{address} is not there for readers: {error}; {renewed}") from None
    body = present_body(edition.site, post.body, post.targets, mentions=post.mentions)
    differs = difference(page, post.title, body.text)
    if differs is None:
        return
    if differs.is_of_page:
        says = f"says “{differs.passage}”, which the letter does not, "
    else:
        says = f"does not say “{differs.passage}” yet"
    raise WrongCall(f"the page {address} {says}: {renewed}")


def _show(edition: Edition, mail: Mail, service: Service, desk: Desk) -> None:
    rows = (
        ("Subject", mail.head.subject),
        ("From", mail.head.sender),
        ("To", service.to),
        ("Over", service.address.shown),
        ("Size", f"{len(mail.message):,} bytes"),
        ("Page", f"{edition.address} answers with this text"),
        ("Known to", _known_to(desk)),
    )
    say(f"Edition {edition.number}:")
    say("\n".join(f"    {name:<9} {value}" for name, value in rows))


def _known_to(desk: Desk) -> str:
    """Who will know that it is sent."""
    if isinstance(desk.clone, Alone):
        return f"this clone only, since {desk.clone.why}: let nobody send it from another"
    others = unpushed(desk.clone)
    more = (
        ""
        if not others
        else ", and 1 commit before it"
        if others == 1
        else (f", and {others:,} commits before it")
    )
    return f"all who pull {desk.clone.in_words}: the ledger is committed and pushed{more}"


def ask(call: Call) -> None:
    """Raise `WrongCall` unless somebody wants it to be sent."""
    if call.yes:
        return
    if not can_ask():
        raise WrongCall("nobody is there to be asked whether to send it: YES=1 answers")
    if answer_to("Send it? [y/N]") not in ("y", "yes"):
        raise WrongCall("it is not sent, as you say")

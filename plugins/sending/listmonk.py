"""A delivery handed over to listmonk, as a campaign that it sends to the subscribers of its lists.

A campaign of ours carries the delivery's name as a tag, by which it is found again: so an edition
is in a listmonk once, however often and from wherever it is handed over, and whatever became of
former tries. Nothing is sent before the campaign is started, and listmonk starts none twice.

What listmonk sends is its template with our letter in the place of `{{ template "content" . }}`.
The letter is a whole document, so that line must be all of the template: of the default one, or of
one that an editor chooses in the draft. A listmonk that was just installed has another, so its
preview is looked at before a campaign is started.
"""

import re
import ssl
from hashlib import sha256
from typing import Literal

from plugins.sending.deliveries import Delivery, Handed, NotHanded, Reached, Unknown, plain
from plugins.sending.go_templates import html_template, subject_template, text_template
from plugins.sending.listmonk_calls import PATIENCE, Campaign, Listmonk, MailingList, NotDone
from plugins.sending.mail_url import MailUrl

Standing = Literal["none", "draft", "taken"]

_LONGEST_TAG = 100
"""Characters of a tag in listmonk's database."""

_BODY = re.compile(r"<body\b", re.IGNORECASE)


def hand_over(
    address: MailUrl,
    delivery: Delivery,
    password: str,
    reached: Reached,
    *,
    context: ssl.SSLContext | None = None,
    patience: float = PATIENCE,
) -> Handed:
    """The listmonk at `address` sends the edition, or has done so before.

    A draft of ours that is there is brought up to date and started, and no second one is made. Of
    two that hand over at once, both start the same draft. NotHanded: it is a draft at most;
    Unknown: it may be running, and `look_up` can be asked later. `context` is the TLS to speak,
    `patience` the seconds to wait for a sign of life.
    """
    refuse_what_cannot_be(address, delivery, password)
    listmonk = Listmonk(address, password, context, patience)
    reached("connecting")
    try:
        lists = _wanted(delivery.to, listmonk.lists(), address.host)
        reached("connected")
        campaign = _campaign_of_ours(listmonk, delivery, lists, reached)
        if campaign.status == "draft":
            _refuse_a_frame(listmonk, campaign, delivery)
    except NotDone as error:
        raise NotHanded(error.why, is_for_good=error.is_for_good) from None
    if campaign.status == "draft":
        reached("ending")
        campaign = _start(listmonk, campaign)
    reached("taken")
    return Handed(
        reply=f"campaign {campaign.id} is {plain(campaign.status)}",
        reference=_page_of(listmonk, campaign),
    )


def look_up(
    address: MailUrl,
    delivery: Delivery,
    password: str,
    *,
    context: ssl.SSLContext | None = None,
    patience: float = PATIENCE,
) -> Standing:
    """What the listmonk has of the delivery: nothing; a draft, which is not sent; or a campaign
    that was started at some time. NotHanded where it does not say."""
    refuse_what_cannot_be(address, delivery, password)
    try:
        found = Listmonk(address, password, context, patience).campaigns(_tag(delivery))
    except NotDone as error:
        raise NotHanded(error.why, is_for_good=error.is_for_good) from None
    if not found:
        return "none"
    return "draft" if _first(found).status == "draft" else "taken"


def refuse_what_cannot_be(address: MailUrl, delivery: Delivery, password: str) -> None:
    """NotHanded where it is known before anything is said."""
    why = ""
    if not password:
        why = (
            f"there is no token for {address.user} at {address.host}: put it into the environment "
            "as MAIL_PASSWORD, or into the keyring that git uses (git credential)"
        )
    elif not re.fullmatch(r"[!-~]+", address.user + password):
        why = f"the token of {address.user} has a character that no token has: copy it again"
    elif ":" in address.user:
        why = "the user in MAIL_URL has a colon, which no API user of listmonk can have"
    elif not delivery.name.strip() or not delivery.subject.strip():
        why = "the edition has no name or no subject"
    if why:
        raise NotHanded(why, is_for_good=True)


def _wanted(to: str, lists: tuple[MailingList, ...], host: str) -> tuple[int, ...]:
    """The numbers of the lists that `to` names: all of it, else what stands between commas."""
    whole = [one.id for one in lists if one.name == to.strip()]
    if len(whole) == 1:
        return (whole[0],)
    words = [word for word in (word.strip() for word in to.split(",")) if word]
    if not words:
        raise NotDone("MAIL_TO names no list of listmonk's", is_for_good=True)
    return tuple(dict.fromkeys(_number(word, lists, host) for word in words))


def _number(word: str, lists: tuple[MailingList, ...], host: str) -> int:
    found = [one.id for one in lists if one.name == word]
    found = found or [one.id for one in lists if one.name.casefold() == word.casefold()]
    found = found or [one.id for one in lists if str(one.id) == word]
    if len(found) == 1:
        return found[0]
    if found:
        numbers = " or ".join(map(str, found))
        why = f"{host} has {len(found)} lists called {word}: write a number into MAIL_TO, {numbers}"
    else:
        names = ", ".join(f"{plain(one.name)} ({one.id})" for one in lists[:10]) or "none at all"
        why = f"{host} shows us no list {word}, but {names}: write one of these into MAIL_TO"
    raise NotDone(why, is_for_good=True)


def _campaign_of_ours(
    listmonk: Listmonk, delivery: Delivery, lists: tuple[int, ...], reached: Reached
) -> Campaign:
    """The one that was started, else the draft to start. After our own was written, all are looked
    at again: somebody may have made or started one meanwhile, and the first counts for both."""
    tag = _tag(delivery)
    found = listmonk.campaigns(tag)
    first = _first(found) if found else None
    if first and first.status != "draft":
        return first
    reached("drafting")
    fields = _fields(delivery, lists, tag)
    try:
        if first and first.send_at:
            fields["send_at"] = None
        made = listmonk.update(first.id, fields) if first else listmonk.create(fields)
    except NotDone:
        found = listmonk.campaigns(tag)
        if not found or _first(found).status == "draft":
            raise
        return _first(found)
    return _first(listmonk.campaigns(tag) or (made,))


def _refuse_a_frame(listmonk: Listmonk, draft: Campaign, delivery: Delivery) -> None:
    """NotDone where the template has a document of its own around ours, or nothing of ours."""
    ours, shown = (_BODY.findall(html) for html in (delivery.html, listmonk.preview(draft.id)))
    if len(shown) < len(ours):
        raise NotDone(
            f"{_page_of(listmonk, draft)} does not show the letter as listmonk does: "
            'its template lacks the line {{ template "content" . }}'
        )
    if len(shown) > len(ours):
        raise NotDone(
            "listmonk puts the letter into a page of its own: make a template of the one line "
            f'{{{{ template "content" . }}}}, choose it at {_page_of(listmonk, draft)} or make it '
            "the default, and send again",
            is_for_good=True,
        )


def _page_of(listmonk: Listmonk, campaign: Campaign) -> str:
    return f"{listmonk.origin}/admin/campaigns/{campaign.id}"


def _first(campaigns: tuple[Campaign, ...]) -> Campaign:
    """The first that was started, else the first draft."""
    return min(campaigns, key=lambda one: (one.status == "draft", one.id))


def _fields(delivery: Delivery, lists: tuple[int, ...], tag: str) -> dict[str, object]:
    return {
        "name": delivery.name,
        "subject": subject_template(delivery.subject),
        "lists": lists,
        "from_email": delivery.sender_header,
        "type": "regular",
        "content_type": "html",
        "body": html_template(delivery.html),
        "altbody": text_template(delivery.text),
        "messenger": "email",
        "tags": [tag],
    }


def _tag(delivery: Delivery) -> str:
    """The delivery's name as listmonk keeps tags: with a hyphen for blanks. A name that is too long
    for one stands there as a digest."""
    tag = re.sub(r"\s+", "-", delivery.name.strip())
    return tag if len(tag) <= _LONGEST_TAG else sha256(tag.encode()).hexdigest()


def _start(listmonk: Listmonk, draft: Campaign) -> Campaign:
    """The campaign, started. Where the answer does not say so, listmonk is asked what it is now."""
    why, is_for_good = "", False
    try:
        campaign = listmonk.start(draft.id)
    except NotDone as error:
        why, is_for_good = error.why, error.is_for_good
        campaign = _as_it_is_now(listmonk, draft, why)
    if campaign.status != "draft":
        return campaign
    raise NotHanded(
        f"campaign {draft.id} is still a draft ({why or 'listmonk gave no reason'})",
        is_for_good=is_for_good,
    )


def _as_it_is_now(listmonk: Listmonk, draft: Campaign, why: str) -> Campaign:
    try:
        return listmonk.campaign(draft.id)
    except NotDone as error:
        raise Unknown(
            f"campaign {draft.id} was to be started and may be running ({why}; asked again, "
            f"{error.why}): look at {_page_of(listmonk, draft)}"
        ) from None

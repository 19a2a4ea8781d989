"""The calls of listmonk's HTTP interface that a sending needs, version 4 or later.

Addresses and fields are those of https://listmonk.app/docs/apis/; the user is one of listmonk's API
users, the password his token.
"""

import ssl
from collections.abc import Mapping
from http.client import HTTPException, HTTPResponse
from typing import Generic, NoReturn, TypeVar
from urllib.error import HTTPError, URLError
from urllib.parse import urlencode
from urllib.request import (
    HTTPDefaultErrorHandler,
    HTTPErrorProcessor,
    HTTPHandler,
    HTTPSHandler,
    OpenerDirector,
    ProxyHandler,
    Request,
    UnknownHandler,
)

import msgspec
from msgspec import Struct

from plugins.sending.connections import in_words, is_for_good
from plugins.sending.deliveries import plain
from plugins.sending.mail_url import MailUrl

PATIENCE = 60.0
"""Seconds without a sign of life after which listmonk counts as not answering."""

ENOUGH = 16_000_000
"""Bytes after which an answer is not read on."""

_ENOUGH_OF_AN_ERROR = 4096
_PASSING = (408, 425, 429)
"""Statuses of 4xx that say to come again (RFC 9110, 15.5.9; 8470, 5.2; 6585, 4)."""

Data = TypeVar("Data")
Item = TypeVar("Item")


class MailingList(Struct, frozen=True):
    """A list of listmonk's."""

    id: int
    name: str


class Campaign(Struct, frozen=True):
    """A campaign of listmonk's. `status` is draft, scheduled, running, paused, finished or
    cancelled, or a word that a later listmonk has. `send_at` is the moment for which it waits."""

    id: int
    status: str
    tags: tuple[str, ...] | None = None
    send_at: str | None = None


class _Page(Struct, Generic[Item], frozen=True):
    results: tuple[Item, ...]
    total: int = 0


class _Answer(Struct, Generic[Data], frozen=True):
    data: Data


class _Complaint(Struct, frozen=True):
    message: str = ""


class NotDone(Exception):
    """There is no answer that says that the call was carried out. `why` is a whole sentence without
    its full stop and without secrets; `is_for_good` as `NotHanded` has it."""

    def __init__(self, why: str, *, is_for_good: bool = False) -> None:
        self.why = why
        self.is_for_good = is_for_good
        super().__init__(why)


class Listmonk:
    """A listmonk, asked in the name of the user of `address`. Every call that is not answered as
    it should be is `NotDone`; no call is made twice, and no redirect is followed."""

    def __init__(
        self,
        address: MailUrl,
        token: str,
        context: ssl.SSLContext | None = None,
        patience: float = PATIENCE,
    ) -> None:
        self.origin = _origin(address)
        self._address = address
        self._token = token
        self._patience = patience
        self._opener = _opener(address, context)

    def lists(self) -> tuple[MailingList, ...]:
        """All lists that the user may see."""
        query = {"minimal": "true", "per_page": "all"}
        return self._page("/api/lists", query, _Answer[_Page[MailingList] | list[object]])

    def campaigns(self, tag: str) -> tuple[Campaign, ...]:
        """The campaigns with that tag, oldest first. (What its documentation calls `tags`, listmonk
        reads as `tag`.)"""
        query = {"tag": tag, "tags": tag, "no_body": "true", "per_page": "all"}
        found = self._page("/api/campaigns", query, _Answer[_Page[Campaign] | list[object]])
        return tuple(
            sorted((one for one in found if tag in (one.tags or ())), key=lambda one: one.id)
        )

    def campaign(self, number: int) -> Campaign:
        """The campaign of that number, as it is now."""
        path = f"/api/campaigns/{number}?no_body=true"
        return self._call("GET", path, None, _Answer[Campaign]).data

    def preview(self, number: int) -> str:
        """The HTML of the campaign in its template, as a subscriber would get it."""
        path = f"/api/campaigns/{number}/preview"
        return self._answer(self._request("GET", path)).decode("utf-8", "replace")

    def create(self, fields: Mapping[str, object]) -> Campaign:
        """A new campaign, which is a draft."""
        return self._call("POST", "/api/campaigns", fields, _Answer[Campaign]).data

    def update(self, number: int, fields: Mapping[str, object]) -> Campaign:
        """The campaign has the fields that are given; a draft remains one."""
        return self._call("PUT", f"/api/campaigns/{number}", fields, _Answer[Campaign]).data

    def start(self, number: int) -> Campaign:
        """The campaign is running: listmonk sends it."""
        path, fields = f"/api/campaigns/{number}/status", {"status": "running"}
        return self._call("PUT", path, fields, _Answer[Campaign]).data

    def _page(
        self, path: str, query: Mapping[str, str], kind: type[_Answer[_Page[Item] | list[object]]]
    ) -> tuple[Item, ...]:
        """Everything there is; listmonk says `[]` instead of a page without results."""
        page = self._call("GET", f"{path}?{urlencode(query)}", None, kind).data
        if isinstance(page, list):
            return ()
        if page.total > len(page.results):
            raise NotDone(f"{self._address.host} shows only a part of {path}")
        return page.results

    def _call(
        self, method: str, path: str, fields: Mapping[str, object] | None, kind: type[Data]
    ) -> Data:
        said = self._answer(self._request(method, path, fields))
        try:
            return msgspec.json.decode(said, type=kind)
        except msgspec.MsgspecError:
            raise NotDone(
                f"{self._address.host} does not answer as listmonk does: check the path in MAIL_URL"
            ) from None

    def _request(
        self, method: str, path: str, fields: Mapping[str, object] | None = None
    ) -> Request:
        headers = {
            "Authorization": f"token {self._address.user}:{self._token}",
            "Accept": "application/json, text/html",
            "User-Agent": "Greenpaper",
        }
        body = None if fields is None else msgspec.json.encode(fields)
        if body is not None:
            headers["Content-Type"] = "application/json"
        address = f"{self.origin}{path}"
        return Request(address, body, headers, method=method)  # noqa: S310 - _opener: http

    def _answer(self, request: Request) -> bytes:
        try:
            response: HTTPResponse = self._opener.open(request, timeout=self._patience)
            with response:
                said = response.read(ENOUGH + 1)
        except HTTPError as error:
            with error:
                self._complain(error)
        except OSError as error:
            cause = error.reason if isinstance(error, URLError) else error
            cause = cause if isinstance(cause, OSError) else error
            why = f"{self._address.host} {in_words(cause)}"
            raise NotDone(why, is_for_good=is_for_good(cause)) from None
        except HTTPException:
            raise NotDone(f"{self._address.host} does not answer as web servers do") from None
        if len(said) > ENOUGH:
            raise NotDone(f"{self._address.host} answers with more than {ENOUGH:,} bytes")
        return said

    def _complain(self, error: HTTPError) -> NoReturn:
        """What a status other than 2xx means, with what listmonk says of it."""
        host, user, status = self._address.host, self._address.user, error.code
        said = f"{status} {plain(_message_in(error), (self._token,))}".rstrip()
        if status in (401, 403):
            why = (
                f"{host} does not let {user} do that ({said}): check the token, and that the "
                "user's role may see the lists and has campaigns:get, campaigns:manage and "
                "campaigns:send"
            )
        elif status // 100 == 3:
            why = f"{host} sends us elsewhere ({said}): write listmonk's own address into MAIL_URL"
        elif status in (404, 405):
            why = f"{host} has no listmonk there ({said}): check the path in MAIL_URL"
        else:
            why = f"{host} did not do it ({said})"
        raise NotDone(why, is_for_good=status < 500 and status not in _PASSING) from None


def _message_in(error: HTTPError) -> str:
    try:
        said = error.read(_ENOUGH_OF_AN_ERROR)
        return msgspec.json.decode(said, type=_Complaint).message
    except (OSError, HTTPException, msgspec.MsgspecError):
        return ""


def _origin(address: MailUrl) -> str:
    scheme = "https" if address.security == "tls" else "http"
    return f"{scheme}://{address.authority}{address.path}"


def _opener(address: MailUrl, context: ssl.SSLContext | None) -> OpenerDirector:
    """Opens addresses of http and https and nothing else; through a proxy where the machine has
    one, but never where the token would travel in the clear."""
    opener = OpenerDirector()
    for handler in (
        ProxyHandler() if address.security == "tls" else ProxyHandler({}),
        UnknownHandler(),
        HTTPHandler(),
        HTTPSHandler(context=context or ssl.create_default_context()),
        HTTPDefaultErrorHandler(),
        HTTPErrorProcessor(),
    ):
        opener.add_handler(handler)
    return opener

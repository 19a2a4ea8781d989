"""The page of an edition as its readers get it now."""

from http.client import HTTPException, HTTPMessage
from typing import IO
from urllib.error import HTTPError
from urllib.parse import urlsplit
from urllib.request import HTTPRedirectHandler, Request

from plugins.host.checking.asking import NAME
from plugins.host.web import opener, why_no_answer

_TIMEOUT = 30.0
"""Seconds without a sign of life."""
_MOST = 8_000_000
"""Bytes of a page."""
_FOUND = 200


class NoPage(Exception):
    """The page does not answer as a reader needs it; the text says how it does."""


class _WithinTheHost(HTTPRedirectHandler):
    """What another host says is not the site's page."""

    def redirect_request(
        self, req: Request, fp: IO[bytes], code: int, msg: str, headers: HTTPMessage, newurl: str
    ) -> Request | None:
        here, there = urlsplit(req.full_url), urlsplit(newurl)
        if here.hostname != there.hostname:
            raise NoPage(f"it sends readers to another host, {there.hostname}")
        if here.scheme == "https" != there.scheme:
            raise NoPage("it sends readers to an address without https")
        return super().redirect_request(req, fp, code, msg, headers, newurl)


def page_at(address: str) -> str:
    """The HTML that answers at an address, fresh from its server. Raises `NoPage`."""
    headers = {
        "User-Agent": f"{NAME} (looks whether {address} is published)",
        "Accept": "text/html",
        "Cache-Control": "no-cache",
        "Pragma": "no-cache",
    }
    try:
        request = Request(address, headers=headers)  # noqa: S310 - opener: http and https alone
        with opener(_WithinTheHost).open(request, timeout=_TIMEOUT) as response:
            status, content = response.status, response.read(_MOST + 1)
    except HTTPError as error:
        error.close()
        raise NoPage(f"it answers {error.code}") from None
    except (OSError, HTTPException, ValueError) as error:
        raise NoPage(why_no_answer(error)) from None
    if status != _FOUND:
        raise NoPage(f"it answers {status}")
    if len(content) > _MOST:
        raise NoPage(f"it has more than {_MOST:,} bytes")
    return str(content, "utf-8", "replace")

"""Addresses of http and https, and no others, opened."""

import socket
import ssl
from urllib.error import URLError
from urllib.request import (
    BaseHandler,
    HTTPDefaultErrorHandler,
    HTTPErrorProcessor,
    HTTPHandler,
    HTTPRedirectHandler,
    HTTPSHandler,
    OpenerDirector,
    ProxyHandler,
    UnknownHandler,
)


def opener(redirects: type[HTTPRedirectHandler] = HTTPRedirectHandler) -> OpenerDirector:
    """Through a proxy where the machine has one; a redirect, which `redirects` follows, never leads
    to a file."""
    handlers: tuple[type[BaseHandler], ...] = (
        ProxyHandler,
        UnknownHandler,
        HTTPHandler,
        HTTPSHandler,
        redirects,
        HTTPDefaultErrorHandler,
        HTTPErrorProcessor,
    )
    director = OpenerDirector()
    for handler in handlers:
        director.add_handler(handler())
    return director


def why_no_answer(error: Exception) -> str:
    """Why nothing answered, in words."""
    reason = error.reason if isinstance(error, URLError) else error
    if isinstance(reason, TimeoutError):
        return "it does not answer in time"
    if isinstance(reason, ssl.SSLCertVerificationError):
        return "its certificate is not valid"
    if isinstance(reason, socket.gaierror):
        return "there is no such host"
    if isinstance(reason, ConnectionRefusedError):
        return "it refuses the connection"
    return "it does not answer as web servers do"

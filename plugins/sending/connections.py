"""What went wrong with a connection, in words that go on after the name of the host."""

import socket
import ssl


def in_words(error: BaseException) -> str:
    """`refuses the connection`, `does not answer in time` …"""
    if isinstance(error, ssl.SSLCertVerificationError):
        return f"has a certificate that is not valid ({error.verify_message.rstrip('.')})"
    if isinstance(error, TimeoutError):
        return "does not answer in time"
    if isinstance(error, ssl.SSLEOFError | ssl.SSLZeroReturnError):
        return "closed the connection"
    if isinstance(error, ssl.SSLError):
        return "does not speak TLS as this program does"
    if isinstance(error, socket.gaierror):
        return "cannot be found: there is no such name, or no network"
    if isinstance(error, ConnectionRefusedError):
        return "refuses the connection"
    if isinstance(error, ConnectionError):
        return "closed the connection"
    return "cannot be reached"


def is_for_good(error: BaseException) -> bool:
    """Whether the same is to be expected of the next try: of a certificate, not of a network."""
    return isinstance(error, ssl.SSLCertVerificationError)

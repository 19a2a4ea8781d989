"""Certificates that nobody else trusts, for servers of tests."""

import ssl
import subprocess
from pathlib import Path

_NAMES = "subjectAltName=DNS:{name},IP:127.0.0.1,IP:::1"
_ONLY_NAME = "subjectAltName=DNS:{name}"


def make_certificate(folder: Path, name: str = "localhost", *, of_addresses: bool = True) -> Path:
    """A file with a key and its own certificate, for `name` and, if `of_addresses`, for this
    machine's addresses. A program trusts it that has SSL_CERT_FILE on it."""
    key, certificate, both = (folder / f"{name}{end}" for end in (".key", ".crt", ".pem"))
    names = (_NAMES if of_addresses else _ONLY_NAME).format(name=name)
    command = ["openssl", "req", "-x509", "-nodes", "-days", "3650", "-subj", f"/CN={name}"]
    kind = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-addext", names]
    files = ["-keyout", str(key), "-out", str(certificate)]
    subprocess.run([*command, *kind, *files], check=True, capture_output=True)
    both.write_bytes(key.read_bytes() + certificate.read_bytes())
    return both


def of_server(certificate: Path) -> ssl.SSLContext:
    """The TLS of a server with that certificate."""
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(certificate)
    return context


def of_client(certificate: Path) -> ssl.SSLContext:
    """The TLS of a program that trusts that certificate and no other."""
    return ssl.create_default_context(cafile=certificate)

"""What browsers are told of every page: where it may load from, who may frame it, what it may do.

The theme has one stylesheet, fonts and pictures of its own, and no script: JSON-LD is data, which
no policy holds back (HTML, 4.12.1: a data block). So everything is forbidden but that, what `allow`
of `site.yaml` lets bodies keep, and the one form: that for new subscribers of the newsletter.
"""

import re
from urllib.parse import urlsplit

from plugins.domain.settings import Settings

_HOST = re.compile(r"[a-z0-9-]+(?:\.[a-z0-9-]+)*")
_FEATURES = ("camera", "display-capture", "geolocation", "microphone", "payment", "usb")


def headers_of(settings: Settings) -> tuple[tuple[str, str], ...]:
    """The headers of every answer, errors too, each a name and a value without quotation marks."""
    return (
        ("Content-Security-Policy", policy_of(settings)),
        ("X-Content-Type-Options", "nosniff"),
        ("Referrer-Policy", "strict-origin-when-cross-origin"),
        ("Permissions-Policy", ", ".join(f"{feature}=()" for feature in _FEATURES)),
        ("Cross-Origin-Opener-Policy", "same-origin"),
    )


def policy_of(settings: Settings) -> str:
    """The Content-Security-Policy (CSP level 3) under which all pages of the site are whole."""
    anywhere = "https:" if settings.address.startswith("https:") else "http: https:"
    allowed = frozenset(settings.allow)
    sources = {
        "default-src": "'none'",
        "style-src": "'self'",
        "img-src": "'self'",
        "font-src": "'self'",
        "media-src": "'self'",
        "script-src": "'none'",
    }
    if "pictures" in allowed:
        sources["img-src"] += f" {anywhere}"
    if "frames" in allowed:
        sources["frame-src"] = f"'self' {anywhere}"
        sources["media-src"] += f" {anywhere}"
    if "styles" in allowed:
        sources["style-src"] += " 'unsafe-inline'"
    if "scripts" in allowed:
        sources["script-src"] = f"'self' 'unsafe-inline' {anywhere}"
        sources["connect-src"] = f"'self' {anywhere}"
    form = _goals_of(settings.newsletter.form)
    sources |= {"base-uri": "'none'", "form-action": form, "frame-ancestors": "'none'"}
    return "; ".join(f"{name} {value}" for name, value in sources.items())


def _goals_of(form: str) -> str:
    """Where a form may lead. Browsers that hold redirects to the policy too would refuse to follow
    a service that thanks with a page of the site, so that is among it."""
    return f"'self' {_origin_of(form)}" if form else "'none'"


def _origin_of(address: str) -> str:
    """As CSP writes it (level 3, 2.3.1: host-source), which knows no IPv6 and no letter beyond
    ASCII; of an address that has no such host, the scheme."""
    parts = urlsplit(address)
    try:
        host = (parts.hostname or "").encode("idna").decode()
    except UnicodeError:
        host = ""
    if not _HOST.fullmatch(host):
        return f"{parts.scheme}:"
    return f"{parts.scheme}://{host}{f':{parts.port}' if parts.port else ''}"

"""What browsers are told of every page."""

import pytest

from plugins.hosting.policy import headers_of, policy_of
from tests.builders import some_settings


def directives(*allow: str, address: str = "https://example.org") -> dict[str, str]:
    policy = policy_of(some_settings(allow=allow, address=address))
    return dict(one.split(" ", 1) for one in policy.split("; "))


STRICT = {
    "default-src": "'none'",
    "style-src": "'self'",
    "img-src": "'self'",
    "font-src": "'self'",
    "media-src": "'self'",
    "script-src": "'none'",
    "base-uri": "'none'",
    "form-action": "'none'",
    "frame-ancestors": "'none'",
}


def test_only_what_the_theme_uses_is_allowed() -> None:
    assert directives() == STRICT


@pytest.mark.parametrize(
    ("allow", "more"),
    [
        pytest.param(["pictures"], {"img-src": "'self' https:"}, id="pictures"),
        pytest.param(["frames"], {"frame-src": "'self' https:", "media-src": "'self' https:"}, id="frames, and films"),
        pytest.param(["styles"], {"style-src": "'self' 'unsafe-inline'"}, id="styles"),
        pytest.param(["scripts"], {"script-src": "'self' 'unsafe-inline' https:", "connect-src": "'self' https:"}, id="scripts, and what they ask for"),
    ],
)  # fmt: skip
def test_what_site_yaml_allows_is_added_and_nothing_else(
    allow: list[str], more: dict[str, str]
) -> None:
    assert directives(*allow) == STRICT | more


def test_a_site_without_encryption_shows_pictures_that_have_none() -> None:
    assert directives("pictures", address="http://example.org")["img-src"] == "'self' http: https:"


@pytest.mark.parametrize("allow", [(), ("frames", "pictures", "scripts", "styles")])
def test_the_headers_fit_on_a_line_of_every_host(allow: tuple[str, ...]) -> None:
    for name, value in headers_of(some_settings(allow=allow)):
        assert len(f"{name}: {value}") < 1000
        assert not {'"', "\n", "$", "\\"} & {*value}

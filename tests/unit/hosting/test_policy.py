"""What browsers are told of every page."""

import pytest

from plugins.domain.settings import Newsletter
from plugins.hosting.policy import headers_of, policy_of
from tests.builders import some_settings


def directives(*allow: str, address: str = "https://example.org", form: str = "") -> dict[str, str]:
    newsletter = Newsletter(form=form)
    policy = policy_of(some_settings(allow=allow, address=address, newsletter=newsletter))
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


@pytest.mark.parametrize(
    ("form", "goal"),
    [
        pytest.param("https://lists.example.org/new?list=7#x", "https://lists.example.org", id="a service"),
        pytest.param("https://Lists.example.org:8443/new", "https://lists.example.org:8443", id="a port"),
        pytest.param("https://someone@lists.example.org/new", "https://lists.example.org", id="a name"),
        pytest.param("https://bücher.example/new", "https://xn--bcher-kva.example", id="other letters"),
        pytest.param("https://[2001:db8::1]/new", "https:", id="no name that a policy can say"),
        pytest.param("https://x;script-src/new", "https:", id="what looks like a directive"),
        pytest.param("https://*.example.org/new", "https:", id="what looks like many hosts"),
        pytest.param(f"https://{'a' * 70}.example/new", "https:", id="no name at all"),
    ],
)  # fmt: skip
def test_the_form_for_new_subscribers_may_be_sent_to_its_service_and_come_back(
    form: str, goal: str
) -> None:
    assert directives(form=form) == STRICT | {"form-action": f"'self' {goal}"}


@pytest.mark.parametrize("allow", [(), ("frames", "pictures", "scripts", "styles")])
def test_the_headers_fit_on_a_line_of_every_host(allow: tuple[str, ...]) -> None:
    for name, value in headers_of(some_settings(allow=allow)):
        assert len(f"{name}: {value}") < 1000
        assert not {'"', "\n", "$", "\\"} & {*value}

from ipaddress import ip_address

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.domain.refusal import WrongCall
from plugins.sending.mail_url import MailUrl, parse_mail_url


@pytest.mark.parametrize(
    ("text", "kind", "security", "host", "port"),
    [
        ("smtp://mail.example.org", "smtp", "none", "mail.example.org", 25),
        ("smtps://mail.example.org", "smtp", "tls", "mail.example.org", 465),
        ("smtp+starttls://mail.example.org", "smtp", "starttls", "mail.example.org", 587),
        ("listmonk+https://api@lists.example.org", "listmonk", "tls", "lists.example.org", 443),
        ("listmonk+http://api@localhost", "listmonk", "none", "localhost", 80),
        ("SMTPS://Mail.Example.ORG/", "smtp", "tls", "mail.example.org", 465),
        ("smtp://127.0.0.1:2525", "smtp", "none", "127.0.0.1", 2525),
        ("smtp://[::1]", "smtp", "none", "::1", 25),
        ("smtps://[2001:DB8::5]:10465", "smtp", "tls", "2001:db8::5", 10465),
        ("  smtp://mail_1.example.org.\n", "smtp", "none", "mail_1.example.org", 25),
    ],
)
def test_an_address_says_what_host_and_how(
    text: str, kind: str, security: str, host: str, port: int
) -> None:
    found = parse_mail_url(text)
    assert (found.kind, found.security, found.host, found.port) == (kind, security, host, port)


@pytest.mark.parametrize(
    ("text", "user", "password"),
    [
        ("smtps://me:secret@h.example", "me", "secret"),
        ("smtps://me@example.org:s@ecret@h.example", "me@example.org", "s@ecret"),
        ("smtps://me%40example.org:p%2Fq%3A%20%C3%BC@h.example", "me@example.org", "p/q: ü"),
        ("smtps://me:a:b@h.example", "me", "a:b"),
        ("smtps://me:@h.example", "me", ""),
        ("smtp+starttls://me@h.example", "me", ""),
        ("smtp://me:secret@localhost:2525", "me", "secret"),
        ("smtp://me:secret@127.8.8.8", "me", "secret"),
        ("smtp://me:secret@[::1]", "me", "secret"),
        ("listmonk+https://api:token@h.example/lists/", "api", "token"),
    ],
)
def test_a_user_and_a_password_are_decoded(text: str, user: str, password: str) -> None:
    found = parse_mail_url(text)
    assert (found.user, found.password) == (user, password)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("smtps://me:secret@h.example:465", "smtps://me@h.example"),
        (
            "smtps://me@example.org:secret@h.example:10465",
            "smtps://me%40example.org@h.example:10465",
        ),
        ("smtp://[::1]:25", "smtp://[::1]"),
        ("listmonk+https://api:secret@h.example/lists/", "listmonk+https://api@h.example/lists"),
    ],
)
def test_an_address_is_shown_without_its_password(text: str, shown: str) -> None:
    found = parse_mail_url(text)
    assert found.shown == shown
    assert parse_mail_url(shown) == msgspec.structs.replace(found, password="")
    for words in (repr(found), str(found), f"{found}", repr([found]), str(found.__rich_repr__())):
        assert "secret" not in words


@pytest.mark.parametrize(
    ("text", "said"),
    [
        pytest.param("", "write smtps://", id="nothing"),
        pytest.param("mail.example.org", "write smtps://", id="a host alone"),
        pytest.param("https://lists.example.org", "listmonk[+]https://", id="another scheme"),
        pytest.param("smtp+tls://h.example", "write smtps://", id="a scheme that there is not"),
        pytest.param("smtps://", "names no host", id="no host"),
        pytest.param("smtps://me:pw@", "names no host", id="a user alone"),
        pytest.param("smtps://h.example:0", "1 to 65535", id="port 0"),
        pytest.param("smtps://h.example:65536", "1 to 65535", id="a port too high"),
        pytest.param("smtps://h.example:smtp", "1 to 65535", id="a port in words"),
        pytest.param("smtps://h.example/lists", "has no path", id="a path at a mail server"),
        pytest.param("smtps://h.example?x=1", "cannot be read", id="a query"),
        pytest.param("smtps://h.example#x", "cannot be read", id="a fragment"),
        pytest.param("smtps://h example.org", "cannot be read", id="a blank"),
        pytest.param("smtps://h\n.example.org", "cannot be read", id="a line break"),
        pytest.param("smtps://[::1", "cannot be read", id="half a bracket"),
        pytest.param("smtps://[fe80::1%25eth0]", "cannot be read", id="a zone of IPv6"),
        pytest.param("smtps://-h.example", "cannot be read", id="a name that is none"),
        pytest.param("smtps://münchen.example", "xn--", id="a name beyond a to z"),
        pytest.param("smtps://me:%FF@h.example", "no UTF-8", id="no UTF-8"),
        pytest.param("smtps://me:a%0D%0Ab@h.example", "line break", id="a coded line break"),
        pytest.param("smtps://me%00:a@h.example", "control", id="a coded NUL"),
        pytest.param("smtps://:pw@h.example", "no user", id="a password without a user"),
        pytest.param("smtp://me@mail.example.org", "in the clear", id="a user in the clear"),
        pytest.param("smtp://me:pw@10.0.0.1", "in the clear", id="a password in the clear"),
        pytest.param("smtp://me:pw@localhost.example.org", "in the clear", id="not this machine"),
        pytest.param("listmonk+https://h.example", "names no user", id="listmonk without a user"),
        pytest.param("listmonk+http://api@h.example", "for this machine alone", id="listmonk open"),
        pytest.param("listmonk+https://api@h.example/a b", "cannot be read", id="a path with more"),
        pytest.param("listmonk+https://api@h.example/a/../b%2F", "cannot be", id="a coded path"),
    ],
)
def test_every_other_address_is_refused_with_what_to_write(text: str, said: str) -> None:
    with pytest.raises(WrongCall, match=said):
        parse_mail_url(text)


@pytest.mark.parametrize(
    "text",
    [
        "smtps://me:sec/ret@h.example",
        "smtps://me:sec?ret@h.example",
        "smtps://me:sec#ret@h.example",
        "smtps://me:sec ret@h.example",
        "smtps://me:sec[ret@h.example",
        "smtps://me:sec%FFret@h.example",
        "smtps://me:sec%0Aret@h.example",
        "smtp://me:sec-ret@h.example",
        "smtpz://me:sec-ret@h.example",
        "smtps://me:sec-ret@h.example:99999",
    ],
)
def test_a_refusal_repeats_nothing_of_a_password(text: str) -> None:
    with pytest.raises(WrongCall) as refused:
        parse_mail_url(text)
    assert "sec" not in str(refused.value)
    assert "ret" not in str(refused.value)
    assert refused.value.__cause__ is None


@given(st.text(max_size=60))
def test_whatever_is_typed_is_an_address_or_refused(rest: str) -> None:
    try:
        found = parse_mail_url(f"smtps://{rest}")
    except WrongCall:
        return
    assert isinstance(found, MailUrl)
    assert "\n" not in found.host + found.user + found.password
    assert 0 < found.port < 65_536


@given(st.ip_addresses(), st.integers(1, 65_535))
def test_every_address_of_ip_is_shown_as_it_is_read(address: object, port: int) -> None:
    host = f"[{address}]" if ip_address(str(address)).version == 6 else str(address)
    found = parse_mail_url(f"smtp://{host}:{port}")
    assert parse_mail_url(found.shown) == found

"""Addresses as HTML needs them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.domain.addresses import encoded, is_local

ADDRESSES = [
    ("a plain one", "https://example.org/a/b?c=d&e=f#g", "https://example.org/a/b?c=d&e=f#g"),
    ("a blank", "my file.pdf", "my%20file.pdf"),
    ("braces", "{filename}/a.md", "%7Bfilename%7D/a.md"),
    ("encoded already", "a%20b", "a%20b"),
    ("a per cent sign", "100%", "100%25"),
    ("a second fragment", "a#b#c", "a#b%23c"),
    ("letters beyond ASCII", "/straße/你", "/straße/你"),
    ("square brackets", "/a[1].png", "/a%5B1%5D.png"),
    ("a host of numbers", "http://[::1]:80/a[1]", "http://[::1]:80/a%5B1%5D"),
    ("nothing", "", ""),
]


@pytest.mark.parametrize(
    ("address", "expected"), [c[1:] for c in ADDRESSES], ids=[c[0] for c in ADDRESSES]
)
def test_what_no_url_may_have_is_encoded(address: str, expected: str) -> None:
    assert encoded(address) == expected


@given(st.text())
def test_an_encoded_address_stays_as_it_is(address: str) -> None:
    assert encoded(encoded(address)) == encoded(address)


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("http://localhost:8000", True),
        ("https://LOCALHOST", True),
        ("https://paper.localhost/blog", True),
        ("http://127.0.0.1:8000", True),
        ("http://127.8.9.10", True),
        ("http://0.0.0.0", True),
        ("http://[::1]:8000/", True),
        ("https://www.example.org", False),
        ("https://localhost.example.org", False),
        ("https://example.org/localhost", False),
        ("http://192.168.1.7", False),
        ("http://intranet", False),
    ],
)
def test_an_address_leads_to_this_machine_alone_or_it_does_not(
    address: str, expected: bool
) -> None:
    assert is_local(address) == expected

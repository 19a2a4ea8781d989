"""What is known before anything is read: who can reach an address, and who is at work."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from plugins.host.publish.publish import busy_in_words, is_local
from plugins.publishing.holding import Holder


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


def test_who_is_at_work_is_told_with_process_machine_and_hour() -> None:
    since = datetime(2026, 11, 22, 9, 12, 5, tzinfo=UTC)
    holder = Holder(process=4711, host="press", since=since, command="greenpaper publish")
    assert busy_in_words(Path("/srv/www/paper"), holder) == (
        "“greenpaper publish” (process 4711 on press, since 09:12:05 on 2026-11-22) is at work on "
        "/srv/www/paper: wait until it has ended"
    )


def test_who_has_not_said_who_it_is_is_another_process() -> None:
    assert busy_in_words(Path("/srv/www/paper"), None).startswith("another process is at work")

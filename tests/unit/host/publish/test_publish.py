"""Who is at work already."""

from datetime import UTC, datetime
from pathlib import Path

from plugins.host.publish.publish import busy_in_words
from plugins.publishing.holding import Holder


def test_who_is_at_work_is_told_with_process_machine_and_hour() -> None:
    since = datetime(2026, 11, 22, 9, 12, 5, tzinfo=UTC)
    holder = Holder(process=4711, host="press", since=since, command="greenpaper publish")
    assert busy_in_words(Path("/srv/www/paper"), holder) == (
        "“greenpaper publish” (process 4711 on press, since 09:12:05 on 2026-11-22) is at work on "
        "/srv/www/paper: wait until it has ended"
    )


def test_who_has_not_said_who_it_is_is_another_process() -> None:
    assert busy_in_words(Path("/srv/www/paper"), None).startswith("another process is at work")

"""Comments that silence a check are no part of the text."""

from collections.abc import Sequence
from pathlib import Path

from plugins.domain.body import Body
from plugins.domain.progress import Progress
from plugins.reading.body.markdown import convert
from plugins.reading.content import read_content


def test_the_comment_is_gone_from_the_page_and_lines_stay_as_they_are(tmp_path: Path) -> None:
    (tmp_path / "posts").mkdir()
    head = "---\ntitle: X\ndate: 2017-01-13\n---\n"
    text = "One.\n<!-- unchecked: ageing-date -->\nToday. <!-- unchecked: stray-blank -->\n"
    (tmp_path / "posts" / "x.md").write_text(head + text, encoding="utf-8")

    def bodies(texts: Sequence[str], allow: frozenset[str], own: str, _: Progress) -> list[Body]:
        return [convert(each, allow, own) for each in texts]

    content = read_content(tmp_path, bodies)
    (read,) = content.files
    assert read.body.html == "<p>One.\nToday.</p>"
    assert content.places.of_words("posts/x.md", "Today.") == 7

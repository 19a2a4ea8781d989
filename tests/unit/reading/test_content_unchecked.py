"""Comments that silence a check are no part of the text."""

from pathlib import Path

from plugins.reading.content import read_content
from plugins.reading.fresh_files import Ways
from plugins.reading.kept_files import KeptFiles
from tests.builders import ZONE


def test_the_comment_is_gone_from_the_page_and_lines_stay_as_they_are(tmp_path: Path) -> None:
    folder = tmp_path / "content"
    (folder / "posts").mkdir(parents=True)
    head = "---\ntitle: X\ndate: 2017-01-13\n---\n"
    text = "One.\n<!-- unchecked: ageing-date -->\nToday. <!-- unchecked: stray-blank -->\n"
    (folder / "posts" / "x.md").write_text(head + text, encoding="utf-8")
    files = KeptFiles(tmp_path, folder, Ways(ZONE.key), "1")
    content = read_content(folder, lambda _: files)
    (read,) = content.files
    assert read.body.html == "<p>One.\nToday.</p>"
    assert content.places.of_words("posts/x.md", "Today.") == 7

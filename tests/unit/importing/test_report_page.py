"""The report as a page holds everything, asks for nothing from elsewhere, and is sound HTML."""

import html5lib

from plugins.domain.problem import Problem
from plugins.importing.report import Imported, Notice, Report, Skipped
from plugins.importing.report_page import report_page

_REPORT = Report(
    found=60,
    imported=tuple(Imported(f"{n}.md", f"posts/{n}.md", "written") for n in range(58)),
    skipped=(Skipped("<x>.md", "why & what"), Skipped("y.md", "no")),
    notices=tuple(Notice("template-tag", f"{n}.md", "{% x %}", 2) for n in range(50)),
    move=("Built by Jekyll",),
    site_lines="name: <b>News</b>\n",
    is_new_site=True,
)


def test_every_file_is_on_the_page() -> None:
    page = report_page(_REPORT)
    assert all(f"<td>{n}.md</td><td>posts/{n}.md</td>" in page for n in range(58))
    assert page.count("{% x %} (2 times)") == 50
    assert "<td>&lt;x&gt;.md</td><td>why &amp; what</td>" in page
    assert "name: &lt;b&gt;News&lt;/b&gt;" in page


def test_what_is_unresolved_is_there_by_check() -> None:
    stopping = [Problem(source="posts/1.md", check="date", message="is no date")]
    known = ["posts/2.md: link: /old/: a", "posts/2.md: picture: /a.png", "other.md: link: /z/"]
    page = report_page(_REPORT, stopping, known)
    assert "<td>posts/1.md</td><td>is no date</td>" in page
    assert "known-problems.txt: link: 1</h2>" in page
    assert "<td>posts/2.md</td><td>/old/: a</td>" in page
    assert "other.md" not in page


def test_the_page_is_sound_and_whole_in_itself() -> None:
    page = report_page(_REPORT, (), ["posts/1.md: link: /x/"])
    html5lib.HTMLParser(strict=True).parse(page)
    assert "http:" not in page
    assert "https:" not in page
    assert 'lang="en-GB"' in page
    assert page.count("<h1>") == page.count("<main>") == 1
    assert page.count('<th scope="col">') == 2 * page.count("<table>")

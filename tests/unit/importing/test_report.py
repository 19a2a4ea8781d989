"""The report adds up, and names every kind with counts and files."""

import pytest

from plugins.importing.report import HEADINGS, Imported, Notice, Report, Skipped, render_report

_WHOLE = Report(
    found=3,
    imported=(
        Imported("a.md", "posts/2015/a.md", "written"),
        Imported("b.md", "posts/2015/b.md", "kept"),
    ),
    skipped=(Skipped("_index.md", "describes a list"),),
    notices=(
        Notice("picture", "a.md", "/a.png"),
        Notice("template-tag", "a.md", "{% image %}", 2),
        Notice("template-tag", "b.md", "{% image %}"),
        Notice("template-tag", "b.md", "{% raw %}"),
        Notice("recoded", "b.md"),
    ),
)


def test_the_report_names_every_kind_with_counts_and_files() -> None:
    assert render_report(_WHOLE) == (
        "3 Markdown files read: 1 written, 0 there already, 1 left as they are, 1 not imported\n"
        "\n"
        "Left as they are: 1\n"
        "  (edited since, or imported with other settings: delete a file to have it imported anew)\n"
        "  b.md → posts/2015/b.md\n"
        "\n"
        "Not imported: 1\n"
        "  _index.md: describes a list\n"
        "\n"
        "Files that are not UTF-8, now turned into it: 1\n"
        "  b.md\n"
        "\n"
        "Pictures left out of the head because they have no alternative text: 1\n"
        "  a.md: /a.png\n"
        "\n"
        "Tags of the old site's templates, left in the text as they are: 4\n"
        "  {% image %}: 3 (a.md, b.md)\n"
        "  {% raw %}: 1 (b.md)\n"
    )


def test_a_long_list_says_how_many_more() -> None:
    notices = tuple(Notice("recoded", f"{n}.md") for n in range(5))
    assert render_report(Report(found=0, notices=notices), most=3).endswith(
        "  0.md\n  1.md\n  2.md\n  and 2 more\n"
    )


@pytest.mark.parametrize(
    "report",
    [
        pytest.param(Report(found=1), id="a file is lost"),
        pytest.param(
            Report(found=2, imported=(Imported("a", "x", "written"), Imported("b", "x", "kept"))),
            id="two in one place",
        ),
        pytest.param(
            Report(found=2, imported=(Imported("a", "x", "written"),), skipped=(Skipped("a", ""),)),
            id="one counted twice",
        ),
    ],
)
def test_what_does_not_add_up_is_said(report: Report) -> None:
    assert _WHOLE.is_complete
    assert not report.is_complete
    assert "do not add up" in render_report(report)


@pytest.mark.parametrize("kind", HEADINGS)
def test_no_kind_is_left_out(kind: str) -> None:
    report = Report(found=0, notices=(Notice(kind, "the-file.md", "the subject"),))  # type: ignore[arg-type]
    assert "the-file.md" in render_report(report)
    assert "the subject" in render_report(report)


def test_lines_to_add_stand_below_the_file_they_are_for() -> None:
    notice = Notice("series", "posts/x.md", "series: Ties\npart: 2")
    text = render_report(Report(found=0, notices=(notice,)))
    assert "\n  posts/x.md:\n      series: Ties\n      part: 2\n" in text


def test_what_came_with_the_posts_is_counted_and_kept_files_are_named() -> None:
    files = (
        Imported("static/a.png", "images/a.png", "written"),
        Imported("static/b.png", "images/b.png", "kept"),
    )
    text = render_report(Report(found=0, files=files))
    assert "Pictures and documents that came with them: 2\n" in text
    assert "  static/b.png → images/b.png\n" in text

"""`known-problems.txt` is put together by machines and mended by people; both keep their lines."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.domain.problem import Problem
from plugins.importing.known_problems import OPENING, merged_known_problems
from plugins.reading.known_problems import known_line


def _problem(subject: str, source: str = "posts/2015/x.md", check: str = "link") -> Problem:
    return Problem(source=source, check=check, message="whatever", subject=subject)


def test_a_new_file_explains_itself_and_is_sorted() -> None:
    problems = [_problem("/b/"), _problem("/a/", check="picture"), _problem("/a/")]
    assert merged_known_problems("", problems) == OPENING + (
        "\nposts/2015/x.md: link: /a/\nposts/2015/x.md: link: /b/\nposts/2015/x.md: picture: /a/\n"
    )


def test_a_new_file_without_problems_is_the_explanation_alone() -> None:
    assert merged_known_problems("", []) == OPENING


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param("# Ours\n\np: link: b\n", "# Ours\n\np: link: a\np: link: b\n", id="opening"),
        pytest.param("# about b\np: link: b\n", "p: link: a\n# about b\np: link: b\n",
                     id="a comment stays above its line"),
        pytest.param("p: link: a\n", "p: link: a\n", id="none twice"),
        pytest.param("z\n\n\np: link: a\n# last", "p: link: a\nz\n# last\n",
                     id="other lines and the last comment stay"),
        pytest.param("# why\np: link: a\n# who\np: link: a\n", "# why\n# who\np: link: a\n",
                     id="of two lines one, with both comments"),
        pytest.param("# Ours\r\n\r\np: link: b\r\n", "# Ours\n\np: link: a\np: link: b\n",
                     id="CRLF"),
    ],
)  # fmt: skip
def test_what_people_wrote_stays(before: str, after: str) -> None:
    assert merged_known_problems(before, [_problem("a", source="p")]) == after


def test_a_subject_of_two_lines_is_put_on_one() -> None:
    merged = merged_known_problems("", [_problem("/a\n /b")])
    assert merged == f"{OPENING}\nposts/2015/x.md: link: /a /b\n"


_LINES = st.lists(st.text("#a: \t", max_size=6))


@given(_LINES, st.lists(st.text("ab/")))
def test_merging_again_changes_nothing_and_loses_nothing(
    lines: list[str], subjects: list[str]
) -> None:
    problems = [_problem(subject) for subject in subjects]
    before = "\n".join(lines)
    once = merged_known_problems(before, problems)
    assert merged_known_problems(once, problems) == once
    kept = {line.strip() for line in once.splitlines()}
    assert {line.strip() for line in lines} - {""} <= kept
    assert {known_line(problem) for problem in problems} <= kept

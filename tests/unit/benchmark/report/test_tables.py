"""The tables of a run."""

from plugins.benchmark.figures import Results
from plugins.benchmark.report.tables import (
    details_table,
    growth_table,
    peers_table,
    short_section,
    speed_section,
)
from tests.unit.benchmark.made_results import BESIDE_HUGO, CIRCUMSTANCES, OURS, a_row


def test_growth_is_the_ratio_to_the_size_before() -> None:
    assert growth_table(OURS) == (
        "|  | 500 posts | 5,000 posts | 10 × the posts |\n"
        "| --- | ---: | ---: | ---: |\n"
        "| everything, from nothing | 2.00 s | 19.4 s | × 9.7 |\n"
        "| nothing has changed | 0.031 s | 0.062 s | × 2.0 |"
    )


def test_one_size_alone_has_no_growth() -> None:
    table = growth_table(Results(CIRCUMSTANCES, OURS.rows[:1]))
    assert table.splitlines()[-1] == "| everything, from nothing | 2.00 s |"


def test_a_step_that_was_not_measured_at_a_size_has_no_figure_there() -> None:
    rows = (*OURS.rows, a_row(posts=5000, step="live", wall=0.1))
    table = growth_table(Results(CIRCUMSTANCES, rows))
    assert table.splitlines()[-1] == "| from saving to the preview | – | 0.10 s | – |"


def test_the_details_of_a_size_have_everything_that_was_measured() -> None:
    assert details_table(OURS, 500).splitlines()[2] == (
        "| everything, from nothing | 2.00 s | 4.00 s | 80 MiB | 120 MiB | 1,234 |"
    )


def test_ours_stands_beside_the_others_as_a_ratio() -> None:
    assert peers_table(BESIDE_HUGO, 5000) == (
        "| 5,000 posts | Greenpaper | Hugo 0.168.0 | ours ÷ Hugo |\n"
        "| --- | ---: | ---: | ---: |\n"
        "| everything, from nothing | 19.4 s | 40.0 s | 0.48 |\n"
        "| memory for everything, from nothing | 120 MiB | 120 MiB | 1.0 |"
    )


def test_the_front_page_has_five_thousand_posts_or_else_the_most() -> None:
    assert "5,000 posts |" in short_section(BESIDE_HUGO)
    rows = tuple(row for row in BESIDE_HUGO.rows if row.posts == 500)
    assert "| 500 posts |" in short_section(Results(CIRCUMSTANCES, rows))


def test_the_page_has_a_part_on_others_only_if_they_took_turns() -> None:
    assert "## Beside others" not in speed_section(OURS, "x.svg")
    section = speed_section(BESIDE_HUGO, "x.svg")
    assert section.count("ours ÷ Hugo") == 2
    assert "](x.svg)" in section

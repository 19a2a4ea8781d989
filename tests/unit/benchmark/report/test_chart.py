"""The picture: all that it shows is in its words too, and nothing in it runs into anything else."""

import re
import xml.etree.ElementTree as ET
from itertools import pairwise

import pytest

from plugins.benchmark.figures import Results
from plugins.benchmark.report.chart import DARK, HEIGHT, LIGHT, WIDTH, draw_chart, spread
from plugins.domain.colours import contrast
from tests.unit.benchmark.made_results import BESIDE_HUGO, CIRCUMSTANCES, a_row

SVG = "{http://www.w3.org/2000/svg}"
MANY = Results(
    CIRCUMSTANCES,
    (
        *BESIDE_HUGO.rows,
        *(
            a_row(posts=posts, step=step, wall=0.2 + place / 1000)
            for posts in (500, 5000)
            for place, step in enumerate(("edit", "title", "new", "live"))
        ),
    ),
)


def test_it_has_a_title_and_a_description_with_every_figure() -> None:
    chart = ET.fromstring(draw_chart(MANY))  # noqa: S314 — it is our own
    assert chart.get("role") == "img"
    assert chart.get("aria-labelledby") == "title desc"
    described = chart.findtext(f"{SVG}desc") or ""
    assert "everything, from nothing: 2.00 s at 500 posts, 19.4 s at 5,000 posts." in described
    assert "Hugo, everything, from nothing: 4.00 s at 500 posts" in described


def test_every_line_has_a_label_and_no_two_labels_touch() -> None:
    chart = ET.fromstring(draw_chart(MANY))  # noqa: S314 — it is our own
    labels = [text for text in chart.iter(f"{SVG}text") if not text.get("text-anchor")]
    assert len(labels) == 7
    places = sorted(float(text.get("y", "0")) for text in labels)
    assert all(after - before >= 18.9 for before, after in pairwise(places))


def test_everything_lies_within_the_picture() -> None:
    marks = re.findall(r"translate\((\S+) (\S+)\)", draw_chart(MANY))
    assert len(marks) == 3 * 7  # at each size, and at the label
    assert all(0 < float(x) < WIDTH and 0 < float(y) < HEIGHT for x, y in marks)


def test_a_single_size_is_drawn_too() -> None:
    ET.fromstring(draw_chart(Results(CIRCUMSTANCES, (a_row(),))))  # noqa: S314 — it is our own


@pytest.mark.parametrize("scheme", [LIGHT, DARK], ids=["light", "dark"])
def test_lines_stand_out_from_the_paper_and_words_can_be_read(scheme: dict[str, str]) -> None:
    ratios = {name: contrast(colour, scheme["paper"]) for name, colour in scheme.items()}
    assert ratios.pop("ink") >= 7
    ratios.pop("paper")
    ratios.pop("rule")
    assert min(ratios.values()) >= 4.5
    assert LIGHT.keys() == DARK.keys()


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        pytest.param([10, 50], [10, 50], id="far apart, where they want to be"),
        pytest.param([50, 10], [50, 10], id="in the order given"),
        pytest.param([20, 20], [15, 25], id="together, around the middle"),
        pytest.param([20, 21, 32], [14.3, 24.3, 34.3], id="a group takes in its neighbour"),
        pytest.param([], [], id="none"),
    ],
)
def test_labels_are_spread(wanted: list[float], expected: list[float]) -> None:
    assert spread(wanted, 10) == pytest.approx(expected, abs=0.1)

"""The documentation with the figures of a run in it."""

import re
from pathlib import Path

from plugins.benchmark.figures import Results
from plugins.benchmark.programs.program import put
from plugins.benchmark.report.chart import draw_chart
from plugins.benchmark.report.tables import short_section, speed_section
from plugins.domain.refusal import WrongCall

BEGIN, END = "<!-- figures of make bench -->", "<!-- end of the figures -->"
PAGE, PICTURE, FRONT = "docs/speed.md", "docs/pictures/speed.svg", "README.md"


def write_documentation(results: Results, project: Path) -> tuple[Path, ...]:
    """The page on speed and its picture show this run; so does the front page, where others took
    turns with us. The files that were written. Raises `WrongCall` where a page has no place for
    the figures."""
    sections = {PAGE: speed_section(results, "pictures/speed.svg")}
    if len(results.programs) > 1:
        sections[FRONT] = short_section(results)
    texts = {
        project / name: with_figures((project / name).read_text(encoding="utf-8"), section, name)
        for name, section in sections.items()
    }
    put(project / PICTURE, draw_chart(results))
    for file, text in texts.items():
        put(file, text)
    return (*texts, project / PICTURE)


def with_figures(text: str, figures: str, name: str) -> str:
    """The text of a page with these figures between its two marks. `name` is that of the page."""
    between = re.compile(f"{re.escape(BEGIN)}.*?{re.escape(END)}", re.DOTALL)
    if not between.search(text):
        raise WrongCall(
            f"{name} lacks the lines “{BEGIN}” and “{END}”, between which figures stand"
        )
    return between.sub(lambda _: f"{BEGIN}\n\n{figures}\n\n{END}", text, count=1)

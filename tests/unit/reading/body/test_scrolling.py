"""Tables and code that a keyboard can scroll."""

import pytest

from plugins.reading.body.html_pass import pass_over
from plugins.reading.body.scrolling import with_scrolling

TABLE = "<table><tbody><tr><td>1</td></tr></tbody></table>"
BOX = '<div class="table" role="group" aria-label="{}" tabindex="0">{}</div>'


@pytest.mark.parametrize(
    ("html", "shown"),
    [
        pytest.param("<p>Words.</p>", "<p>Words.</p>", id="words stay"),
        pytest.param(TABLE, BOX.format("Table", TABLE), id="a table has a box"),
        pytest.param(
            "<table><caption>Costs &amp; <em>“ends”</em></caption></table>",
            BOX.format(
                "Costs &amp; “ends”",
                "<table><caption>Costs &amp; <em>“ends”</em></caption></table>",
            ),
            id="its caption names it",
        ),
        pytest.param(f"{TABLE}\n{TABLE}", BOX.format("Table", TABLE) + "\n" + BOX.format("Table", TABLE), id="two tables have two"),
        pytest.param("<pre>x</pre>", '<pre tabindex="0">x</pre>', id="code can be reached"),
    ],
)  # fmt: skip
def test_scrolling(html: str, shown: str) -> None:
    assert with_scrolling(html) == shown


def test_a_second_time_changes_nothing() -> None:
    once = with_scrolling(f"{TABLE}<pre>x</pre>")
    assert with_scrolling(once) == once
    assert pass_over(pass_over(once).html).html == once

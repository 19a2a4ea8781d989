"""Percentages without a source."""

import pytest

from plugins.checks.percentages import check_percentages
from tests.passages import subjects


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        pytest.param("Around 40% of halls have no lease.", "40% of halls", id="a share of things"),
        pytest.param("Rents rose by 12 per cent.", "12 per cent", id="a change"),
        pytest.param("There are 7.5% fewer halls now.", "7.5% fewer halls", id="fewer than before"),
        pytest.param("- 30% of people give.", "30% of people", id="an item of a list"),
        pytest.param("So **40%** of halls are shut.", "40%", id="in bold"),
    ],
)
def test_a_figure_of_nobody_is_told(text: str, subject: str) -> None:
    (found,) = subjects(check_percentages, text)
    assert found.startswith(subject)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("[The register](https://example.org/): 40% of halls are shut.", id="a link"),
        pytest.param("So 40% of halls are shut.[^1]\n\n[^1]: The register.", id="a footnote"),
        pytest.param("According to the ONS, 40% of halls are shut.", id="words that name it"),
        pytest.param("From our survey:\n\n- 40% of halls are shut.", id="named before the list"),
        pytest.param("We know 40% of our members.", id="the writers' own count"),
        pytest.param("We are 100% of that mind.", id="a way to speak"),
        pytest.param("Set it to 40%.", id="a share of nothing"),
        pytest.param("Councils should spend 40% of rates on halls.", id="a wish"),
        pytest.param("`40% of halls`", id="code"),
    ],
)
def test_what_has_a_source_or_needs_none_passes(text: str) -> None:
    assert subjects(check_percentages, text) == []


def test_only_posts_in_english_are_looked_at() -> None:
    text = "Around 40% of halls have no lease."
    assert subjects(check_percentages, text, language="cy") == []
    assert subjects(check_percentages, text, is_post=False) == []

from typing import Any

import pytest

from plugins.domain.posts import last_change, topics_of
from tests.builders import a_change, a_correction, a_moment, a_post


@pytest.mark.parametrize(
    ("changes", "day"),
    [
        pytest.param({}, "2017-01-13 09:00", id="published"),
        pytest.param({"modified": a_moment("2017-02-01")}, "2017-02-01", id="modified"),
        pytest.param({"modified": a_moment("2016-02-01")}, "2017-01-13 09:00", id="before"),
        pytest.param({"changes": (a_change(date="2017-03-01"),)}, "2017-01-13 09:00", id="minor"),
        pytest.param(
            {"changes": (a_change(date="2017-03-01", major=True),)}, "2017-03-01", id="major change"
        ),
        pytest.param(
            {"corrections": (a_correction(date="2017-04-01"),)}, "2017-04-01", id="correction"
        ),
        pytest.param({"modified": a_moment("2019-01-01")}, "2017-01-13 09:00", id="to come"),
        pytest.param({"published": a_moment("2019-01-01")}, "2019-01-01", id="itself to come"),
    ],
)
def test_when_a_post_last_changed(changes: dict[str, Any], day: str) -> None:
    assert last_change(a_post(**changes), a_moment()) == a_moment(day)


def test_a_topic_is_named_once_as_it_is_spelled_first() -> None:
    assert topics_of(a_post(tags=("Tax", "Housing", "tax", "…"))) == ("Tax", "Housing")

import pytest

from plugins.publishing.digests import Around, Made
from plugins.publishing.reasons import Cause, Standing, why_rebuilt

MADE = Made(b"a view", Around("a page", "its templates", "the frame", "our code"))


def changed(**parts: str) -> Made:
    return MADE._replace(around=MADE.around._replace(**parts))


@pytest.mark.parametrize(
    ("before", "standing", "causes"),
    [
        pytest.param(MADE, "as left", (), id="nothing"),
        pytest.param(MADE._replace(shows=b"b"), "as left", ("shows",), id="what it shows"),
        pytest.param(changed(kind="a feed"), "as left", ("kind",), id="what makes it"),
        pytest.param(changed(templates="t"), "as left", ("templates",), id="a template"),
        pytest.param(changed(frame="f"), "as left", ("frame",), id="the frame"),
        pytest.param(changed(code="c"), "as left", ("code",), id="our code"),
        pytest.param(MADE, "missing", ("missing",), id="it was deleted"),
        pytest.param(MADE, "altered", ("altered",), id="somebody changed it"),
        pytest.param(
            changed(frame="f", code="c")._replace(shows=b"b"),
            "as left",
            ("shows", "frame", "code"),
            id="several things",
        ),
        pytest.param(None, "as left", ("unfinished",), id="a build that was stopped"),
    ],
)
def test_every_cause_is_told(
    before: Made | None, standing: Standing, causes: tuple[Cause, ...]
) -> None:
    assert why_rebuilt(before, MADE, standing) == causes


def test_what_no_build_knew_is_new() -> None:
    assert why_rebuilt(None, MADE, was_listed=False) == ("first",)

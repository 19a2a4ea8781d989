"""Links to what is not public yet."""

import pytest

from plugins.checks.links import check_targets
from plugins.domain.library import Library
from plugins.domain.places import Places
from plugins.reading.body.markdown import convert
from tests.builders import a_moment, a_post, a_site, some_settings


@pytest.mark.parametrize(
    ("written", "hint"),
    [
        pytest.param("2017-09-01", "it will be on 1 September 2017", id="a day"),
        pytest.param("2017-09-01 09:00", "it will be on 1 September 2017, 09:00", id="an hour"),
    ],
)
def test_the_hint_says_from_when_the_link_works(written: str, hint: str) -> None:
    later = a_post(slug="later", published=a_moment(written))
    body = convert("[later](/2017/09/later/)")
    post = a_post(slug="now", body=body, targets=("/2017/09/later/",))
    library = Library(settings=some_settings(), posts=(post, later))
    (problem,) = check_targets(library, Places({}), a_site((post,)), [])
    assert (problem.check, problem.hint) == ("not-public", hint)

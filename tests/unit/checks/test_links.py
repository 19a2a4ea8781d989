"""Links to what is not public yet."""

import pytest

from plugins.checks.links import check_targets
from plugins.domain.library import Library
from plugins.domain.outputs import path_of
from plugins.domain.places import Places, SourceText
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


def test_what_is_known_is_told_without_line_and_hint() -> None:
    text = "One.\n\n[two](/campains/) and [three](#four)"
    post = a_post(slug="now", body=convert(text), targets=("/campains/", "#four"))
    library = Library(settings=some_settings(), posts=(post,))
    places = Places({post.source: SourceText({}, text)})
    paths = ["campaigns/index.html", path_of(post.address)]
    told = check_targets(library, places, a_site((post,)), paths)
    assert [(problem.check, problem.line, problem.hint) for problem in told] == [
        ("link", 3, "did you mean /campaigns/?"),
        ("anchor", 3, "a heading's anchor is its words in lower case"),
    ]
    known = check_targets(library, places, a_site((post,)), paths, lambda _: True)
    assert [(problem.check, problem.line, problem.hint) for problem in known] == [
        ("link", None, ""),
        ("anchor", None, ""),
    ]


@pytest.mark.parametrize(
    "target",
    [
        pytest.param("/2017/09/later", id="without its slash"),
        pytest.param("/2017/09/later?from=list", id="with a question"),
        pytest.param("/2017/09/l%61ter/", id="percent-encoded"),
    ],
)
def test_an_address_written_otherwise_is_that_of_the_post_too(target: str) -> None:
    """So that no list of known problems lets it through."""
    later = a_post(slug="later", published=a_moment("2017-09-01"))
    post = a_post(slug="now", body=convert("[later](/x/)"), targets=(target,))
    library = Library(settings=some_settings(), posts=(post, later))
    (problem,) = check_targets(library, Places({}), a_site((post,)), [path_of(post.address)])
    assert problem.check == "not-public"


def test_a_public_post_is_not_called_secret_when_a_slash_is_missing() -> None:
    other = a_post(slug="other", published=a_moment("2017-03-01"))
    post = a_post(slug="now", body=convert("[other](/x/)"), targets=("/2017/03/other",))
    library = Library(settings=some_settings(), posts=(post, other))
    paths = [path_of(post.address), path_of(other.address)]
    (problem,) = check_targets(library, Places({}), a_site((post, other)), paths)
    assert problem.check == "link"

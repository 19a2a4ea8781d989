"""Letters where none may be supplied, and actions that have closed."""

from typing import Any

import pytest

from plugins.checks.actions import check_closed, check_letters
from plugins.domain.library import Library
from plugins.domain.places import Places
from tests.builders import (
    a_body,
    a_campaign,
    a_download,
    a_moment,
    a_post,
    a_site,
    an_action,
    some_settings,
)
from tests.passages import some_texts

SERVICE = "https://www.writetothem.com/"


def letters(*texts: str, **action: Any) -> list[tuple[str, str]]:
    """Message and hint of what is wrong with an action of a campaign with these paragraphs."""
    actions = (an_action(**{"url": SERVICE, **action}),)
    campaign = a_campaign(actions=actions, body=a_body(*(texts or ("Heat the halls.",))))
    library = Library(settings=some_settings(), campaigns=(campaign,))
    problems = check_letters(library, Places({}), some_texts(library))
    return [(problem.message, problem.hint) for problem in problems]


@pytest.mark.parametrize(
    ("texts", "action"),
    [
        pytest.param(("Copy and paste our letter.",), {}, id="text to paste"),
        pytest.param(("Use our template letter.",), {}, id="a template"),
        pytest.param(("Dear Councillor, our hall is cold.",), {}, id="a letter in the text"),
        pytest.param((), {"points": ("Dear Anne, it is cold.",)}, id="a point that is a letter"),
        pytest.param((), {"points": ("cold " * 61,)}, id="a point of sixty-one words"),
        pytest.param((), {"url": f"{SERVICE}write?who=1"}, id="an address of the form"),
        pytest.param((), {"url": "http://writetothem.com/?body=Dear"}, id="text in the address"),
    ],
)
def test_a_supplied_letter_is_told(texts: tuple[str, ...], action: dict[str, Any]) -> None:
    ((message, hint),) = letters(*texts, **action)
    assert "WriteToThem" in message
    assert hint


@pytest.mark.parametrize(
    ("texts", "action"),
    [
        pytest.param((), {}, id="the first page"),
        pytest.param((), {"points": ("how cold your hall is",)}, id="points"),
        pytest.param(("Write in your own words.",), {}, id="advice"),
        pytest.param((), {"url": f"{SERVICE}?pc=BS1+4ND"}, id="a postcode in the address"),
        pytest.param(
            ("Copy and paste our letter.",), {"url": "https://example.org/"}, id="another service"
        ),
        pytest.param(
            ("Copy and paste our letter.",),
            {"url": "https://notwritetothem.com/"},
            id="a like name",
        ),
    ],
)
def test_what_the_service_allows_passes(texts: tuple[str, ...], action: dict[str, Any]) -> None:
    assert letters(*texts, **action) == []


def test_a_letter_among_the_files_of_a_post_is_told() -> None:
    post = a_post(
        actions=(an_action(url=SERVICE),), files=(a_download(label="Model letter to councillors"),)
    )
    library = Library(settings=some_settings(), posts=(post,))
    found = check_letters(library, Places({}), some_texts(library))
    assert [problem.subject for problem in found] == [SERVICE]


def closed(**campaign: Any) -> list[str]:
    value = a_campaign(**campaign)
    library = Library(settings=some_settings(), campaigns=(value,))
    site = a_site(campaigns=(value,), moment=a_moment("2017-06-01 12:00"))
    return [problem.message for problem in check_closed(library, Places({}), site, [])]


OVER = an_action(label="Answer", closes=a_moment("2017-05-31 23:59"))
OPEN = an_action(label="Sign", closes=a_moment("2017-06-02"))


def test_an_active_campaign_in_which_all_has_closed_is_told() -> None:
    (message,) = closed(actions=(OVER,))
    assert message == (
        "“Answer” closed on 31 May 2017: this campaign is active, and nothing is left to do in it"
    )


@pytest.mark.parametrize(
    "campaign",
    [
        pytest.param({"actions": (OVER, OPEN)}, id="one is open"),
        pytest.param({"actions": (OVER, an_action())}, id="one never closes"),
        pytest.param({"actions": (OVER,), "status": "won"}, id="it is won"),
        pytest.param({"actions": (OVER,), "status": "paused"}, id="it is paused"),
        pytest.param({"actions": (OVER,), "outcome": "They signed."}, id="it says what came of it"),
        pytest.param({"actions": ()}, id="it asks for nothing"),
    ],
)
def test_a_campaign_with_something_left_to_do_or_say_passes(campaign: dict[str, Any]) -> None:
    assert closed(**campaign) == []


def test_only_an_action_that_had_closed_before_its_post_came_out_is_told() -> None:
    late = an_action(label="Late", closes=a_moment("2017-01-12 23:59"))
    post = a_post(actions=(late, OVER))
    library = Library(settings=some_settings(), posts=(post,))
    found = check_closed(library, Places({}), a_site((post,)), [])
    assert [problem.subject for problem in found] == ["Late"]

"""People and campaigns that a post names."""

from typing import Any

import pytest

from plugins.checks.names_in_text import check_campaigns, check_people
from plugins.domain.library import Library
from plugins.domain.places import Places
from plugins.reading.body.markdown import convert
from tests.builders import (
    a_body,
    a_byline,
    a_campaign,
    a_mention,
    a_moment,
    a_person,
    a_post,
    some_settings,
)
from tests.passages import some_texts

TOM = a_person("Tom O'Brien")


def people(text: str, **changes: Any) -> list[str]:
    body = convert(text)
    targets = tuple(reference.address for reference in body.references)
    post = a_post(body=body, targets=targets, **changes)
    library = Library(settings=some_settings(), posts=(post,), people=(TOM, a_person("Madonna")))
    return [problem.subject for problem in check_people(library, Places({}), some_texts(library))]


def test_a_person_with_a_page_who_is_named_in_full_is_told_once() -> None:
    assert people("So Tom O'Brien said. Tom O'Brien is right.") == ["Tom O'Brien"]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("[Tom O'Brien](/people/tom-obrien/) said so.", id="a link to the page"),
        pytest.param("[Tom](/people/tom-obrien/#life) and Tom O'Brien", id="a link by first name"),
        pytest.param("[**Tom O'Brien**](https://example.org/) said so.", id="a link elsewhere"),
        pytest.param("Tom O'Brien Smith said so.", id="part of a longer name"),
        pytest.param("Tom said so.", id="the first name alone"),
        pytest.param("Madonna sang.", id="a name of one word"),
    ],
)
def test_whom_a_reader_can_reach_or_who_is_not_meant_passes(text: str) -> None:
    assert people(text) == []


def test_authors_need_no_link() -> None:
    assert people("Tom O'Brien writes.", bylines=(a_byline("Tom O'Brien"),)) == []


def test_withdrawn_posts_name_nobody() -> None:
    assert people("Tom O'Brien said so.", status="withdrawn") == []


def campaigns(post: dict[str, Any], **campaign: Any) -> list[str]:
    value = a_campaign(slug="warm-homes", **campaign)
    library = Library(settings=some_settings(), posts=(a_post(**post),), campaigns=(value,))
    return [problem.message for problem in check_campaigns(library, Places({}))]


@pytest.mark.parametrize("key", ["title", "standfirst"])
def test_a_campaign_in_a_title_or_standfirst_wants_a_tag(key: str) -> None:
    (message,) = campaigns({key: "What Warm Homes has won", "slug": "won"})
    assert message.startswith(f"the {key} names the campaign “Warm Homes”")


@pytest.mark.parametrize(
    ("post", "campaign"),
    [
        pytest.param({"campaigns": ("warm-homes",)}, {}, id="it is tagged"),
        pytest.param({"status": "withdrawn"}, {}, id="it is withdrawn"),
        pytest.param({}, {"started": a_moment("2018-01-01")}, id="it is older than the campaign"),
        pytest.param({"body": a_body("We love Warm Homes.")}, {}, id="it says mentions: false"),
    ],
)
def test_a_post_that_is_there_or_should_not_be_passes(
    post: dict[str, Any], campaign: dict[str, Any]
) -> None:
    assert campaigns({"title": "What Warm Homes has won", **post}, **campaign) == []


def test_a_post_that_is_linked_by_mention_passes() -> None:
    post = a_post(title="Warm Homes has won", body=a_body("So Warm Homes has won."))
    mentioned = a_mention(post, "Warm Homes", "warm-homes")
    library = Library(
        settings=some_settings(), posts=(mentioned,), campaigns=(a_campaign(slug="warm-homes"),)
    )
    assert list(check_campaigns(library, Places({}))) == []

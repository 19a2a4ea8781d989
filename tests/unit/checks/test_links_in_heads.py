"""Links of menus, buttons, actions, people and organisations to what is not public."""

from typing import Any

import pytest

from plugins.checks.links_in_heads import check_heads
from plugins.domain.library import Library
from plugins.domain.outputs import path_of
from plugins.domain.people import Link
from plugins.domain.places import Places, SourceText
from plugins.domain.problem import Problem
from plugins.domain.site import Site
from tests.builders import (
    a_campaign,
    a_moment,
    a_person,
    a_post,
    a_site,
    an_action,
    an_organisation,
    some_settings,
)

LATER = a_post(slug="later", published=a_moment("2017-09-01 09:00"))
DRAFT = a_post(slug="draft", published=a_moment("2017-03-01"), status="draft")
NOW = a_post(slug="now", published=a_moment("2017-05-01"))


def problems(site: Site) -> list[Problem]:
    """What the check says of a site beside which there are a draft and a post to come."""
    library = Library(settings=site.settings, posts=(*site.posts, *site.hidden, LATER, DRAFT))
    paths = [path_of(post.address) for post in (*site.posts, *site.hidden)]
    lines = {"menu": 3, "menu.0": 4, "buttons": 6, "actions.1.url": 9}
    sources = ("site.yaml", *(one.source for one in site.posts))
    places = Places({source: SourceText(lines) for source in sources})
    return [*check_heads(library, places, site, paths)]


@pytest.mark.parametrize(
    "address",
    [
        pytest.param("/2017/09/later/", id="as it will be"),
        pytest.param("/2017/09/later", id="without its slash"),
        pytest.param("/2017/09/l%61ter/?from=menu#top", id="with more"),
        pytest.param("https://example.org/2017/09/later/", id="whole"),
    ],
)
def test_a_menu_does_not_lead_to_what_is_to_come(address: str) -> None:
    (found,) = problems(a_site((NOW,), settings=some_settings(menu=(Link("Later", address),))))
    assert (found.source, found.line, found.check) == ("site.yaml", 4, "not-public")
    assert (found.severity, found.subject) == ("error", address)
    assert found.hint == "it will be on 1 September 2017, 09:00"


@pytest.mark.parametrize(
    "address",
    [
        pytest.param("/2017/05/now/", id="what is public"),
        pytest.param("/2017/05/now", id="what is public, without its slash"),
        pytest.param("/shop/", id="what others serve"),
        pytest.param("https://example.net/2017/09/later/", id="another site"),
        pytest.param("#later", id="the page itself"),
        pytest.param("mailto:later@example.org", id="mail"),
    ],
)
def test_other_links_are_left_alone(address: str) -> None:
    assert problems(a_site((NOW,), settings=some_settings(menu=(Link("X", address),)))) == []


ACTIONS = (an_action(), an_action(url="/2017/03/draft/"))


@pytest.mark.parametrize(
    ("parts", "source"),
    [
        pytest.param({"settings": some_settings(buttons=(Link("X", "/2017/03/draft/"),))}, "site.yaml", id="a button"),
        pytest.param({"posts": (a_post(slug="now", actions=ACTIONS),)}, "posts/now.md", id="an action of a post"),
        pytest.param({"hidden": (a_post(slug="hid", actions=ACTIONS),)}, "posts/hid.md", id="of a hidden one"),
        pytest.param({"campaigns": (a_campaign(actions=ACTIONS),)}, "campaigns/warm-homes.md", id="of a campaign"),
        pytest.param({"people": (a_person(links=(Link("X", "/2017/03/draft/"),)),)}, "people/nia-powell.md", id="a person"),
        pytest.param({"organisations": (an_organisation(url="/2017/03/draft/"),)}, "organisations/equal-streets.md", id="an organisation"),
    ],
)  # fmt: skip
def test_no_head_leads_to_a_draft(parts: dict[str, Any], source: str) -> None:
    (found,) = problems(a_site(**parts))
    assert (found.source, found.check) == (source, "not-public")
    assert found.hint == "take the link out until it is"

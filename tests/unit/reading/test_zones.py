"""Every moment of a kept value is in the site's zone, wherever in it."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from plugins.domain.campaigns import Action
from plugins.reading.front_matter.heads import (
    ActionHead,
    CampaignHead,
    ChangeHead,
    CorrectionHead,
    PageHead,
    PersonHead,
    PictureHead,
    PostHead,
    RoleHead,
)
from plugins.reading.zones import Value, in_zone

LONDON = ZoneInfo("Europe/London")
KEPT = datetime(2020, 6, 1, 8, tzinfo=UTC)
THERE = datetime(2020, 6, 1, 9, tzinfo=LONDON)


def post(moment: datetime) -> PostHead:
    return PostHead(
        title="a",
        date=moment,
        tags=("b",),
        image=PictureHead(src="c"),
        modified=moment,
        embargo=moment,
        changes=(ChangeHead(date=moment, note="d"), ChangeHead(date=moment, note="e")),
        corrections=(CorrectionHead(date=moment, text="f"),),
        actions=(ActionHead(label="g", closes=moment), ActionHead(label="h")),
    )


VALUES = {
    "a post": (post(KEPT), post(THERE)),
    "a campaign": (
        CampaignHead(title="a", started=KEPT, ended=KEPT, actions=(ActionHead(label="b"),)),
        CampaignHead(title="a", started=THERE, ended=THERE, actions=(ActionHead(label="b"),)),
    ),
    "a person": (
        PersonHead(name="a", roles=(RoleHead(until=KEPT), RoleHead(role="b"))),
        PersonHead(name="a", roles=(RoleHead(until=THERE), RoleHead(role="b"))),
    ),
    "an action": (Action("a", closes=KEPT), Action("a", closes=THERE)),
}


@pytest.mark.parametrize(("kept", "there"), VALUES.values(), ids=VALUES)
def test_every_moment_is_put_into_the_zone(kept: Value, there: Value) -> None:
    assert repr(in_zone(kept, LONDON)) == repr(there)


def test_what_has_no_moments_stays_what_it_is() -> None:
    page = PageHead(title="a")
    assert in_zone(page, LONDON) is page

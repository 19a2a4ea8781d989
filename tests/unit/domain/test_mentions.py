"""Where a text names a campaign, and where it only seems to."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from msgspec.structs import replace

from plugins.domain.body import Body, Run
from plugins.domain.campaigns import Campaign
from plugins.domain.mentions import mentions_in, named
from tests.builders import a_campaign, a_post

KEEP = a_campaign(slug="keep-it-local", title="Keep it Local", mentions=("Local Pledge",))
LONDON = ZoneInfo("Europe/London")


def blocks(*texts: str) -> Body:
    """A body of paragraphs; a text in square brackets is a run that may not be linked."""
    html, prose = "", []
    for text in texts:
        runs = []
        html += "<p>"
        for piece in text.replace("[", "\0[").replace("]", "\0").split("\0"):
            words = piece.removeprefix("[")
            runs.append(Run(len(html), len(html) + len(words), not piece.startswith("[")))
            html += words
        prose.append(tuple(runs))
    return Body(html=html, prose=tuple(prose))


def found(*texts: str, campaigns: tuple[Campaign, ...] = (KEEP,)) -> list[tuple[str, str]]:
    body = blocks(*texts)
    mentions = mentions_in(a_post(body=body), named(campaigns))
    return [(mention.campaign, body.html[mention.start : mention.end]) for mention in mentions]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("We launched Keep it Local in spring.", id="in the middle of a sentence"),
        pytest.param("Keep it Local began in spring.", id="at the start"),
        pytest.param("The Keep it Local campaign began.", id="after the first word of a sentence"),
        pytest.param("It rained. The Keep it Local campaign", id="after a later first word"),
        pytest.param("We asked: Our Keep it Local campaign", id="after a colon's first word"),
        pytest.param("It is Keep it Local’s second year.", id="possessive"),
        pytest.param("See (Keep it Local).", id="in brackets"),
        pytest.param("See “Keep it Local”, which", id="in quotation marks"),
        pytest.param("Keep\nit Local began", id="over a line break"),
        pytest.param("the Keep it Local, Warm Rooms and others", id="before a comma and a name"),
        pytest.param("about Keep it Local. Leeds agreed.", id="before the next sentence"),
        pytest.param("sign the Local Pledge now", id="by another of its names"),
    ],
)
def test_a_campaign_is_found_where_the_text_names_it(text: str) -> None:
    assert [slug for slug, _ in found(text)] == ["keep-it-local"]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("We keep it local in Leeds.", id="other capitals"),
        pytest.param("KEEP IT LOCAL", id="all capitals"),
        pytest.param("the Keep it Localist movement", id="the start of a word"),
        pytest.param("the Keep it Local Network met", id="a longer name after it"),
        pytest.param("with Leeds Keep it Local last week", id="a longer name before it"),
        pytest.param("a Keep it Local-style scheme", id="a hyphenated word"),
        pytest.param("see [Keep it Local] here", id="in a link or code"),
        pytest.param("the Keep it [Local] scheme", id="half in a link"),
    ],
)
def test_it_is_not_found_where_the_text_means_something_else(text: str) -> None:
    assert found(text) == []


def test_only_the_first_place_that_may_be_linked_counts() -> None:
    assert found("[Keep it Local]", "on Keep it Local", "Keep it Local again") == [
        ("keep-it-local", "Keep it Local")
    ]
    body = blocks("[Keep it Local]", "on Keep it Local", "Keep it Local again")
    (mention,) = mentions_in(a_post(body=body), named([KEEP]))
    assert mention.start == body.html.index("on Keep") + 3


def test_apostrophes_and_ampersands_are_found_as_the_body_writes_them() -> None:
    ours = a_campaign(slug="ours", title="Let's Own & Run It")
    assert found("join Let’s Own &amp; Run It today", campaigns=(ours,))


def test_the_longer_of_two_campaigns_wins() -> None:
    scotland = a_campaign(slug="scotland", title="Fair Start Scotland")
    fair = a_campaign(slug="fair", title="Fair Start")
    both = (fair, scotland)
    assert [slug for slug, _ in found("in Fair Start Scotland today", campaigns=both)] == [
        "scotland"
    ]


def test_a_post_older_than_the_campaign_does_not_speak_of_it() -> None:
    young = replace(KEEP, started=datetime(2030, 1, 1, tzinfo=LONDON))
    old = replace(KEEP, started=datetime(2001, 1, 1, tzinfo=LONDON))
    assert found("on Keep it Local", campaigns=(young,)) == []
    assert found("on Keep it Local", campaigns=(old,)) != []


def test_a_name_that_ends_a_sentence_is_not_made_longer_by_the_next() -> None:
    street = a_campaign(slug="street", title="Whose Street?")
    assert found("We run Whose Street? It is good.", campaigns=(street,))


def test_of_two_names_that_overlap_the_longer_is_meant() -> None:
    fares = a_campaign(slug="a", title="Fair Fares")
    for_all = a_campaign(slug="b", title="Fair Fares for All")
    text = "on Fair Fares for All, and later on Fair Fares here."
    for both in ((fares, for_all), (for_all, fares)):
        assert found(text, campaigns=both) == [("b", "Fair Fares for All"), ("a", "Fair Fares")]

from typing import Any

import pytest

from plugins.domain.posts import Mention, Post
from plugins.domain.site import Site
from plugins.views.related import RelatedEntry, present_related, subjects_of_related
from tests.builders import a_campaign, a_moment, a_post, a_series, a_site


def _entries(site: Site, post: Post) -> list[RelatedEntry]:
    return [present_related(subject) for subject in subjects_of_related(site, post)]


KEYS = a_campaign(slug="keep-the-keys", title="Keep the Keys")
TIES = a_series(slug="five-ties", title="The Five Ties")
SPEAKS = (Mention("keep-the-keys", 3, 9),)


@pytest.mark.parametrize(
    ("shared", "reason"),
    [
        pytest.param({"series": "five-ties"}, "also in The Five Ties", id="a series"),
        pytest.param({"campaigns": ("keep-the-keys",)}, "also on Keep the Keys", id="a campaign"),
        pytest.param({"mentions": SPEAKS}, "also speaks of Keep the Keys", id="a mention"),
        pytest.param({"tags": ("Community assets",)}, "also on Community assets", id="a topic"),
        pytest.param({"related": ("other",)}, "", id="the editor's choice"),
    ],
)
def test_each_says_why_it_is_there(shared: dict[str, Any], reason: str) -> None:
    post = a_post(**shared)
    other = a_post(slug="other", **{**shared, "related": ()})
    site = a_site([post, other], series=(TIES,), campaigns=(KEYS,))
    (entry,) = _entries(site, post)
    assert (entry.post.title, entry.reason) == ("Other", reason)


def test_a_topic_reads_as_its_page_writes_it_however_most_write_it() -> None:
    post = a_post(tags=("local Government",))
    others = [a_post(slug=f"other-{n}", tags=("Local government",)) for n in range(3)]
    entries = _entries(a_site([post, *others]), post)
    assert {entry.reason for entry in entries} == {"also on local Government"}


def test_a_draft_is_there_in_a_preview_alone_and_marked() -> None:
    post = a_post(tags=("Tax",))
    draft = a_post(slug="draft", standing="draft", tags=("Tax",), published=a_moment("2017-02-01"))
    (entry,) = _entries(a_site([post, draft], preview=True), post)
    assert entry.post.marker == "Draft"

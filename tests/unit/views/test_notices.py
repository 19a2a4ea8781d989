"""What a preview in one file says of where its post stands."""

from typing import Any

import pytest

from plugins.domain.ledger import PastPost
from plugins.domain.posts import Post
from plugins.views.notices import Known, present_notice
from tests.builders import a_moment, a_post

NOW = a_moment("2017-06-01 12:00")
CHANGED = "Preview, not published as it stands here"


def published(post: Post, **changes: Any) -> PastPost:
    given: dict[str, Any] = {
        "id": post.id,
        "guid": "urn:x",
        "address": post.address,
        "source": post.source,
        "text": "t",
        "content": "c",
        "entries": 0,
        "status": "listed",
        "published": a_moment("2017-01-14 00:30"),
        **changes,
    }
    return PastPost(**given)


POST = a_post()
HIDDEN = a_post(status="hidden")
WITHDRAWN = a_post(status="withdrawn")
SAME, OTHER = Known(True, published(POST), True), Known(True, published(POST), False)


@pytest.mark.parametrize(
    ("post", "known", "mark", "text"),
    [
        pytest.param(a_post(status="draft"), Known(), "Not published", "A draft.", id="a draft"),
        pytest.param(
            a_post(status="draft", published=a_moment("2017-07-03 09:00")),
            Known(),
            "Not published",
            "A draft. Embargo until 3 July 2017, 09:00 BST: please pass nothing on before then.",
            id="a draft under embargo",
        ),
        pytest.param(
            a_post(published=a_moment("2017-12-03 00:00")),
            SAME,
            "Not published",
            "Embargo until 3 December 2017, 00:00 GMT: please pass nothing on before then.",
            id="under embargo, in winter",
        ),
        pytest.param(
            POST,
            Known(),
            "Preview",
            "By its date this is public since 13 January 2017; the site may show another text.",
            id="public by its date, and no ledger says whether it is",
        ),
        pytest.param(
            POST,
            Known(True),
            "Not published",
            "It comes onto the site with the next publication.",
            id="new to the ledger",
        ),
        pytest.param(
            POST, SAME, "Published", "The site has it as it stands here.", id="public as it is"
        ),
        pytest.param(
            POST,
            OTHER,
            CHANGED,
            "A post has been here since 14 January 2017.",
            id="public, with edits that are not",
        ),
        pytest.param(
            POST,
            Known(True, published(POST, status="hidden"), True),
            CHANGED,
            "A post has been here since 14 January 2017.",
            id="no more hidden",
        ),
        pytest.param(
            POST,
            Known(True, published(POST, address="/2017/01/old/"), True),
            CHANGED,
            "A post has been here since 14 January 2017.",
            id="moved by the file's name alone",
        ),
        pytest.param(
            HIDDEN,
            Known(True, published(POST, status="hidden"), True),
            "Published",
            "The site has it as it stands here.",
            id="hidden as it is",
        ),
        pytest.param(
            WITHDRAWN,
            OTHER,
            CHANGED,
            "A post has been here since 14 January 2017.",
            id="withdrawn, and the site does not know yet",
        ),
        pytest.param(
            WITHDRAWN,
            Known(True, published(POST, status="withdrawn"), True),
            "Published",
            "The site has it as it stands here.",
            id="withdrawn",
        ),
    ],
)
def test_a_notice_says_whether_readers_have_it_so(
    post: Post, known: Known, mark: str, text: str
) -> None:
    found = present_notice(post, known, NOW)
    assert (found.mark, found.text) == (mark, f"{text} This is how it stood on 1 June 2017.")

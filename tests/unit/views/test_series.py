import pytest

from plugins.domain.posts import Post
from plugins.domain.series import PlannedPart
from plugins.domain.site import Site
from plugins.views.series import (
    SeriesBox,
    places_in_series,
    position_in_words,
    present_box,
    present_outlines,
    present_series,
    present_series_index,
)
from tests.builders import a_moment, a_post, a_series, a_site

PLAN = a_series("People", "Prosperity", PlannedPart("Places", "spring 2018"))


def _part(number: int | None, slug: str, day: str, **changes: object) -> Post:
    return a_post(slug=slug, series=PLAN.slug, part=number, published=a_moment(day), **changes)


PEOPLE = _part(1, "people", "2017-01-01", summary="Who it is about.")
PROSPERITY = _part(2, "prosperity", "2017-02-01")
PLACES = _part(3, "places", "2017-03-01")


def _box(site: Site, post: Post) -> SeriesBox:
    outline = present_outlines(site)[post.series].value
    return present_box(outline, places_in_series(site)[post.id])


def test_the_box_shows_the_whole_plan_and_where_one_is() -> None:
    box = _box(a_site([PEOPLE, PROSPERITY], series=(PLAN,)), PROSPERITY)
    assert box.position == "Part 2 of 3"
    assert [(part.number, part.title, part.address, part.is_here) for part in box.parts] == [
        ("Part 1", "People", "/2017/01/people/", False),
        ("Part 2", "Prosperity", "/2017/02/prosperity/", True),
        ("Part 3", "Places", "", False),
    ]


def test_next_is_to_come_until_that_part_is_out() -> None:
    box = _box(a_site([PEOPLE, PROSPERITY], series=(PLAN,)), PROSPERITY)
    assert box.next is not None
    assert (box.next.title, box.next.address, box.next.expected) == ("Places", "", "spring 2018")


def test_next_is_a_link_when_that_part_is_out() -> None:
    box = _box(a_site([PEOPLE, PROSPERITY, PLACES], series=(PLAN,)), PROSPERITY)
    assert box.next is not None
    assert (box.next.address, box.next.expected) == ("/2017/03/places/", "")


def test_the_first_part_has_no_previous_and_the_last_no_next() -> None:
    site = a_site([PEOPLE, PROSPERITY, PLACES], series=(PLAN,))
    assert _box(site, PEOPLE).previous is None
    assert _box(site, PLACES).next is None
    assert _box(site, PLACES).previous == _box(site, PEOPLE).next


def test_a_series_without_a_file_counts_what_is_out() -> None:
    posts = [a_post(slug=slug, series="notes", published=a_moment(f"2017-01-0{day}"))
             for day, slug in enumerate(("one", "two"), 1)]  # fmt: skip
    site = a_site(posts)
    assert [_box(site, post).position for post in posts] == ["Part 1 of 2", "Part 2 of 2"]


def test_a_change_of_a_summary_leaves_the_boxes_as_they_are() -> None:
    other = _part(1, "people", "2017-01-01", summary="Something else.")
    before = a_site([PEOPLE, PROSPERITY], series=(PLAN,))
    after = a_site([other, PROSPERITY], series=(PLAN,))
    assert _box(before, PROSPERITY) == _box(after, PROSPERITY)


def test_a_draft_in_a_preview_is_marked_in_the_box() -> None:
    draft = _part(3, "places", "2017-03-01", standing="draft")
    box = _box(a_site([PEOPLE, draft], series=(PLAN,), preview=True), PEOPLE)
    assert [part.marker for part in box.parts] == ["", "", "Draft"]


def test_a_part_in_another_language_says_so_where_the_title_is_its_own() -> None:
    welsh = _part(2, "ffyniant", "2017-02-01", lang="cy", part_title="Ffyniant")
    planned = _part(1, "pobl", "2017-01-01", lang="cy")
    box = _box(a_site([planned, welsh], series=(PLAN,)), welsh)
    assert [(part.title, part.language) for part in box.parts[:2]] == [
        ("People", ""),
        ("Ffyniant", "cy"),
    ]


@pytest.mark.parametrize(
    ("number", "total", "words"),
    [
        pytest.param(2, 5, "Part 2 of 5", id="within the plan"),
        pytest.param(6, 5, "Part 6", id="beyond the plan"),
        pytest.param(None, 5, "", id="outside the numbering"),
    ],
)
def test_a_position_in_words(number: int | None, total: int, words: str) -> None:
    assert position_in_words(number, total) == words


def test_the_page_shows_the_plan_in_reading_order_with_summaries() -> None:
    page = present_series(a_site([PROSPERITY, PEOPLE], series=(PLAN,)), PLAN)
    assert [part.title for part in page.parts] == ["People", "Prosperity", "Places"]
    assert page.parts[0].summary == "Who it is about."
    assert page.head.feed is not None
    assert page.head.feed.address == "/series/green-paper/feed.xml"


@pytest.mark.parametrize(
    ("posts", "words"),
    [
        pytest.param([], "0 of 3 parts are out", id="none yet"),
        pytest.param([PEOPLE], "1 of 3 parts is out", id="one"),
        pytest.param([PEOPLE, PROSPERITY, PLACES], "All 3 parts are out", id="all"),
    ],
)
def test_progress_is_said_in_words(posts: list[Post], words: str) -> None:
    assert present_series(a_site(posts, series=(PLAN,)), PLAN).progress == words


def test_the_index_is_by_title() -> None:
    site = a_site(series=(a_series(slug="zebra"), a_series(slug="apple")))
    assert [card.title for card in present_series_index(site).series] == ["Apple", "Zebra"]

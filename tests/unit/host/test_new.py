from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.domain.library import Library
from plugins.domain.posts import Post
from plugins.domain.refusal import WrongCall
from plugins.domain.series import PlannedPart, Series
from plugins.domain.settings import Settings
from plugins.host.new import KINDS, LONGEST_SLUG, NewFile, Wish, new_file, write_new
from plugins.reading.folders import kind_of_source
from plugins.reading.front_matter.quoted_text import unseen_in
from plugins.reading.front_matter.source import Source, read_source
from tests.builders import ZONE, a_moment, a_post

TODAY = a_moment("2026-11-30 23:30")
IDENTITY = "20261130-0123456789"
EMPTY = Library(settings=Settings(name="Fernhow"))
PLAN = tuple(map(PlannedPart, ("People", "Places", "Power")))
FIVE_TIES = Series(slug="five-ties", title="The five ties", source="series/five-ties.md", plan=PLAN)


def made(
    kind: str, title: str = "", series: str = "", library: Library | None = None, month: str = ""
) -> NewFile:
    return new_file(Wish(kind, title, series, month), TODAY, IDENTITY, library or EMPTY)


def read(file: NewFile) -> Source:
    kind = kind_of_source(file.path)
    assert kind
    return read_source(kind, file.path, file.text.encode(), ZONE)


def a_library(*posts: Post, series: tuple[Series, ...] = (FIVE_TIES,)) -> Library:
    return Library(settings=Settings(name="Fernhow"), posts=posts, series=series)


def a_part(slug: str, part: int | None = None, **more: object) -> Post:
    return a_post(slug=slug, series="five-ties", part=part, **more)


@pytest.mark.parametrize(
    ("kind", "path"),
    [
        pytest.param("post", "posts/2026/2026-11-30-who-pays.md", id="a post"),
        pytest.param("roundup", "posts/2026/2026-11-30-who-pays.md", id="a round-up"),
        pytest.param("campaign", "campaigns/who-pays.md", id="a campaign"),
        pytest.param("series", "series/who-pays.md", id="a series"),
        pytest.param("person", "people/who-pays.md", id="a person"),
        pytest.param("organisation", "organisations/who-pays.md", id="an organisation"),
    ],
)
def test_every_kind_has_its_place_and_reads_back_without_a_problem(kind: str, path: str) -> None:
    file = made(kind, "Who pays?")
    found = read(file)
    assert file.path == path
    assert found.problems == ()
    assert "Who pays?" in (getattr(found.head, "title", ""), getattr(found.head, "name", ""))


def test_a_post_is_a_draft_of_today_with_its_identity() -> None:
    head = read(made("post", "Who pays?")).head
    assert (head.id, head.status, f"{head.date:%Y-%m-%d %H:%M}") == (
        IDENTITY,
        "draft",
        "2026-11-30 00:00",
    )


def test_a_round_up_says_what_it_is() -> None:
    head = read(made("roundup", "November 2026")).head
    assert (head.category, head.kicker) == ("Round-ups", "Policy update")


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\r\n"), max_size=60))
def test_any_text_on_one_line_comes_back_as_typed(text: str) -> None:
    title = f"a{text}z"
    if unseen_in(title):
        with pytest.raises(WrongCall, match=r"take U\+.* out"):
            made("post", title)
        return
    found = read(made("post", title))
    assert found.problems == ()
    assert found.head.title == title


@pytest.mark.parametrize("kind", sorted(set(KINDS) - {"part"}))
@pytest.mark.parametrize("title", ["no", "010", "2026-11-30", "[x]", "a: b # c", "- x", '"', "'x'"])
def test_a_title_that_looks_like_yaml_is_still_text(kind: str, title: str) -> None:
    if title.strip("\"'"):
        head = read(made(kind, f"{title} 1")).head
        assert f"{title} 1" in (getattr(head, "title", None), getattr(head, "name", None))


@pytest.mark.parametrize(
    ("title", "series", "number", "expected", "part_title"),
    [
        pytest.param("", "five-ties", 2, "Places", "", id="the first that is to come"),
        pytest.param("Power", "The five ties", 3, "Power", "", id="the one that is named"),
        pytest.param(
            "Where we live", "Five Ties", 2, "Where we live", "Places", id="another title"
        ),
    ],
)
def test_the_next_part_follows_the_plan(
    title: str, series: str, number: int, expected: str, part_title: str
) -> None:
    library = a_library(a_part("people", 1, title="People", status="draft"))
    head = read(made("part", title, series, library)).head
    assert (head.series, head.part, head.title, head.part_title) == (
        "five-ties",
        number,
        expected,
        part_title,
    )


@pytest.mark.parametrize(
    ("posts", "series", "number"),
    [
        pytest.param((), (), 1, id="the first of a series that nobody named yet"),
        pytest.param((4,), (Series("five-ties", "Five ties"),), 5, id="without a plan"),
    ],
)
def test_without_a_plan_a_part_gets_the_next_number(
    posts: tuple[int, ...], series: tuple[Series, ...], number: int
) -> None:
    library = a_library(*(a_part(f"part-{n}", n) for n in posts), series=series)
    assert read(made("part", "More", "Five ties", library)).head.part == number


def test_when_all_that_was_planned_is_there_the_plan_comes_first() -> None:
    library = a_library(*(a_part(f"part-{number}", number) for number in (1, 2, 3)))
    with pytest.raises(WrongCall, match="add the next one to “parts” in series/five-ties"):
        made("part", "More", "Five ties", library)


def test_a_new_series_is_named_as_typed() -> None:
    file = made("part", "One", " Ties: a #1 series ", a_library(series=()))
    assert (read(file).head.series, file.new_series) == ("Ties: a #1 series", "Ties: a #1 series")


@pytest.mark.parametrize(
    "series", [FIVE_TIES, Series("five-ties", "Five ties")], ids=["with a file", "in posts alone"]
)
def test_a_part_of_a_series_that_is_there_begins_none(series: Series) -> None:
    assert made("part", "People", "Five ties", a_library(series=(series,))).new_series == ""


@pytest.mark.parametrize(
    ("kind", "title", "series", "message"),
    [
        pytest.param("", "x", "", "must be one of post, roundup, part", id="no kind"),
        pytest.param("pots", "x", "", "did you mean post", id="a misspelt kind"),
        pytest.param("post", " ", "", "TITLE is missing", id="no title"),
        pytest.param("post", "???", "", "a letter or a digit", id="a title without an address"),
        pytest.param("post", "a\nb", "", "more than one line", id="two lines"),
        pytest.param("post", "x", "five-ties", "KIND=part", id="a series for a post"),
        pytest.param("part", "x", "five-tiers", "did you mean “five-ties”", id="a misspelt series"),
        pytest.param("part", "", "Something else", "TITLE is missing", id="neither plan nor title"),
    ],
)
def test_what_cannot_be_made_is_a_wrong_call(
    kind: str, title: str, series: str, message: str
) -> None:
    with pytest.raises(WrongCall, match=message):
        made(kind, title, series, a_library())


TWO_SERIES = (FIVE_TIES, Series("rooms", "Rooms", "series/rooms.md", plan=PLAN))


def test_of_one_series_with_a_part_to_come_the_name_need_not_be_given() -> None:
    done = Series("rooms", "Rooms", "series/rooms.md", plan=PLAN[:1])
    posts = (a_post(slug="people", series="rooms", part=1),)
    head = read(made("part", library=a_library(*posts, series=(FIVE_TIES, done)))).head
    assert (head.series, head.part, head.title) == ("five-ties", 1, "People")


@pytest.mark.parametrize("series", [(), TWO_SERIES], ids=["none", "two"])
def test_a_part_of_no_or_any_series_is_a_wrong_call(series: tuple[Series, ...]) -> None:
    with pytest.raises(WrongCall, match="SERIES is missing"):
        made("part", "x", library=a_library(series=series))


def a_round_up(month: str, edition: int | None, **more: object) -> Post:
    """The round-up of a month, `2026-10`."""
    date = a_moment(f"{month}-30")
    given = {
        "slug": month,
        "title": f"Policy update, {date:%B %Y}: much has changed",
        "published": date,
        "category": "Round-ups",
        "kicker": "This month",
        "edition": edition,
        **more,
    }
    return a_post(**given)


def test_a_round_up_is_the_next_edition_of_this_month() -> None:
    library = a_library(a_round_up("2026-09", 19), a_round_up("2026-10", 20))
    file = made("roundup", library=library)
    head = read(file).head
    assert head.title == "Policy update, November 2026"
    assert (head.edition, head.kicker, head.authors) == (21, "This month", ("Nia Powell",))
    assert file.path == "posts/2026/2026-11-30-policy-update-november-2026.md"


@pytest.mark.parametrize(
    ("month", "path", "title"),
    [
        pytest.param("", "2026/2026-11-30-policy-update-november-2026", "November 2026", id="none"),
        pytest.param("2026-11", "2026/2026-11-30-policy-update-november-2026", "November 2026", id="this"),
        pytest.param("2027-02", "2027/2027-02-28-policy-update-february-2027", "February 2027", id="to come"),
        pytest.param("2025-12", "2025/2025-12-31-policy-update-december-2025", "December 2025", id="past"),
    ],
)  # fmt: skip
def test_a_round_up_is_dated_the_last_day_of_its_month_at_the_usual_hour(
    month: str, path: str, title: str
) -> None:
    library = a_library(a_round_up("2026-10", 20, published=a_moment("2026-10-30 09:00")))
    file = made("roundup", library=library, month=month)
    head = read(file).head
    assert (file.path, head.title) == (f"posts/{path}.md", f"Policy update, {title}")
    assert (f"{head.date:%Y-%m-%d %H:%M}", head.edition) == (f"{path[5:15]} 09:00", 21)


@pytest.mark.parametrize("month", ["2026-13", "11/2026", "November", "2026-11-30", "0001-01"])
def test_a_month_that_is_none_is_a_wrong_call(month: str) -> None:
    with pytest.raises(WrongCall, match=f"MONTH is “{month}”: it must be a month such as 2026-11"):
        made("roundup", month=month)


def test_a_month_goes_with_a_round_up_alone() -> None:
    with pytest.raises(WrongCall, match="MONTH goes with KIND=roundup"):
        made("post", "x", month="2026-11")


def test_a_round_up_of_a_day_is_dated_today_unless_a_month_is_asked_for() -> None:
    week = a_round_up("2026-10", 20, title="The week to 30 October 2026")
    middle = a_moment("2026-11-13 10:00")
    library = a_library(week)
    file = new_file(Wish("roundup"), middle, IDENTITY, library)
    assert file.path == "posts/2026/2026-11-13-the-week-to-13-november-2026.md"
    file = new_file(Wish("roundup", month="2026-11"), middle, IDENTITY, library)
    assert file.path == "posts/2026/2026-11-30-the-week-to-30-november-2026.md"


def test_an_edition_has_the_keys_of_its_mail_to_fill_in() -> None:
    assert "edition: 1\nemail:\n  subject:\n  preheader:\n" in made("roundup").text
    assert "email:" not in made("roundup", library=a_library(a_round_up("2026-10", None))).text


def test_a_round_up_of_a_month_without_news_says_so_and_is_made() -> None:
    file = made("roundup", library=a_library(a_round_up("2026-10", 20)))
    assert file.note == "Nothing new since edition 20 (30 October 2026)."
    assert "Nothing was published in that time.\n" in file.text
    assert made("post", "Who pays?").note == ""


def test_the_text_of_a_round_up_begins_below_its_head() -> None:
    head, text = made("roundup").text.split("---\n")[1:]
    assert text.startswith(
        "\n<!-- From the archive, for you to rewrite: what came since 1 November"
    )
    assert text.endswith("-->\n")
    assert "status: draft" in head


def test_a_title_that_is_given_is_taken() -> None:
    head = read(made("roundup", "Winter", library=a_library(a_round_up("2026-10", 20)))).head
    assert (head.title, head.edition) == ("Winter", 21)


def test_a_new_part_has_what_all_parts_of_its_series_have() -> None:
    posts = (
        a_part("people", 1, tags=("Housing", "Health"), campaigns=("keys",)),
        a_part("places", 2, tags=("Health",), campaigns=("keys", "rooms")),
    )
    head = read(made("part", "", "five-ties", a_library(*posts))).head
    assert (head.title, head.part) == ("Power", 3)
    assert (head.tags, head.campaigns) == (("Health",), ("keys",))


def test_a_new_post_has_no_tags_from_others() -> None:
    library = a_library(a_post(tags=("Health",), category="Analysis"))
    head = read(made("post", "Who pays?", library=library)).head
    assert (head.tags, head.category) == ((), "Analysis")


def test_a_long_title_is_cut_between_words_in_the_name_alone() -> None:
    title = "word " * 60 + "end"
    file = made("series", title)
    assert len(file.path) <= len("series/.md") + LONGEST_SLUG
    assert file.path.endswith("word.md")
    assert read(file).head.title == title


def test_nothing_is_overwritten(tmp_path: Path) -> None:
    file = made("post", "Who pays?")
    path = write_new(tmp_path, file)
    path.write_text("edited")
    with pytest.raises(WrongCall, match="already"):
        write_new(tmp_path, file)
    assert path.read_text() == "edited"


@pytest.mark.parametrize("place", ["posts", "posts/2026"])
def test_a_file_where_a_folder_should_be_is_a_wrong_call(tmp_path: Path, place: str) -> None:
    (tmp_path / place).parent.mkdir(exist_ok=True)
    (tmp_path / place).touch()
    with pytest.raises(WrongCall, match="posts/2026 cannot be a folder"):
        write_new(tmp_path, made("post", "Who pays?"))


def test_a_new_file_has_line_ends_that_every_machine_reads(tmp_path: Path) -> None:
    assert b"\r" not in write_new(tmp_path, made("post", "Who pays?")).read_bytes()

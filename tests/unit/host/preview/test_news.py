"""What an open page is told."""

from itertools import islice
from pathlib import Path

import pytest

from plugins.domain.problem import Problem
from plugins.host.preview import news as news_module
from plugins.host.preview.news import Message, News, Standing, Told, successors
from plugins.host.preview.previewer import Rebuilt

KEYS, LOCKS = "2017/01/keys/index.html", "2017/01/locks/index.html"
SOURCES = {KEYS: "posts/keys.md", LOCKS: "posts/locks.md"}
NO_DATE = Problem(source="posts/locks.md", line=3, check="date", message="no date", hint="add it")
NO_TITLE = Problem(source="posts/keys.md", check="title", message="no title")
DOUBT = Problem(source="posts/keys.md", check="alt", message="long", severity="warning")


def rebuilt(*written: str, **more: object) -> Rebuilt:
    given = {"sources": SOURCES, **more}
    return Rebuilt(address="http://localhost:8000", written=written, **given)  # type: ignore[arg-type]


@pytest.fixture
def news() -> News:
    """After a first good build."""
    begun = News(Path("/a"), "run")
    begun.built(rebuilt(KEYS, LOCKS, "site.css"), "/blog")
    return begun


def heard(news: News, page: str = KEYS, since: str = "run.1") -> Message:
    """What a page is told at once when it asks."""
    told = next(news.messages(page, since))
    assert told
    return told[1]


@pytest.mark.parametrize(
    ("step", "expected"),
    [
        pytest.param(rebuilt(), Message(), id="nothing was written"),
        pytest.param(rebuilt(LOCKS), Message(), id="another page"),
        pytest.param(rebuilt(KEYS), Message(page=True), id="the page"),
        pytest.param(rebuilt(KEYS, whole=False), Message(page=True), id="the page, in haste"),
        pytest.param(rebuilt(removed=(KEYS,)), Message(page=True), id="the page, gone"),
        pytest.param(
            rebuilt("theme/site.css"), Message(files=("/blog/theme/site.css",)), id="a style"
        ),
        pytest.param(rebuilt("feed.xml", "feed.json", "robots.txt"), Message(), id="feeds"),
        pytest.param(
            rebuilt(KEYS, "images/x.png"),
            Message(page=True, files=("/blog/images/x.png",)),
            id="both",
        ),
    ],
)
def test_a_page_is_told_of_its_own_file_and_of_what_pages_use(
    step: Rebuilt, expected: Message, news: News
) -> None:
    news.built(step, "/blog")
    assert heard(news) == expected
    assert heard(news, since="run.2") == Message()


def test_who_missed_several_builds_is_told_of_all_of_them(news: News) -> None:
    for step in (rebuilt(KEYS), rebuilt("a.css"), rebuilt("b.css"), rebuilt()):
        news.built(step, "")
    assert heard(news) == Message(page=True, files=("/a.css", "/b.css"))
    assert heard(news, since="run.3") == Message(files=("/b.css",))


@pytest.mark.parametrize("since", ["other.7", "run.0", "run.", "", "run.x", "run.²"])
def test_who_shows_a_state_that_is_not_of_this_run_looks_at_everything(
    since: str, news: News
) -> None:
    assert heard(news, since=since) == Message(anew=True, page=True)


def test_before_the_first_good_build_nothing_happened_yet() -> None:
    news = News(Path("/a"), "run")
    assert (news.now, news.is_waiting) == ("run.0", True)
    assert heard(news, since="other.7") == Message()
    news.built(rebuilt(), "")
    assert (news.now, news.is_waiting) == ("run.1", False)


def test_errors_of_the_page_s_own_file_stand_first(news: News) -> None:
    news.refused([NO_TITLE, DOUBT, NO_DATE])
    assert heard(news, LOCKS).standing == Standing(
        errors=(
            Told("/a/posts/locks.md", 3, "no date", "add it", "date", here=True),
            Told("/a/posts/keys.md", None, "no title", "", "title", here=False),
        )
    )
    assert [one.here for one in heard(news, KEYS).standing.errors] == [True, False]
    assert [one.here for one in heard(news, "index.html").standing.errors] == [False, False]


def test_of_many_errors_a_page_hears_some_and_how_many_more(news: News) -> None:
    many = [Problem(source=f"posts/{n}.md", check="date", message="no date") for n in range(99)]
    news.refused([*many, NO_TITLE])
    standing = heard(news).standing
    assert (len(standing.errors), standing.more) == (news_module.MOST, 100 - news_module.MOST)
    assert standing.errors[0].here


def test_a_first_answer_mends_nothing_and_a_whole_build_everything(news: News) -> None:
    news.refused([NO_TITLE])
    news.built(rebuilt(KEYS, whole=False), "")
    assert heard(news).standing.errors
    news.built(rebuilt(), "")
    assert heard(news).standing == Standing()


def test_a_fault_takes_the_place_of_errors_and_they_of_it(news: News) -> None:
    news.refused([NO_TITLE])
    news.failed("ours")
    assert heard(news).standing == Standing(fault="ours")
    news.refused([NO_TITLE])
    assert heard(news).standing.fault == ""
    assert heard(news).standing.errors


def test_warnings_are_told_to_the_page_of_their_file(news: News) -> None:
    news.built(rebuilt(warnings=(DOUBT,)), "")
    (told,) = heard(news).standing.warnings
    assert (told.message, told.here) == ("long", True)
    assert heard(news, LOCKS).standing == Standing()
    news.built(rebuilt(whole=False), "")
    assert heard(news).standing.warnings
    news.built(rebuilt(), "")
    assert heard(news).standing == Standing()


@pytest.mark.parametrize(
    ("now", "expected"),
    [
        pytest.param({LOCKS: SOURCES[LOCKS]}, {}, id="gone"),
        pytest.param({**SOURCES, "new/index.html": "posts/new.md"}, {}, id="nothing went"),
        pytest.param(
            {LOCKS: SOURCES[LOCKS], "new/index.html": SOURCES[KEYS]},
            {KEYS: ("new/index.html", True)},
            id="the same file elsewhere",
        ),
        pytest.param(
            {LOCKS: SOURCES[LOCKS], "new/index.html": "posts/new.md"},
            {KEYS: ("new/index.html", False)},
            id="one went and one came",
        ),
        pytest.param(
            {"a/index.html": "posts/a.md", "b/index.html": "posts/b.md"}, {}, id="many at once"
        ),
    ],
)
def test_where_a_page_went(now: dict[str, str], expected: dict[str, tuple[str, bool]]) -> None:
    assert successors(SOURCES, now) == expected


def test_a_page_that_moved_twice_leads_to_where_it_is(news: News) -> None:
    for place in ("a/index.html", "b/index.html"):
        news.built(rebuilt(place, removed=(KEYS,), sources={place: "posts/keys.md"}), "/blog")
    assert heard(news) == Message(page=True, successor="/blog/b/", is_moved=True)
    news.built(rebuilt(KEYS, removed=("b/index.html",), sources={KEYS: "posts/keys.md"}), "/blog")
    assert heard(news) == Message(page=True)
    assert heard(news, "a/index.html").successor == "/blog/2017/01/keys/"


def test_the_same_is_not_told_twice_and_silence_is_noticed(
    news: News, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(news_module, "PATIENCE", 0.001)
    told = news.messages(KEYS, "run.1")
    assert next(told) == ("run.1", Message())
    assert list(islice(told, 2)) == [None, None]
    news.built(rebuilt(LOCKS), "")
    assert next(told) is None
    news.refused([NO_TITLE])
    first = next(told)
    news.refused([NO_TITLE])
    assert first
    assert first[0] == "run.2"
    assert next(told) is None


def test_the_news_end_for_everybody(news: News) -> None:
    told = news.messages(KEYS, "run.1")
    next(told)
    news.end()
    assert list(told) == []
    assert list(news.messages(LOCKS, "run.1")) == []

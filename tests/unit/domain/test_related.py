"""Posts to read on with: by hand, then by what is shared, and nothing shuffles them later."""

from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.domain.names import slugify
from plugins.domain.posts import Mention, Post
from plugins.domain.related import Related, related_posts
from tests.builders import a_moment, a_post


def post(id: str, day: int, **changes: Any) -> Post:
    return a_post(slug=id, published=a_moment(f"2017-01-{day:02}"), **changes)


def read_on(reader: Post, *others: Post, hidden: tuple[Post, ...] = ()) -> list[str]:
    """The ids of what stands on the page of `reader`."""
    return [one.post for one in related_posts((reader, *others), hidden)[reader.id]]


def mentioning(*campaigns: str) -> tuple[Mention, ...]:
    return tuple(Mention(campaign, 3, 9) for campaign in campaigns)


def test_those_chosen_by_hand_stand_first_as_they_were_chosen() -> None:
    reader = post("a", 10, related=("far", "near"), tags=("Tax",))
    found = read_on(
        reader, post("near", 9), post("far", 1), post("shares", 2, tags=("Tax",), series="s")
    )
    assert found == ["far", "near", "shares"]


def test_all_chosen_by_hand_are_there_and_none_is_found_beside_more_than_three() -> None:
    chosen = [post(f"chosen-{day}", day) for day in range(1, 7)]
    reader = post("a", 10, related=tuple(one.id for one in chosen), series="s")
    assert read_on(reader, *chosen, post("part", 9, series="s")) == [one.id for one in chosen]


def test_what_is_shared_goes_by_tiers_and_says_what_it_is() -> None:
    reader = post("a", 10, series="s", campaigns=("keys",), tags=("Tax",), mentions=mentioning("m"))
    others = [
        post("topic", 10, tags=("tax",)),
        post("mention", 9, mentions=mentioning("m")),
        post("campaign", 8, campaigns=("keys",)),
        post("part", 1, series="s"),
    ]
    assert related_posts((reader, *others))["a"] == (
        Related("part", "series", "s"),
        Related("campaign", "campaign", "keys"),
        Related("mention", "mention", "m"),
        Related("topic", "topic", "Tax"),
    )


@pytest.mark.parametrize(
    ("reader", "other", "shared"),
    [
        pytest.param({"campaigns": ("k",)}, {"campaigns": ("k",)}, "campaign", id="both are on it"),
        pytest.param(
            {"campaigns": ("k",)}, {"mentions": mentioning("k")}, "mention", id="one speaks of it"
        ),
        pytest.param(
            {"mentions": mentioning("k")}, {"campaigns": ("k",)}, "mention", id="the other does"
        ),
        pytest.param(
            {"campaigns": ("k",), "mentions": mentioning("k")},
            {"campaigns": ("k",), "mentions": mentioning("k")},
            "campaign",
            id="both are on it and speak of it",
        ),
    ],
)
def test_a_mention_counts_less_than_being_on_a_campaign(
    reader: dict[str, Any], other: dict[str, Any], shared: str
) -> None:
    found = related_posts((post("a", 1, **reader), post("b", 2, **other)))["a"]
    assert found == (Related("b", shared, "k"),)  # type: ignore[arg-type]


def test_of_two_campaigns_that_are_shared_the_first_written_is_the_reason() -> None:
    reader = post("a", 1, campaigns=("one", "two"))
    found = related_posts((reader, post("b", 2, campaigns=("two", "one"))))["a"]
    assert found == (Related("b", "campaign", "one"),)


def test_within_a_tier_the_nearest_in_time_come_first_and_the_later_of_two() -> None:
    days = (1, 5, 8, 12, 13, 20)
    others = [post(f"on-{day}", day, tags=("Tax",)) for day in days]
    found = read_on(post("a", 10, tags=("Tax",)), *others)
    assert found == ["on-12", "on-8", "on-13", "on-5"]


def test_the_rarest_topic_counts_most_however_the_tags_are_ordered() -> None:
    common = [post(f"common-{day}", day, tags=("Policy",)) for day in range(5, 9)]
    rare = post("rare", 1, tags=("Land",))
    assert read_on(post("a", 10, tags=("Policy", "Land")), *common, rare)[0] == "rare"


def test_of_two_topics_about_as_rare_the_first_written_counts_more() -> None:
    others = [
        post("land", 1, tags=("Land",)),
        post("tax", 2, tags=("Tax",)),
        post("more-tax", 3, tags=("Tax",)),
    ]
    assert read_on(post("a", 10, tags=("Tax", "Land")), *others) == ["more-tax", "tax", "land"]
    assert read_on(post("a", 10, tags=("Land", "Tax")), *others) == ["land", "more-tax", "tax"]


def test_a_topic_that_becomes_common_later_stays_rare_for_those_before() -> None:
    before = [
        *(post(f"policy-{day}", day, tags=("Policy",)) for day in range(1, 5)),
        post("land", 2, tags=("Land",)),
    ]
    reader = post("a", 6, tags=("Policy", "Land"))
    later = [post(f"land-{day}", day, tags=("Land",)) for day in range(20, 30)]
    assert read_on(reader, *before)[0] == "land"
    assert read_on(reader, *before, *later)[0] == "land"


@pytest.mark.parametrize(
    ("by_hand", "parts"),
    [
        pytest.param((), ["part-9", "part-8"], id="two are found"),
        pytest.param(("part-1",), ["part-1", "part-9"], id="one by hand, one found"),
        pytest.param(("part-1", "part-2"), ["part-1", "part-2"], id="two by hand, none found"),
    ],
)
def test_no_more_than_two_of_the_series_beside_its_box(
    by_hand: tuple[str, ...], parts: list[str]
) -> None:
    others = [post(f"part-{day}", day, series="s", tags=("Tax",)) for day in range(1, 10)]
    reader = post("a", 10, series="s", tags=("Tax",), related=by_hand)
    outside = [post(f"tax-{day}", day, tags=("Tax",)) for day in (1, 2)]
    assert read_on(reader, *others, *outside) == [*parts, "tax-2", "tax-1"]


def test_posts_in_no_series_do_not_share_that() -> None:
    others = [post(f"on-{day}", day, tags=("Tax",)) for day in range(1, 5)]
    assert len(read_on(post("a", 10, tags=("Tax",)), *others)) == 4


def test_what_shares_nothing_is_not_related_however_near() -> None:
    reader = post("a", 10, series="s", tags=("Tax",), campaigns=("k",))
    assert read_on(reader, post("b", 10, series="t", tags=("Land", "—"), campaigns=("l",))) == []


def test_a_topic_is_the_same_in_another_spelling_and_reads_as_its_page_writes_it() -> None:
    reader = post("a", 1, tags=("Community assets", "community Assets"))
    found = related_posts((reader, post("b", 2, tags=("COMMUNITY ASSETS",))))
    assert found["a"] == (Related("b", "topic", "Community assets"),)
    assert found["b"] == (Related("a", "topic", "COMMUNITY ASSETS"),)


def test_a_hidden_post_is_in_no_list_and_has_one() -> None:
    hidden = post("hidden", 5, tags=("Tax",), series="s")
    listed = [post("a", 4, tags=("Tax",)), post("b", 7, series="s")]
    found = related_posts(listed, [hidden])
    assert [one.post for one in found["hidden"]] == ["b", "a"]
    assert (found["a"], found["b"]) == ((), ())


def test_a_post_that_names_itself_or_another_twice_is_not_there_twice() -> None:
    reader = post("a", 1, related=("a", "b", "b"), tags=("Tax",))
    assert read_on(reader, post("b", 2, tags=("Tax",))) == ["b"]


# A slower way to the same lists: every other post, weighed against every post.


def slow_way(listed: list[Post], hidden: list[Post]) -> dict[str, list[tuple[str, str, str]]]:
    return {one.id: list(_slow_list(one, listed)) for one in (*listed, *hidden)}


def _slow_list(reader: Post, listed: list[Post]) -> Iterator[tuple[str, str, str]]:
    by_hand = [one for one in dict.fromkeys(reader.related) if one != reader.id]
    yield from ((one, "", "") for one in by_hand)
    posts = {one.id: one for one in listed}
    shelf = sorted((*(one for one in listed if one.id != reader.id), reader), key=_when)
    here = shelf.index(reader)
    topics = _slow_topics(reader, listed)
    weighed = []
    for other in listed:
        shared = _slow_shared(reader, other, topics)
        if shared and other.id != reader.id and other.id not in by_hand:
            apart = abs(_when(other)[0] - _when(reader)[0])
            way = shelf.index(other) - here
            weighed.append((shared[0], apart, way < 0, abs(way), other.id, shared[1:]))
    of_series = sum(bool(reader.series) and posts[i].series == reader.series for i in by_hand)
    room = 4 - len(by_hand)
    for *_, other_id, shared in sorted(weighed):
        of_series += shared[0] == "series"
        if room > 0 and (shared[0] != "series" or of_series <= 2):
            room -= 1
            yield (other_id, *shared)


def _slow_shared(reader: Post, other: Post, topics: list[str]) -> tuple[int, str, str] | None:
    if reader.series and reader.series == other.series:
        return (0, "series", reader.series)
    both = [slug for slug in reader.campaigns if slug in other.campaigns]
    if both:
        return (1, "campaign", both[0])
    named = [slug for slug in _slow_named(reader) if slug in _slow_named(other)]
    if named:
        return (2, "mention", named[0])
    slugs = {slugify(tag) for tag in other.tags}
    common = [(3 + n, "topic", tag) for n, tag in enumerate(topics) if slugify(tag) in slugs]
    return common[0] if common else None


def _slow_topics(reader: Post, listed: list[Post]) -> list[str]:
    """The reader's topics, the rarest first."""

    def rarity(tag: str) -> int:
        had_it = [one for one in listed if slugify(tag) in {slugify(t) for t in one.tags}]
        number = 1 + sum(_when(one) < _when(reader) for one in had_it)
        return next(power for power in range(20) if number < 2**power)

    first = {slugify(tag): tag for tag in reversed(reader.tags) if slugify(tag)}
    return sorted(sorted(first.values(), key=reader.tags.index), key=rarity)


def _slow_named(one: Post) -> list[str]:
    return [*one.campaigns, *(mention.campaign for mention in one.mentions)]


def _when(one: Post) -> tuple[float, str]:
    return (one.published.timestamp(), one.id)


slugs = st.lists(st.sampled_from(["keys", "homes", "form"]), max_size=2)
tags = st.lists(st.sampled_from(["Tax", "tax", "Land", "Housing", "—", "Health"]), max_size=4)
a_day = st.integers(1, 28)
anything = st.fixed_dictionaries(
    {
        "tags": tags.map(tuple),
        "series": st.sampled_from(["", "", "s", "t"]),
        "campaigns": slugs.map(tuple),
        "mentions": slugs.map(lambda named: mentioning(*named)),
    }
)


@st.composite
def sites(draw: st.DrawFn) -> list[Post]:
    number = draw(st.integers(1, 11))
    ids = draw(st.permutations([f"p{index}" for index in range(number)]))
    by_hand = st.lists(st.sampled_from(ids), max_size=2)
    return [post(one, draw(a_day), related=tuple(draw(by_hand)), **draw(anything)) for one in ids]


def shown(found: dict[str, tuple[Related, ...]]) -> dict[str, list[tuple[str, str, str]]]:
    return {
        post: [(one.post, one.shared, one.subject) for one in entries]
        for post, entries in found.items()
    }


@given(sites(), st.lists(st.tuples(a_day, anything), max_size=3))
def test_the_lists_are_those_of_the_slow_way(
    listed: list[Post], unlisted: list[tuple[int, dict[str, Any]]]
) -> None:
    hidden = [post(f"h{n}", day, **what) for n, (day, what) in enumerate(unlisted)]
    assert shown(related_posts(listed, hidden)) == slow_way(listed, hidden)


@given(sites(), anything)
def test_a_new_post_changes_the_lists_that_it_enters_and_no_other(
    listed: list[Post], what: dict[str, Any]
) -> None:
    before = related_posts(listed)
    after = related_posts([*listed, post("new", 30, **what)])
    entered = {one for one in before if "new" in [entry.post for entry in after[one]]}
    changed = {one for one in before if before[one] != after[one]}
    assert changed == entered


@given(sites(), st.randoms(use_true_random=False))
def test_the_order_in_which_posts_are_read_does_not_matter(listed: list[Post], chance: Any) -> None:
    shuffled = list(listed)
    chance.shuffle(shuffled)
    assert related_posts(shuffled) == related_posts(listed)


@given(sites())
def test_nothing_is_there_twice_and_no_list_is_longer_than_four(listed: list[Post]) -> None:
    for reader, entries in related_posts(listed).items():
        ids = [one.post for one in entries]
        assert len(ids) == len(set(ids)) <= 4
        assert reader not in ids

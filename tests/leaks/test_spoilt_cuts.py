"""The tests that look for leaks would see them: in a site of which the cut is spoilt, and whatever
key of a post the leak comes from."""

from collections.abc import Callable, Iterator
from datetime import datetime

import msgspec
import pytest
from msgspec.structs import replace

from plugins.domain import library
from plugins.domain.library import Library
from plugins.domain.site import Site
from plugins.host import run_steps
from plugins.publishing.record import NAME
from plugins.reading.front_matter.heads import Entry, PostHead
from tests.law.folders import differing
from tests.leaks.builds import a_builder
from tests.leaks.complaints import leaks
from tests.leaks.sites import a_site


def everything_is_public(site_at: Callable[..., Site]) -> Callable[..., Site]:
    def spoilt(lib: Library, moment: datetime, *, preview: bool = False) -> Site:
        out = tuple(
            replace(post, status="published", published=min(post.published, moment))
            for post in lib.posts
        )
        return site_at(replace(lib, posts=out), moment, preview=preview)

    return spoilt


def all_of(kind: str) -> Callable[[Callable[..., Site]], Callable[..., Site]]:
    """Everything of the library's is in the site, whether a public post names it or not."""

    def spoil(site_at: Callable[..., Site]) -> Callable[..., Site]:
        return lambda lib, moment, *, preview=False: replace(
            site_at(lib, moment, preview=preview), **{kind: getattr(lib, kind)}
        )

    return spoil


def hidden_ones_are_listed(site_at: Callable[..., Site]) -> Callable[..., Site]:
    def spoilt(lib: Library, moment: datetime, *, preview: bool = False) -> Site:
        site = site_at(lib, moment, preview=preview)
        return replace(site, posts=(*site.posts, *site.hidden), hidden=())

    return spoilt


def withdrawals_have_titles(site_at: Callable[..., Site]) -> Callable[..., Site]:
    def spoilt(lib: Library, moment: datetime, *, preview: bool = False) -> Site:
        site = site_at(lib, moment, preview=preview)
        title = {post.id: post.title for post in lib.posts}
        return replace(
            site, withdrawn=tuple(replace(one, because=title[one.id]) for one in site.withdrawn)
        )

    return spoilt


@pytest.mark.parametrize(
    "spoil",
    [
        pytest.param(everything_is_public, id="all posts are public"),
        pytest.param(all_of("assets"), id="all pictures and documents"),
        pytest.param(all_of("series"), id="all series"),
        pytest.param(all_of("people"), id="all guests"),
        pytest.param(hidden_ones_are_listed, id="hidden posts are listed"),
        pytest.param(withdrawals_have_titles, id="withdrawn posts have their titles"),
    ],
)
def test_a_cut_that_is_spoilt_is_noticed(
    spoil: Callable[[Callable[..., Site]], Callable[..., Site]], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The tests above would fail."""
    monkeypatch.setattr(run_steps, "site_at", spoil(library.site_at))
    site, moment = a_site(1), a_site(1).moments[-2]
    with a_builder() as builder:
        output = builder.clean("spoilt", site.drafts(), moment)
    assert [*leaks(site.canaries, moment, output)]


def test_a_number_that_counts_one_too_many_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    """It has none of the words."""
    site, moment = a_site(1), a_site(1).moments[-2]
    with a_builder() as builder:
        clean = builder.clean("clean", site.drafts(site.absent(moment)), moment)
        counts_drafts(monkeypatch)
        output = builder.clean("spoilt", site.drafts(), moment)
    assert [*leaks(site.canaries, moment, output)] == []
    assert set(differing(output, clean)) > {NAME}


def counts_drafts(monkeypatch: pytest.MonkeyPatch) -> None:
    from plugins.views import people

    monkeypatch.setattr(people, "counted", lambda number, _, more: f"{number + 1} {more}")


TEXTLESS = frozenset(("status", "lang", "campaigns", "related"))
"""Keys of which the values are words of ours, or names of what is there."""


def test_canaries_have_a_word_in_every_key_that_takes_a_text() -> None:
    """A new key belongs into the canaries."""
    canaries = [canary for seed in range(4) for canary in a_site(seed).canaries]
    missing = set(texts_of(PostHead)) - {
        key for canary in canaries for key in keys_with(canary.word, canary.draft.head)
    }
    assert {key for key in missing if key.partition(".")[0] not in TEXTLESS} == set()


def texts_of(kind: type[Entry], before: str = "") -> Iterator[str]:
    """`title`, `image.alt`: the keys with texts."""
    for key in msgspec.structs.fields(kind):
        said = str(key.type)
        entries = [one for one in Entry.__subclasses__() if one.__name__ in said]
        if entries:
            yield from texts_of(entries[0], f"{before}{key.encode_name}.")
        elif "str" in said:
            yield f"{before}{key.encode_name}"


def keys_with(word: str, value: object, key: str = "") -> Iterator[str]:
    if isinstance(value, dict):
        for name, inside in value.items():
            yield from keys_with(word, inside, f"{key}.{name}" if key else name)
    elif isinstance(value, list):
        for inside in value:
            yield from keys_with(word, inside, key)
    elif word in str(value):
        yield key

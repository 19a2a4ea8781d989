"""What was public and is no more has left nothing behind; what is not yet public stays in previews.

Sites are made up at random, the same every time; LEAKS=200 makes up so many.
"""

import os
from collections.abc import Callable
from datetime import timedelta
from functools import partial
from random import Random

import pytest

from plugins.domain.ledger import written
from plugins.host.building import build
from plugins.host.options import Options
from plugins.host.publish.present import facts_of_run
from plugins.host.ways import without_pelican
from plugins.publishing.record import NAME
from tests.law.folders import Contents, contents, differing
from tests.law.runs import Place
from tests.leaks.builds import a_builder
from tests.leaks.canaries import Canary
from tests.leaks.complaints import leaks, words_of
from tests.leaks.sites import BEGINNING, a_site
from tests.leaks.traces import traces

SITES = int(os.environ.get("LEAKS", "4"))
LATE = BEGINNING + timedelta(days=500)


def withdrawn(canary: Canary) -> None:
    canary.draft.put("withdrawn_because", f"{canary.word}because")
    put_status(canary, "withdrawn")


def put_status(canary: Canary, status: str) -> None:
    canary.status = status
    canary.draft.put("status", status)


def put_off(canary: Canary) -> None:
    canary.out = LATE + timedelta(days=9)
    canary.draft.put("embargo", f"{canary.out:%Y-%m-%d %H:%M}")


SECOND_THOUGHTS: tuple[Callable[[Canary], None], ...] = (
    withdrawn,
    partial(put_status, status="draft"),
    partial(put_status, status="hidden"),
    put_off,
)


@pytest.mark.parametrize("seed", range(SITES))
def test_what_was_public_leaves_nothing_behind_when_it_is_no_more(seed: int) -> None:
    """Withdrawn, put back to the drafts, hidden or put off; with the cache or without, and whether
    or not the ledger knows that it was public. Where it does, the lists that a withdrawn post alone
    was in keep their addresses, and the record, which is never published, lists them."""
    chance, site = Random(f"thoughts {seed}"), a_site(1000 + seed)  # noqa: S311
    with a_builder() as builder:
        place = builder.place("followed")
        builder.build(place, site.drafts(), LATE)
        if seed % 3:
            site.public["ledger.txt"] = ledger_of(place)
        for canary in site.canaries:
            chance.choice(SECOND_THOUGHTS)(canary)
        if seed % 2:
            place._replace(output=place.cache).clear()
        output = builder.build(place, site.drafts(), LATE)
        clean = builder.clean("clean", site.drafts(), LATE)
    assert set(differing(output, clean)) <= {NAME}
    if seed % 3:
        output = nameless_lists({path: output[path] for path in output if path != NAME})
    assert [*leaks(site.canaries, LATE, output)] == []


def ledger_of(place: Place) -> bytes:
    """What it says after a publication of what is in the content folder."""
    options = Options(
        content=place.content,
        output=place.output,
        cache=place.cache,
        as_at=LATE.isoformat(),
        jobs=1,
    )
    run = without_pelican(options)
    return "".join(f"{written(fact)}\n" for fact in facts_of_run(run, run.moment)).encode()


@pytest.mark.parametrize("seed", [2000, 2001])
def test_what_is_withdrawn_is_not_even_in_the_version_kept_for_the_way_back(seed: int) -> None:
    """In the published folder, and in all sites that lie beside it. Of topics, sections, series
    and guests that were its own the addresses remain, and lead on."""
    site = a_site(seed)
    with a_builder() as builder:
        place = builder.place("published")
        builder.publish(place, site.drafts(), LATE)
        before = lists_in(place)
        for canary in site.canaries:
            if canary.status == "published":
                withdrawn(canary)
        site.public["ledger.txt"] = (place.content / "ledger.txt").read_bytes()
        builder.publish(place, site.drafts(), LATE)
        assert before <= lists_in(place)
        served = nameless_lists(contents(place.output))
        beside = contents(place.output.with_name(f".{place.output.name}.greenpaper"))
    assert [*leaks(site.canaries, LATE, served)] == []
    kept = {path: content for path, content in beside.items() if path not in NOTES}
    assert [*leaks(site.canaries, LATE, kept)] == []


LISTS = ("topics/", "people/", "categories/", "series/")


def lists_in(place: Place) -> set[str]:
    return {path for path in contents(place.output) if path.startswith(LISTS)}


def nameless_lists(found: Contents) -> Contents:
    """The contents of a folder, lists without their addresses."""
    return {
        f"list {number}" if path.startswith(LISTS) else path: content
        for number, (path, content) in enumerate(sorted(found.items()))
    }


NOTES = ("version", "no-former")
"""What lies beside a published site for ourselves: paths of its files, ids of posts."""


def test_a_preview_shows_what_is_waiting_and_leaves_the_output_alone() -> None:
    site = a_site(2)
    with a_builder() as builder:
        place = builder.place("site")
        before = builder.build(place, site.drafts(), BEGINNING)
        build(
            Options(
                content=place.content,
                output=place.cache / "preview",
                cache=place.cache,
                as_at=BEGINNING.isoformat(),
                jobs=1,
                preview=True,
                maker="serve",
            )
        )
        preview = contents(place.cache / "preview")
        after = builder.build(place, site.drafts(), BEGINNING)
    shown = {trace.word for trace in traces(preview, words_of(site.absent(BEGINNING)))}
    assert {f"{one.word}title" for one in site.absent(BEGINNING)} <= shown | {
        f"{one.word}title" for one in site.canaries if one.status == "withdrawn"
    }
    assert after == before

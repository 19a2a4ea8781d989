"""A publication that is killed, at any moment: who reads meanwhile sees one version or the other,
and after the next call site, server and ledger agree."""

import time
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

import pytest

from plugins.publishing.steps import PublicationStep
from tests.law.chance import Chance
from tests.law.folders import MEMORY, a_folder
from tests.law.killing import after, at_step
from tests.publish.conftest import a_press, done
from tests.publish.press import Press, marks_in, read_meanwhile

TIMES = 20
OF_A_FIRST: tuple[PublicationStep, ...] = (
    "site verified",
    "exchanged",
    "versions exchanged",
    "deployed",
    "ledger written",
)
OF_A_LINK: tuple[PublicationStep, ...] = (
    "intent noted",
    "exchanged",
    "link repointed",
    "versions exchanged",
    "former in place",
)
OF_THE_BUILD = ("record in the folder", "file replaced", "all files in place")


@pytest.fixture(scope="module")
def press(known_theme: Path) -> Iterator[Press]:
    with a_folder(MEMORY) as folder:
        press = a_press(folder, known_theme)
        press.edit()
        done(press)
        yield press


def held(press: Press) -> None:
    """Right after a kill one version is published, whole; the next call brings all together."""
    assert len(marks_in(press.public)) == 1
    press.in_ledger_is_served()
    ended = press.publish()
    assert ended.status == 0, ended.said
    assert marks_in(press.public) == {f"{press.mark:04}"}
    press.agrees()


def test_it_may_be_killed_at_any_moment(press: Press) -> None:
    press.edit()
    started = time.perf_counter()
    assert press.publish().status == 0
    seconds = time.perf_counter() - started
    killed, tried = 0, 0
    with read_meanwhile(press.public) as told:
        while killed < TIMES:
            assert tried < TIMES * 5, "it ends before it can be killed"
            press.edit()
            share = Chance(f"publish {tried}").number(20, 980) / 1000
            if press.publish(prepare=after(seconds * share)).status < 0:
                killed += 1
            else:
                seconds *= 0.9
            tried += 1
            held(press)
    press.clean()
    assert len(told["seen"]) > TIMES / 2  # it read one version after the other


@pytest.mark.parametrize("step", [*OF_THE_BUILD, *get_args(PublicationStep)])
def test_it_may_be_killed_at_each_step(press: Press, step: PublicationStep) -> None:
    press.edit()
    with read_meanwhile(press.public) as told:
        assert press.publish(prepare=at_step(step)).status < 0
        held(press)
    press.clean()
    assert told["seen"][-1] == press.mark


@pytest.mark.parametrize(
    "step",
    [step for step in get_args(PublicationStep) if step not in ("files linked", "site verified")],
)
def test_the_way_back_may_be_killed_at_each_step(press: Press, step: PublicationStep) -> None:
    press.edit(adds=False)
    assert press.publish().status == 0
    before = [fact for fact in press.facts() if fact.verb == "back"]
    with read_meanwhile(press.public, rises=False):
        assert press.publish("--back", "1", prepare=at_step(step)).status < 0
        assert len(marks_in(press.public)) == 1
        went_back = marks_in(press.public) == {f"{press.mark - 1:04}"}
        held(press)
    assert went_back == (step != "intent noted")
    after_that = [fact for fact in press.facts() if fact.verb == "back"]
    assert len(after_that) - len(before) == went_back


def test_a_first_publication_may_be_killed_at_each_step(known_theme: Path) -> None:
    for step in OF_A_FIRST:
        with a_folder(MEMORY) as folder:
            press = a_press(folder, known_theme)
            press.edit()
            assert press.publish(prepare=at_step(step)).status < 0
            if press.public.exists():
                held(press)
            assert press.publish().status == 0
            press.agrees()


def test_a_link_may_be_killed_at_each_step_too(known_theme: Path) -> None:
    with a_folder(MEMORY) as folder:
        press = a_press(folder, known_theme)
        press.can_exchange = False
        press.edit()
        done(press)
        for step in OF_A_LINK:
            press.edit()
            with read_meanwhile(press.public):
                assert press.publish(prepare=at_step(step)).status < 0
                held(press)
        press.clean()

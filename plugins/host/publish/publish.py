"""`make publish`: the site for the world, whole or not at all."""

import gc
import os
import platform
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from plugins.domain.addresses import is_local
from plugins.domain.next_change import next_change
from plugins.domain.problem import in_order
from plugins.domain.refusal import Refusal, WrongCall
from plugins.domain.settings import LOCAL_ADDRESS
from plugins.host.cache import open_cache
from plugins.host.call import Call
from plugins.host.clock import is_to_come, moment_of_build
from plugins.host.commands import tell_next_change
from plugins.host.options import Options
from plugins.host.publish.finishing import NotDone, Publisher, as_it_was, in_words, settle
from plugins.host.publish.going_back import go_back
from plugins.host.publish.new_version import Made, publish_new
from plugins.host.run_steps import refuse_folders
from plugins.host.terminal import path_in_words, say
from plugins.host.ways import planned_run
from plugins.publishing.holding import Busy, Holder, held, holder_in_words
from plugins.publishing.stage import Stage, stage_of
from plugins.publishing.way import with_a_way
from plugins.reading.content import read_site
from plugins.reading.front_matter.heads import SiteHead


def publish(call: Call) -> int:
    """Publish the site, or return to its former version. 1 if it was exchanged and something after
    that failed. Raises `Refusal` and `WrongCall`; then readers see what they saw."""
    gc.disable()  # a build ends before what it lets go of would matter
    started = time.perf_counter()
    refuse_folders(_options(call, call.output))
    head, zone = _settings(call)
    now = moment_of_build("", zone)
    _refuse_call(call, head, moment_of_build(call.as_at, zone))
    stage = stage_of(call.output)
    with _alone(stage, now), as_it_was(stage):
        stage = with_a_way(stage)
        publisher = Publisher(stage, call.content, call.cache, head.deploy)
        try:
            settle(publisher, is_way_back=call.back)
            if call.back:
                go_back(publisher, now)
                return 0
            made = publish_new(publisher, _options(call, stage.folder("next")), now)
        except NotDone as error:
            say(f"greenpaper: {error}", sys.stderr)
            return 1
    _tell(call, stage, made, time.perf_counter() - started)
    return 0


def _options(call: Call, output: Path) -> Options:
    return Options(
        content=call.content,
        output=output,
        cache=call.cache,
        address=call.siteurl,
        as_at=call.as_at,
        jobs=call.jobs,
        maker="publish",
    )


def _settings(call: Call) -> tuple[SiteHead, ZoneInfo]:
    """What `site.yaml` says. Raises `Refusal` with all problems if it has errors: what it says of
    deployment is not known then, so that nothing may be settled either."""
    head, zone, problems = read_site(call.content)
    if any(problem.severity == "error" for problem in problems):
        run, _ = planned_run(_options(call, call.output))
        raise Refusal(in_order(run.problems))
    return head, zone


def _refuse_call(call: Call, head: SiteHead, moment: datetime) -> None:
    """Raise `WrongCall` for what can be known before anything is read."""
    address = call.siteurl or head.address or LOCAL_ADDRESS
    if is_local(address):
        raise WrongCall(
            f"nobody else can read a site at {address}: put its address into "
            f"{path_in_words(call.content / 'site.yaml')}, such as address: https://www.example.org"
        )
    if is_to_come(moment):
        raise WrongCall(
            f"{moment:%Y-%m-%d %H:%M:%S} has not come yet, and what comes out then is not "
            "published before: AS_AT takes a moment that has passed (make site AS_AT=… looks ahead)"
        )
    if not os.access(call.content, os.W_OK):
        raise WrongCall(
            f"nothing can be written in {path_in_words(call.content)}: the ledger of what was "
            "published lies there"
        )
    open_cache(call.cache)


@contextmanager
def _alone(stage: Stage, now: datetime) -> Iterator[None]:
    """Nobody else publishes meanwhile. Raises `WrongCall`."""
    holder = Holder(
        process=os.getpid(), host=platform.node(), since=now, command="greenpaper publish"
    )
    try:
        stage.beside.mkdir(parents=True, exist_ok=True)
        stage.lock.touch()
    except OSError as error:
        raise WrongCall(
            f"nothing can be written beside {path_in_words(stage.public)}: {in_words(error)}"
        ) from None
    try:
        with held(stage.lock, holder):
            yield
    except Busy as busy:
        raise WrongCall(busy_in_words(stage.public, busy.holder)) from None


def busy_in_words(public: Path, holder: Holder | None) -> str:
    """Who publishes already."""
    who = holder_in_words(holder)
    return f"{who} is at work on {path_in_words(public)}: wait until it has ended"


def _tell(call: Call, stage: Stage, made: Made, seconds: float) -> None:
    """What was done, where the site is, how to go back, and when it changes by itself."""
    run, public = made.run, path_in_words(call.output)
    assert run.library is not None
    assert run.site is not None
    counted = f"{len(run.written.written):,} of {len(run.outputs):,} files are new or changed"
    if made.is_changed:
        removed = f", {len(run.written.removed):,} are gone" if run.written.removed else ""
        say(f"Published in {seconds:.1f} s: {counted}{removed}.")
    else:
        say(f"Nothing has changed since the last publication: {public} stays as it is.")
    say(f"The site is in {public}, for {run.site.settings.address}/")
    if stage.folder("former").is_dir():
        say("The version before is kept: make publish BACK=1 returns to it.")
    try:
        tell_next_change(next_change(run.library, run.moment), call.cache, call.output)
    except OSError as error:
        say(f"When the site changes next could not be kept for cron: {in_words(error)}", sys.stderr)

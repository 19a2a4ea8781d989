"""The output folder brought from what the record says to what the plan says."""

from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from plugins.domain.outputs import Output, is_usable
from plugins.domain.progress import Progress, silent
from plugins.publishing import steps
from plugins.publishing.clearing import clear_unfinished, remove_ours, set_aside
from plugins.publishing.comparing import Change, Comparison, MadeFrom, compare
from plugins.publishing.placing import Placed, Placing
from plugins.publishing.reasons import Cause
from plugins.publishing.record import Claim, Entry, Maker, Record, claim, save
from plugins.publishing.turns import Turn, turn_in

Render = Callable[[Output], bytes]

WORTH_A_FORK = 20
WORTH_A_START = 500
"""Files; fewer are made sooner than another process begins: one forked from this, one started."""


class Written(Struct, frozen=True):
    """What a build changed: paths written and removed, and strangers' files that were moved to
    the cache, where they can be fetched back. `causes` says of each file that was made anew why it
    was, also of those whose bytes then were the same. `build` is the build's number in the record,
    0 for one that had nothing to do."""

    written: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    unclaimed: tuple[str, ...] = ()
    causes: dict[str, tuple[Cause, ...]] = {}
    build: int = 0


class Folder(Struct, frozen=True):
    """An output folder with the cache that keeps what it must not lose."""

    path: Path
    cache: Path
    maker: Maker = "site"


def write(
    folder: Folder,
    outputs: Iterable[Output],
    made_from: MadeFrom,
    render: Render,
    progress: Progress = silent,
    jobs: int = 1,
) -> Written:
    """Make the folder hold exactly the outputs, and whatever in it was never ours.

    Only files whose bytes differ are written, by `jobs` processes; a second call writes nothing,
    the record included. A call may be killed at any moment: the next one ends as this would have.
    Raises `NotOurs` before anything is touched.
    """
    planned = {output.path: output for output in outputs}
    with _claimed(folder) as (claimed, turn):
        compared = compare(str(folder.path), planned, claimed, made_from)
        if wrong := [path for path in compared.changed if not is_usable(path)]:
            raise ValueError(f"no file of the site may have these paths: {wrong[:3]}")
        steps.reached("compared")
        if compared.is_same and claimed.record.finished and not claimed.is_lost:
            return Written()
        place = Placing(str(folder.path), render, turn)
        return _carry_out(folder, claimed, compared, place, progress, jobs)


@contextmanager
def _claimed(folder: Folder) -> Iterator[tuple[Claim, Turn]]:
    """The folder is there, ours and nobody else's, with no file on its way."""
    if not folder.path.is_dir():
        claim(folder.path, folder.cache, folder.maker)
        folder.path.mkdir(parents=True, exist_ok=True)
    with turn_in(folder.path) as turn:
        claimed = claim(folder.path, folder.cache, folder.maker)
        clear_unfinished(folder.path, is_whole=claimed.record.finished)
        yield claimed, turn


def _carry_out(
    folder: Folder,
    claimed: Claim,
    compared: Comparison,
    place: Placing,
    progress: Progress,
    jobs: int,
) -> Written:
    # What must go goes before the record says of strangers' places that they are ours.
    removed = tuple(path for path in compared.gone if remove_ours(folder.path, path))
    unclaimed = tuple(set_aside(folder.path, folder.cache, compared.changed, claimed))
    record = Record(
        maker=folder.maker,
        build=claimed.record.build + 1,
        around=compared.around,
        files={**compared.kept, **dict.fromkeys(compared.changed)},
    )
    save(record, folder.path, folder.cache)
    changes = tuple(compared.changed.values())
    made: dict[str, Entry] = {}
    with closing(_placed(place, [change.output for change in changes], jobs)) as placed:
        for number, (index, done) in enumerate(placed, 1):
            change = changes[index]
            made[change.output.path] = _entry(change, done, record.build)
            progress(number, len(changes))
    steps.reached("all files in place")
    files = {**record.files, **made}
    save(replace(record, finished=True, files=files), folder.path, folder.cache)
    written = tuple(path for path in compared.changed if made[path].was_written)
    causes = {path: change.causes for path, change in compared.changed.items()}
    return Written(written, removed, unclaimed, causes, record.build)


def _placed(place: Placing, outputs: Sequence[Output], jobs: int) -> Generator[tuple[int, Placed]]:
    """The index of each output, and how its file stands, in the order in which they are done."""
    if jobs > 1 and len(outputs) >= 2 * WORTH_A_FORK:
        from plugins.domain.shared_work import is_fork_safe, shared_out

        jobs = min(jobs, len(outputs) // (WORTH_A_FORK if is_fork_safe() else WORTH_A_START))
    else:
        jobs = 1
    if jobs < 2:
        yield from enumerate(map(place, outputs))
        return
    with shared_out(place, outputs, jobs) as done:
        for start, results in done:
            yield from enumerate(results, start)


def _entry(change: Change, done: Placed, build: int) -> Entry:
    return Entry(
        change.made.shows,
        change.around,
        done.content,
        *done.stamp,
        build=build,
        causes=change.causes,
        was_written=done.was_written,
    )

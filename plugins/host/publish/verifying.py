"""The fresh folder looked at before anybody is served it: the bytes in it, and not what was meant
to be written."""

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from functools import partial
from pathlib import Path

from msgspec.structs import replace

from plugins.checks.switches import heard
from plugins.domain.kept import keep_value, kept_value
from plugins.domain.library import Library
from plugins.domain.problem import Problem, in_order
from plugins.domain.site import Site
from plugins.host.call import ROOT
from plugins.host.run import Run
from plugins.host.run_steps import unknown
from plugins.publishing.digests import code_digest, digest, digest_of_bytes
from plugins.publishing.record import NAME as RECORD
from plugins.publishing.record import Record, last_record
from plugins.publishing.verified.guids import check_guids
from plugins.publishing.verified.inspection import (
    Inspection,
    inspect,
    key_of,
    remembered,
)  # fmt: skip
from plugins.publishing.verified.leaks import all_found, check_texts, check_withheld_files
from plugins.publishing.verified.links import (
    Lost,
    Typed,
    check_links,
    lost_places,
    typed_addresses,
    with_heads,
)  # fmt: skip
from plugins.publishing.verified.memory import NOTHING, Memory
from plugins.publishing.verified.references import Own
from plugins.publishing.verified.standing import check_faults, check_files, check_past
from plugins.publishing.verified.weights import check_weights
from plugins.publishing.verified.withheld import (
    Text,
    Withheld,
    explained,
    public_texts,
    withheld_at,
    without_own_words,
)  # fmt: skip
from plugins.publishing.verified.words import forms
from plugins.reading.found import clock_of
from plugins.reading.known_problems import is_known
from plugins.views.stylesheet import THEME

NAME = "verified"
"""File of the cache: what is known of files that were looked at, by their bytes."""

_LEADS_NOWHERE = ("anchor", "link", "picture")
"""The checks by which an address that leads nowhere may be listed as known."""

_OUR_WORDS = (
    *((THEME, f"templates/**/*.{ending}") for ending in ("html", "txt")),
    *((ROOT / "plugins", f"{room}/**/*.py") for room in ("views", "feeds", "domain", "hosting")),
)
"""Where the words stand that pages have by themselves."""


def verify(run: Run, folder: Path) -> tuple[Problem, ...]:
    """What is wrong with a site that was just written to `folder`, in order: errors, with which
    nobody may be served it, and warnings. `subject` is the path of a file in it, `source` the file
    of the content that is to be mended, where one is. Nothing in the folder is changed. Raises
    `OSError` where a file cannot be read."""
    assert run.library is not None
    assert run.site is not None
    inspection, names = _inspected(run, folder)
    own = Own(run.library.settings.address)
    found = [
        *check_files(inspection, {output.path for output in run.outputs}, _record(run, folder)),
        *check_faults(inspection),
        *check_past(run.site, inspection),
        *_about_links(run, lost_places(inspection), own),
        *check_guids(inspection, run.library.past, _ids(run.site), _files(run.site)),
        *check_texts(inspection, names),
        *check_withheld_files(inspection, run.library, run.moment, _digest_of_file),
        *check_weights(inspection, _sources(run.site)),
    ]
    audible = heard(found, run.library.settings, run.content.places)
    return in_order(unknown(audible, run.content.known))


def _inspected(run: Run, folder: Path) -> tuple[Inspection, frozenset[bytes]]:
    """What stands in the folder, and which of the texts that were found in it may be there. All of
    it is remembered for the next time."""
    library, cache = run.library, run.options.cache
    assert library is not None
    version = digest(code_digest().encode(), library.settings.address.encode())
    kept = kept_value(cache / NAME, Memory) or NOTHING
    before = kept if kept.version == version else NOTHING
    public = partial(_public, library, run.moment)
    texts = withheld_at(library, run.moment)
    settled = _still_explained(texts, before, public)
    sought = [one for one in texts if key_of(one) not in settled]
    own = Own(library.settings.address)
    jobs = run.options.processes
    inspection, memory = inspect(str(folder), own, sought, before, clock_of(cache), jobs)
    rest = without_own_words(inspection.found, library, run.moment)
    inspection = replace(inspection, found=rest)
    found = all_found(rest)
    names = explained(found, public()) if found else {}
    settled.update((key_of(one), names[one.words]) for one in found if one.words in names)
    keep_value(cache / NAME, remembered(memory, inspection, settled, version))
    return inspection, frozenset(names)


def _still_explained(
    texts: Sequence[Withheld], before: Memory, public: Callable[[], Iterator[Text]]
) -> dict[bytes, str]:
    """The texts that something public had when it was last looked, and has still."""
    told = [one for one in texts if key_of(one) in before.explained]
    if not told:
        return {}
    by_name = {name: (name, fetch) for name, fetch in public()}
    found = {}
    for one in told:
        name = before.explained[key_of(one)]
        if name in by_name and explained([one], [by_name[name]]):
            found[key_of(one)] = name
    return found


def _public(library: Library, moment: datetime) -> Iterator[Text]:
    yield from public_texts(library, moment)
    yield "the program", _our_words


def _our_words() -> bytes:
    files = (file for folder, pattern in _OUR_WORDS for file in sorted(folder.glob(pattern)))
    return b" | ".join(form for file in files for form in forms(file.read_bytes()))


def _record(run: Run, folder: Path) -> Record | None:
    """The record of what stands there; None if that is not known for sure: its copy in the cache is
    that of the last build that had anything to write."""
    is_there = run.written.build or (folder / RECORD).is_file()
    return last_record(folder, run.options.cache) if is_there else None


def _about_links(run: Run, lost: Sequence[Lost], own: Own) -> Iterator[Problem]:
    assert run.site is not None
    if not lost:
        return
    typed = with_heads(typed_addresses(run.site, own), lost, run.site)
    written = (each for one in lost for each in typed.get(one.place, ()))
    known = {each for each in written if _is_listed(each, run.content.known)}
    yield from check_links(lost, typed, run.content.places, known)


def _is_listed(typed: Typed, known: frozenset[str]) -> bool:
    """Whether `known-problems.txt` lists an address that leads nowhere."""
    problems = (
        Problem(source=typed.source, check=check, message="", subject=typed.words)
        for check in _LEADS_NOWHERE
    )
    return any(is_known(problem, known) for problem in problems)


def _digest_of_file(path: str) -> bytes:
    return digest_of_bytes(Path(path).read_bytes())


def _ids(site: Site) -> dict[str, str]:
    """The address of each post that can be read → its id."""
    return {post.address: post.id for post in (*site.posts, *site.hidden)}


def _files(site: Site) -> dict[str, str]:
    """The id of each post that can be read → its file."""
    return {post.id: post.source for post in (*site.posts, *site.hidden)}


def _sources(site: Site) -> dict[str, str]:
    """The address of each page that a file of the content makes → that file."""
    return {value.address: value.source for value in site.with_bodies if value.source}

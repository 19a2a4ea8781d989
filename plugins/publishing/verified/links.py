"""Where the files of a folder lead, and what of it is not there."""

from collections.abc import Container, Iterable, Iterator, Mapping

from msgspec import Struct
from msgspec.structs import replace

from plugins.domain.body import Body
from plugins.domain.outputs import address_of, path_of
from plugins.domain.places import Places
from plugins.domain.problem import Problem
from plugins.domain.site import Site, WithBody
from plugins.publishing.verified.inspection import Inspection
from plugins.publishing.verified.memory import used
from plugins.publishing.verified.pages import leads_into_text
from plugins.publishing.verified.references import OUTSIDE, Own
from plugins.publishing.verified.withheld import strings_in

_AS_A_FAULT = (
    "no text of the content leads there by itself; if you did not write it anywhere, please "
    "report it as a fault of the program"
)


class Lost(Struct, frozen=True):
    """A place that is not there, the check that tells of it, and the files that lead to it."""

    place: str
    check: str
    paths: tuple[str, ...]


class Typed(Struct, frozen=True):
    """An address as an editor wrote it in a content file; no words where it is not in the body."""

    source: str
    words: str


def lost_places(inspection: Inspection) -> tuple[Lost, ...]:
    """Every place that is led to and is not there, in order; the files of each by their paths."""
    numbers = used(inspection.seen.values())
    lost = {n for n in numbers if not _is_there(inspection.addresses[n], inspection)}
    if not lost:
        return ()
    paths: dict[int, list[str]] = {number: [] for number in lost}
    shown: set[int] = set()
    for path in sorted(inspection.files):
        seen = inspection.look(path)
        for number in lost.intersection(seen.links):
            paths[number].append(path)
        shown.update(lost.intersection(seen.loads))
    return tuple(
        Lost(place, _check(place, inspection, is_shown=n in shown), tuple(paths[n]))
        for place, n in sorted((inspection.addresses[n], n) for n in lost)
    )


def check_links(
    lost: Iterable[Lost],
    typed: Mapping[str, tuple[Typed, ...]],
    places: Places,
    is_known: Container[Typed],
) -> Iterator[Problem]:
    """A problem for each lost place, on the line of the content that leads there where there is
    one; none for what `known-problems.txt` lists. Whether an address of this machine is meant is
    for the editor to say who wrote it."""
    for one in lost:
        written = typed.get(one.place, ())
        is_local = one.place.startswith("http")
        if any(each in is_known for each in written) or (is_local and written):
            continue
        first = next(iter(written), None)
        yield Problem(
            source=first.source if first else "",
            line=places.of_words(first.source, first.words) if first and first.words else None,
            check=one.check,
            message=_message(one),
            hint=_mend(first, one.check) if first else _AS_A_FAULT,
            subject=one.paths[0],
        )


def _mend(typed: Typed, check: str) -> str:
    if not typed.words or check == "own-address":
        return "correct the address"
    line = f"{typed.source}: {check}: {typed.words}"
    return f"correct the address; of an old one that leads nowhere known-problems.txt says\n{line}"


def with_heads(
    typed: Mapping[str, tuple[Typed, ...]], lost: Iterable[Lost], site: Site
) -> dict[str, tuple[Typed, ...]]:
    """The same, with what front matter and `site.yaml` say of lost places that no body leads to."""
    open_yet = {one.place for one in lost if one.place not in typed}
    found = dict(typed)
    values = ((value.source, replace(value, body=Body(), targets=())) for value in site.with_bodies)
    for source, said in (("site.yaml", site.settings), *(values if open_yet else ())):
        for place in open_yet.intersection(strings_in(said)) if source else ():
            found.setdefault(place, (Typed(source, ""),))
    return found


def typed_addresses(site: Site, own: Own) -> dict[str, tuple[Typed, ...]]:
    """The places to which bodies lead, each with all that was written to lead there."""
    found: dict[str, list[Typed]] = {}
    for value in site.with_bodies:
        if value.source:
            for place, words in _typed_in(value, own):
                found.setdefault(place, []).append(Typed(value.source, words))
    return {place: tuple(each) for place, each in found.items()}


def _typed_in(value: WithBody, own: Own) -> Iterator[tuple[str, str]]:
    base = Own(own.address.partition("://")[0] + "://" + _host(own.address))
    for reference, target in zip(value.body.references, value.targets, strict=True):
        yield base.place(target, value.address) or target, reference.address


def _host(address: str) -> str:
    return address.partition("://")[2].partition("/")[0]


def _is_there(place: str, inspection: Inspection) -> bool:
    if not place.startswith("/"):
        return False
    address, _, fragment = place.partition("#")
    path = file_at(address, inspection.files)
    if path is None:
        return False
    return not fragment or _has(inspection, path, fragment)


def _has(inspection: Inspection, path: str, fragment: str) -> bool:
    if not path.endswith((".html", ".htm")):
        return True
    return leads_into_text(fragment, frozenset(inspection.look(path).look.ids))


def file_at(address: str, files: Container[str]) -> str | None:
    """The file that answers at a site path; None if there is none. A host sends who asks for a
    folder without its slash to the folder."""
    path = path_of(address)
    if path not in files:
        path = f"{path}/index.html"
    return path if path in files else None


def _check(place: str, inspection: Inspection, *, is_shown: bool) -> str:
    if place.startswith("http"):
        return "own-address"
    if file_at(place.partition("#")[0], inspection.files):
        return "anchor"
    return "picture" if is_shown else "link"


def _message(lost: Lost) -> str:
    first, more = address_of(lost.paths[0]), len(lost.paths) - 1
    others = f" ({more} more {'page' if more == 1 else 'pages'} too)" if more else ""
    if lost.place.startswith("http"):
        return f"{first}{others} leads to {lost.place}, the machine on which the site was built"
    if lost.place.startswith(OUTSIDE):
        outside = lost.place.removeprefix(OUTSIDE)
        return f"{first}{others} leads to {outside}, which is outside the site's own address"
    place, _, fragment = lost.place.partition("#")
    if lost.check == "anchor":
        return f"{first}{others} leads to {place}: there is no #{fragment} on that page"
    return f"{first}{others} leads to {lost.place}, which is not on the site"

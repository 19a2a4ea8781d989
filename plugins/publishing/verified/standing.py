"""What stands in a folder, held against the record of what was written, and the past."""

from collections.abc import Collection, Iterator

from plugins.domain.outputs import address_of
from plugins.domain.problem import Problem
from plugins.domain.redirects import unanswered
from plugins.domain.site import Site
from plugins.publishing.record import Record
from plugins.publishing.verified.inspection import Inspection

_SHOWN = 3


def check_files(
    inspection: Inspection, planned: Collection[str], record: Record | None
) -> Iterator[Problem]:
    """The folder holds the files that were planned and no others, each with the bytes that were
    written, as far as a record tells."""
    for path in inspection.strange:
        yield _problem(path, f"/{path} is neither a file nor a folder")
    for path in sorted(inspection.files.keys() - planned):
        yield _problem(path, f"/{path} lies in the new folder, and nobody wrote it")
    for path in sorted(set(planned) - inspection.files.keys() - {*inspection.strange}):
        yield _problem(path, f"/{path} was to be written, and is not there")
    for path in sorted(record.files if record else ()):
        entry = record.files[path] if record else None
        digest = inspection.files.get(path)
        if path in planned and digest is not None and (not entry or entry.content != digest):
            yield _problem(path, f"/{path} is not as it was written")


def check_faults(inspection: Inspection) -> Iterator[Problem]:
    """What is wrong with files by themselves."""
    for path in sorted(inspection.files):
        for fault in inspection.look(path).look.faults[:_SHOWN]:
            yield Problem(
                source="",
                check=fault.check,
                message=f"{address_of(path)} {fault.words}",
                hint=_FAULT,
                subject=path,
            )


def check_past(site: Site, inspection: Inspection) -> Iterator[Problem]:
    """Every address that was published answers, by a file of the folder."""
    for address in unanswered(site, inspection.files.keys()):
        yield Problem(
            source="site.yaml",
            check="gone-address",
            message=f"{address} was published, and no file of the new folder answers there",
            hint=f"redirect it, in site.yaml:\nredirects:\n  - old: {address}\n    new: /",
            subject=address,
        )


_FAULT = "please report this as a fault of the program"


def _problem(path: str, message: str) -> Problem:
    return Problem(
        source="",
        check="not-as-written",
        message=message,
        hint="another program may write there; publish once more, and report it if it stays so",
        subject=path,
    )

"""People and organisations: a page for each and their indexes. It has no settings."""

from collections.abc import Iterator

from plugins.domain.outputs import Output, Page, path_of
from plugins.domain.site import Site
from plugins.views.heads import PageView
from plugins.views.lists import late_list
from plugins.views.organisations import (
    present_organisation,
    present_organisation_index,
    ties_of,
)
from plugins.views.people import present_people_index, present_person, subjects_of_person


def outputs(site: Site) -> Iterator[Output]:
    """The pages of each person and organisation and, if there is one, their indexes."""
    for view in (*_people(site), *_organisations(site)):
        yield Page(path_of(view.head.address), view)
    for person in site.people:
        for subject in subjects_of_person(site, person):
            yield late_list(subject, site.settings)


def _people(site: Site) -> Iterator[PageView]:
    if site.people:
        yield present_people_index(site)
    for person in site.people:
        yield present_person(site, person)


def _organisations(site: Site) -> Iterator[PageView]:
    if not site.organisations:
        return
    ties = ties_of(site)
    yield present_organisation_index(site, ties)
    for organisation in site.organisations:
        yield present_organisation(site, organisation, ties)


def register() -> None:
    """Joins the runs of our Pelican."""
    from plugins.host.signals import planning
    from plugins.people import receivers

    planning.connect(receivers.on_planning)

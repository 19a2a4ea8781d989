from plugins.domain.people import Person
from plugins.views.bylines import OrganisationLink
from plugins.views.lists import present_list
from plugins.views.people import (
    PersonPage,
    RoleView,
    present_people_index,
    present_person,
    subjects_of_person,
)
from tests.builders import a_byline, a_person, a_post, a_role, a_site, an_organisation

NIA = a_person(
    "Nia Powell",
    roles=(
        a_role("Intern", "Leeds Council", until="2014-06-30"),
        a_role("Assistant", "Equal Streets", until="2016-06-30"),
        a_role("Director", "Equal Streets"),
    ),
)


def _page(person: Person, **changes: object) -> PersonPage:
    return present_person(a_site(people=(person,), **changes), person)


def test_the_present_role_stands_first_and_former_ones_follow_newest_first() -> None:
    page = _page(NIA, organisations=(an_organisation("Equal Streets"),))
    linked = OrganisationLink("Equal Streets", "/organisations/equal-streets/")
    assert page.role == RoleView("Director", linked, "")
    assert page.former == (
        RoleView("Assistant", linked, "2016"),
        RoleView("Intern", OrganisationLink("Leeds Council", ""), "2014"),
    )


def test_a_role_that_is_known_to_end_is_the_present_one_until_then() -> None:
    page = _page(a_person(roles=(a_role("Interim chair", until="2018-01-01"), a_role("Member"))))
    assert page.role == RoleView("Interim chair", None, "2018")
    assert page.former == ()


def test_a_guest_without_a_file_has_a_page_with_their_posts() -> None:
    site = a_site([a_post(bylines=(a_byline("Sam Reed"),))])
    page = present_person(site, site.person["sam-reed"])
    assert list(subjects_of_person(site, site.person["sam-reed"])) == []
    assert page.head.address == "/people/sam-reed/"
    assert [card.title for card in page.posts] == ["Shared society"]


def test_older_posts_follow_on_further_pages() -> None:
    site = a_site([a_post(slug=f"post-{number}") for number in range(12)])
    (subject,) = subjects_of_person(site, site.people[0])
    first, second = present_person(site, site.people[0]), present_list(subject, site.settings)
    assert (len(first.posts), len(second.posts)) == (10, 2)
    assert second.head.address == "/people/nia-powell/page/2/"
    assert second.head.title == "Posts by Nia Powell, page 2"


def test_the_index_is_by_name_and_counts_posts() -> None:
    site = a_site([a_post(bylines=(a_byline("Zoe Ash"),))], people=(NIA,))
    people = present_people_index(site).people
    assert [(one.name, one.words) for one in people] == [("Nia Powell", ""), ("Zoe Ash", "1 post")]

from msgspec.structs import replace

from plugins.views.bylines import (
    BylineView,
    OrganisationLink,
    present_biographies,
    present_byline,
    subjects_of_biographies,
)
from tests.builders import a_body, a_byline, a_person, a_post, a_site, an_organisation


def test_a_byline_links_person_and_organisation() -> None:
    site = a_site([a_post()], organisations=(an_organisation("Equal Streets"),))
    line = a_byline("Nia Powell", "Policy officer", "Equal Streets")
    assert present_byline(site, line) == BylineView(
        "Nia Powell",
        "/people/nia-powell/",
        "Policy officer",
        OrganisationLink("Equal Streets", "/organisations/equal-streets/"),
    )


def test_an_organisation_without_a_page_is_named_without_a_link() -> None:
    view = present_byline(a_site(), a_byline("Sam Reed", "Chair", "A friendly society"))
    assert view.organisation == OrganisationLink("A friendly society", "")


def test_a_guest_of_a_hidden_post_alone_has_no_page_to_link() -> None:
    assert present_byline(a_site(), a_byline("Sam Reed")).address == ""


def test_only_people_with_a_body_have_a_biography() -> None:
    site = a_site(people=(a_person("Nia Powell", body=a_body("Nia knows.")), a_person("Jo Bell")))
    lines = (a_byline("Jo Bell"), a_byline("Nia Powell"), a_byline("X"))
    found = present_biographies(subjects_of_biographies(site, lines))
    assert [(one.name, one.text and one.text.text) for one in found] == [
        ("Nia Powell", "<p>Nia knows.</p>\n")
    ]


def test_a_biography_with_anchors_is_given_by_its_beginning() -> None:
    body = replace(a_body("Nia knows.", "More."), anchors=("fn:1",))
    site = a_site(people=(a_person("Nia Powell", body=body),))
    subjects = subjects_of_biographies(site, (a_byline("Nia Powell"),))
    (found,) = present_biographies(subjects)
    assert (found.text, found.beginning) == (None, "Nia knows.")

from plugins.people import outputs
from tests.builders import a_campaign, a_post, a_site


def test_people_and_organisations_have_pages_and_indexes() -> None:
    site = a_site([a_post()], campaigns=(a_campaign(partners=("equal-streets",)),))
    assert [page.path for page in outputs(site)] == [
        "people/index.html",
        "people/nia-powell/index.html",
        "organisations/index.html",
        "organisations/equal-streets/index.html",
    ]


def test_further_pages_of_a_persons_posts_are_planned() -> None:
    site = a_site([a_post(slug=f"post-{number}") for number in range(11)])
    assert "people/nia-powell/page/2/index.html" in [page.path for page in outputs(site)]


def test_without_anybody_there_is_nothing() -> None:
    assert list(outputs(a_site())) == []

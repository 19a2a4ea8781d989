"""What pages say of themselves to machines."""

import json
from typing import Any

import pytest
from msgspec.structs import replace

from plugins.domain.people import Link
from plugins.domain.posts import Post
from plugins.domain.series import PlannedPart
from plugins.domain.settings import Footer
from plugins.domain.site import Site
from plugins.views import schema
from plugins.views.post_heads import facts_of, post_data
from plugins.views.structured_data import (
    breadcrumbs,
    organisation_data,
    person_data,
    publisher_of,
    series_data,
    site_data,
)
from tests.builders import (
    a_body,
    a_byline,
    a_correction,
    a_moment,
    a_person,
    a_picture,
    a_post,
    a_role,
    a_series,
    a_site,
    an_asset,
    an_organisation,
    some_settings,
)

HOME = "https://example.org/blog"
PART = a_post(
    slug="places",
    series="green-paper",
    part=2,
    category="Analysis",
    tags=("Housing", "Tax", "housing"),
    bylines=(a_byline("Nia Powell", "Intern", "Equal Streets"), a_byline("Equal Streets")),
    image=a_picture(caption="A square", credit="Photo: Sam Reed"),
    corrections=(a_correction(),),
    lang="cy",
)


def _site(**changes: Any) -> Site:
    return a_site(
        **{
            "posts": [PART, a_post()],
            "series": (a_series(PlannedPart("One"), PlannedPart("Two"), slug="green-paper"),),
            "people": (
                a_person(
                    roles=(a_role("Intern", "Equal Streets", "2017-03-01"), a_role("Director")),
                    links=(
                        Link("Blog", "https://nia.example/"),
                        Link("Mail", "mailto:n@a.example"),
                    ),
                    photo=a_picture(src="/images/nia.png", alt="Nia"),
                    body=a_body("Nia knows."),
                ),
            ),
            "organisations": (
                an_organisation(logo=a_picture()),
                an_organisation("A council", url=""),
            ),
            "assets": (an_asset("images/square.svg", width=960, height=560),),
            "settings": some_settings(address=HOME),
            **changes,
        }
    )


SITE = _site()


def _data(site: Site, post: Post) -> schema.BlogPosting:
    return post_data(facts_of(replace(site, posts=(post,)), post), site.settings)


def _written(thing: schema.Thing) -> Any:
    return json.loads(schema.written((thing,)).text)["@graph"][0]


def test_a_post_says_what_it_is() -> None:
    address = f"{HOME}/2017/01/places/"
    assert _written(_data(SITE, PART)) == {
        "@type": "BlogPosting",
        "@id": f"{address}#post",
        "url": address,
        "headline": "Places",
        "description": "What the speech means for community groups.",
        "datePublished": "2017-01-13T09:00:00+00:00",
        "dateModified": "2017-02-01T00:00:00+00:00",
        "author": [
            {
                "@type": "Person",
                "name": "Nia Powell",
                "url": f"{HOME}/people/nia-powell/",
                "jobTitle": "Intern",
                "worksFor": {
                    "@type": "Organization",
                    "@id": f"{HOME}/organisations/equal-streets/#organisation",
                    "name": "Equal Streets",
                    "url": "https://example.net/",
                },
            },
            {
                "@type": "Organization",
                "@id": f"{HOME}/organisations/equal-streets/#organisation",
                "name": "Equal Streets",
                "url": "https://example.net/",
            },
        ],
        "publisher": {
            "@type": "Organization",
            "@id": f"{HOME}/#publisher",
            "name": "Community Together",
            "url": f"{HOME}/",
        },
        "image": {
            "@type": "ImageObject",
            "url": f"{HOME}/images/square.svg",
            "width": "960 px",
            "height": "560 px",
            "caption": "A square",
            "creditText": "Photo: Sam Reed",
        },
        "mainEntityOfPage": address,
        "isPartOf": {
            "@type": "CreativeWorkSeries",
            "@id": f"{HOME}/series/green-paper/#series",
            "name": "Green paper",
            "url": f"{HOME}/series/green-paper/",
        },
        "position": 2,
        "articleSection": "Analysis",
        "keywords": ["Housing", "Tax"],
        "wordCount": 12,
        "inLanguage": "cy",
        "correction": [
            {
                "@type": "CorrectionComment",
                "text": "The vote was in May.",
                "datePublished": "2017-02-01",
            }
        ],
    }


def test_a_plain_post_says_no_more_than_is_known() -> None:
    said = _written(_data(SITE, a_post()))
    assert said.keys() & {"image", "isPartOf", "position", "keywords", "correction"} == set()
    assert said["dateModified"] == said["datePublished"]


def test_what_nobody_signed_is_the_publishers() -> None:
    post = _data(SITE, a_post(bylines=()))
    assert post.author == (post.publisher,)


def test_a_person_is_what_they_are_today() -> None:
    address = f"{HOME}/people/nia-powell/"
    assert _written(person_data(SITE, SITE.people[0])) == {
        "@type": "ProfilePage",
        "name": "Nia Powell",
        "url": address,
        "mainEntity": {
            "@type": "Person",
            "@id": f"{address}#person",
            "name": "Nia Powell",
            "url": address,
            "description": "Nia knows.",
            "image": {"@type": "ImageObject", "url": f"{HOME}/images/nia.png", "caption": "Nia"},
            "jobTitle": "Director",
            "sameAs": ["https://nia.example/"],
        },
    }


def test_an_organisation_has_its_own_address_and_our_page_of_it() -> None:
    said = _written(organisation_data(SITE, SITE.organisations[0]))
    assert said["url"] == "https://example.net/"
    assert said["mainEntityOfPage"] == f"{HOME}/organisations/equal-streets/"
    assert said["logo"]["url"] == f"{HOME}/images/square.svg"


def test_an_organisation_without_an_address_is_at_our_page() -> None:
    said = _written(organisation_data(SITE, SITE.organisations[1]))
    assert said["url"] == said["mainEntityOfPage"]


@pytest.mark.parametrize(
    ("name", "footer", "publisher"),
    [
        pytest.param("Blog", "Equal Streets", "Equal Streets", id="whom the footer names"),
        pytest.param("Equal Streets", "", "Equal Streets", id="whom the site is named after"),
        pytest.param("Equal Streets", "Equal Streets CIO", "Equal Streets", id="one with a page"),
        pytest.param("Blog", "Friends of Ham", "Friends of Ham", id="somebody without a page"),
        pytest.param("Blog", "", "Blog", id="nobody is named"),
    ],
)
def test_the_publisher_is(name: str, footer: str, publisher: str) -> None:
    settings = some_settings(name=name, footer=Footer(footer), address=HOME)
    said = publisher_of(_site(settings=settings))
    assert said.name == publisher
    has_page = publisher == "Equal Streets"
    assert (said.id == f"{HOME}/organisations/equal-streets/#organisation") is has_page
    assert (said.logo is not None) is has_page


def test_the_front_page_is_the_site() -> None:
    said = _written(site_data(SITE))
    assert (said["@id"], said["url"]) == (f"{HOME}/#website", f"{HOME}/")
    assert (said["name"], said["inLanguage"]) == ("The Green Paper", "en-GB")
    assert said["publisher"]["name"] == "Community Together"


def test_a_series_is_the_same_thing_on_its_page_and_on_its_parts() -> None:
    part = _data(SITE, PART).is_part_of
    assert part
    assert series_data(SITE, SITE.series[0]).id == part.id


def test_a_way_leads_to_the_page_itself() -> None:
    (way,) = breadcrumbs(SITE.settings, (Link("Topics", "/topics/"),), "Tax", "/topics/tax/")
    assert [(one.position, one.name, one.item) for one in way.item_list_element] == [
        (1, "Topics", f"{HOME}/topics/"),
        (2, "Tax", f"{HOME}/topics/tax/"),
    ]


def test_a_page_that_nothing_stands_above_has_no_way() -> None:
    assert list(breadcrumbs(SITE.settings, (), "Topics", "/topics/")) == []


def test_what_will_be_corrected_is_not_modified_yet() -> None:
    post = a_post(corrections=(a_correction(date="2018-01-01"),))
    assert _data(_site(moment=a_moment("2017-06-01")), post).date_modified.startswith("2017-01")

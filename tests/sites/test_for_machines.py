"""What whole sites say to machines: sitemap, robots, Open Graph, structured data."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple
from xml.etree.ElementTree import Element

import html5lib
import pytest
from lxml import etree
from PIL import Image

from plugins.domain.outputs import path_of
from plugins.host.building import build
from plugins.host.call import ROOT
from plugins.host.options import Options
from tests.conftest import MOMENT, folders_in

SITES = [ROOT, *folders_in(Path(__file__).parent)]
PLACES = {"own address": "", "a path": "https://example.org/blog"}

REQUIRED = {
    "BlogPosting": {
        "@id", "headline", "datePublished", "dateModified", "author", "publisher", "url",
        "mainEntityOfPage", "inLanguage",
    },
    "Person": {"name", "url"},
    "Organization": {"name"},
    "ProfilePage": {"mainEntity", "url"},
    "WebSite": {"@id", "name", "url", "publisher", "inLanguage"},
    "CreativeWorkSeries": {"@id", "name", "url"},
    "BreadcrumbList": {"itemListElement"},
    "ListItem": {"position", "name", "item"},
    "ImageObject": {"url"},
    "CorrectionComment": {"text", "datePublished"},
}  # fmt: skip
"""Type → what it needs to be of use: Google's documentation of articles, profile pages, breadcrumbs
and site names (Search Central), and for the other types what identifies a thing."""
SHARED = {"og:type", "og:title", "og:url", "og:site_name", "og:image", "twitter:card"}
"""The four that Open Graph requires, and what cards need besides."""


class Built(NamedTuple):
    """A site that was built: its folder, its address, and its pages by path."""

    folder: Path
    address: str
    pages: dict[str, Element]

    def listed(self) -> Iterator[tuple[str, Element]]:
        """The pages that search engines may list, by path."""
        for path, page in self.pages.items():
            if path != "404.html" and "noindex" not in _named(page, "robots"):
                yield path, page

    def data(self) -> Iterator[Any]:
        """The structured data of each page that has some."""
        for page in self.pages.values():
            scripts = [one for one in page.iter("script") if one.get("type")]
            assert len(scripts) < 2
            for script in scripts:
                assert script.get("type") == "application/ld+json"
                yield json.loads(script.text or "")

    def file(self, address: str) -> Path:
        """The file that answers at an absolute address of the site."""
        assert address.startswith(f"{self.address}/"), address
        place = address.removeprefix(self.address).partition("#")[0].partition("?")[0]
        return self.folder / path_of(place)


@pytest.fixture(
    scope="module",
    params=[(site, place) for site in SITES for place in PLACES],
    ids=lambda param: f"{param[0].name if param[0] != ROOT else 'sample'}, {param[1]}",
)
def built(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Built:
    site, place = request.param
    folder = tmp_path_factory.mktemp("site")
    options = Options(
        content=site / "content",
        output=folder / "out",
        cache=folder / "cache",
        address=PLACES[place],
        as_at="2026-11-22 12:00" if site == ROOT else MOMENT,
    )
    settings = build(options).site.settings
    pages = {
        path.relative_to(options.output).as_posix(): html5lib.parse(
            path.read_bytes(), namespaceHTMLElements=False
        )
        for path in sorted(options.output.rglob("*.html"))
    }
    return Built(options.output, settings.address, pages)


def _named(page: Element, name: str) -> str:
    found = [one.get("content") for one in page.iter("meta") if name in _names(one)]
    return (found or [""])[0] or ""


def _names(meta: Element) -> tuple[str, str]:
    return meta.get("name") or "", meta.get("property") or ""


def _things(value: Any) -> Iterator[dict[str, Any]]:
    """Everything with a type, however deep."""
    if isinstance(value, list):
        for one in value:
            yield from _things(one)
    elif isinstance(value, dict):
        if "@type" in value:
            yield value
        for one in value.values():
            yield from _things(one)


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, list | dict):
        for one in value.values() if isinstance(value, dict) else value:
            yield from _texts(one)


def test_the_sitemap_lists_every_page_that_may_be_listed_and_no_other(built: Built) -> None:
    sitemap = etree.parse(built.folder / "sitemap.xml")
    places = [one.text or "" for one in sitemap.findall(".//{*}loc")]
    assert len(places) == len(set(places))
    assert {built.file(place) for place in places} == {
        built.folder / path for path, _ in built.listed()
    }


def test_no_page_of_the_sitemap_changed_in_the_future(built: Built) -> None:
    sitemap = etree.parse(built.folder / "sitemap.xml")
    days = [one.text or "" for one in sitemap.findall(".//{*}lastmod")]
    assert days
    assert max(days) <= ("2026-11-22" if "2026" in max(days) else MOMENT[:10])


def test_robots_name_the_sitemap(built: Built) -> None:
    lines = (built.folder / "robots.txt").read_text().splitlines()
    assert f"Sitemap: {built.address}/sitemap.xml" in lines


def test_every_page_that_may_be_listed_can_be_shared(built: Built) -> None:
    for path, page in built.listed():
        missing = {name for name in SHARED if not _named(page, name)}
        assert (path, missing) == (path, set())
        canonical = [one.get("href") for one in page.iter("link") if one.get("rel") == "canonical"]
        assert canonical == [_named(page, "og:url")]
        assert built.file(_named(page, "og:url")) == built.folder / path


def test_the_picture_of_a_page_is_one_that_can_be_shown_and_of_the_size_that_it_says(
    built: Built,
) -> None:
    for _, page in built.listed():
        with Image.open(built.file(_named(page, "og:image"))) as picture:
            said = (_named(page, "og:image:width"), _named(page, "og:image:height"))
            assert picture.format in ("PNG", "JPEG", "GIF", "WEBP")
            assert said == (str(picture.width), str(picture.height))


def test_every_thing_says_what_it_must(built: Built) -> None:
    kinds = set()
    for data in built.data():
        assert data["@context"] == "https://schema.org"
        for thing in _things(data):
            kinds.add(thing["@type"])
            missing = REQUIRED[thing["@type"]] - thing.keys()
            assert (thing, missing) == (thing, set())
    assert {"BlogPosting", "WebSite", "Organization"} <= kinds


def test_every_address_of_the_site_in_its_data_has_something_there(built: Built) -> None:
    for data in built.data():
        for text in _texts(data):
            assert not text.startswith(("/", "#"))
            if text.startswith(f"{built.address}/"):
                assert built.file(text).is_file(), text


def test_a_thing_has_one_name_wherever_it_is_spoken_of(built: Built) -> None:
    names: dict[str, set[str]] = {}
    for data in built.data():
        for thing in _things(data):
            if "@id" in thing:
                said = thing.get("name") or thing.get("headline") or ""
                names.setdefault(thing["@id"], set()).add(said)
    assert {id_: said for id_, said in names.items() if len(said) > 1} == {}


def test_what_is_not_listed_says_nothing_of_itself(built: Built) -> None:
    listed = dict(built.listed())
    for path in built.pages.keys() - listed.keys():
        assert not [one for one in built.pages[path].iter("script") if one.get("type")], path

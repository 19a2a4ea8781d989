"""A body as it goes into a page, and as it goes into a feed."""

import re

import pytest

from plugins.domain.body import Body, Reference
from plugins.domain.posts import Mention
from plugins.views.bodies import present_body
from tests.builders import a_campaign, a_post, a_site, an_asset, some_settings

SITE = a_site(
    [a_post()],
    campaigns=(a_campaign(slug="warm-homes"),),
    assets=(
        an_asset("files/x.pdf", 1_200_000),
        an_asset("images/a.png", width=960, height=560),
    ),
    settings=some_settings(address="https://example.org/blog"),
)


def a_link(html: str, written: str, close: str = "</a>") -> Reference:
    start = html.index(f'"{written}"') + 1
    return Reference(start, start + len(written), written, "link", html.index(close, start))


def linked(html: str, written: str, target: str, **options: object) -> str:
    body = Body(html=html, references=(a_link(html, written),))
    return present_body(SITE, body, (target,), **options).text  # type: ignore[arg-type]


def test_a_page_has_the_path_of_the_site_before_its_addresses() -> None:
    html = '<p><a href="people.md">one</a></p>'
    assert linked(html, "people.md", "/2017/01/people/") == (
        '<p><a href="/blog/2017/01/people/">one</a></p>'
    )


def test_a_feed_has_whole_addresses_fragments_included() -> None:
    html = '<p><a href="#note">one</a></p>'
    assert linked(html, "#note", "#note", absolute_at="/2017/01/x/") == (
        '<p><a href="https://example.org/blog/2017/01/x/#note">one</a></p>'
    )


def test_an_address_elsewhere_stays_and_is_escaped() -> None:
    html = '<p><a href="x">one</a></p>'
    assert linked(html, "x", "https://example.net/?a=1&b=2") == (
        '<p><a href="https://example.net/?a=1&amp;b=2">one</a></p>'
    )


def test_a_link_to_a_document_says_its_type_and_size() -> None:
    html = '<p><a href="x">the <em>report</em></a></p>'
    assert linked(html, "x", "/files/x.pdf#page=2") == (
        '<p><a href="/blog/files/x.pdf#page=2">the <em>report</em> (PDF, 1.2 MB)</a></p>'
    )


def test_a_mention_is_linked_between_two_addresses() -> None:
    html = '<p><a href="x">one</a> Warm Homes <a href="y">two</a></p>'
    body = Body(html=html, references=(a_link(html, "x"), a_link(html, "y")))
    start = html.index("Warm")
    mention = Mention("warm-homes", start, start + len("Warm Homes"))
    text = present_body(SITE, body, ("/a/", "/b/"), mentions=(mention,)).text
    assert text == (
        '<p><a href="/blog/a/">one</a> <a href="/blog/campaigns/warm-homes/">Warm Homes</a>'
        ' <a href="/blog/b/">two</a></p>'
    )


def test_an_example_of_html_in_a_feed_is_not_taken_for_an_address() -> None:
    html = '<p><code>&lt;a href="/x"&gt;</code> and <b title="x=\'1\'">c="d"</b></p>'
    whole = present_body(SITE, Body(html=html), (), absolute_at="/x/").text
    assert whole == (
        "<p><code>&lt;a href=&quot;/x&quot;&gt;</code> and"
        " <b title=\"x='1'\">c=&quot;d&quot;</b></p>"
    )
    assert present_body(SITE, Body(html=html), ()).text == html


def _shown(*images: str, target: str = "/images/a.png", **options: object) -> list[str]:
    """The tags that these tags of images, each with the address `x`, have become."""
    html = "".join(f"<p>{image}</p>" for image in images)
    references = tuple(
        Reference(found.start() + 1, found.end() - 1, "x", "picture", found.end() - 1)
        for found in re.finditer('"x"', html)
    )
    body = Body(html=html, references=references)
    text = present_body(SITE, body, [target] * len(references), **options).text  # type: ignore[arg-type]
    return re.findall("<(?:img|video|source)[^>]*>", text)


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        pytest.param("", ' width="960" height="560"', id="nothing typed"),
        pytest.param(' width="480"', ' height="280" width="480"', id="the width typed"),
        pytest.param(' height="280"', ' width="480" height="280"', id="the height typed"),
        pytest.param(' width="9" height="9"', ' width="9" height="9"', id="both typed"),
        pytest.param(' width="0"', ' width="0"', id="nothing to be shown"),
    ],
)
def test_a_place_is_kept_free_for_a_picture(typed: str, shown: str) -> None:
    assert _shown(f'<img alt="A" src="x"{typed}>') == [
        f'<img alt="A" src="/blog/images/a.png"{shown}>'
    ]


def test_a_picture_that_is_not_the_sites_own_has_no_size() -> None:
    assert _shown('<img src="x">', target="https://example.net/a.png") == [
        '<img src="https://example.net/a.png">'
    ]


def test_a_picture_has_its_size_whatever_follows_its_path() -> None:
    (tag,) = _shown('<img src="x">', target="/images/a.png?2#detail")
    assert ' width="960" height="560"' in tag


def test_the_first_picture_of_a_page_comes_at_once_and_the_others_later() -> None:
    first, second = _shown('<img src="x">', '<img src="x">')
    assert "loading" not in first
    assert second.endswith(' loading="lazy" decoding="async">')


def test_below_the_picture_of_a_page_all_others_come_later() -> None:
    (tag,) = _shown('<img src="x">', below_picture=True)
    assert tag.endswith(' loading="lazy" decoding="async">')


@pytest.mark.parametrize("typed", [' loading="eager"', ' decoding="sync"'])
def test_what_the_editor_typed_of_loading_stays(typed: str) -> None:
    (tag,) = _shown(f'<img src="x"{typed}>', below_picture=True)
    assert tag == f'<img src="/blog/images/a.png" width="960" height="560"{typed}>'


def test_a_feed_has_the_sizes_and_loads_everything() -> None:
    tags = _shown('<img src="x">', '<img src="x">', absolute_at="/x/", below_picture=True)
    assert (
        tags == ['<img src="https://example.org/blog/images/a.png" width="960" height="560">'] * 2
    )


@pytest.mark.parametrize(
    "tag",
    [
        pytest.param('<video poster="x">', id="the poster of a film"),
        pytest.param('<source srcset="x">', id="a candidate"),
        pytest.param('<img srcset="x">', id="a candidate of an image"),
    ],
)
def test_an_address_that_is_no_images_own_gets_no_size(tag: str) -> None:
    assert _shown(tag) == [tag.replace('"x"', '"/blog/images/a.png"')]

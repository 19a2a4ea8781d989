"""A body as it goes into a page, and as it goes into a feed."""

from plugins.domain.body import Body, Reference
from plugins.domain.posts import Mention
from plugins.views.bodies import present_body
from tests.builders import a_campaign, a_post, a_site, an_asset, some_settings

SITE = a_site(
    [a_post()],
    campaigns=(a_campaign(slug="warm-homes"),),
    assets=(an_asset("files/x.pdf", 1_200_000),),
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

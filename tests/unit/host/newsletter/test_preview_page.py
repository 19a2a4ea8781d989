"""The page on which a letter is shown as several readers see it."""

from html import unescape

from lxml import html as lxml_html
from lxml.html import HtmlElement
from msgspec.structs import replace

from plugins.host.newsletter.preview_page import Looked, preview_page

LOOKED = Looked(
    number="Edition 7",
    sender="Policy <team>",
    subject="Keys & doors",
    preheader="And who has them",
    facts="The update, 13 January 2017.",
    html='<!doctype html><html><head></head><body><p>"Keys" &amp; doors</p>'
    '<img src="https://example.org/hall.png" alt="A hall"></body></html>',
    text="The update\n\nKeys & <doors>\n",
    language="cy",
)


def shown(looked: Looked = LOOKED, style: str = "p { color: red }") -> HtmlElement:
    return lxml_html.document_fromstring(preview_page(looked, style, lambda _: "data:image/png,x"))


def test_the_letter_stands_in_frames_that_run_nothing() -> None:
    frames = shown().findall(".//iframe")
    assert [one.get("title") for one in frames] == [
        "On a telephone",
        "On a wide screen",
        "In dark colours",
        "Without pictures",
        "With letters of twice the size",
    ]
    assert {one.get("sandbox") for one in frames} == {"allow-popups allow-popups-to-escape-sandbox"}
    for one in frames:
        assert '<p>"Keys" &amp; doors</p>' in one.get("srcdoc", "")


def test_pictures_are_inside_all_frames_but_one() -> None:
    letters = [one.get("srcdoc", "") for one in shown().findall(".//iframe")]
    assert [letter.count("data:image/png,x") for letter in letters] == [1, 1, 1, 0, 1]
    assert not any("https://example.org/hall.png" in letter for letter in letters)


def test_each_way_to_see_it_has_a_heading_that_the_page_leads_to() -> None:
    page = shown()
    places = [link.get("href", "")[1:] for link in page.findall(".//nav//a")]
    assert places == [one.get("id") for one in page.findall(".//section[@id]")]
    for one in page.findall(".//section"):
        assert one.find("h2") is not None


def test_the_text_stands_as_it_is() -> None:
    (text,) = shown().findall(".//pre")
    assert text.text_content() == LOOKED.text
    assert (text.get("lang"), text.get("tabindex")) == ("cy", "0")


def test_the_row_of_a_list_goes_on_with_the_letters_first_words() -> None:
    rows = [" ".join(one.text_content().split()) for one in shown().find_class("mail")]
    assert len(rows) == 2
    for row in rows:
        assert "Keys & doors" in row
        assert "And who has them The update Keys & <doors>" in row


def test_without_a_preheader_the_row_has_the_letters_first_words_alone() -> None:
    row = shown(replace(LOOKED, preheader="")).find_class("mail")[1]
    assert row.text_content().endswith("Keys & doors The update Keys & <doors>")


def test_no_style_ends_before_its_end() -> None:
    page = preview_page(LOOKED, "p::after { content: '</style><script>' }", lambda _: "")
    assert "</style><script>" not in unescape(page)


def test_the_page_allows_nothing_from_elsewhere() -> None:
    (policy,) = shown().xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    assert policy.startswith("default-src 'none'")
    assert "http" not in policy

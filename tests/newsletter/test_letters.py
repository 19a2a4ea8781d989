"""What holds of every letter, whichever program shows it."""

import re
from collections.abc import Mapping
from typing import Any

import pytest
from lxml import html as lxml_html

from plugins.domain.settings import Newsletter
from plugins.host.newsletter.mail import mail_of
from tests.builders import a_post, a_site, some_settings
from tests.newsletter.letters import SAMPLE, everything_in, letters_of


@pytest.fixture(scope="module")
def trees(tmp_path_factory: pytest.TempPathFactory) -> list[Any]:
    place = tmp_path_factory.mktemp("letters")
    folders = (SAMPLE, everything_in(place))
    letters = (html for folder in folders for html in letters_of(folder, place).values())
    return [lxml_html.document_fromstring(html) for html in letters]


def letter_with(**newsletter: str) -> Mapping[str, str]:
    """The two forms of a letter of a newsletter, by their templates' kind."""
    settings = some_settings(newsletter=Newsletter(**newsletter))
    site = a_site([a_post(title="Policy update", edition=7)], settings=settings)
    mail = mail_of(site, site.posts[0])
    return {"html": mail.html, "text": mail.text}


def test_a_table_has_heads_or_says_that_it_only_lays_out(trees: list[Any]) -> None:
    tables = [table for tree in trees for table in tree.iter("table")]
    assert [
        t for t in tables if (t.get("role") == "presentation") == bool(t.findall("thead//th"))
    ] == []


def test_text_is_sized_by_what_the_reader_reads_at(trees: list[Any]) -> None:
    sizes = {
        size
        for tree in trees
        for element in tree.iter("*")
        if element.get("class") != "preheader"
        for size in re.findall(r"font-size:([^;]+)", element.get("style", ""))
    }
    assert {size for size in sizes if not size.endswith("em")} == {"medium"}


def test_a_picture_has_words_and_a_width_that_fits(trees: list[Any]) -> None:
    pictures = [picture for tree in trees for picture in tree.iter("img")]
    assert pictures
    assert [
        one for one in pictures if not one.get("alt") or int(one.get("width", "999")) > 552
    ] == []


def test_a_letter_says_in_which_language_it_is_and_what_it_is_called(trees: list[Any]) -> None:
    for tree in trees:
        (letter,) = tree.xpath("//div[@role='article']")
        assert letter.get("lang") == tree.get("lang")
        assert letter.get("dir") == tree.get("dir")
        assert letter.get("aria-label") == tree.findtext(".//title")
        assert len(tree.findall(".//h1")) == 1


def test_nothing_leads_to_a_place_within_the_letter(trees: list[Any]) -> None:
    assert [
        tree for tree in trees if tree.xpath("//body//*[@id] | //a[starts-with(@href, '#')]")
    ] == []


def test_what_word_alone_is_told_is_whole() -> None:
    text = letter_with()["html"]
    told = "".join(re.findall(r"<!--\[if mso\]>(.*?)<!\[endif\]-->", text, re.DOTALL))
    for name in ("table", "tr", "td", "style", "xml"):
        assert len(re.findall(rf"<{name}\b", told)) == told.count(f"</{name}>") == 1


@pytest.mark.parametrize("form", ["html", "text"])
@pytest.mark.parametrize(
    ("newsletter", "words"),
    [
        pytest.param({"unsubscribe": "https://e.org/leave"}, "https://e.org/leave", id="by a link"),
        pytest.param({"unsubscribe": "{{ UnsubscribeURL }}"}, "{{ UnsubscribeURL }}", id="by a service's"),
        pytest.param({"sender": "a@example.org"}, "with the word unsubscribe", id="by an answer"),
    ],
)  # fmt: skip
def test_whoever_gets_a_letter_is_told_how_to_leave(
    newsletter: dict[str, str], words: str, form: str
) -> None:
    assert words in letter_with(**newsletter)[form]


@pytest.mark.parametrize("form", ["html", "text"])
def test_a_letter_says_where_its_sender_is(form: str) -> None:
    assert "1 High Street, Orrisford" in letter_with(postal="1 High Street, Orrisford")[form]

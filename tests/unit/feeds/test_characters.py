"""Which characters a feed may hold."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from plugins.feeds.characters import html_line, in_xml, line, xml_text

STAYS = [
    pytest.param("\t\n\r plain", id="blanks"),
    pytest.param("👩🏽‍🦼 🏴󠁧󠁢󠁷󠁬󠁳󠁿", id="emoji of several characters"),
    pytest.param("a ]]> b <![CDATA[ c", id="marks of CDATA"),
    pytest.param("\u202bعربى\u202c \u2066x\u2069", id="marks of direction"),
    pytest.param("\x7f\x85\x9f", id="later control characters"),
    pytest.param("\ufffd\ufdd0\ufeff", id="the neighbours of the non-characters"),
    pytest.param("\U0001fffe", id="a non-character that XML allows"),
]


@pytest.mark.parametrize("text", STAYS)
def test_what_xml_can_write_stays(text: str) -> None:
    assert xml_text(text) == text


@pytest.mark.parametrize(
    "character", ["\x00", "\x08", "\x0b", "\x1f", "\ufffe", "\uffff", "\ud800"]
)
def test_what_xml_cannot_write_goes(character: str) -> None:
    assert xml_text(f"a{character}é") == "aé"


@given(st.text(st.characters()))
def test_any_text_can_be_put_into_xml(text: str) -> None:
    element = etree.Element("a")
    element.text = xml_text(text)
    assert etree.fromstring(etree.tostring(element)).text == (xml_text(text) or None)


@given(
    st.text(st.characters()) | st.text(st.sampled_from("<>&;\"']é \n\r\t\x00\x7f\x85\u2028\ufffe"))
)
def test_text_stands_in_a_document_as_a_library_for_xml_writes_it(text: str) -> None:
    element = etree.Element("a")
    element.text = xml_text(text)
    document = etree.tostring(element, encoding="UTF-8", xml_declaration=False)
    assert b"<a>%b</a>" % in_xml(text) == document


def test_a_line_has_no_outer_blanks_and_is_never_empty() -> None:
    assert line("  a b\n") == "a b"
    assert line(" \x01 ", "otherwise") == "otherwise"


def test_a_description_shows_its_signs_when_it_is_read_as_html() -> None:
    assert html_line('R&D < "5" ') == 'R&amp;D &lt; "5"'

"""Structured data as it stands in a page."""

import html
import json
from typing import Any

import html5lib
import pytest

from plugins.views import schema


def _graph(*things: schema.Thing) -> Any:
    return json.loads(schema.written(things).text)["@graph"]


def test_names_are_those_of_schema_org() -> None:
    person = schema.Person(name="Nia", job_title="Director", id="https://example.org/#nia")
    assert _graph(person) == [
        {
            "@type": "Person",
            "@id": "https://example.org/#nia",
            "name": "Nia",
            "jobTitle": "Director",
        }
    ]


def test_what_is_not_known_is_left_out() -> None:
    organisation = schema.Organization(name="Equal Streets", logo=None, description="")
    assert _graph(organisation) == [{"@type": "Organization", "name": "Equal Streets"}]


def test_everything_a_page_says_is_in_the_context_of_schema_org() -> None:
    assert json.loads(schema.written(()).text) == {"@context": "https://schema.org", "@graph": []}


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("</script><script>alert(1)</script>", id="the end of the element"),
        pytest.param("<!-- <script>", id="what makes the next end not the end"),
        pytest.param("Bread & roses &amp; &lt;", id="ampersands"),
        pytest.param("one\u2028two\u2029three", id="ends of lines for JavaScript"),
        pytest.param('She said "no" \\ and left\n', id="what JSON escapes"),
        pytest.param("Żółć, 文, 🌳", id="letters of all kinds"),
    ],
)
def test_no_text_breaks_out_and_every_text_arrives(text: str) -> None:
    page = f"<!doctype html><title>x</title>{_element(text)}<p>after</p>"
    tree = html5lib.parse(page, namespaceHTMLElements=False)
    (script,) = tree.iter("script")
    assert json.loads(script.text)["@graph"][0]["name"] == text
    assert [one.text for one in tree.iter("p")] == ["after"]
    assert "\u2028" not in script.text


def _element(text: str) -> str:
    content = schema.written((schema.Person(name=text),)).__html__()
    assert html.escape(content, quote=False) == content
    return f'<script type="application/ld+json">{content}</script>'

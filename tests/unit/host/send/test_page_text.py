"""Whether a page says what a letter says."""

import pytest

from plugins.host.send.page_text import Differs, blocks_of, difference

BODY = """<p>Seventeen councils publish <a href="/x/">their registers</a> &amp; maps.</p>
<h2 id="next">What comes next</h2>
<ul><li>Write to your councillor.</li><li>Tell us.</li></ul>"""


def a_page(body: str = BODY, title: str = "Policy update") -> str:
    return (
        f"<!doctype html><html><head><title>x</title><style>p {{}}</style></head><body>"
        f"<main><h1>{title}</h1><div>{body}</div></main><p>About us</p></body></html>"
    )


@pytest.mark.parametrize(
    "page",
    [
        a_page(),
        a_page(BODY.replace(">", ">\n  ")),
        a_page(BODY.replace("&amp;", "&#38;").replace("What comes", "What&nbsp;comes")),
        a_page(BODY.replace("</p>", "").replace("</li>", "")),
        a_page(BODY.replace("<p>", "<P CLASS=lead>").replace("</p>", "</P>")),
        a_page(BODY.replace("councils", "coun&shy;cils")),
        a_page(BODY.replace("<ul>", "<!-- a note --><script>x()</script><ul>")),
    ],
    ids=[
        "the same", "other blanks", "other entities", "ends left out", "capitals",
        "soft hyphens", "comments and scripts",
    ],
)  # fmt: skip
def test_how_a_page_is_written_makes_no_difference(page: str) -> None:
    assert difference(page, "Policy update", BODY) is None


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        (a_page(BODY.replace("Seventeen", "Twelve")), "Seventeen councils publish their regis"),
        (a_page(BODY.replace("<li>Tell us.</li>", "")), "Tell us."),
        (a_page(title="Another title"), "Policy update"),
        ("", "Policy update"),
        (a_page(f"<p>{BODY}</p>".replace("comes next", "came next")), "What comes next"),
    ],
    ids=["another word", "a passage missing", "another title", "nothing", "a heading"],
)
def test_what_the_page_does_not_say_is_named(page: str, expected: str) -> None:
    differs = difference(page, "Policy update", BODY)
    assert differs
    assert differs.passage.startswith(expected)
    assert not differs.is_of_page


def test_a_passage_that_was_taken_out_since_is_named() -> None:
    page = a_page(BODY.replace("<ul>", "<p>It was the tenth of March.</p><ul>"))
    expected = Differs("It was the tenth of March.", is_of_page=True)
    assert difference(page, "Policy update", BODY) == expected


def test_passages_in_another_order_are_another_text() -> None:
    body = "<p>One.</p><p>Two.</p>"
    assert difference(a_page("<p>Two.</p><p>One.</p>"), "Policy update", body)


def test_an_edition_without_text_has_its_title() -> None:
    assert difference(a_page(""), "Policy update", "") is None


def test_a_mail_address_that_a_host_hides_from_robots_is_the_address() -> None:
    body = "<p>Write to <a href='mailto:nia@example.org'>nia@example.org</a>.</p>"
    hidden = '<p>Write to <a class="__cf_email__" data-cfemail="1f">[email&#160;protected]</a>.</p>'
    assert difference(a_page(hidden), "Policy update", body) is None


def test_a_long_passage_is_quoted_in_short_and_without_what_a_terminal_obeys() -> None:
    differs = difference(a_page(), "Policy update", f"<p>\x9b31m{'long ' * 50}</p>")
    assert differs
    assert len(differs.passage) <= 120
    assert differs.passage.isprintable()


def test_text_is_divided_by_blocks_and_not_by_words_that_are_marked() -> None:
    html = "<p>One <b>two</b>, <a href='#'>th<i>ree</i></a></p><table><tr><td>a<td>b</table>c<br>d"
    assert tuple(blocks_of(html)) == ("One two, three", "a", "b", "c", "d")

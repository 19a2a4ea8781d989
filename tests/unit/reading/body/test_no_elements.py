import pytest

from plugins.reading.body.html_pass import pass_over
from plugins.reading.body.no_elements import with_no_elements_as_text


@pytest.mark.parametrize(
    ("html", "text"),
    [
        pytest.param("<p>See <geojson.example>.</p>", "See <geojson.example>.", id="a host"),
        pytest.param("<p>(<https://x.example/>)</p>", "(<https://x.example/>)", id="an address"),
        pytest.param(
            "<p>In </software-review/> now</p>", "In </software-review/> now", id="a path"
        ),
        pytest.param("<p>Write to <the council></p>", "Write to <the council>", id="words"),
    ],
)
def test_what_is_no_element_is_read_as_it_was_written(html: str, text: str) -> None:
    assert pass_over(html).text.strip() == text


@pytest.mark.parametrize(
    "html",
    [
        pytest.param("<p><b>a</b><br/></p>", id="elements"),
        pytest.param("<P><FONT>a</FONT></P>", id="elements of former days, in capitals"),
        pytest.param("<p>a<o:p></o:p></p>", id="what a word processor left"),
        pytest.param("<!-- <nothing.example> -->", id="a comment"),
        pytest.param("<script>if (a<bc.d) e>f;</script>", id="a script"),
        pytest.param("<svg><foreignthing>a</foreignthing></svg>", id="a drawing"),
        pytest.param('<a title="<none.example>" href="/x/">a</a>', id="the inside of an attribute"),
        pytest.param("<p>a &lt;b.c&gt; 2 < 3</p>", id="text"),
    ],
)
def test_everything_else_stays_as_it_is(html: str) -> None:
    assert with_no_elements_as_text(html) == html

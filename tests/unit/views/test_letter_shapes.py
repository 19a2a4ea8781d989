"""What HTML looks like in a mail."""

import pytest

from plugins.views.letter_shapes import shaped

CELL = (
    '<table class="box" role="presentation" width="100%" cellpadding="0" cellspacing="0" '
    'border="0"><tr><td class="admonition note">{}</td></tr></table>'
)


@pytest.mark.parametrize(
    ("html", "shape"),
    [
        pytest.param("<p>One &amp; <em>two</em>.</p>\n", "<p>One &amp; <em>two</em>.</p>\n", id="text stays"),
        pytest.param(
            '<figure><img src="a.png" alt="A"><figcaption>Tea. <span>Jo</span></figcaption></figure> b',
            '<div class="picture"><img src="a.png" alt="A"><div class="caption">Tea. <span>Jo</span></div></div> b',
            id="a figure is a division",
        ),
        pytest.param(
            '<figure class="quotation"><blockquote><p>No.</p></blockquote><figcaption>Jo</figcaption></figure>',
            '<div class="quotation"><blockquote><p>No.</p></blockquote><div class="caption">Jo</div></div>',
            id="a quotation keeps its class",
        ),
        pytest.param(
            '<p>A</p><div class="admonition note"><p>B</p><ul><li>C</li></ul></div><p>D</p>',
            f"<p>A</p>{CELL.format('<p>B</p><ul><li>C</li></ul>')}<p>D</p>",
            id="a note is in a cell",
        ),
        pytest.param(
            '<div class="admonition note"><figure><img src="a.png" alt=""></figure></div>',
            CELL.format('<div class="picture"><img src="a.png" alt=""></div>'),
            id="what is in a note has its shape too",
        ),
        pytest.param(
            '<div class="admonition note"><div class="admonition note">B</div></div>',
            CELL.format(CELL.format("B")),
            id="a note in a note",
        ),
        pytest.param(
            '<p>A.<sup id="r"><a class="footnote-ref" href="#f">1</a></sup> B</p>',
            "<p>A.<sup>1</sup> B</p>",
            id="the number of a note is no link",
        ),
        pytest.param(
            '<li id="f"><p>Why <em>so</em>.\xa0<a class="footnote-backref" href="#r">x</a>'
            '<a class="footnote-backref" href="#s">x</a></p></li>',
            "<li><p>Why <em>so</em>.</p></li>",
            id="nor is there a way back",
        ),
        pytest.param(
            '<p><a class="footnote-backref" href="#r">x</a> A</p>', "<p> A</p>", id="nor one that is alone"
        ),
        pytest.param('<h2 id="a">A</h2>', "<h2>A</h2>", id="nothing leads here"),
        pytest.param("", "", id="nothing"),
    ],
)  # fmt: skip
def test_the_shapes_of_a_mail(html: str, shape: str) -> None:
    assert shaped(html) == shape

"""A picture of an old tag is a figure of ours, with every word of it."""

import pytest

from plugins.importing.bodies.old_pictures import OldFigure, figure_markup, markup_of
from plugins.reading.body.markdown import convert


@pytest.mark.parametrize(
    ("figure", "markup"),
    [
        (OldFigure("/a.png", "A map"), "![A map](/a.png)"),
        (OldFigure("/a.png", "A map", "The coast", "Nia"),
         '![A map](/a.png "The coast Photo: Nia")'),
        (OldFigure("/a.png", "A map", "The coast", "Drawing: Nia"),
         '![A map](/a.png "The coast Drawing: Nia")'),
        (OldFigure("/a.png", "A map", 'The "coast"'), "![A map](/a.png 'The \"coast\"')"),
        (OldFigure("/a.png", "A map", link="/b/"), "[![A map](/a.png)](/b/)"),
        (OldFigure("/a.png", "A [map]"), '<figure><img src="/a.png" alt="A [map]"></figure>'),
        (OldFigure("/a b.png", "A"), '<figure><img src="/a b.png" alt="A"></figure>'),
        (OldFigure("/a.png", "A", "See [the *report*](/r/) & `x`"),
         '<figure><img src="/a.png" alt="A"><figcaption>See <a href="/r/">the <em>report</em></a> &'
         " <code>x</code></figcaption></figure>"),
    ],
)  # fmt: skip
def test_a_figure_has_its_words(figure: OldFigure, markup: str) -> None:
    assert figure_markup(figure, alone=True, in_html=False) == markup


def test_what_stands_in_html_is_html() -> None:
    figure = OldFigure("/a.png", 'A "map"', "The coast", link="/b/")
    shown = '<a href="/b/"><img src="/a.png" alt="A &quot;map&quot;"></a>'
    assert figure_markup(figure, alone=False, in_html=True) == f"{shown} The coast"


def test_the_page_shows_a_figure_with_caption_and_credit() -> None:
    html = convert(figure_markup(OldFigure("/a.png", "A", "B", "Nia"), True, False)).html
    assert '<figcaption>B <span class="credit">Photo: Nia</span></figcaption>' in html


def test_markup_leaves_addresses_alone() -> None:
    assert markup_of("[a_b_c](/x_y_z/) **d**") == '<a href="/x_y_z/">a_b_c</a> <strong>d</strong>'
    assert markup_of("*[a](/x/)* _b_") == '<em><a href="/x/">a</a></em> <em>b</em>'

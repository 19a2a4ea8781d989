"""A page with everything inside that it needs."""

import pytest

from plugins.host.one_file.enclosed import MARK, Enclosed, with_fonts

PICTURES = {"/images/a.png": "data:image/png;base64,AA=="}
LEADS = {"/x/": "https://example.org/x/", "/f/a.mp4": "https://example.org/f/a.mp4"}


def link(address: str) -> str:
    is_whole = address.startswith(("http", "#", "mailto:"))
    return address if is_whole else LEADS.get(address, "")


def enclosed(body: str, head: str = "") -> str:
    page = Enclosed("p{color: red}", lambda src: PICTURES.get(src, ""), link)
    return page.page(
        f'<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n{head}</head>\n'
        f"<body>\n{body}\n</body>\n</html>\n"
    )


def of_body(body: str) -> str:
    whole = enclosed(body)
    return whole[whole.index("<body>\n") + 7 : whole.index("\n</body>")]


@pytest.mark.parametrize(
    ("given", "becomes"),
    [
        pytest.param("<p>A &amp; b &lt; c</p>", "<p>A &amp; b &lt; c</p>", id="text"),
        pytest.param(
            '<a class="b" href="/x/">x</a>',
            '<a class="b" href="https://example.org/x/">x</a>',
            id="a link within the site",
        ),
        pytest.param(
            '<a href="/secret/" target="_blank">x</a>',
            '<a role="link" aria-disabled="true">x</a>',
            id="a link to what is not public, without its address",
        ),
        pytest.param('<a id="here">x</a>', '<a id="here">x</a>', id="a place"),
        pytest.param(
            '<a href="https://e.org/?a=1&amp;b=2">x</a>',
            '<a href="https://e.org/?a=1&amp;b=2">x</a>',
            id="a link elsewhere",
        ),
        pytest.param(
            '<img src="/images/a.png" srcset="/images/b.png 2x" sizes="9px" alt="A" loading="lazy">',
            '<img src="data:image/png;base64,AA==" alt="A">',
            id="a picture, and no other size of it",
        ),
        pytest.param(
            '<picture><source srcset="/images/a.webp" type="image/webp"><img src="/images/a.png" alt=""></picture>',
            '<picture><img src="data:image/png;base64,AA==" alt=""></picture>',
            id="a picture with others to choose from",
        ),
        pytest.param(
            '<img src="https://e.org/a.png" alt="A hall">',
            '<a href="https://e.org/a.png">A hall</a>',
            id="a picture from elsewhere",
        ),
        pytest.param(
            '<a href="/x/"><img src="https://e.org/a.png" alt="A hall"></a>',
            '<a href="https://example.org/x/"><span>A hall</span></a>',
            id="a picture from elsewhere in a link",
        ),
        pytest.param(
            '<img src="/images/none.png" alt="A hall">',
            "<span>A hall</span>",
            id="a picture that is not there",
        ),
        pytest.param(
            '<video src="/f/a.mp4" poster="/images/a.png" controls=""><track src="/f/a.vtt"><p>No <b>film</b>.</p></video><p>z</p>',
            '<a href="https://example.org/f/a.mp4">Film: a.mp4</a><p>z</p>',
            id="a film",
        ),
        pytest.param(
            '<audio controls=""><source src="/f/secret.mp3"></audio>',
            "<span>Recording: secret.mp3</span>",
            id="a recording that is not public",
        ),
        pytest.param(
            '<iframe src="https://e.org/map" title="The map"></iframe>',
            '<a href="https://e.org/map">The map</a>',
            id="a frame",
        ),
        pytest.param('<script>fetch("/")</script>x', "x", id="a script"),
        pytest.param('<p onclick="go()" id="p">x</p>', '<p id="p">x</p>', id="an event"),
        pytest.param(
            '<blockquote cite="/secret/">x</blockquote><q cite="/x/">y</q>',
            '<blockquote>x</blockquote><q cite="https://example.org/x/">y</q>',
            id="where a quotation is from",
        ),
        pytest.param(
            '<p style="background: url(/images/a.png)">x</p>',
            '<p style="background: url(&quot;data:,&quot;)">x</p>',
            id="a style that asks for something",
        ),
        pytest.param(
            "<style>@import '/a.css'; p { background: URL( '//e.org/a' ) }</style>",
            '<style> p { background: url("data:,") }</style>',
            id="a style sheet that asks for something",
        ),
        pytest.param(
            '<pre><code>&lt;img src="/images/a.png"&gt;</code></pre>',
            '<pre><code>&lt;img src="/images/a.png"&gt;</code></pre>',
            id="an example of HTML",
        ),
    ],
)
def test_a_page_asks_for_nothing_and_leads_only_where_one_can_go(given: str, becomes: str) -> None:
    assert of_body(given) == becomes


def test_after_a_link_the_page_goes_on() -> None:
    body = '<a href="/x/">x</a><img src="https://e.org/a.png" alt="A">'
    assert of_body(body).endswith('<a href="https://e.org/a.png">A</a>')


def test_the_head_has_the_style_and_nothing_that_leads_out() -> None:
    page = enclosed(
        "",
        '<link rel="canonical" href="https://example.org/x/">\n'
        '<link rel="preload" href="/f.woff2" as="font" type="font/woff2" crossorigin>\n'
        '<link rel="stylesheet" href="/theme/greenpaper.css?1">\n'
        '<script type="application/ld+json">{"@id": "https://example.org/x/"}</script>\n',
    )
    assert "<style>p{color: red}</style>" in page
    assert "example.org" not in page
    assert "<link" not in page
    assert "<script" not in page


def test_the_page_is_marked_as_ours_and_held_to_asking_for_nothing() -> None:
    page = enclosed("<p>x</p>")
    assert MARK in page
    assert "default-src 'none'" in page
    assert "style-src 'sha256-" in page
    assert "script" not in page


def test_where_editors_may_style_the_policy_lets_them() -> None:
    assert "style-src 'unsafe-inline'" in enclosed('<p style="color: red">x</p>')


def test_a_style_cannot_end_its_own_element() -> None:
    page = Enclosed('p::after{content: "</style><img src=x>"}', str, str)
    whole = page.page('<meta charset="utf-8"><link rel="stylesheet" href="/x"><body></body>')
    assert whole.count("</style>") == 1


@pytest.mark.parametrize(
    ("css", "becomes"),
    [
        ('a{src: url("fonts/a.woff2") format("woff2")}', 'a{src: url("data:F") format("woff2")}'),
        ("a{b: url(none.png)}", 'a{b: url("data:,")}'),
        ("a{b: url('data:image/png;base64,AA==')}", 'a{b: url("data:image/png;base64,AA==")}'),
    ],
    ids=["a font", "what is not there", "what is inside already"],
)
def test_a_stylesheet_has_its_fonts_inside(css: str, becomes: str) -> None:
    fonts = {"fonts/a.woff2": "data:F"}
    assert with_fonts(css, lambda address: fonts.get(address, "")) == becomes

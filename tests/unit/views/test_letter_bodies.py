"""An edition's text as mail programs can show it."""

import pytest

from plugins.domain.body import Body
from plugins.domain.people import Link
from plugins.domain.posts import Post
from plugins.domain.sealed import Sealed
from plugins.newsletter.preflight.parts import parts_of
from plugins.views.feed_items import subject_of_item
from plugins.views.letter_bodies import LetterBody, letter_body
from tests.builders import (
    a_correction,
    a_download,
    a_moment,
    a_picture,
    a_post,
    a_site,
    an_action,
    an_asset,
    some_settings,
)

PAGE = "https://example.org/2017/01/shared-society/"


def body_with(html: str = "<p>One.</p>", **changes: object) -> LetterBody:
    """The main part of the letter of a post with that body."""
    post = a_post(body=Body(html=html, first_paragraph="One."), **changes)
    return letter_of(post)


def letter_of(post: Post, **changes: object) -> LetterBody:
    site = a_site([post], **changes)
    return letter_body(subject_of_item(site, site.posts[0]), Sealed(site.settings))


@pytest.mark.parametrize(
    ("html", "shown"),
    [
        pytest.param("<p>One &amp; <em>two</em>.</p>", "<p>One &amp; <em>two</em>.</p>", id="text"),
        pytest.param(
            '<p><img src="https://e.org/a.png" alt="A door" width="1200" height="630"></p>',
            '<p><img src="https://e.org/a.png" alt="A door" width="552"></p>',
            id="a picture is as wide as the column, and as high as follows",
        ),
        pytest.param(
            '<p><img src="https://e.org/a.png" alt="A door" width="200" height="100"></p>',
            '<p><img src="https://e.org/a.png" alt="A door" width="200"></p>',
            id="a small picture stays small",
        ),
        pytest.param(
            '<p><img src="https://e.org/a.png?x=1" alt="A" srcset="b.png 2x" sizes="1px" '
            'loading="lazy" decoding="async"></p>',
            '<p><img src="https://e.org/a.png?x=1" alt="A"></p>',
            id="nothing that chooses among pictures",
        ),
        pytest.param(
            '<p><img src="https://e.org/a.svg" alt="Hours by year"> and on</p>',
            f'<p><a class="on-website" href="{PAGE}">Picture: Hours by year</a> and on</p>',
            id="a picture that mail programs do not know is a link to the page",
        ),
        pytest.param(
            '<p><a href="https://e.org/"><img src="https://e.org/a.webp" alt="Door"></a></p>',
            '<p><a href="https://e.org/"><span class="on-website">Picture: Door</span></a></p>',
            id="and no link within a link",
        ),
        pytest.param(
            '<p>A<img src="https://e.org/a.svg" alt=""> door</p>',
            "<p>A door</p>",
            id="one for decoration is left out",
        ),
        pytest.param(
            '<div class="table" role="group" aria-label="Table" tabindex="0"><table><tbody><tr>'
            "<td>1</td></tr></tbody></table></div>",
            '<div class="table"><table><tbody><tr><td>1</td></tr></tbody></table></div>',
            id="a table is not scrolled by key",
        ),
        pytest.param(
            "<details><summary>More</summary><p>Text</p></details>",
            "<div><p>More</p><p>Text</p></div>",
            id="what can be opened is open",
        ),
        pytest.param(
            '<video src="https://e.org/a.mp4" controls=""><p>x</p></video><p>End</p>',
            f'<p><a class="on-website" href="{PAGE}">This part is on the website</a></p><p>End</p>',
            id="a film is a link to the page",
        ),
        pytest.param(
            '<iframe src="https://e.org/" title="A map"></iframe>',
            f'<p><a class="on-website" href="{PAGE}">A map</a></p>',
            id="a frame is a link in its own words",
        ),
        pytest.param(
            '<p>See <video src="https://e.org/a.mp4" title="the hall"></video> now.</p>',
            f'<p>See <a class="on-website" href="{PAGE}">the hall</a> now.</p>',
            id="within a text it goes on in that",
        ),
        pytest.param(
            '<p>A</p><script>alert("x")</script><style>p{}</style><!-- c --><p>B</p>',
            "<p>A</p><p>B</p>",
            id="no script, no style, no comment",
        ),
        pytest.param(
            '<form action="https://e.org/"><input name="a"></form>',
            f'<p><a class="on-website" href="{PAGE}">This part is on the website</a></p>',
            id="a form is a link to the page",
        ),
    ],
)
def test_what_becomes_of_html(html: str, shown: str) -> None:
    assert body_with(html).rest.strip() == shown


def test_what_only_the_website_shows_is_told() -> None:
    html = '<p><img src="https://e.org/a.svg" alt="Hours"></p><audio src="https://e.org/a.mp3"></audio>'
    told = parts_of(f"<body>{body_with(html).html}</body>").left_out
    assert told == ("Picture: Hours", "This part is on the website")


def test_the_contents_lead_to_the_sections_on_the_website() -> None:
    html = '<h2 id="a">One &amp; <em>all</em></h2><h2 id="b">Two</h2><h3 id="x">No</h3><h2 id="c">Three</h2>'
    body = body_with(html)
    assert body.contents == (
        Link("One & all", f"{PAGE}#a"),
        Link("Two", f"{PAGE}#b"),
        Link("Three", f"{PAGE}#c"),
    )
    assert f'<li><a href="{PAGE}#a">One &amp; all</a></li>' in body.html
    assert "<li>" not in body.without_contents


def test_few_sections_need_no_contents() -> None:
    body = body_with('<h2 id="a">One</h2><h2 id="b">Two</h2>')
    assert body.contents == ()
    assert body.html == body.without_contents


def test_a_letter_begins_with_standfirst_and_picture() -> None:
    post = a_post(standfirst="In short.", image=a_picture(src="/images/a.png"))
    body = letter_of(post, assets=(an_asset("images/a.png", width=1200, height=600),))
    assert body.beginning.startswith("<p><strong>In short.</strong></p>")
    assert 'src="https://example.org/images/a.png"' in body.beginning
    assert 'width="552"' in body.beginning
    assert "height" not in body.beginning


def test_an_action_is_a_button_that_says_when_it_closes() -> None:
    action = an_action(
        label="Write <now>",
        url="https://act.example/",
        closes=a_moment("2017-03-03 23:59"),
        points=("One & two",),
    )
    rest = body_with(actions=(action,)).rest
    assert (
        '<table role="presentation" cellpadding="0" cellspacing="0" border="0"><tr><td class="button">'
        '<a href="https://act.example/">Write &lt;now&gt;</a></td></tr></table>' in rest
    )
    assert '<p class="until">Open until 3 March 2017.</p>' in rest
    assert "<ul><li>One &amp; two</li></ul>" in rest


def test_an_action_without_an_address_is_no_button() -> None:
    rest = body_with(actions=(an_action(label="Write", url="", closes=None),)).rest
    assert "<p><strong>Write</strong></p>" in rest
    assert "button" not in rest
    assert "until" not in rest


def test_downloads_and_corrections_are_in_the_letter() -> None:
    rest = body_with(files=(a_download(),), corrections=(a_correction("It was in May."),)).rest
    assert "<h2>Downloads</h2>" in rest
    assert "It was in May." in rest


def test_addresses_are_whole_below_a_path_too() -> None:
    site_post = a_post(actions=(an_action(url="/campaigns/x/"),))
    body = letter_of(site_post, settings=some_settings(address="https://example.org/blog"))
    assert 'href="https://example.org/blog/campaigns/x/"' in body.rest

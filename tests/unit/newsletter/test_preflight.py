"""What is said of a letter before it is sent."""

from typing import Any

import pytest

from plugins.domain.body import Body, Reference
from plugins.domain.library import Library
from plugins.domain.places import Places, SourceText
from plugins.domain.posts import Email, Post
from plugins.domain.problem import Problem
from plugins.domain.settings import Newsletter, Settings
from plugins.newsletter.preflight.checks import (
    BY_FOOTER,
    BY_LINK,
    LIMIT,
    NEAR,
    arriving_size,
    check_mail,
    kilobytes,
)
from plugins.newsletter.preflight.finished_letters import FinishedLetter
from plugins.newsletter.preflight.parts import LetterLink, LetterPicture, parts_of
from tests.builders import a_moment, a_picture, a_post, an_action, some_settings

PAGE = "2017/01/shared-society/index.html"
LINES = {
    "title": 2,
    "edition": 4,
    "email": 5,
    "email.subject": 6,
    "image": 8,
    "image.src": 9,
    "actions.0.closes": 12,
}
BODY = "One.\n\n[who holds them](keys.md) and\n![A hall](../images/hall.png)\n"
WHOLE = Newsletter(
    sender="policy@example.org",
    postal="Community Together, 1 High Street, Leeds",
    unsubscribe="https://lists.example.org/leave",
)


def an_edition(**changes: Any) -> Post:
    return a_post(
        **{"edition": 7, "email": Email("The keys are back", "Two funds close"), **changes}
    )


def a_letter(inside: str = "<p>The text.</p>", **changes: Any) -> FinishedLetter:
    """A letter with which nothing is wrong but what a test changes."""
    post = changes.pop("post", None) or an_edition()
    settings = changes.pop("settings", None) or some_settings(newsletter=WHOLE)
    others = changes.pop("others", ())
    given: dict[str, Any] = {
        "post": post,
        "subject": post.email.subject or post.title,
        "preheader": post.email.preheader,
        "html": f"<!doctype html><html><head><title>x</title></head><body>{inside}</body></html>",
        "library": Library(settings=settings, posts=(post, *others)),
        "moment": post.published,
        "public": frozenset({PAGE, "index.html", "images/hall.png"}),
        "places": Places(
            {
                post.source: SourceText(LINES, BODY, 20),
                "site.yaml": SourceText({"name": 1, "address": 2, "newsletter": 5}),
            }
        ),
        **changes,
    }
    return FinishedLetter(**given)


def said(letter: FinishedLetter) -> list[tuple[str, str, int | None]]:
    """Check, severity and line of each problem."""
    return [(one.check, one.severity, one.line) for one in check_mail(letter)]


def the_one(letter: FinishedLetter) -> Problem:
    (problem,) = check_mail(letter)
    return problem


def with_newsletter(**changes: str) -> Settings:
    given = {field: getattr(WHOLE, field) for field in WHOLE.__struct_fields__}
    return some_settings(newsletter=Newsletter(**{**given, **changes}))


def test_of_a_letter_that_is_in_order_nothing_is_said() -> None:
    letter = a_letter(
        '<p><a href="https://example.org/2017/01/shared-society/#one">On the website</a> '
        '<a href="mailto:policy@example.org?subject=Re">Answer</a> <a href="#note">1</a> '
        '<a href="https://lists.example.org/leave">Unsubscribe</a></p><p id="note">Note</p>'
        '<img src="https://example.org/images/hall.png" alt="A hall" width="552">'
    )
    assert list(check_mail(letter)) == []


@pytest.mark.parametrize(
    ("inside", "check", "severity", "words"),
    [
        pytest.param('<a href="/a/">x</a>', "letter-link", "error", "leads nowhere", id="a path"),
        pytest.param('<a href="a.md">x</a>', "letter-link", "error", "leads nowhere", id="a file"),
        pytest.param(
            '<a href="#gone">x</a>', "letter-link", "error", "within the letter", id="a fragment"
        ),
        pytest.param(
            '<a href="https://example.org/nowhere/">x</a>',
            "letter-link",
            "error",
            "leads to /nowhere/, which is not on the site",
            id="a page that is not there",
        ),
        pytest.param(
            '<a href="https://example.net/"> </a>',
            "letter-link",
            "error",
            "no words",
            id="no words",
        ),
        pytest.param(
            '<a href="https://example.net/"><img src="https://example.org/images/hall.png" alt="" '
            'width="9"></a>',
            "letter-link",
            "error",
            "no words",
            id="a picture without words in a link",
        ),
        pytest.param(
            '<a href="http://example.net/">x</a>', "letter-link", "warning", "http://", id="http"
        ),
        pytest.param(
            '<img src="/images/hall.png" alt="A hall" width="9">',
            "letter-picture",
            "error",
            "cannot be fetched",
            id="a picture at a path",
        ),
        pytest.param(
            '<img src="data:image/png;base64,AA" alt="A hall" width="9">',
            "letter-picture",
            "error",
            "cannot be fetched",
            id="a picture in the letter itself",
        ),
        pytest.param(
            '<img src="https://example.org/images/gone.png" alt="A hall" width="9">',
            "letter-picture",
            "error",
            "not on the site",
            id="a picture that is not there",
        ),
        pytest.param(
            '<img src="https://example.org/images/hall.png" width="9">',
            "letter-picture",
            "error",
            "no words",
            id="a picture without words",
        ),
        pytest.param(
            '<img src="https://example.org/images/hall.png" alt="A hall">',
            "letter-picture",
            "warning",
            "no width",
            id="a picture without a width",
        ),
        pytest.param(
            '<img src="http://example.net/hall.png" alt="A hall" width="9">',
            "letter-picture",
            "warning",
            "http://",
            id="a picture at http",
        ),
        pytest.param(
            '<a class="on-website" href="https://example.org/">Picture: Hours</a>',
            "letter-left-out",
            "warning",
            "cannot show “Hours”",
            id="a picture that no mail shows",
        ),
    ],
)
def test_what_is_wrong_in_the_html(inside: str, check: str, severity: str, words: str) -> None:
    problem = the_one(a_letter(inside))
    assert (problem.check, problem.severity) == (check, severity)
    assert words in problem.message
    assert problem.hint


def test_words_of_a_link_may_be_those_of_its_picture() -> None:
    picture = '<img src="https://example.org/images/hall.png" alt="A hall" width="9">'
    assert said(a_letter(f'<a href="https://example.net/">{picture}</a>')) == []


@pytest.mark.parametrize(
    "address", ["{{ UnsubscribeURL }}", "*|UNSUB|*", "%unsubscribe%", "[unsubscribe]"]
)
def test_what_a_service_fills_is_no_address(address: str) -> None:
    letter = a_letter(
        f'<a href="{address}">Unsubscribe</a>', settings=with_newsletter(unsubscribe=address)
    )
    assert said(letter) == []


def test_a_post_that_is_not_public_is_called_so() -> None:
    other = a_post(slug="keys", published=a_moment("2017-02-03 09:00"))
    letter = a_letter('<a href="https://example.org/2017/02/keys/">x</a>', others=(other,))
    problem = the_one(letter)
    assert "leads to a post that is not public" in problem.message
    assert problem.hint == "it will be on 3 February 2017, 09:00"


def test_a_link_is_told_on_the_line_on_which_it_was_typed() -> None:
    body = Body(html='<a href="keys.md">', references=(Reference(9, 16, "keys.md", "link", 18),))
    post = an_edition(body=body, targets=("/2017/02/keys/",))
    problem = the_one(a_letter('<a href="https://example.org/2017/02/keys/">x</a>', post=post))
    assert (problem.source, problem.line, problem.subject) == (post.source, 22, "keys.md")


def test_a_picture_of_the_head_is_told_there() -> None:
    post = an_edition(image=a_picture(src="/images/hall.png"))
    letter = a_letter('<img src="https://example.org/images/hall.png" alt="x">', post=post)
    assert the_one(letter).line == LINES["image.src"]


def test_a_site_on_this_machine_is_told_once() -> None:
    links = '<a href="http://localhost:8000/">x</a><a href="http://localhost:8000/2017/">y</a>'
    letter = a_letter(
        links,
        settings=some_settings(newsletter=WHOLE, address="http://localhost:8000"),
        public=frozenset({"index.html", "2017/index.html"}),
        is_local=True,
    )
    problem = the_one(letter)
    assert (problem.source, problem.line, problem.severity) == ("site.yaml", 2, "error")
    assert "nobody else can reach" in problem.message


def test_a_site_at_http_is_told_once() -> None:
    settings = some_settings(newsletter=WHOLE, address="http://example.org")
    letter = a_letter('<a href="http://example.org/">x</a>', settings=settings)
    assert said(letter) == [("letter-link", "warning", 2)]


def test_a_host_that_begins_like_the_site_is_another() -> None:
    assert said(a_letter('<a href="https://example.org.uk/nowhere/">x</a>')) == []


def test_a_site_below_a_path_has_its_pages_there() -> None:
    settings = some_settings(newsletter=WHOLE, address="https://example.org/blog")
    inside = '<a href="https://example.org/blog/2017/01/shared-society/">x</a>'
    assert said(a_letter(inside, settings=settings)) == []


def a_letter_of(arriving: int) -> FinishedLetter:
    """A letter without links that arrives with so many bytes."""
    bare = arriving_size(a_letter("").html, 0)
    return a_letter("x" * (arriving - bare))


@pytest.mark.parametrize(
    ("size", "expected"),
    [
        pytest.param(int(LIMIT * NEAR), [], id="nine tenths of the limit"),
        pytest.param(int(LIMIT * NEAR) + 1, ["warning"], id="more than that"),
        pytest.param(LIMIT, ["warning"], id="the limit itself"),
        pytest.param(LIMIT + 1, ["error"], id="more than the limit"),
    ],
)
def test_how_large_a_letter_may_be(size: int, expected: list[str]) -> None:
    found = list(check_mail(a_letter_of(size)))
    assert [(one.check, one.severity) for one in found] == [("letter-size", s) for s in expected]


def test_a_letter_has_a_text() -> None:
    found = list(check_mail(a_letter(post=an_edition(body=Body(), standfirst=""))))
    assert [(one.check, one.severity, one.message) for one in found] == [
        ("letter-size", "error", "the letter has no text")
    ]


def test_links_make_a_letter_larger_on_its_way() -> None:
    assert arriving_size("é", 3) == 2 + 3 * BY_LINK + BY_FOOTER


@pytest.mark.parametrize(("size", "words"), [(1, "1 kB"), (1024, "1 kB"), (LIMIT, "102 kB")])
def test_sizes_are_counted_as_gmail_counts(size: int, words: str) -> None:
    assert kilobytes(size) == words


@pytest.mark.parametrize(
    ("email", "expected"),
    [
        pytest.param(Email("", "Two funds"), [("letter-subject", 5)], id="no subject"),
        pytest.param(Email("x" * 60, "Two funds"), [], id="as long as may be"),
        pytest.param(Email("x" * 61, "Two funds"), [("letter-subject", 6)], id="a long subject"),
        pytest.param(Email("The keys", ""), [("letter-preheader", 5)], id="no preheader"),
        pytest.param(
            Email("The keys", " the  Keys "), [("letter-preheader", 5)], id="the same twice"
        ),
    ],
)
def test_what_lists_of_mails_show(email: Email, expected: list[tuple[str, int]]) -> None:
    post = an_edition(email=email)
    lines = {key: line for key, line in LINES.items() if email.subject or key != "email.subject"}
    places = Places({post.source: SourceText(lines)})
    found = list(check_mail(a_letter(post=post, places=places)))
    assert [(one.check, one.line) for one in found] == expected
    assert {one.severity for one in found} <= {"warning"}


def test_a_long_title_without_a_subject_is_both() -> None:
    post = an_edition(title="x" * 61, email=Email("", "Two funds"))
    assert said(a_letter(post=post)) == [
        ("letter-subject", "warning", 6),
        ("letter-subject", "warning", 2),
    ]


@pytest.mark.parametrize(
    ("changes", "check", "severity"),
    [
        pytest.param({"sender": ""}, "letter-sender", "error", id="no sender"),
        pytest.param({"postal": ""}, "letter-sender", "warning", id="no address on paper"),
        pytest.param({"unsubscribe": ""}, "letter-unsubscribe", "warning", id="no way to leave"),
    ],
)
def test_what_the_site_does_not_say(changes: dict[str, str], check: str, severity: str) -> None:
    problem = the_one(a_letter(settings=with_newsletter(**changes)))
    assert (problem.check, problem.severity) == (check, severity)
    assert (problem.source, problem.line) == ("site.yaml", 5)


@pytest.mark.parametrize(
    ("closes", "words"),
    [
        pytest.param("2017-01-12", "before the edition", id="before"),
        pytest.param("2017-01-13 20:00", "within a day of it", id="on the evening"),
        pytest.param("2017-01-14 09:00", "within a day of it", id="a day after"),
        pytest.param("2017-01-14 09:01", "", id="more than a day after"),
    ],
)
def test_actions_leave_readers_a_day(closes: str, words: str) -> None:
    post = an_edition(actions=(an_action(closes=a_moment(closes)), an_action()))
    found = list(check_mail(a_letter(post=post)))
    assert [(one.check, one.line) for one in found] == ([("letter-action", 12)] if words else [])
    assert all(words in one.message for one in found)


@pytest.mark.parametrize(
    ("closes", "words"),
    [
        pytest.param("2017-01-31", "closed before the letter is sent, 31 January 2017", id="over"),
        pytest.param("2017-02-02 09:00", "closes within a day from now", id="nearly over"),
        pytest.param("2017-02-02 09:01", "", id="more than a day from now"),
    ],
)
def test_a_letter_that_is_sent_late_asks_for_nothing_that_is_over(closes: str, words: str) -> None:
    post = an_edition(actions=(an_action(closes=a_moment(closes)),))
    found = list(check_mail(a_letter(post=post, moment=a_moment("2017-02-01 09:00"))))
    assert [one.check for one in found] == (["letter-action"] if words else [])
    assert all(words in one.message for one in found)


TYPED = "One.\n\n<iframe title='x'></iframe>\n<iframe src='y'></iframe>\n\n<script src='z'>\n"


def a_letter_left_out(inside: str, html: str = "<p>x</p>") -> FinishedLetter:
    """A letter of an edition in which frames and a script were typed."""
    post = an_edition(body=Body(html=html))
    return a_letter(inside, post=post, places=Places({post.source: SourceText(LINES, TYPED, 20)}))


def test_a_part_without_a_title_is_told_where_it_was_typed() -> None:
    link = '<a class="on-website" href="https://example.org/">This part is on the website</a>'
    problem = the_one(a_letter_left_out(link))
    assert (problem.check, problem.line) == ("letter-left-out", 23)
    assert "title" in problem.hint


def test_what_a_script_draws_is_not_in_the_letter() -> None:
    problem = the_one(a_letter_left_out("<p>One.</p>", '<script src="z"></script>'))
    assert (problem.check, problem.severity, problem.line) == ("letter-left-out", "warning", 25)


def test_what_is_left_out_is_told_where_it_was_typed() -> None:
    letter = a_letter('<a class="on-website" href="https://example.org/">Picture: A hall</a>')
    assert the_one(letter).line == 23


def test_the_parts_of_a_letter_are_found() -> None:
    parts = parts_of(
        '<html><head><title>x</title></head><body><a name="top"></a>'
        '<!--[if mso]><a href="/x"></a><![endif]-->'
        '<p id="one"><a href=" https://example.net/ "> Two <b>words</b></a>'
        '<img src="a.png"></p><span class="on-website">A film</span></body></html>'
    )
    assert parts.links == (LetterLink("", ""), LetterLink("https://example.net/", "Two words"))
    assert parts.pictures == (LetterPicture("a.png", None, ""),)
    assert parts.left_out == ("A film",)
    assert parts.names == {"top", "one"}

"""An edition as a letter."""

import pytest

from plugins.domain.posts import Email
from plugins.domain.settings import Newsletter
from plugins.views.letters import Letter, WaysOut, present_letter
from tests.builders import a_byline, a_moment, a_post, a_site, some_settings


def letter_of(settings: dict[str, object] | None = None, **changes: object) -> Letter:
    given = {"title": "Policy update", "edition": 7, **changes}
    site = a_site([a_post(**given)], settings=some_settings(**(settings or {})))
    return present_letter(site, site.posts[0])


def test_a_letter_has_what_the_editor_wrote_for_the_mailbox() -> None:
    letter = letter_of(email=Email("Seven  years", "And a tin"))
    assert (letter.subject, letter.preheader) == ("Seven years", "And a tin")
    assert letter.title == "Policy update"


def test_a_letter_without_a_subject_has_the_title() -> None:
    letter = letter_of()
    assert (letter.subject, letter.preheader) == ("Policy update", "")


def test_a_letter_says_which_edition_it_is_and_where_else_it_can_be_read() -> None:
    letter = letter_of(published=a_moment("2017-01-31 09:00"))
    assert (letter.number, letter.day.words) == ("Edition 7", "31 January 2017")
    assert letter.address == "https://example.org/2017/01/policy-update/"
    assert letter.home == "https://example.org/"


@pytest.mark.parametrize(
    ("names", "words"),
    [
        ((), ""),
        (("Nia Powell",), "Nia Powell"),
        (("Nia Powell", "Al Ray"), "Nia Powell and Al Ray"),
        (("Nia Powell", "Al Ray", "Bo Lee"), "Nia Powell, Al Ray and Bo Lee"),
    ],
    ids=("nobody", "one", "two", "three"),
)
def test_those_who_wrote_it_are_named_as_one_reads_them_out(
    names: tuple[str, ...], words: str
) -> None:
    assert letter_of(bylines=tuple(map(a_byline, names))).authors == words


@pytest.mark.parametrize(
    ("newsletter", "reply", "ways_out"),
    [
        pytest.param(Newsletter(), "", WaysOut("", ""), id="nothing said"),
        pytest.param(
            Newsletter(sender="a@example.org"),
            "",
            WaysOut("mailto:a@example.org?subject=Re%3A%20Policy%20update", ""),
            id="an answer goes to the sender",
        ),
        pytest.param(
            Newsletter(sender="a@example.org", unsubscribe="{{ Leave }}"),
            "b@example.org",
            WaysOut("mailto:b@example.org?subject=Re%3A%20Policy%20update", "{{ Leave }}"),
            id="rather to the site's address for answers",
        ),
        pytest.param(
            Newsletter(reply="c@example.org"),
            "b@example.org",
            WaysOut("mailto:c@example.org?subject=Re%3A%20Policy%20update", ""),
            id="or to the newsletter's own",
        ),
    ],
)
def test_how_one_answers_or_leaves(newsletter: Newsletter, reply: str, ways_out: WaysOut) -> None:
    assert letter_of({"newsletter": newsletter, "reply": reply}).ways_out == ways_out


@pytest.mark.parametrize(
    ("newsletter", "name"),
    [(Newsletter(), "The Green Paper"), (Newsletter(name="Green post"), "Green post")],
    ids=("the site's", "its own"),
)
def test_the_newsletter_has_a_name(newsletter: Newsletter, name: str) -> None:
    assert letter_of({"newsletter": newsletter}).name == name


def test_a_letter_in_another_language_says_so() -> None:
    letter = letter_of(lang="ar")
    assert (letter.language, letter.direction) == ("ar", "rtl")
    assert letter.around == "en-GB"


def test_a_letter_in_the_language_of_the_site_says_nothing_of_what_is_around_it() -> None:
    assert letter_of().around == ""

"""An edition as mail, from its value to its bytes."""

import hashlib
import os
import re
import subprocess
import sys
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default

import pytest
from msgspec.structs import replace

from plugins.domain.posts import Email
from plugins.domain.settings import Newsletter
from plugins.host.call import ROOT
from plugins.host.newsletter.mail import NOBODY, Mail, mail_of
from tests.builders import a_moment, a_post, a_site, some_settings

NEWSLETTER = Newsletter(
    name="The letter",
    sender="policy@example.org",
    sender_name="Policy, the team",
    reply="answers@example.org",
    list="letter@lists.example.org",
    postal="1 High Street, Leeds",
    unsubscribe="https://lists.example.org/leave",
)


def mail(
    newsletter: Newsletter = NEWSLETTER, address: str = "https://example.org", lang: str = "en-GB"
) -> Mail:
    post = a_post(
        title="Policy update",
        edition=7,
        lang=lang,
        email=Email("Seven years – and a tin", "What to ask for"),
        published=a_moment("2017-01-31 09:00"),
    )
    site = a_site([post], settings=some_settings(newsletter=newsletter, address=address))
    return mail_of(site, site.posts[0])


def parsed(mail: Mail) -> EmailMessage:
    message = message_from_bytes(mail.message, policy=default)
    assert isinstance(message, EmailMessage)
    return message


def test_the_head_says_whom_it_comes_from_and_how_to_leave() -> None:
    message = parsed(mail())
    assert {name: str(message[name]) for name in {*message.keys()} - {"Content-Type"}} == {
        "From": '"Policy, the team" <policy@example.org>',
        "Reply-To": "answers@example.org",
        "To": "letter@lists.example.org",
        "Subject": "Seven years – and a tin",
        "Date": "Tue, 31 Jan 2017 09:00:00 +0000",
        "Message-ID": mail().head.message_id,
        "List-Id": "The letter <letter.lists.example.org>",
        "List-Unsubscribe": "<https://lists.example.org/leave>",
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
        "Archived-At": "<https://example.org/2017/01/policy-update/>",
        "Content-Language": "en-GB",
        "MIME-Version": "1.0",
    }


def test_names_that_were_typed_in_several_lines_are_one() -> None:
    typed = replace(NEWSLETTER, name="The\nletter\n", sender_name="Policy,\n the team\n")
    assert mail(typed).message == mail().message


def test_what_stands_around_a_text_in_another_language_is_in_that_of_the_site() -> None:
    html = mail(lang="ar").html
    assert '<html lang="ar" dir="rtl"' in html
    for kind in ("masthead", "facts", "facts byline", "colophon"):
        assert re.search(f'class="{kind}"[^>]* dir="ltr" lang="en-GB"', html)
    assert 'dir="ltr"' not in mail().html


def test_text_and_html_are_the_same_letter() -> None:
    message = parsed(mail())
    text, html = message.get_body(("plain",)), message.get_body(("html",))
    assert text is not None
    assert html is not None
    assert [one.get_content_type() for one in message.iter_parts()] == ["text/plain", "text/html"]
    for content in (text.get_content(), html.get_content()):
        for said in ("Policy update", "Edition 7, 31 January 2017", "And what it does not.",
                     "https://lists.example.org/leave", "1 High Street, Leeds"):  # fmt: skip
            assert said in content
    assert "What to ask for" in html.get_content()


def test_a_letter_of_which_nothing_is_known_can_be_looked_at() -> None:
    message = parsed(mail(Newsletter()))
    assert NOBODY in str(message["From"])
    assert message["List-Id"] is None
    assert message["List-Unsubscribe"] is None


def test_a_letter_of_a_site_on_this_machine_names_no_page() -> None:
    assert parsed(mail(address="http://localhost:8000"))["Archived-At"] is None


def test_a_proof_says_so_and_each_is_another_message() -> None:
    one, other = mail().proof("me@example.org", "a"), mail().proof("me@example.org", "b")
    assert one.head.message_id != other.head.message_id != mail().head.message_id
    message = parsed(one)
    assert message["To"] == "me@example.org"
    assert message["Subject"] == "[Proof] Seven years – and a tin"
    assert not [name for name in {*message.keys()} if name.startswith("List-")]


DIGEST = """
import hashlib
from tests.unit.host.newsletter.test_mail import mail
print(hashlib.sha256(mail().message).hexdigest())
"""


@pytest.mark.parametrize(
    "surroundings",
    [
        pytest.param({"TZ": "Pacific/Auckland", "PYTHONHASHSEED": "1"}, id="far away"),
        pytest.param(
            {"LC_ALL": "C", "LANG": "de_DE", "PYTHONHASHSEED": "2"}, id="in another language"
        ),
    ],
)
def test_whoever_makes_it_makes_the_same_bytes(surroundings: dict[str, str]) -> None:
    made = subprocess.run(
        [sys.executable, "-c", DIGEST],
        check=True,
        capture_output=True,
        text=True,
        cwd=ROOT,
        env={**os.environ, **surroundings, "PYTHONPATH": str(ROOT)},
    )
    assert made.stdout.strip() == hashlib.sha256(mail().message).hexdigest()

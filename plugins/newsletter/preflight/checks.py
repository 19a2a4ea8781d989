"""What is looked at before an edition is sent, since no mail can be called back."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from plugins.domain.problem import Problem, Severity
from plugins.domain.settings import SITE_FILE
from plugins.newsletter.preflight.finished_letters import FinishedLetter
from plugins.newsletter.preflight.left_out import check_left_out
from plugins.newsletter.preflight.links import check_links, check_pictures
from plugins.newsletter.preflight.parts import LetterParts, parts_of
from plugins.views.days import last_moment_in_words

LIMIT = 102 * 1024
"""Bytes of HTML after which Gmail cuts a mail off, and puts a link in the place of the rest."""

BY_LINK = 100
"""Bytes by which a link grows where a service counts who follows it: an address of some 150
characters (host, letter, link, reader) stands there for one of some 60 of ours."""

BY_FOOTER = 4 * 1024
"""Bytes that a service adds to a mail: its footer, a picture that counts, a line of its own."""

NEAR = 0.9
"""Of the limit: more than that is worth a warning, since what services add differs."""

LONGEST_SUBJECT = 60
"""Characters; telephones show 35 to 50 of them, wide screens some 60 to 70."""

TOO_SOON = timedelta(days=1)
"""After the edition's date: many open a mail on the day after."""


def check_mail(letter: FinishedLetter) -> Iterator[Problem]:
    """All that is wrong with a letter: errors, with which it should not be sent, and warnings."""
    parts = parts_of(letter.html)
    yield from check_size(letter, parts)
    yield from check_subject(letter)
    yield from check_preheader(letter)
    yield from check_sender(letter)
    yield from check_unsubscribe(letter)
    yield from check_links(letter, parts)
    yield from check_pictures(letter, parts)
    yield from check_left_out(letter, parts)
    yield from check_actions(letter)


def arriving_size(html: str, links: int) -> int:
    """Bytes of a letter's HTML with so many links to the web, once a service has made it its own.

    >>> arriving_size("<p>", 2)
    4299
    """
    return len(html.encode()) + links * BY_LINK + BY_FOOTER


def size_of(html: str, parts: LetterParts) -> int:
    """`arriving_size` of a letter's HTML, whose parts these are."""
    on_the_web = [link for link in parts.links if link.address.startswith("http")]
    return arriving_size(html, len(on_the_web))


def check_size(letter: FinishedLetter, parts: LetterParts) -> Iterator[Problem]:
    """A letter has a text, short enough for Gmail, which cuts one of more than 102 kB.

    Bad: a report of 15,000 words in the text of an edition
    Good: its summary, and a link to the report
    """
    post = letter.post
    if not (post.body.html.strip() or post.standfirst or post.image or post.actions or post.files):
        yield _of_edition(
            letter,
            "edition",
            "the letter has no text",
            "write it below the front matter",
            severity="error",
            check="letter-size",
        )
    size = size_of(letter.html, parts)
    if size <= LIMIT * NEAR:
        return
    yield Problem(
        source=letter.post.source,
        line=letter.line_of("edition"),
        check="letter-size",
        message=f"the letter has {kilobytes(size)} with what a mail service adds: "
        f"Gmail cuts one off at {kilobytes(LIMIT)}",
        hint="leave the longest sections to a post of their own, and link it",
        severity="error" if size > LIMIT else "warning",
        subject="size",
    )


def kilobytes(size: int) -> str:
    """`61 kB`, of 1,024 bytes each, as Gmail counts; rounded up."""
    return f"{-(-size // 1024):,} kB"


def check_subject(letter: FinishedLetter) -> Iterator[Problem]:
    """An edition has a subject made for a mailbox, short enough for a telephone.

    Bad: no `email.subject`
    Good: `subject: The biscuit tin is on the register`
    """
    if not letter.post.email.subject:
        yield _of_edition(
            letter,
            "email.subject",
            f"no subject for mailboxes: the title is used, “{letter.subject}”",
            "say under email: subject: what the reader gets, as you would tell a colleague",
            check="letter-subject",
        )
    if len(letter.subject) > LONGEST_SUBJECT:
        yield _of_edition(
            letter,
            "email.subject" if letter.post.email.subject else "title",
            f"the subject has {len(letter.subject)} characters: telephones cut it",
            f"say it in {LONGEST_SUBJECT}, the most telling words first",
            check="letter-subject",
        )


def check_preheader(letter: FinishedLetter) -> Iterator[Problem]:
    """An edition says in a line more than its subject, which lists of mails show after it.

    Bad: no `email.preheader`
    Good: `preheader: Seventeen councils, and listings that run out this winter`
    """
    said, subject = (" ".join(t.split()).casefold() for t in (letter.preheader, letter.subject))
    if not said:
        message = "no preheader: lists of mails show the letter's first words, its name and number"
        hint = "say under email: preheader: what else is in it, in a line"
    elif said == subject:
        message = "the preheader says what the subject says"
        hint = "say what else is in the letter"
    else:
        return
    yield _of_edition(letter, "email.preheader", message, hint, check="letter-preheader")


def check_sender(letter: FinishedLetter) -> Iterator[Problem]:
    """A letter says whom it comes from: a mail address, and one on paper.

    Bad: no `newsletter.sender` in site.yaml
    Good: `sender: policy@example.org`
    """
    newsletter = letter.settings.newsletter
    if not newsletter.sender:
        yield _of_site(
            letter,
            "newsletter.sender",
            "nobody sends the newsletter: it has no sender",
            "write under newsletter: the address that it comes from, "
            "such as sender: policy@example.org",
            check="letter-sender",
            severity="error",
        )
    if not newsletter.postal:
        yield _of_site(
            letter,
            "newsletter.postal",
            "the letter does not say where its sender is: many countries ask for an address",
            "write under newsletter: postal: name, street, town",
            check="letter-sender",
        )


def check_unsubscribe(letter: FinishedLetter) -> Iterator[Problem]:
    """Whoever gets a letter can leave with one click (RFC 8058).

    Bad: no `newsletter.unsubscribe` in site.yaml
    Good: `unsubscribe: https://lists.example.org/leave`
    """
    if letter.settings.newsletter.unsubscribe:
        return
    yield _of_site(
        letter,
        "newsletter.unsubscribe",
        "the letter does not say how to leave: nobody can with one click",
        "write under newsletter: the list's address for leaving, unsubscribe: https://…, or what "
        "your service calls it, such as {{ UnsubscribeURL }}",
        check="letter-unsubscribe",
    )


def check_actions(letter: FinishedLetter) -> Iterator[Problem]:
    """Readers have more than a day for what a letter asks of them.

    Bad: `closes:` the day of the edition
    Good: `closes:` a week later
    """
    for number, action in enumerate(letter.post.actions):
        if action.closes and (words := _closing(action.closes, letter)):
            yield _of_edition(
                letter,
                f"actions.{number}.closes",
                f"“{action.label}” {words}, {last_moment_in_words(action.closes)}",
                "take the action out, or correct closes"
                if action.closes < letter.moment
                else "send the edition sooner, or take the action out",
                check="letter-action",
            )


def _closing(closes: datetime, letter: FinishedLetter) -> str:
    """That it is too late for readers, or nearly; empty where it is not."""
    published = letter.post.published
    if closes < published:
        return "closes before the edition"
    if closes <= published + TOO_SOON:
        return "closes within a day of it"
    if closes < letter.moment:
        return "closed before the letter is sent"
    return "closes within a day from now" if closes <= letter.moment + TOO_SOON else ""


def _of_edition(
    letter: FinishedLetter,
    key: str,
    message: str,
    hint: str,
    *,
    check: str,
    severity: Severity = "warning",
) -> Problem:
    return Problem(
        source=letter.post.source,
        line=letter.line_of(key),
        check=check,
        message=message,
        hint=hint,
        severity=severity,
        subject=key,
    )


def _of_site(
    letter: FinishedLetter,
    key: str,
    message: str,
    hint: str,
    *,
    check: str,
    severity: Severity = "warning",
) -> Problem:
    return Problem(
        source=SITE_FILE,
        line=letter.places.of_key(SITE_FILE, key),
        check=check,
        message=message,
        hint=hint,
        severity=severity,
        subject=key,
    )

"""`greenpaper newsletter`: the mail of an edition, and what is to be mended before it is sent."""

import sys
from collections.abc import Iterator
from pathlib import Path

from plugins.domain.moments import day_in_words, has_come
from plugins.domain.pictures import size_in_words
from plugins.domain.posts import Post
from plugins.domain.problem import Problem
from plugins.domain.refusal import WrongCall
from plugins.domain.site import Site
from plugins.host.call import Call
from plugins.host.commands import options_of
from plugins.host.newsletter.editions import edition_in, site_of
from plugins.host.newsletter.findings import asked_of_others, findings, finished_letter
from plugins.host.newsletter.mail import Mail, mail_of
from plugins.host.newsletter.outbox import (
    HTML,
    MESSAGE,
    PREVIEW,
    TEXT,
    put_edition,
    refuse_outbox,
)
from plugins.host.run import Run
from plugins.host.terminal import print_problems, print_where_help_is, progress, say, say_file
from plugins.host.ways import planned_run
from plugins.newsletter.preflight.checks import LIMIT, kilobytes, size_of
from plugins.newsletter.preflight.parts import parts_of
from plugins.views.days import first_moment_in_words
from plugins.views.letters import name_of_newsletter, name_of_sender
from plugins.views.newsletter import edition_in_words


def newsletter(call: Call) -> int:
    """Write the mail of the edition that is meant into the outbox, and print what the checks say of
    it and what it is like; nothing is sent. 1 if something must be mended before it is.

    Raises `WrongCall`, and `Refusal` for an edition whose file cannot be read.
    """
    if not call.content.is_dir():
        raise WrongCall(f"there is no folder {call.content} with content")
    refuse_outbox(call.outbox, call.content, call.cache)
    run, theme = planned_run(options_of(call))
    post = edition_in(run, call.edition)
    site = site_of(run, post)
    mail = mail_of(site, post, theme)
    found = _findings(run, mail, theme, asks_others=call.links)
    sizes = _sizes(mail)
    page = _preview(site, mail, sizes, call.cache, theme)
    folder = put_edition(call.outbox, call.cache, post, _files(mail, page))
    print_problems(found, call.content, sys.stdout)
    print_where_help_is(found)
    _tell(run, mail, sizes, folder, has_problems=bool(found))
    return int(any(problem.severity == "error" for problem in found))


def _findings(run: Run, mail: Mail, theme: Path, *, asks_others: bool) -> tuple[Problem, ...]:
    found = findings(run, mail, theme)
    if not asks_others:
        return found
    with progress("Asking") as told:
        return (*found, *asked_of_others(run, finished_letter(run, mail, theme), told))


def _files(mail: Mail, page: str) -> dict[str, bytes]:
    return {
        HTML: mail.html.encode(),
        TEXT: mail.text.encode(),
        MESSAGE: mail.message,
        PREVIEW: page.encode(),
    }


def _sizes(mail: Mail) -> str:
    """How large the letter is, and of how much that is."""
    arriving = size_of(mail.html, parts_of(mail.html))
    return (
        f"{kilobytes(len(mail.html.encode()))} of HTML, {kilobytes(arriving)} with what a mail "
        f"service adds; Gmail shows {kilobytes(LIMIT)}"
    )


def _preview(site: Site, mail: Mail, sizes: str, cache: Path, theme: Path) -> str:
    """The page that shows the letter, with the pictures of the site as it is made from."""
    from plugins.host.newsletter.preview_page import Looked, preview_page
    from plugins.host.one_file.enclosed import with_fonts
    from plugins.host.one_file.links import Links
    from plugins.host.one_file.one_page import SiteFiles
    from plugins.host.one_file.pictures import Pictures
    from plugins.publishing.renderer import Renderer
    from plugins.views.frame import present_frame
    from plugins.views.stylesheet import load_stylesheet

    settings, post = site.settings, mail.post
    render = Renderer(theme / "templates", settings, cache, present_frame(site, theme))
    files = SiteFiles(site, theme, render)
    style = with_fonts(load_stylesheet(settings.accent, theme).text, files.beside_style)
    inside, pictures = Links(settings, post.address, frozenset()).inside, Pictures(files.at)
    looked = Looked(
        number=edition_in_words(post),
        sender=name_of_sender(settings),
        subject=mail.head.subject,
        preheader=mail.post.email.preheader,
        facts=f"{name_of_newsletter(settings)}, {first_moment_in_words(post.published)}. {sizes}.",
        html=mail.html,
        text=mail.text,
        language=post.lang,
    )
    return preview_page(looked, style, lambda address: pictures(inside(address) or ""))


def _tell(run: Run, mail: Mail, sizes: str, folder: Path, *, has_problems: bool) -> None:
    """What the mail is like, and where its files lie."""
    say("" if has_problems else "Nothing is to be mended.\n")
    say(f"Subject: {mail.head.subject}")
    say(f"Preheader: {mail.post.email.preheader or '(none)'}")
    say(f"{edition_in_words(mail.post)}: {sizes}.")
    for words in _standing(run, mail.post):
        say(words)
    say_file(folder / PREVIEW, "to look at it")
    for name, content in ((HTML, mail.html), (TEXT, mail.text)):
        say_file(folder / name, size_in_words(len(content.encode())))
    say_file(folder / MESSAGE, size_in_words(len(mail.message)))


def _standing(run: Run, post: Post) -> Iterator[str]:
    """What is to be known of the edition before it is sent: that its page cannot be read yet, or is
    hard to find, and that it was sent before."""
    if post.status == "draft":
        yield "It is a draft: publish it before it is sent, since the letter leads to its page."
    elif not has_come(post.published, run.moment):
        when = first_moment_in_words(post.published)
        yield f"It comes out on {when}: send it after that, since the letter leads to its page."
    elif post.status == "hidden":
        yield "It is hidden: its page is there, but neither /newsletter/ nor the feed has it."
    sent = [one for one in run.content.past.sendings.get(post.id, ()) if one.outcome == "sent"]
    if sent:
        day = day_in_words(sent[-1].began.astimezone(run.content.zone))
        yield f"It was sent on {day}: what is mended now, subscribers do not get."

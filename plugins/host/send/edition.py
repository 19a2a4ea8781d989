"""The edition that is to be sent, as readers of the site have it."""

from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from plugins.domain.library import is_public
from plugins.domain.moments import day_in_words
from plugins.domain.posts import Post
from plugins.domain.problem import Problem, in_order
from plugins.domain.refusal import Refusal, WrongCall
from plugins.domain.settings import Settings
from plugins.domain.site import Site
from plugins.host.call import Call
from plugins.host.commands import options_of
from plugins.host.newsletter.editions import edition_in, site_of
from plugins.host.run import Run
from plugins.host.terminal import path_in_words
from plugins.host.ways import planned_run


class Edition(NamedTuple):
    """A post that is the edition of that number, the site that it is in, and the run up to the
    plan; `theme` is the folder of the theme."""

    number: int
    post: Post
    site: Site
    run: Run
    theme: Path

    @property
    def settings(self) -> Settings:
        return self.site.settings

    @property
    def address(self) -> str:
        """Where its page is, absolute."""
        return self.settings.absolute(self.post.address)


def edition_of(call: Call) -> Edition:
    """The edition of the number that is given, public or not. Raises `WrongCall`, and `Refusal`
    where its file cannot be read."""
    if not call.edition:
        raise WrongCall("say which edition: make send EDITION=7")
    run, theme = planned_run(options_of(call))
    meant = edition_in(run, call.edition)
    site = site_of(run, meant)
    here = {post.id: post for post in (*site.posts, *site.hidden)}
    return Edition(call.edition, here[meant.id], site, run, theme)


def refuse_errors(problems: Iterable[Problem]) -> None:
    """Raise `Refusal` with all of them if one is an error."""
    found = tuple(problems)
    if any(problem.severity == "error" for problem in found):
        raise Refusal(in_order(found))


def refuse_unpublished(edition: Edition) -> None:
    """Raise `WrongCall` unless readers have the edition on the site."""
    run, post, number = edition.run, edition.post, edition.number
    which = f"edition {number} ({path_in_words(run.options.content / post.source)})"
    if not is_public(post, run.moment):
        when = f"comes out on {day_in_words(post.published)} at {post.published:%H:%M}"
        raise WrongCall(
            f"{which} {'is a draft' if post.status == 'draft' else when}, and only what is "
            "published is sent. A proof can be sent before: "
            f"make send EDITION={number} TO=me@example.org"
        )
    past = run.content.past.posts.get(post.id)
    if past is None or past.status == "withdrawn":
        raise WrongCall(f"{which} was not published yet: make publish first")

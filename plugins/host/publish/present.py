"""What a publication tells the ledger: which posts readers can have now, and what answers where."""

from collections.abc import Iterator
from datetime import datetime

from msgspec.structs import replace

from plugins.domain.entries import news_of_entries
from plugins.domain.history import number_of_entries
from plugins.domain.ledger import Fact, PastPost, news
from plugins.domain.likeness import sketch_of
from plugins.domain.outputs import Copy, Drawn, LatePage, Output, address_of
from plugins.domain.posts import Post, permanent_identity
from plugins.domain.published_files import FILE, users_of_files
from plugins.domain.refusal import WrongCall
from plugins.domain.unchecked import without_comments
from plugins.host.run import Run
from plugins.views.feeds import FeedSubject

_OF_TEMPLATE = {
    "archive": "archive",
    "campaign": "campaign",
    "campaign_index": "index",
    "changes": "page",
    "feeds": "page",
    "home": "page",
    "list": "list",
    "newsletter": "page",
    "organisation": "organisation",
    "organisation_index": "index",
    "people_index": "index",
    "person": "person",
    "series": "series",
    "series_index": "index",
    "standing": "page",
    "term_index": "index",
}
"""What the ledger calls the pages of each template. Those of posts are told by the posts, and the
page for addresses that lead nowhere has none."""
_OF_FOLDER = {"topics": "topic", "categories": "category"}
_OF_MACHINES = {"robots.txt": "robots", "sitemap.xml": "sitemap"}


def facts_of_run(run: Run, moment: datetime) -> tuple[Fact, ...]:
    """What the ledger does not know yet of the site that a run has planned, at the `moment` when it
    is published: nothing of posts that are not public, and of withdrawn ones nothing of their
    texts. Raises `WrongCall` if a file was written meanwhile."""
    assert run.site is not None
    assert run.library is not None
    past, identity = run.library.past, run.site.settings.identity
    return (
        *news(past, _posts(run, moment), _addresses(run), moment, identity),
        *news_of_entries(past, run.site.posts, moment),
    )


def _posts(run: Run, moment: datetime) -> Iterator[PastPost]:
    assert run.site is not None
    assert run.library is not None
    for post in (*run.site.posts, *run.site.hidden):
        if post.standing in ("listed", "hidden"):
            yield _with_text(run, _past_post(run, post, post.standing, moment))
    gone = {post.id for post in run.site.withdrawn}
    for post in run.library.posts if gone else ():
        if post.id in gone:
            yield _past_post(run, post, "withdrawn", moment)


def _past_post(run: Run, post: Post, status: str, moment: datetime) -> PastPost:
    return PastPost(
        id=post.id,
        guid=permanent_identity(post.id, run.content.settings.identity),
        address=post.address,
        source=post.source,
        text="",
        content=run.content.places.sources[post.source].digest.hex(),
        entries=number_of_entries(post),
        status=status,
        published=moment,
    )


def _with_text(run: Run, post: PastPost) -> PastPost:
    """With what is told of its text; files whose bytes the ledger knows are not opened."""
    assert run.library is not None
    before = run.library.past.posts.get(post.id)
    if before and before.text and before.content == post.content:
        return replace(post, text=before.text, sketch=before.sketch)
    typed = run.typed_in(post.source)
    if typed.content != post.content:
        raise WrongCall(
            f"{post.source} was saved while it was being published; once more, and it is out"
        )
    words = without_comments(typed.markdown)
    return replace(post, text=typed.digest, sketch=sketch_of(typed.title, typed.standfirst, words))


def _addresses(run: Run) -> dict[str, tuple[str, str]]:
    """Everything that answers, posts apart: what it is, and its name."""
    assert run.site is not None
    redirects = {one.path: one.post or one.new for one in run.redirections}
    found: dict[str, tuple[str, str]] = {}
    for output in run.outputs:
        if what := _what(output, redirects):
            found[address_of(output.path)] = what
    return found | {address: (FILE, by) for address, by in users_of_files(run.site).items()}


def _what(output: Output, redirects: dict[str, str]) -> tuple[str, str] | None:
    """What an output is and which; None of posts, of pictures and documents, which are told
    otherwise, and of the theme's files and those for hosts, which nobody links."""
    if isinstance(output, Copy):
        return None
    if isinstance(output, Drawn):
        if isinstance(output.view, FeedSubject):
            return "feed", ""
        of = _OF_MACHINES.get(output.path)
        return (of, "") if of else None
    if output.path in redirects:
        return "redirect", redirects[output.path]
    kind = output.kind if isinstance(output, LatePage) else type(output.view)
    of = _OF_TEMPLATE.get(kind.template.removeprefix("pages/").removesuffix(".html"))
    if of is None:
        return None
    folder, _, rest = output.path.removesuffix("index.html").partition("/")
    name = rest.rstrip("/") or folder
    if of == "list" and "/" not in name:
        of = _OF_FOLDER.get(folder, of)
    return of, name

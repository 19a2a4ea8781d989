"""Which post each file of a content folder is, by its front matter, the ledger, or its name; a
question where none of them tells."""

from collections.abc import Iterator, Mapping
from functools import partial

from plugins.domain.history import text_digest
from plugins.domain.identity import NOTHING_SETTLED, Question, Settled, Typed, Why, settle
from plugins.domain.likeness import sketch_of
from plugins.domain.moments import later_of
from plugins.domain.places import Places, Written
from plugins.domain.posts import post_address
from plugins.domain.problem import Problem
from plugins.domain.unchecked import without_comments
from plugins.reading.content import Content, ReadFile
from plugins.reading.front_matter.heads import PostHead
from plugins.reading.identities import slug_from
from plugins.reading.kept_sources import KeptSource

_WHAT: dict[Why, str] = {
    "name": "this file has its name",
    "address": "this file has its address",
    "title": "this file has its title",
    "text": "this file has much of its text",
}
"""What a file has of a post that is gone."""


def settled_ids(content: Content) -> Settled:
    """The ids that the ledger gives to the files of posts; nothing where nothing was published."""
    if not content.past.posts:
        return NOTHING_SETTLED
    sources = content.places.sources
    files: dict[str, str] = {}
    written: dict[str, str] = {}
    for read in content.of_kind.get(PostHead, ()):
        path, content_digest, id_ = _named(read, sources)
        files[path] = content_digest.hex()
        if id_:
            written[path] = id_
    return settle(files, written, content.past, partial(_look, content))


def _named(read: ReadFile, sources: Mapping[str, Written]) -> tuple[str, bytes, str]:
    """The path of a file, the digest of its bytes, and the `id` in its front matter."""
    source = read.source
    if isinstance(source, KeptSource):
        return source.file.path, source.file.digest, source.file.id
    id_ = source.head.id if isinstance(source.head, PostHead) else ""
    return source.source, sources[source.source].digest, id_


def _look(content: Content, path: str) -> Typed | None:
    """What is typed in a file, whatever other plugins made of it."""
    text = content.places.sources[path]
    if isinstance(text, KeptSource):
        head = text.head
    else:
        reads = content.of_kind.get(PostHead, ())
        head = next(read.source.head for read in reads if read.source.source == path)
    return _typed(path, head, text) if isinstance(head, PostHead) else None


def _typed(path: str, head: PostHead, text: Written) -> Typed:
    words = (head.title, head.standfirst, without_comments(text.body))
    return Typed(
        text=text_digest(*words),
        sketch=sketch_of(*words),
        address=post_address(later_of(head.date, head.embargo), head.slug or slug_from(path)),
        day=f"{head.date:%Y-%m-%d}",
        is_draft=head.status == "draft",
    )


def asked(settled: Settled, places: Places) -> Iterator[Problem]:
    """A problem for every file of which it cannot be told which post it is."""
    for question in settled.questions:
        message, hint = _in_words(question)
        yield Problem(
            source=question.path,
            line=places.of_key(question.path, "id"),
            check="identity",
            message=message,
            hint=hint,
            subject=question.post.id,
        )


def _in_words(question: Question) -> tuple[str, str]:
    """What is wrong, and the lines that settle it."""
    post, fresh = question.post, question.fresh
    if question.why == "another id":
        return (
            f"this post was published with the id “{post.id}”: every feed reader would show it "
            f"again with “{fresh}”",
            f"put this line back; if it is a new post, give its file another name:\nid: {post.id}",
        )
    lines = (
        "add one of these lines to the front matter, the first if it is that post, the second if "
        f"it is a new one:\nid: {post.id}\nid: {fresh}"
    )
    if question.why == "taken":
        return (
            f"the post that was published from this file is now {question.other}, "
            "and what this file is cannot be told",
            lines,
        )
    return (
        f"the post of {post.source} is gone and {_WHAT[question.why]}: "
        "whether it is that post, renamed, cannot be told",
        lines,
    )

"""Published posts whose text changed without an entry in their history, and what changed in them,
in words."""

from collections.abc import Callable, Iterator, Sequence
from itertools import chain

from plugins.domain.differences import Difference, Passage, of_line, of_passages, passages_of
from plugins.domain.history import may_be_unexplained
from plugins.domain.ledger import PastPost
from plugins.domain.posts import Post
from plugins.domain.problem import Problem
from plugins.domain.unchecked import without_comments
from plugins.host.publish.committed_texts import committed_text
from plugins.host.publish.kept_texts import KeptText, kept_texts
from plugins.host.run import Run
from plugins.reading.fresh_files import bytes_of
from plugins.reading.source_texts import PublishedText

CHECK = "unexplained-change"
SHOWN = 8
"""Differences of a post that are told one by one."""
ASKED = 20
"""Posts of which git is asked for the former text: each may take it a while."""
_NOT_AT_HAND = "its former text is not at hand on this machine"
_NOT_LOOKED_FOR = "its former text was not looked for, since so many are not as they were"
_UNSAID = "An earlier version said … It is …"


def check_history(run: Run) -> Iterator[Problem]:
    """A warning for each post that readers saw, see again with another text, and are told nothing
    of: its history has no entry that the ledger does not know. Files whose bytes the ledger knows
    are not opened."""
    asked = 0
    kept: Callable[[str], KeptText | None] | None = None
    for post, before in _to_look_at(run):
        now = run.typed_in(post.source)
        if now.content == before.content or now.digest == before.text:
            continue
        kept = kept or kept_texts(run)
        former: KeptText | PublishedText | None = kept(before.text)
        if former is None:
            asked += 1
            former = committed_text(run.options.content, before) if asked <= ASKED else None
        unknown = _NOT_AT_HAND if asked <= ASKED else _NOT_LOOKED_FOR
        found = None if former is None else tuple(_differences(former, now))
        yield _problem(run, post, now, found, unknown)


def _to_look_at(run: Run) -> Iterator[tuple[Post, PastPost]]:
    """The posts that may owe an entry, with what they were."""
    assert run.site is not None
    assert run.library is not None
    past, files = run.library.past.posts, run.content.places.sources
    for post in chain(run.site.posts, run.site.hidden) if past else ():
        before, file = past.get(post.id), files.get(post.source)
        if before is None or (file and file.digest.hex() == before.content):
            continue
        if post.standing in ("listed", "hidden") and may_be_unexplained(post, before):
            yield post, before


def _problem(
    run: Run,
    post: Post,
    now: PublishedText,
    known: tuple[Difference, ...] | None,
    unknown: str,
) -> Problem:
    """What is `known` of the differences, None where nothing is and `unknown` says why."""
    found = known or ()
    said = "this post is not as it was published, and its history does not say so"
    return Problem(
        source=post.source,
        line=found[0].line if found else now.body_line,
        check=CHECK,
        message=f"{said}: {unknown if known is None else _in_short(known)}",
        hint="\n".join((*_listed(found), *_mend(run, post, found))),
        severity="warning",
        subject=post.id,
    )


def _differences(before: KeptText | PublishedText, now: PublishedText) -> Iterator[Difference]:
    """In the order of the file."""
    yield from of_line("title", before.title, now.title, now.title_line)
    yield from of_line("standfirst", before.standfirst, now.standfirst, now.standfirst_line)
    yield from of_passages(_passages(before.markdown), _passages(now.markdown, now.body_line))


def _passages(markdown: str, line: int = 1) -> tuple[Passage, ...]:
    """The passages that readers are shown, without comments for the checks."""
    bare = (
        Passage(one.line, without_comments(one.text).strip("\n"))
        for one in passages_of(markdown, line)
    )
    return tuple(one for one in bare if one.text.strip())


def _in_short(found: Sequence[Difference]) -> str:
    came, went = sum(one.came for one in found), sum(one.went for one in found)
    if not came and not went:
        return "its words are the same, its lines or blanks are not"
    counted = ((came, "in"), (went, "out"))
    words = ", ".join(f"{n:,} {'word' if n == 1 else 'words'} {way}" for n, way in counted if n)
    places = "1 place" if len(found) == 1 else f"{len(found):,} places"
    return f"{places}, {words}"


def _listed(found: Sequence[Difference]) -> Iterator[str]:
    yield from (one.words for one in found[:SHOWN])
    if len(found) > SHOWN:
        yield f"and {len(found) - SHOWN:,} more"


def _mend(run: Run, post: Post, found: Sequence[Difference]) -> Iterator[str]:
    """The lines that settle it, ready to paste: for something small, and for an error."""
    day = f"date: {run.moment:%Y-%m-%d}"
    pair = next((one.pair for one in found if all(one.pair)), None)
    wrong = f"An earlier version said “{pair[0]}”. It is “{pair[1]}”." if pair else _UNSAID
    small = (day, "note: What changed, and why", "major: false")
    yield from _entry(run, post, "changes", "for something small", small)
    yield from _entry(
        run, post, "corrections", "if readers were told something wrong", (day, f"text: {wrong}")
    )


def _entry(run: Run, post: Post, key: str, when: str, lines: Sequence[str]) -> Iterator[str]:
    """An entry as its list is written; a list that is not there begins with it."""
    file = run.content.places.sources.get(post.source)
    line = file.lines.get(key) if file else None
    if file is None or line is None:
        yield f"{when}, put into the front matter:"
        yield f"{key}:"
        yield from _item("  ", lines)
    elif file.lines.get(f"{key}.0", line) == line:
        yield f"{when}, put into the list in line {line}:"
        yield f"{{{', '.join(lines)}}}"
    else:
        yield f"{when}, put below line {line}, {key}:"
        yield from _item(_indent(run, post, file.lines[f"{key}.0"]), lines)


def _item(indent: str, lines: Sequence[str]) -> Iterator[str]:
    yield f"{indent}- {lines[0]}"
    yield from (f"{indent}  {line}" for line in lines[1:])


def _indent(run: Run, post: Post, line: int) -> str:
    """The blanks with which a line of the file begins."""
    lines = bytes_of(run.options.content / post.source).decode("utf-8", "replace").splitlines()
    text = lines[line - 1] if line <= len(lines) else ""
    return text[: len(text) - len(text.lstrip())]

"""What a site says of posts that are not for everybody at its moment."""

import re
from collections.abc import Iterable, Iterator
from datetime import datetime

from plugins.publishing.record import NAME
from tests.law.folders import Contents, differing
from tests.leaks.canaries import PUBLIC_OF_WITHDRAWN, Canary
from tests.leaks.traces import traces

_OF_CHANGES = ("changes/index.html", "changes/feed.xml", "sitemap.xml")
"""Pages that speak of withdrawals; the last says when the first of them changed."""


def words_of(canaries: Iterable[Canary]) -> "re.Pattern[bytes]":
    """The words that these posts have alone, each to its end; none where there are no posts."""
    stems = "|".join(canary.word for canary in canaries) or "(?!)"
    return re.compile(rf"(?:{stems})[a-z]*".encode())


def leaks(canaries: Iterable[Canary], moment: datetime, output: Contents) -> Iterator[str]:
    """The words of posts in places where they must not be at that moment."""
    by_word = {canary.word: canary for canary in canaries}
    for trace in traces(output, words_of(by_word.values())):
        canary = by_word[next(word for word in by_word if trace.word.startswith(word))]
        if not _may_be_there(canary, moment, trace.path, trace.word):
            yield f"{trace} ({canary.status}, out at {canary.out:%Y-%m-%d %H:%M})"


def _may_be_there(canary: Canary, moment: datetime, path: str, word: str) -> bool:
    if canary.is_absent(moment):
        return False
    if canary.status == "hidden":
        return path == NAME or path in canary.own_outputs()
    if canary.status == "withdrawn":
        is_name = path in canary.outputs_of_files() or (path == NAME and word in canary.names())
        return is_name or word.removeprefix(canary.word) in PUBLIC_OF_WITHDRAWN
    return True


def other_than_without(
    canaries: Iterable[Canary], moment: datetime, output: Contents, without: Contents
) -> list[str]:
    """The files that are not as they are `without` the posts which are hidden or withdrawn, and not
    because these have an address."""
    expected = {NAME}
    for canary in canaries:
        if not canary.is_absent(moment) and canary.status in ("hidden", "withdrawn"):
            expected |= canary.own_outputs()
            expected.update(_OF_CHANGES if canary.status == "withdrawn" else ())
    return [path for path in differing(output, without) if path not in expected]

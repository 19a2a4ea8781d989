"""What the titles of old posts suggest: parts of a series, and columns that came again and again.

Suggestions stand in the report with the lines to add; nothing is done by itself.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

from msgspec import Struct

from plugins.domain.moments import MONTHS
from plugins.domain.names import slugify
from plugins.importing.old_posts import OldPost
from plugins.importing.report import Notice
from plugins.reading.front_matter.writing import write_text

LEAST_PARTS = 2
LEAST_OF_A_COLUMN = 3
MOST_WORDS_OF_A_COLUMN = 7
SHORTEST_NAME = 3

_WORDS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
_NUMBER = rf"\d{{1,2}}|(?:{'|'.join(_ROMAN)})(?![a-z])|(?i:{'|'.join(_WORDS)})"
_PART = re.compile(
    rf"(?P<series>\S.*?)[\s,:;.—–|-]*[(\[]?(?:\b(?i:part|parte|partie|teil|pt\.?)\s+(?P<number>{_NUMBER})"
    rf"(?:\s+(?i:of|de|von)\s+(?:{_NUMBER}))?|\((?P<share>\d{{1,2}})/\d{{1,2}})\b[)\]]?"
    r"(?:\s*[:—–|-]\s*(?P<rest>\S.*)|[.!]?)?"
)
_PREFIX = re.compile(r"(?P<prefix>[^:—–|]{3,60}?)\s*(?::\s|\s[—–|-]\s)\S")
_MONTH = "|".join((*MONTHS, *(month[:3] for month in MONTHS)))
_COUNTED = re.compile(rf"\b(?:{_MONTH})\b|[#№]?\d[\d./:-]*(?:st|nd|rd|th)?\b", re.IGNORECASE)
_ROUND_UP = re.compile(
    r"\b(?:round-?up|digest|newsletter|weekly|monthly|this (?:week|month)|week in|month in|links|"
    r"news|bulletin|updates?)\b",
    re.IGNORECASE,
)


class _Part(Struct, frozen=True):
    post: OldPost
    series: str
    number: int
    title: str = ""


def suggestions(posts: Iterable[OldPost]) -> tuple[Notice, ...]:
    """The remarks on posts that are perhaps parts of a series, or of a column. Their subjects are
    the lines to add to the head. A post whose head names a series is not spoken of."""
    free = [post for post in posts if not post.series]
    parts = {part.post.id: part for group in _series_of(free) for part in group}
    others = [post for post in free if post.id not in parts]
    return (*map(_of_part, parts.values()), *_of_columns(others))


def part_of_title(title: str) -> tuple[str, int, str] | None:
    """`The five ties, part 2: places` as the series, the number and the part's own title."""
    found = _PART.fullmatch(title.strip())
    if not found or not slugify(found["series"]):
        return None
    number = _number(found["number"] or found["share"])
    return found["series"].rstrip(" ,:;.—–|-(["), number, found["rest"] or ""


def _number(written: str) -> int:
    if written.isdigit():
        return int(written)
    if written.lower() in _WORDS:
        return _WORDS.index(written.lower()) + 1
    return _ROMAN.index(written) + 1


def _series_of(posts: Iterable[OldPost]) -> Iterator[list[_Part]]:
    """Groups of parts with one name and numbers of their own, in order; an earlier post with that
    very title is the first part where none says that it is."""
    groups: dict[str, list[_Part]] = defaultdict(list)
    whole: dict[str, OldPost] = {}
    for post in posts:
        if found := part_of_title(post.title):
            groups[slugify(found[0])].append(_Part(post, *found))
        else:
            whole.setdefault(slugify(post.title), post)
    for name, group in groups.items():
        first = whole.get(name)
        if first and all(part.number > 1 and first.date < part.post.date for part in group):
            group.append(_Part(first, group[0].series, 1))
        numbers = {part.number for part in group}
        if LEAST_PARTS <= len(numbers) == len(group):
            yield sorted(group, key=lambda part: part.number)


def _of_part(part: _Part) -> Notice:
    lines = [write_text("series", part.series), f"part: {part.number}"]
    lines += [write_text("part_title", part.title)] if part.title else []
    return Notice("series", part.post.source.path, "\n".join(lines))


def _of_columns(posts: Iterable[OldPost]) -> Iterator[Notice]:
    columns: dict[str, list[tuple[str, OldPost]]] = defaultdict(list)
    for post in posts:
        written, name = column_of_title(post.title)
        if name:
            columns[slugify(name)].append((written, post))
    for column in columns.values():
        if len(column) >= LEAST_OF_A_COLUMN:
            yield from _of_column(column)


def _of_column(column: list[tuple[str, OldPost]]) -> Iterator[Notice]:
    first, post = column[0]
    alike = len({slugify(written) for written, _ in column}) == 1
    name = first if alike else column_of_title(post.title)[1]
    is_round_up = bool(_ROUND_UP.search(name))
    line = "category: Round-ups" if is_round_up else write_text("series", name)
    for _, post in column:
        if not (is_round_up and post.category == "Round-ups"):
            yield Notice("round-up", post.source.path, line)


def column_of_title(title: str) -> tuple[str, str]:
    """What may come again: the words before a colon or dash, or else the title, as written and
    without numbers and months. Empty where it is nobody's name, or a title that has neither."""
    found = _PREFIX.match(title)
    written = found["prefix"].strip() if found else title.strip()
    name = " ".join(_COUNTED.sub(" ", written).split()).strip(" ,:;.—–|-()")
    if (not found and name == written) or len(name) < SHORTEST_NAME or not slugify(name):
        return "", ""
    return (written, name) if len(name.split()) <= MOST_WORDS_OF_A_COLUMN else ("", "")

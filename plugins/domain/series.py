"""Series: a plan of parts, and which post is which part."""

from collections.abc import Iterable, Sequence

from msgspec import Struct

from plugins.domain.body import AnyBody, Body
from plugins.domain.names import slugify
from plugins.domain.pictures import Picture
from plugins.domain.posts import Post


class PlannedPart(Struct, frozen=True):
    """A part as announced: its title and when it is expected, in the reader's words."""

    title: str
    expected: str = ""


class Series(Struct, frozen=True):
    """`plan` is empty for a series without one; `source` for a series without a file."""

    slug: str
    title: str
    source: str = ""
    standfirst: str = ""
    plan: tuple[PlannedPart, ...] = ()
    image: Picture | None = None
    body: AnyBody = Body()
    targets: tuple[str, ...] = ()

    @property
    def address(self) -> str:
        return series_address(self.slug)


class Part(Struct, frozen=True):
    """A part of a series in reading order. `post` is the id of its post, empty while it is to
    come. `number` is None for a post that stands outside the numbering."""

    number: int | None
    title: str
    post: str = ""
    expected: str = ""


def series_address(slug: str) -> str:
    return f"/series/{slug}/"


def numbers_of(series: Series, posts: Iterable[Post]) -> dict[str, int]:
    """Id of post → its number: `part`, else that of the planned part with its title.

    In a series with neither plan nor numbers, posts are numbered in order of publication.
    """
    ordered = sorted(posts, key=lambda post: (post.published, post.id))
    planned = {slugify(part.title): number for number, part in enumerate(series.plan, 1)}
    numbers = {}
    for post in ordered:
        titles = (slugify(post.part_title), slugify(post.title))
        by_title = next((planned[title] for title in titles if title and title in planned), None)
        if number := post.part or by_title:
            numbers[post.id] = number
    if not numbers and not series.plan:
        return {post.id: number for number, post in enumerate(ordered, 1)}
    return numbers


def parts_of(series: Series, posts: Sequence[Post]) -> tuple[Part, ...]:
    """All parts, out and to come, by number; posts outside the numbering follow by date.

    Of two posts with one number the earlier published stands first.
    """
    numbers = numbers_of(series, posts)
    out: dict[int | None, list[Post]] = {}
    for post in sorted(posts, key=lambda post: (post.published, post.id)):
        out.setdefault(numbers.get(post.id), []).append(post)
    parts = []
    for number in sorted({*range(1, len(series.plan) + 1), *numbers.values()}):
        planned = series.plan[number - 1] if number <= len(series.plan) else None
        for post in out.get(number, ()):
            title = post.part_title or (planned.title if planned else post.title)
            parts.append(Part(number, title, post.id))
        if planned and number not in out:
            parts.append(Part(number, planned.title, expected=planned.expected))
    parts += [Part(None, post.part_title or post.title, post.id) for post in out.get(None, ())]
    return tuple(parts)


def total_of(series: Series, parts: Sequence[Part]) -> int:
    """The 5 of "Part 2 of 5": the plan's length, else the highest number that is out."""
    return len(series.plan) or max((part.number or 0 for part in parts), default=0)

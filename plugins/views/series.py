"""Series: the page of each, the index, and the box on every part."""

from collections.abc import Sequence
from typing import ClassVar

from msgspec import Struct
from msgspec.structs import replace

from plugins.domain.people import Link
from plugins.domain.posts import Post
from plugins.domain.sealed import Sealed
from plugins.domain.series import Part, Series, total_of
from plugins.domain.site import Site
from plugins.views.bodies import PlacedBody, present_body
from plugins.views.cards import language_of
from plugins.views.days import Day, present_day
from plugins.views.heads import PageView, about, marker_of, present_head
from plugins.views.once import once
from plugins.views.pictures import PictureView, present_picture
from plugins.views.structured_data import series_data

INDEX = Link("Series", "/series/")


class PartEntry(Struct, frozen=True):
    """A part in reading order. `number` is "Part 2", empty outside the numbering. While the part
    is to come, `address` is empty and `expected` may say when. `is_here` marks the page's own.
    `summary` is on the series' page only, so that a change of it leaves the boxes as they are."""

    number: str
    title: str
    address: str = ""
    summary: str = ""
    day: Day | None = None
    expected: str = ""
    language: str = ""
    marker: str = ""
    is_here: bool = False


class SeriesBox(Struct, frozen=True):
    """A series on one of its parts. `position` is "Part 2 of 5", empty outside the numbering;
    `previous` and `next` are the neighbours in reading order, to come or not."""

    title: str
    address: str
    position: str
    parts: tuple[PartEntry, ...]
    previous: PartEntry | None
    next: PartEntry | None


class SeriesOutline(Struct, frozen=True):
    """A series as all of its parts show it. `numbers` are those of its `parts`, None outside the
    numbering; `total` is the 5 of "Part 2 of 5"."""

    title: str
    address: str
    total: int
    numbers: tuple[int | None, ...]
    parts: tuple[PartEntry, ...]


class SeriesPage(PageView, frozen=True, kw_only=True):
    """`progress` is "2 of 5 parts are out"."""

    template: ClassVar[str] = "pages/series.html"

    standfirst: str
    image: PictureView | None
    body: PlacedBody
    progress: str
    parts: tuple[PartEntry, ...]


class SeriesCard(Struct, frozen=True):
    """A series in a list. `next` is what comes next of its plan ("Places, expected January 2027"),
    empty when all is out."""

    title: str
    address: str
    standfirst: str
    progress: str
    next: str


class SeriesIndex(PageView, frozen=True, kw_only=True):
    template: ClassVar[str] = "pages/series_index.html"

    series: tuple[SeriesCard, ...]


def present_series(site: Site, series: Series) -> SeriesPage:
    """The series with its plan in reading order, what is to come as well."""
    return SeriesPage(
        head=about(
            site,
            present_head(
                site,
                series.title,
                series.address,
                description=series.standfirst or series.body.first_paragraph,
                feed=f"{series.address}feed.xml",
                crumbs=(INDEX,),
            ),
            series_data(site, series),
            picture=series.image,
        ),
        standfirst=series.standfirst,
        image=present_picture(site, series.image),
        body=present_body(
            site, series.body, series.targets, below_picture=series.image is not None
        ),
        progress=_progress(series, site.parts[series.slug]),
        parts=present_parts(site, series, summaries=True),
    )


def present_series_index(site: Site) -> SeriesIndex:
    """All series by title."""
    ordered = sorted(site.series, key=lambda series: (series.title.casefold(), series.slug))
    return SeriesIndex(
        head=present_head(
            site,
            INDEX.label,
            INDEX.address,
            description="Our series, part by part: what is out and what is to come.",
        ),
        series=tuple(present_series_card(site, series) for series in ordered),
    )


def present_series_card(site: Site, series: Series) -> SeriesCard:
    parts = site.parts[series.slug]
    to_come = next((part for part in parts if not part.post), None)
    return SeriesCard(
        series.title,
        series.address,
        series.standfirst,
        _progress(series, parts),
        ", expected ".join(filter(None, (to_come.title, to_come.expected))) if to_come else "",
    )


def present_parts(site: Site, series: Series, *, summaries: bool = False) -> tuple[PartEntry, ...]:
    """All parts in reading order, none of them marked as the page's own."""
    posts = {post.id: post for post in site.posts_by_series.get(series.slug, ())}
    return tuple(
        _entry(site, part, posts.get(part.post), summaries) for part in site.parts[series.slug]
    )


@once
def present_outlines(site: Site) -> dict[str, Sealed[SeriesOutline]]:
    """By slug, what each series is on its parts."""
    return {
        series.slug: Sealed(
            SeriesOutline(
                series.title,
                series.address,
                total_of(series, site.parts[series.slug]),
                tuple(part.number for part in site.parts[series.slug]),
                present_parts(site, series),
            )
        )
        for series in site.series
    }


@once
def places_in_series(site: Site) -> dict[str, int]:
    """Id of post → where among the parts of its series it stands."""
    return {
        part.post: place
        for parts in site.parts.values()
        for place, part in enumerate(parts)
        if part.post
    }


def present_box(outline: SeriesOutline, place: int | None) -> SeriesBox:
    """The box on the part at that place; on a post that belongs to the series without being in its
    list, a hidden one, it marks none."""
    parts = outline.parts
    if place is None:
        return SeriesBox(outline.title, outline.address, "", parts, None, None)
    here = replace(parts[place], is_here=True)
    return SeriesBox(
        outline.title,
        outline.address,
        position_in_words(outline.numbers[place], outline.total),
        (*parts[:place], here, *parts[place + 1 :]),
        parts[place - 1] if place else None,
        parts[place + 1] if place + 1 < len(parts) else None,
    )


def position_in_words(number: int | None, total: int) -> str:
    """Part 2 of 5; Part 6 where the plan has fewer; nothing outside the numbering."""
    if number is None:
        return ""
    return f"Part {number} of {total}" if number <= total else f"Part {number}"


def _entry(site: Site, part: Part, post: Post | None, summaries: bool) -> PartEntry:
    number = position_in_words(part.number, 0)
    if post is None:
        return PartEntry(number, part.title, expected=part.expected)
    return PartEntry(
        number,
        part.title,
        post.address,
        summary=post.summary if summaries else "",
        day=present_day(post.published),
        language=language_of(site, post) if part.title in (post.title, post.part_title) else "",
        marker=marker_of(post),
    )


def _progress(series: Series, parts: Sequence[Part]) -> str:
    out = sum(1 for part in parts if part.post)
    if not series.plan:
        return "1 part" if out == 1 else f"{out} parts"
    if out == len(parts):
        return f"All {len(parts)} parts are out" if out > 1 else "The only part is out"
    return f"{out} of {len(parts)} parts {'is' if out == 1 else 'are'} out"

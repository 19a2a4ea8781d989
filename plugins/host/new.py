"""`greenpaper new`: a file of the content folder with its front matter filled in."""

from collections.abc import Callable, Mapping
from datetime import date, datetime, time
from pathlib import Path

from msgspec import Struct

from plugins.domain.library import Library
from plugins.domain.names import misspelt, nearest, slugify
from plugins.domain.periods import last_day_of
from plugins.domain.refusal import WrongCall
from plugins.domain.series import Part, Series, parts_of
from plugins.host.usual_values import Usual, usual_values
from plugins.reading.front_matter.quoted_text import unseen_in
from plugins.reading.front_matter.writing import Value, write_head

LONGEST_SLUG = 80
"""Letters of a title that go into the file's name; a name of more than 255 bytes is none."""


class Wish(Struct, frozen=True):
    """What somebody asked for, as typed."""

    kind: str
    title: str = ""
    series: str = ""
    month: str = ""


class NewFile(Struct, frozen=True):
    """A file to be: its path within the content folder and its text; the title of the series that
    nobody named before it, empty if there is none such; what the person should know of it."""

    path: str
    text: str
    new_series: str = ""
    note: str = ""


Head = Mapping[str, Value]

_EMAIL: Head = {"subject": "", "preheader": ""}


def new_file(wish: Wish, today: datetime, identity: str, library: Library) -> NewFile:
    """The file that `wish` asks for, dated `today`, its id `identity`.

    What can be known is filled in from `library`, drafts included: the number and title of a part
    from the plan of its series, the number of an edition from the last, and what the newest posts
    of the kind agree on. A round-up is dated the last day of its month, and has a text made from
    the archive, for which the library needs its bodies. Raises `WrongCall`.
    """
    if wish.kind not in KINDS:
        known = nearest(wish.kind, KINDS)
        meant = f"; did you mean {known}?" if wish.kind and known else ""
        raise WrongCall(f"KIND is “{wish.kind}”: it must be one of {', '.join(KINDS)}{meant}")
    if wish.series and wish.kind != "part":
        raise WrongCall("SERIES goes with KIND=part, which makes the next part of a series")
    if wish.month and wish.kind != "roundup":
        raise WrongCall("MONTH goes with KIND=roundup, which makes the round-up of a month")
    if wish.kind == "part":
        return _part(wish, today, identity, library)
    if wish.kind == "roundup":
        return _roundup(wish, today, identity, library)
    if wish.kind == "post":
        return _alone(wish, today, identity, library)
    title = _title(wish)
    folder, head = _OTHERS[wish.kind]
    return NewFile(f"{folder}/{_slug(title)}.md", _text(head(title, today)))


def write_new(content: Path, file: NewFile) -> Path:
    """Write a new file and return its path. Raises `WrongCall` if something is there already, or
    no file can be there."""
    path = content / file.path
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise WrongCall(f"{path.parent} cannot be a folder: {error.strerror}") from None
    try:
        with path.open("x", encoding="utf-8", newline="\n") as opened:
            opened.write(file.text)
    except FileExistsError:
        raise WrongCall(f"there is a {path} already; give the new one another TITLE") from None
    return path


def _alone(wish: Wish, today: datetime, identity: str, library: Library) -> NewFile:
    """A post that belongs to no series."""
    title = _title(wish)
    usual = usual_values("post", library, today)
    return NewFile(_post_path(title, today), _text(_post(title, today.date(), identity, usual)))


def _roundup(wish: Wish, today: datetime, identity: str, library: Library) -> NewFile:
    """The draft of a month's round-up; of today's where round-ups are those of a day."""
    from plugins.domain.roundups import roundup_of
    from plugins.host.roundup_text import has_news, roundup_text, told_of

    day = last_day_of(wish.month or f"{today:%Y-%m}")
    if day is None:
        raise WrongCall(f"MONTH is “{wish.month}”: it must be a month such as {today:%Y-%m}")
    usual = usual_values("roundup", library, day)
    if usual.is_of_a_day and not wish.month:
        day, usual = today.date(), usual_values("roundup", library, today)
    title = _title(Wish(wish.kind, wish.title or usual.title))
    until = datetime.combine(day, usual.hour, today.tzinfo)
    written = until.replace(tzinfo=None) if usual.hour != time() else day
    found, path = roundup_of(library, until), _post_path(title, until)
    text = _text(_post(title, written, identity, usual)) + roundup_text(found, path, today)
    since = told_of(found.period)
    return NewFile(path, text, note="" if has_news(found) else f"Nothing new since {since}.")


def _post(title: str, day: date, identity: str, usual: Usual) -> Head:
    return {
        "title": title,
        "date": day,
        "id": identity,
        "status": "draft",
        "category": usual.category,
        **({"kicker": usual.kicker} if usual.kicker else {}),
        **({"edition": usual.edition, "email": _EMAIL} if usual.edition else {}),
        "authors": usual.authors,
        "tags": usual.tags,
        **({"campaigns": usual.campaigns} if usual.campaigns else {}),
        "standfirst": "",
    }


def _campaign(title: str, today: datetime) -> Head:
    return {
        "title": title,
        "ask": "",
        "status": "active",
        "started": today.date(),
        "partners": (),
        "mentions": (),
    }


def _series(title: str, _today: datetime) -> Head:
    return {"title": title, "standfirst": "", "parts": ()}


def _person(title: str, _today: datetime) -> Head:
    return {"name": title, "role": "", "organisation": ""}


def _organisation(title: str, _today: datetime) -> Head:
    return {"name": title, "url": ""}


_OTHERS: dict[str, tuple[str, Callable[[str, datetime], Head]]] = {
    "campaign": ("campaigns", _campaign),
    "series": ("series", _series),
    "person": ("people", _person),
    "organisation": ("organisations", _organisation),
}
"""What is no post: the folder it lies in and the head it gets."""

KINDS = ("post", "roundup", "part", *_OTHERS)
"""What can be made."""


def _part(wish: Wish, today: datetime, identity: str, library: Library) -> NewFile:
    series = _series_meant(wish.series, library)
    posts = [post for post in library.posts if post.series == series.slug]
    parts = parts_of(series, posts)
    number, planned = _next_part(parts, wish.title)
    if series.plan and not planned:
        raise WrongCall(
            f"all {len(series.plan)} parts that “{series.title}” plans have their posts; "
            f"add the next one to “parts” in {series.source}"
        )
    title = _title(Wish(wish.kind, wish.title or planned))
    usual = usual_values("part", library, today, series.slug)
    head = dict(_post(title, today.date(), identity, usual))
    head |= {"series": series.slug if series.source else series.title, "part": number}
    if planned and slugify(planned) != slugify(title):
        head["part_title"] = planned
    new_series = "" if series in library.series else series.title
    return NewFile(_post_path(title, today), _text(head), new_series)


def _next_part(parts: tuple[Part, ...], title: str) -> tuple[int, str]:
    """Number and planned title of the part that `title` names, else of the first to come."""
    to_come = [part for part in parts if part.number and not part.post]
    named = [part for part in to_come if slugify(part.title) == slugify(title)]
    for part in (*named, *to_come):
        return part.number or 1, part.title
    return max((part.number or 0 for part in parts), default=0) + 1, ""


def _series_meant(name: str, library: Library) -> Series:
    """The series of that slug or title; one that there is not yet, if its name is like no other."""
    if not slugify(name) and (only := _only_series(library)):
        return only
    if not slugify(name):
        titles = ", ".join(series.slug for series in library.series)
        there = f": one of {titles}, or a new one" if titles else ""
        raise WrongCall(f"SERIES is missing{there}")
    for series in library.series:
        if slugify(name) in (series.slug, slugify(series.title)):
            return series
    names = {name for series in library.series for name in (series.slug, series.title)}
    if near := misspelt(name, names):
        raise WrongCall(f"there is no series “{name}”; did you mean “{near}”?")
    return Series(slug=slugify(name), title=name.strip(" \t"))


def _only_series(library: Library) -> Series | None:
    """The series that is meant when none is named: the only one with a planned part to come."""
    open_ones = [
        series
        for series in library.series
        if any(
            part.number and not part.post
            for part in parts_of(series, [p for p in library.posts if p.series == series.slug])
        )
    ]
    return open_ones[0] if len(open_ones) == 1 else None


def _title(wish: Wish) -> str:
    title = wish.title.strip(" \t")
    if not title:
        raise WrongCall(f"TITLE is missing: make new KIND={wish.kind} TITLE='…'")
    if "\n" in title or "\r" in title:
        raise WrongCall("TITLE has more than one line")
    if unseen := unseen_in(title):
        raise WrongCall(f"TITLE has a character that cannot be seen: take {unseen} out")
    if not slugify(title):
        raise WrongCall(f"TITLE is “{title}”: it needs a letter or a digit, for the address")
    return title


def _post_path(title: str, today: datetime) -> str:
    return f"posts/{today:%Y}/{today:%Y-%m-%d}-{_slug(title)}.md"


def _slug(title: str) -> str:
    slug = slugify(title)
    if len(slug) <= LONGEST_SLUG:
        return slug
    return slug[: LONGEST_SLUG + 1].rpartition("-")[0] or slug[:LONGEST_SLUG]


def _text(head: Head) -> str:
    return f"{write_head(head)}\n"

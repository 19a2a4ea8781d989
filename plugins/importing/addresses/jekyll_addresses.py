"""Addresses as Jekyll makes them: its `url.rb`, `drops/url_drop.rb` and `document.rb`."""

import re
from pathlib import PurePosixPath

from plugins.domain.moments import MONTHS
from plugins.importing.addresses.old_places import DAYS, OldPlace, filled, fitting
from plugins.importing.addresses.old_slugs import jekyll_slug, jekyll_title
from plugins.importing.sites.old_settings import OldSettings

_DATED_NAME = re.compile(r"\d{2,4}-\d{1,2}-\d{1,2}-(.*)")
_TOKEN = re.compile(r":([a-z_]+)")


def jekyll_address(place: OldPlace, settings: OldSettings) -> str:
    """The path of a post; empty where the pattern has a token that Jekyll does not know."""
    pattern = place.permalink or fitting(place, settings.permalinks)
    values = _jekyll_values(place)

    def value(found: re.Match[str]) -> str | None:
        name = found[1]
        if name not in values and name.endswith("_") and name[:-1] in values:
            return f"{values[name[:-1]]}_"
        return values.get(name)

    path = filled(pattern, _TOKEN, value)
    return f"/{path}".replace("..", "/").replace("./", "") if path else ""


def _jekyll_values(place: OldPlace) -> dict[str, str]:
    day, name = place.day, jekyll_name(place)
    folders = list(PurePosixPath(place.path).parts[:-1])
    above = folders[: folders.index("_posts")] if "_posts" in folders else []
    categories = dict.fromkeys((*above, *place.categories))
    year, week, weekday = day.isocalendar()
    return {
        "year": f"{day:%Y}", "short_year": f"{day:%y}", "y_day": f"{day:%j}",
        "month": f"{day:%m}", "i_month": str(day.month),
        "short_month": MONTHS[day.month - 1][:3].upper(), "long_month": MONTHS[day.month - 1],
        "day": f"{day:%d}", "i_day": str(day.day),
        "short_day": DAYS[weekday - 1][:3].upper(), "long_day": DAYS[weekday - 1],
        "w_year": str(year), "week": f"{week:02}", "w_day": str(weekday),
        "hour": f"{day:%H}", "minute": f"{day:%M}", "second": f"{day:%S}",
        "title": jekyll_title(name),
        "slug": jekyll_slug(name),
        "name": jekyll_slug(PurePosixPath(place.path).stem),
        "categories": "/".join(dict.fromkeys(text.lower() for text in categories)),
        "slugified_categories": "/".join(dict.fromkeys(map(jekyll_slug, categories))),
        "collection": "posts",
        "path": PurePosixPath(place.path).stem,
        "output_ext": ".html",
    }  # fmt: skip


def jekyll_name(place: OldPlace) -> str:
    """What Jekyll calls the post: the slug of its head, else its file's name without the date."""
    stem = PurePosixPath(place.path).stem
    dated = _DATED_NAME.fullmatch(stem)
    return place.slug or (dated[1] if dated else stem).rstrip(".")

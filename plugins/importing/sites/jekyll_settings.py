"""`_config.yml` of Jekyll, with the feeds that its plugin or a template of the site's own makes."""

import re
from collections.abc import Iterator, Mapping

import yaml

from plugins.importing.sites.old_settings import (
    GuidRule,
    OldFeed,
    OldSettings,
    Rule,
    TermFeed,
    is_yes,
    mapping_of,
    rooted,
    short,
    text_of,
    texts_of,
)

STYLES = {
    "none": "/:categories/:title:output_ext",
    "date": "/:categories/:year/:month/:day/:title:output_ext",
    "ordinal": "/:categories/:year/:y_day/:title:output_ext",
    "pretty": "/:categories/:year/:month/:day/:title/",
    "weekdate": "/:categories/:year/W:week/:short_day/:title:output_ext",
}
"""The patterns that have a name; Jekyll takes `date` where the settings name none."""

_IDENTITY = re.compile(r"<(id|guid)\b[^>]*>([^<]*\{\{[^<]*)</\1>")
_OWN_PERMALINK = re.compile(r"^permalink:[ \t]*[\"']?([^\s\"']+)", re.MULTILINE)


def read_jekyll_settings(text: str, templates: Mapping[str, str]) -> OldSettings:
    """The settings in `text`, YAML. `templates` are the feeds that the site writes itself, by path.

    What cannot be read counts as not said.
    """
    values = _values(text)
    feed = mapping_of(values.get("feed"))
    address = text_of(values.get("url")).rstrip("/")
    base = text_of(values.get("baseurl")).strip("/")
    return OldSettings(
        system="jekyll",
        name=text_of(values.get("title")) or text_of(values.get("name")),
        tagline=short(text_of(values.get("tagline")) or text_of(values.get("description"))),
        address=f"{address}/{base}".rstrip("/") if address else "",
        language=text_of(values.get("lang")) or text_of(values.get("locale")),
        timezone=text_of(values.get("timezone")),
        permalinks=tuple(_permalinks(values)),
        feeds=tuple(dict.fromkeys((*_plugin_feeds(values, feed), *_own_feeds(templates)))),
        term_feeds=tuple(_term_feeds(feed)),
        guids=_guids("\n".join(templates[path] for path in sorted(templates))),
    )


def pattern_of_style(permalink: str) -> str:
    """The pattern that the name of a style stands for; any other text is a pattern already."""
    return STYLES.get(permalink.lstrip(":"), permalink)


def _values(text: str) -> dict[str, object]:
    loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
    try:
        return mapping_of(yaml.load(text, Loader=loader))  # noqa: S506 - it makes texts only
    except (yaml.YAMLError, ValueError, RecursionError):
        return {}


def _permalinks(values: Mapping[str, object]) -> Iterator[Rule]:
    defaults = values.get("defaults")
    rules = []
    for default in defaults if isinstance(defaults, list) else []:
        scope = mapping_of(mapping_of(default).get("scope"))
        pattern = text_of(mapping_of(mapping_of(default).get("values")).get("permalink"))
        if pattern and text_of(scope.get("type")) in ("", "posts"):
            rules.append(Rule(pattern, text_of(scope.get("path")).strip("/")))
    yield from sorted(rules, key=lambda rule: -len(rule.under))
    posts = mapping_of(mapping_of(values.get("collections")).get("posts"))
    said = text_of(posts.get("permalink")) or text_of(values.get("permalink"))
    yield Rule(pattern_of_style(said or "date"))


def _plugin_feeds(values: Mapping[str, object], feed: Mapping[str, object]) -> Iterator[OldFeed]:
    plugins = {*texts_of(values.get("plugins")), *texts_of(values.get("gems"))}
    posts = mapping_of(mapping_of(feed.get("collections")).get("posts"))
    if "jekyll-feed" in plugins or feed:
        path = text_of(posts.get("path")) or text_of(feed.get("path")) or "/feed.xml"
        yield OldFeed(rooted(path), "/feed.atom")


def _term_feeds(feed: Mapping[str, object]) -> Iterator[TermFeed]:
    posts = mapping_of(mapping_of(feed.get("collections")).get("posts"))
    if only := texts_of(posts.get("categories") or feed.get("categories") or ()):
        yield TermFeed("category", "/feed/{slug}.xml", only)
    tags = feed.get("tags")
    if is_yes(tags) or isinstance(tags, dict):
        folder = text_of(mapping_of(tags).get("path")).strip("/") or "feed/by_tag"
        yield TermFeed("tag", f"/{folder}/{{slug}}.xml")


def _guids(template: str) -> GuidRule | None:
    """By what the feeds of the site's own name a post: Jekyll's `id` of it, or its address."""
    for _, written in _IDENTITY.findall(template):
        if re.search(r"\b(?:post|item|entry)\.id\b", written):
            return "folder and name"
        if re.search(r"\b(?:post|item|entry)\.url\b", written):
            return "address"
    return None


def _own_feeds(templates: Mapping[str, str]) -> Iterator[OldFeed]:
    for path, text in sorted(templates.items()):
        own = _OWN_PERMALINK.search(text)
        is_atom = "<rss" not in text and "<feed" in text
        yield OldFeed(rooted(own[1] if own else path), "/feed.atom" if is_atom else "/feed.xml")

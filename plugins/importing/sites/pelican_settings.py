"""The settings of Pelican: Python, of which only the plain values are read and nothing is run."""

import ast
from collections.abc import Iterable, Iterator, Mapping

from plugins.importing.sites.old_settings import (
    OldFeed,
    OldSettings,
    Rule,
    TermFeed,
    Terms,
    rooted,
    short,
    text_of,
)

_DEFAULTS: dict[str, object] = {
    "ARTICLE_URL": "{slug}.html",
    "ARTICLE_LANG_URL": "{slug}-{lang}.html",
    "DEFAULT_LANG": "en",
    "DEFAULT_CATEGORY": "misc",
    "FILENAME_METADATA": r"(?P<date>\d{4}-\d{2}-\d{2}).*",
    "SLUGIFY_SOURCE": "title",
    "FEED_ALL_ATOM": "feeds/all.atom.xml",
    "CATEGORY_FEED_ATOM": "feeds/{slug}.atom.xml",
    "AUTHOR_FEED_ATOM": "feeds/{slug}.atom.xml",
    "AUTHOR_FEED_RSS": "feeds/{slug}.rss.xml",
}
"""What Pelican takes where the settings say nothing."""

_FEEDS = (
    ("FEED_ATOM", "/feed.atom"),
    ("FEED_ALL_ATOM", "/feed.atom"),
    ("FEED_RSS", "/feed.xml"),
    ("FEED_ALL_RSS", "/feed.xml"),
)
_TERM_FEEDS: tuple[tuple[Terms, str], ...] = (
    ("category", "CATEGORY_FEED"),
    ("tag", "TAG_FEED"),
    ("author", "AUTHOR_FEED"),
)


def read_pelican_settings(texts: Iterable[str]) -> OldSettings:
    """The settings in `texts`, of which a later one comes before an earlier (`publishconf.py`
    after `pelicanconf.py`). What is computed, or cannot be read, counts as not said."""
    said: dict[str, object] = {}
    for text in texts:
        said |= _assigned(text, said)
    values = _DEFAULTS | said
    return OldSettings(
        system="pelican",
        name=text_of(values.get("SITENAME")),
        tagline=short(text_of(values.get("SITESUBTITLE"))),
        address=text_of(values.get("SITEURL")).rstrip("/"),
        language=text_of(said.get("DEFAULT_LANG")),
        timezone=text_of(values.get("TIMEZONE")),
        permalinks=(Rule(text_of(values["ARTICLE_URL"])),),
        feeds=tuple(dict.fromkeys(_feeds(values))),
        term_feeds=tuple(dict.fromkeys(_term_feeds(values))),
        default_language=text_of(values["DEFAULT_LANG"]),
        abroad=text_of(values["ARTICLE_LANG_URL"]),
        default_category=text_of(values["DEFAULT_CATEGORY"]),
        name_pattern=text_of(values["FILENAME_METADATA"]),
        slug_from_name=values["SLUGIFY_SOURCE"] == "basename",
    )


def _assigned(text: str, before: Mapping[str, object]) -> dict[str, object]:
    """The names in capitals that a text assigns at its top level, each with its plain value."""
    try:
        tree = ast.parse(text)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return {}
    found: dict[str, object] = {}
    for statement in tree.body:
        if isinstance(statement, ast.Assign):
            for target in statement.targets:
                if isinstance(target, ast.Name) and target.id.isupper():
                    found[target.id] = _plain(statement.value, {**before, **found})
    return found


def _plain(value: ast.expr, known: Mapping[str, object]) -> object:
    """None for what is computed."""
    if isinstance(value, ast.Name):
        return known.get(value.id)
    try:
        return ast.literal_eval(value)
    except (ValueError, TypeError, SyntaxError, RecursionError, MemoryError):
        return None


def _feeds(values: Mapping[str, object]) -> Iterator[OldFeed]:
    for name, feed in _FEEDS:
        if path := text_of(values.get(f"{name}_URL")) or text_of(values.get(name)):
            yield OldFeed(rooted(path), feed)


def _term_feeds(values: Mapping[str, object]) -> Iterator[TermFeed]:
    for terms, name in _TERM_FEEDS:
        for form in ("ATOM", "RSS"):
            key = f"{name}_{form}"
            if path := text_of(values.get(f"{key}_URL")) or text_of(values.get(key)):
                yield TermFeed(terms, rooted(path.replace("%s", "{slug}")))

"""The settings of Hugo, in TOML, YAML or JSON; its keys are the same in capitals and small."""

import json
import tomllib
from collections.abc import Iterator, Mapping

import yaml

from plugins.importing.sites.old_settings import (
    OldFeed,
    OldSettings,
    Rule,
    TermFeed,
    Terms,
    is_yes,
    mapping_of,
    text_of,
    texts_of,
)

_USUAL_TAXONOMIES = {"tag": "tags", "category": "categories"}
_TERMS: dict[str, Terms] = {"tags": "tag", "categories": "category", "authors": "author"}


def read_hugo_settings(files: Mapping[str, str]) -> OldSettings:
    """The settings in `files`, texts by name; those of `permalinks.toml` are under that key.

    What cannot be read counts as not said.
    """
    values: dict[str, object] = {}
    for name, text in files.items():
        read = _values(name, text)
        stem = name.rpartition("/")[2].partition(".")[0]
        values |= read if stem in ("hugo", "config") else {stem.lower(): read}
    default = text_of(values.get("defaultcontentlanguage")) or "en"
    spoken = mapping_of(mapping_of(values.get("languages")).get(default.lower()))
    dates = mapping_of(values.get("frontmatter")).get("date")
    return OldSettings(
        system="hugo",
        name=text_of(spoken.get("title")) or text_of(values.get("title")),
        address=text_of(values.get("baseurl")).rstrip("/"),
        language=_language(values, spoken, default),
        timezone=text_of(values.get("timezone")),
        permalinks=tuple(_permalinks(values)),
        feeds=tuple(_feeds(values)),
        term_feeds=tuple(_term_feeds(values)),
        default_language=default,
        is_ugly=is_yes(values.get("uglyurls")),
        keeps_capitals=is_yes(values.get("disablepathtolower")),
        dates_in_names=":filename" in [text.lower() for text in texts_of(dates)],
        prefixes_default_language=is_yes(values.get("defaultcontentlanguageinsubdir")),
    )


def _values(name: str, text: str) -> dict[str, object]:
    """With every key in lower case."""
    read: object
    try:
        if name.endswith(".toml"):
            read = tomllib.loads(text)
        elif name.endswith(".json"):
            read = json.loads(text)
        else:
            read = yaml.load(text, Loader=yaml.BaseLoader)  # noqa: S506 - it makes texts only
    except (yaml.YAMLError, ValueError, RecursionError):
        read = {}
    return mapping_of(_lowered(read))


def _lowered(value: object) -> object:
    if isinstance(value, dict):
        return {str(key).lower(): _lowered(item) for key, item in value.items()}
    return value


def _language(values: Mapping[str, object], spoken: Mapping[str, object], default: str) -> str:
    said = (*(found.get(key) for found in (spoken, values) for key in ("locale", "languagecode")),)
    known = next((text for value in said if (text := text_of(value))), "")
    return known or (default if "defaultcontentlanguage" in values else "")


def _permalinks(values: Mapping[str, object]) -> Iterator[Rule]:
    """Of a table by section, that of pages first."""
    table = mapping_of(values.get("permalinks"))
    for section, pattern in (*mapping_of(table.get("page")).items(), *table.items()):
        if text := text_of(pattern):
            yield Rule(text, section.strip("/"))


def _has_feeds(values: Mapping[str, object]) -> bool:
    return "rss" not in [kind.lower() for kind in texts_of(values.get("disablekinds") or ())]


def _base_name(values: Mapping[str, object]) -> str:
    formats = mapping_of(values.get("outputformats"))
    said = text_of(mapping_of(formats.get("rss")).get("basename"))
    return said or text_of(values.get("rssuri")).removesuffix(".xml") or "index"


def _feeds(values: Mapping[str, object]) -> Iterator[OldFeed]:
    if _has_feeds(values):
        yield OldFeed(f"/{_base_name(values)}.xml")


def _term_feeds(values: Mapping[str, object]) -> Iterator[TermFeed]:
    if not _has_feeds(values):
        return
    yield TermFeed("section", f"/{{slug}}/{_base_name(values)}.xml")
    taxonomies = mapping_of(values.get("taxonomies")) or _USUAL_TAXONOMIES
    for folder in map(text_of, taxonomies.values()):
        if terms := _TERMS.get(folder):
            yield TermFeed(terms, f"/{folder}/{{slug}}/{_base_name(values)}.xml")

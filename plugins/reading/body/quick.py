"""Python-Markdown without the work that a text plainly does not need.

Every step of Python-Markdown asks all its parts of every line; most lines have none of the
characters that a part needs. The classes of `quick_*` look for those characters first and give the
same result in a third of the time, which a test holds against the original. They lean on names that
are private to Python-Markdown: with a version other than `PROVED_WITH`, the original does the work.
"""

from typing import TYPE_CHECKING, Any

import markdown

if TYPE_CHECKING:
    from markdown import Markdown
    from markdown.util import Registry

PROVED_WITH = "3.11.3"
"""The version of Python-Markdown with which the results were compared."""

_STEPS = (
    "footnote", "inline", "footnote-duplicate", "prettify", "attr_list", "abbr", "toc", "unescape",
)  # fmt: skip


def quickened(md: "Markdown") -> "Markdown":
    """`md`, its parts replaced by quick ones where it is what these were proved with."""
    if not is_as_proved(md):
        return md
    from plugins.reading.body.quick_blocks import quicken_blocks
    from plugins.reading.body.quick_inline import quicken_inline
    from plugins.reading.body.quick_source import quicken_source
    from plugins.reading.body.quick_tree import quicken_tree

    source = quicken_source(md)
    quicken_blocks(md)
    quicken_inline(md)
    quicken_tree(md, source)
    return md


def is_as_proved(md: "Markdown") -> bool:
    """Whether version, parts and private names of `md` are those of the proof.

    Of another version nothing else is asked: it may not have what the quick parts import.
    """
    if markdown.__version__ != PROVED_WITH:
        return False
    from plugins.reading.body.quick_blocks import BLOCKS
    from plugins.reading.body.quick_inline import PATTERNS, PRIVATE

    parts: tuple[tuple[Registry[Any], tuple[str, ...]], ...] = (
        (md.preprocessors, ("normalize_whitespace", "fenced_code_block", "html_block")),
        (md.parser.blockprocessors, BLOCKS),
        (md.inlinePatterns, PATTERNS),
        (md.treeprocessors, _STEPS),
        (md.postprocessors, ("raw_html", "footnote", "amp_substitute")),
    )
    return all(_has(registry, names) for registry, names in parts) and all(
        hasattr(md.treeprocessors["inline"], name) for name in PRIVATE
    )


def _has(registry: "Registry[Any]", names: tuple[str, ...]) -> bool:
    return len(registry) == len(names) and all(
        name in registry and registry.get_index_for_name(name) == place
        for place, name in enumerate(names)
    )

"""Markdown to a `Body`."""

import hashlib
import re
import sys
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace

from plugins.domain.body import Body
from plugins.domain.names import slugify
from plugins.domain.patience import TooLong
from plugins.reading.body.html_pass import TOO_DEEP, pass_over
from plugins.reading.body.tokens import in_text

if TYPE_CHECKING:
    from markdown import Markdown

EXTENSIONS = (
    "abbr", "admonition", "attr_list", "def_list", "fenced_code", "footnotes", "md_in_html",
    "tables", "toc",
)  # fmt: skip

_DOMAIN = ("addresses", "body", "names", "patience")


def convert(text: str, allow: frozenset[str] = frozenset(), own: str = "") -> Body:
    """The body that the Markdown `text` becomes.

    `allow` names what bodies of this site may keep: frames, pictures (of other hosts), scripts,
    styles. `own` is the site's absolute address: pictures there are its own. The same arguments
    always give the same body. Raises `TooLong` as `at_most` around it says.
    """
    try:
        html = _markdown().reset().convert(text)
    except TooLong:
        _markdown.cache_clear()
        raise
    except RecursionError:
        _markdown.cache_clear()
        body = pass_over(f"<pre>{in_text(text)}</pre>", allow, own)
        return replace(body, remarks=(*body.remarks, TOO_DEEP))
    return pass_over(html, allow, own)


@cache
def converter_digest() -> str:
    """What the result of `convert` depends on besides its arguments, as one digest: the code of
    the modules it uses, the versions of Markdown, nh3 and Python."""
    here = Path(__file__).parent
    digest = hashlib.blake2b(digest_size=16)
    digest.update(f"{sys.version_info[:3]} {_version('markdown')} {_version('nh3')}".encode())
    domain = here.parent.parent / "domain"
    for source in (*sorted(here.glob("*.py")), *(domain / f"{name}.py" for name in _DOMAIN)):
        digest.update(source.read_bytes())
    return digest.hexdigest()


def _version(library: str) -> str:
    """The version of an installed library, by the name of the folder that says so.

    To ask `importlib.metadata` costs a tenth of a second, and to import the library half of that.
    """
    found = find_spec(library)
    if found and found.origin:
        packages = Path(found.origin).parent.parent
        stated = sorted(path.name for path in packages.glob(f"{library}-*.dist-info"))
        if stated:
            return stated[0]
    from importlib.metadata import version

    return version(library)


@cache
def _markdown() -> "Markdown":
    from plugins.reading.body.quick import quickened

    return quickened(stock_markdown())


def stock_markdown() -> "Markdown":
    """A Markdown object with the contract's extensions, as Python-Markdown has it."""
    from markdown import Markdown

    markdown = Markdown(
        extensions=list(EXTENSIONS),
        extension_configs={"toc": {"marker": "", "slugify": _anchor}},
    )
    _keep_template_tags(markdown)
    return markdown


def _keep_template_tags(markdown: "Markdown") -> None:
    """`{% tag %}` and `{{ value }}` of an old site are text, not attributes."""
    lists = markdown.treeprocessors["attr_list"]
    for name in ("HEADER_RE", "BLOCK_RE", "INLINE_RE"):
        pattern = getattr(lists, name).pattern
        setattr(lists, name, re.compile(pattern.replace(r"\{\:?", r"\{(?![%{])\:?", 1)))


def _anchor(heading: str, _separator: str) -> str:
    return slugify(heading) or "section"

"""Start tags as HTML5 has them, and what the editor is told of on the way."""

import re
from collections import Counter

from plugins.domain.addresses import encoded
from plugins.domain.body import Remark
from plugins.reading.body.attributes import candidates, valid, without_breaks
from plugins.reading.body.tokens import Tag, Tokens, ancestors, end_of, write_tag

RENAMED = {
    "h1": "h2", "acronym": "abbr", "strike": "s", "tt": "code", "dir": "ul", "menu": "ul",
    "center": "div", "address": "div", "article": "div", "fieldset": "div", "footer": "div",
    "header": "div", "hgroup": "div", "legend": "div", "main": "div", "nav": "div", "search": "div",
}  # fmt: skip
"""Elements of former days, and those that belong to the page, not to a text within it."""

_CLASS_OF = {"left": "align-left", "center": "align-center", "right": "align-right"}
_ALIGNED = re.compile(r"\s*text-align:\s*(left|right|center);?\s*")
_EVENT = re.compile(r"on[a-z]+")
_WIDTHS = re.compile(r"\s\d+w(?:,|$)")
_LONGEST = 300
"""Characters of a message or its subject."""
_MOST = 200
"""Remarks of one check on one text."""


class Mending:
    """The work on one body: its tokens, what the site allows, and what came up.

    `written` maps an address as it now stands in the HTML to how the editor wrote it, where these
    differ. `own` is the site's absolute address. Of the tokens up to `left_out` nothing stays.
    """

    def __init__(self, tokens: Tokens, allow: frozenset[str], own: str) -> None:
        self.tokens, self.allow, self.own = tokens, allow, own
        self.written: dict[str, str] = {}
        self.left_out = -1
        self.ids: set[str] = set()
        self._remarks: dict[tuple[str, str], Remark] = {}
        self._told: Counter[str] = Counter()

    @property
    def remarks(self) -> tuple[Remark, ...]:
        return tuple(self._remarks.values())

    def remark(self, check: str, message: str, subject: str, words: str = "") -> None:
        """Tell the editor, once for each subject, and of no more than can be read. `words` stand
        in the Markdown on the line that is meant, where the subject does not."""
        key = check, subject[:_LONGEST]
        if key not in self._remarks and self._told[check] < _MOST:
            said = f"{message[:_LONGEST]}…" if len(message) > _LONGEST else message
            self._remarks[key] = Remark(check, said, key[1], words)
            self._told[check] += 1

    def around(self, place: int) -> list[str]:
        """The names of the elements around the tag at `place`."""
        return ancestors(self.tokens, place)

    def leave_out(self, place: int) -> None:
        """Nothing of the element that begins at `place` stays but what is put in its place."""
        self.left_out = end_of(self.tokens, place)

    def start(self, tag: Tag) -> str:
        """The start tag with its name and attributes as HTML5 has them."""
        self._judge(tag)
        name = RENAMED.get(tag.name, tag.name)
        attributes = dict(valid(Tag(name, tag.attributes)))
        if classes := _classes(tag):
            attributes["class"] = classes
        if attributes.get("id") in self.ids:
            del attributes["id"]
        elif "id" in attributes:
            self.ids.add(attributes["id"])
        if name == "img" and "srcset" in attributes:
            _size(attributes)
        self._note_addresses(tag)
        return write_tag(Tag(name, attributes | self._allowed_besides(tag)))

    def _judge(self, tag: Tag) -> None:
        for name in tag.attributes:
            if name == "style" and "styles" not in self.allow and not _alignment(tag):
                message = f"the style of a <{tag.name}> was left out: the site's own design applies"
                self.remark("style-in-body", message, tag.name)
            elif _EVENT.fullmatch(name) and "scripts" not in self.allow:
                message = f"“{name}” of a <{tag.name}> is a script, and none runs in a text"
                self.remark("script-in-body", message, f"{tag.name} {name}", f"{name}=")

    def _allowed_besides(self, tag: Tag) -> dict[str, str]:
        styled = "styles" in self.allow and not _alignment(tag)
        scripted = "scripts" in self.allow
        return {
            name: value
            for name, value in tag.attributes.items()
            if (name == "style" and styled) or (scripted and _EVENT.fullmatch(name))
        }

    def _note_addresses(self, tag: Tag) -> None:
        addresses = [
            without_breaks(tag.attributes[name])
            for name in ("href", "src", "poster", "cite")
            if name in tag.attributes
        ]
        addresses += [address for address, _ in candidates(tag.attributes.get("srcset", ""))]
        for address in addresses:
            if (stands := encoded(address)) != address:
                self.written[stands] = address


def _alignment(tag: Tag) -> str:
    """left, right or center, where a table's cell is aligned by the Markdown of its table."""
    if tag.name not in ("td", "th"):
        return ""
    found = _ALIGNED.fullmatch(tag.attributes.get("style", ""))
    return found[1] if found else ""


def _classes(tag: Tag) -> str:
    """The classes written, and those that stand for attributes of former days."""
    aligned = _alignment(tag) or tag.attributes.get("align", "").strip().lower()
    aligned = "center" if tag.name == "center" else aligned
    classes = tag.attributes.get("class", "").split()
    if aligned in ("right", "center") or (aligned == "left" and tag.name == "img"):
        classes.append(_CLASS_OF[aligned])
    return " ".join(dict.fromkeys(classes))


def _size(attributes: dict[str, str]) -> None:
    """`sizes` stands beside widths in `srcset`, and only there (HTML, 4.8.3)."""
    if _WIDTHS.search(attributes["srcset"]):
        attributes.setdefault("sizes", "100vw")
    else:
        attributes.pop("sizes", None)

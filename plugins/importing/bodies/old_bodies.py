"""A body with the tags of the old site's templates → a body that we understand, no word lost.

What stands in code is text and stays. A tag without a plain meaning stays too, and is counted.
"""

import re
from bisect import bisect_right
from collections import Counter

from msgspec import Struct

from plugins.importing.bodies.tag_arguments import read_arguments
from plugins.importing.bodies.tag_meanings import Standing, meaning_of_liquid, meaning_of_shortcode
from plugins.importing.bodies.tag_targets import TagTargets
from plugins.importing.bodies.template_tags import template_tags
from plugins.importing.bodies.value_meanings import meaning_of_value

_PIECE = re.compile(
    r"\{%-?\s*raw\s*-?%\}(?P<literal>.*?)\{%-?\s*endraw\s*-?%\}"
    r"|(?P<fenced>^[ \t>]*(?P<fence>`{3,}|~{3,})[^\n]*$.*?(?:^[ \t>]*(?P=fence)[`~]*[ \t]*\r?$|\Z))"
    r"|\{%-?\s*highlight(?P<language>[^%]*?)-?%\}(?P<code>.*?)\{%-?\s*endhighlight\s*-?%\}"
    r"|\{\{[<%]\s*highlight\b(?P<hugo_language>[^{}]*?)[>%]\}\}(?P<hugo_code>.*?)"
    r"\{\{[<%]\s*/\s*highlight\s*[>%]\}\}"
    r"|\{\{[<%]\s*quote\b(?P<quote>[^{}]*?)[>%]\}\}(?P<said>.*?)\{\{[<%]\s*/\s*quote\s*[>%]\}\}"
    r"|\{%-?\s*comment\s*-?%\}(?P<unsaid>.*?)\{%-?\s*endcomment\s*-?%\}"
    r"|(?P<span>(?<!`)(?P<ticks>`+)(?!`)"
    r"(?:[^`\n]|\n(?![ \t]*\n)|(?!(?P=ticks)(?!`))`+)+?(?P=ticks)(?!`))"
    r"|\{\{(?P<opening>[<%])/\*(?P<shown>.*?)\*/(?P<closing>[>%])\}\}"
    r"|\{\{[<%]\s*(?P<end>/?)\s*(?P<shortcode>\w[\w./-]*)(?P<values>.*?)[>%]\}\}"
    r"|\{%-?\s*(?P<liquid>[A-Za-z_]\w*)(?P<arguments>.*?)-?%\}"
    r"|(?P<to>\]\(\s*<?|^ {0,3}\[[^\]\n]+\]:\s*<?|\bhref=[\"'])"
    r"(?P<file>(?:[{|]filename[}|])?[^\s()\"'<>#{}|:]+\.(?:md|markdown))(?=[\s)\"'#>]|\Z)"
    r"|\{\{-?(?P<value>[^{}<%][^{}]*?)-?\}\}",
    re.DOTALL | re.MULTILINE,
)
_SIGNS = re.compile(r"\{[{%]|\.(?:md|markdown)\b")
_RAW = re.compile(r"\{%-?\s*raw\s*-?%\}(.*?)\{%-?\s*endraw\s*-?%\}", re.DOTALL)
_ESCAPED = re.compile(r"\{\{([<%])/\*(.*?)\*/([>%])\}\}", re.DOTALL)
_SEPARATOR = re.compile(r"\bREADMORE\b")
_BLOCK = re.compile(
    r"<(/?)(div|center|table|section|figure|aside|article|header|footer|details|p|[ou]l|li"
    r"|blockquote|h[1-6]|dl|dd|dt)\b([^<>]*)>",
    re.IGNORECASE,
)


class NewBody(Struct, frozen=True):
    """`done` and `left`: how often each tag became Markdown, and how often it stayed a tag."""

    text: str
    done: dict[str, int]
    left: dict[str, int]


def translated(body: str, here: str, old: str, targets: TagTargets) -> NewBody:
    """`body` of the old file `old` as the content file `here` has it. A tag alone on its line gets
    blank lines around what stands for it, and a link to the file of another post leads to where
    that is now; nothing else changes."""
    reading = _Reading(here, old, targets)
    text = reading.translate(body)
    if len(_SEPARATOR.findall(text)) == 1:
        text = _SEPARATOR.sub("", text)
        reading.done["READMORE"] += 1
    return NewBody(text, dict(reading.done), dict(reading.left))


class _Reading:
    def __init__(self, here: str, old: str, targets: TagTargets) -> None:
        self.here = here
        self.old = old
        self.targets = targets
        self.done: Counter[str] = Counter()
        self.left: Counter[str] = Counter()
        self.opened: set[str] = set()

    def translate(self, body: str) -> str:
        if not _SIGNS.search(body):
            return body
        in_html = _html_of(body)
        return _PIECE.sub(lambda found: self._piece(found, in_html), body)

    def _piece(self, found: re.Match[str], in_html: "_Spans") -> str:
        if found["fenced"] is not None or found["span"] is not None:
            return self._code(found[0])
        if found["file"]:
            link = self.targets.link_from(self.old, found["file"], self.here)
            return found["to"] + (link or found["file"])
        if found["end"]:
            return "" if found["shortcode"] in self.opened else found[0]
        standing = Standing(self.here, self.targets, _is_alone(found), in_html.at(found.start()))
        meaning = self._meaning(found, standing)
        names = template_tags(found[0])
        if meaning is None:
            self.left.update(names)
            return found[0]
        self.done[next(iter(names), "{{</* … */>}}")] += 1
        if found["shortcode"]:
            self.opened.add(found["shortcode"])
        return _set_apart(meaning, found) if standing.alone and not standing.in_html else meaning

    def _meaning(self, found: re.Match[str], standing: Standing) -> str | None:
        if found["literal"] is not None:
            return found["literal"]
        if found["shown"] is not None:
            return f"{{{{{found['opening']}{found['shown']}{found['closing']}}}}}"
        if found["quote"] is not None:
            return self._quotation(found, standing)
        if found["unsaid"] is not None:
            return None if "--" in found["unsaid"] else f"<!--{found['unsaid']}-->"
        code = found["code"] if found["code"] is not None else found["hugo_code"]
        if code is not None:
            language = found["language"] or found["hugo_language"] or ""
            return _fenced(language, self._code(code)) if _starts_line(found) else None
        if found["shortcode"]:
            return meaning_of_shortcode(found["shortcode"], found["values"], standing)
        if found["liquid"]:
            return meaning_of_liquid(found["liquid"], found["arguments"], standing)
        before, after = found.string[: found.start()][-1:], found.string[found.end() :][:1]
        return meaning_of_value(found["value"].strip(), before, after, standing)

    def _code(self, code: str) -> str:
        """What templates would have left of code: all but what kept them off it."""
        code, raw = _RAW.subn(r"\1", code)
        code, escaped = _ESCAPED.subn(r"{{\1\2\3}}", code)
        self.done.update({"{% raw %}": raw} if raw else {})
        self.done.update({"{{</* … */>}}": escaped} if escaped else {})
        return code

    def _quotation(self, found: re.Match[str], standing: Standing) -> str | None:
        values = read_arguments(found["quote"])
        starts_line = not found.string[: found.start()].rpartition("\n")[2].strip()
        known = {"footer", "author", "by", "cite", "source"}
        if values is None or values.places or set(values.names) - known or standing.in_html:
            return None
        if not starts_line:
            return None
        names = ("author", "by", "footer", "cite", "source")
        source = [values.names.get(name, "") for name in names]
        lines = self.translate(found["said"]).strip().splitlines()
        named = ", ".join(text for text in source if text)
        lines += ["", f"— {named}"] if named else []
        quoted = "\n".join(f"> {line}".rstrip() for line in lines)
        return _set_apart(quoted, found) if not standing.alone else quoted


def _fenced(language: str, code: str) -> str | None:
    """A fenced block with the code as it is; None where the code has a fence of its own."""
    if "```" in code:
        return None
    word = (language.split() or [""])[0].strip("\"'`,")
    start = "" if code.lstrip(" \t\r").startswith("\n") else "\n"
    end = "" if code.rstrip(" \t").endswith("\n") else "\n"
    return f"```{word}{start}{code}{end}```"


def _starts_line(found: re.Match[str]) -> bool:
    return not found.string[: found.start()].rpartition("\n")[2]


def _is_alone(found: re.Match[str]) -> bool:
    """Whether a tag has its lines to itself, and is not part of a list."""
    before = found.string[: found.start()].rpartition("\n")[2]
    after = found.string[found.end() :].partition("\n")[0]
    return not before and not after.strip()


def _set_apart(text: str, found: re.Match[str]) -> str:
    """`text` with blank lines around it where lines with words touch it."""
    if not text:
        return text
    before = found.string[: found.start()].rstrip(" \t\r")
    after = found.string[found.end() :].partition("\n")[2]
    above = before.removesuffix("\n").rstrip(" \t\r")
    start = "\n" if above and not above.endswith("\n") else ""
    end = "\n" if after.partition("\n")[0].strip() else ""
    return f"{start}{text}{end}"


class _Spans:
    """Where in a text Markdown is not read, because it stands in HTML."""

    def __init__(self, changes: list[tuple[int, bool]]) -> None:
        self._places = [place for place, _ in changes]
        self._states = [state for _, state in changes]

    def at(self, place: int) -> bool:
        number = bisect_right(self._places, place)
        return self._states[number - 1] if number else False


def _html_of(body: str) -> _Spans:
    open_: list[tuple[str, bool]] = []
    changes = []
    for tag in _BLOCK.finditer(body):
        name = tag[2].lower()
        if not tag[1]:
            open_.append((name, "markdown=" not in tag[3].lower()))
        elif name in [opened for opened, _ in open_]:
            while open_.pop()[0] != name:
                pass
        changes.append((tag.end(), bool(open_) and open_[-1][1]))
    return _Spans(changes)

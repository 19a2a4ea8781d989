"""Which features of HTML and CSS a letter uses, under the names that caniemail.com has for them.

What it has no name for gets one of the same make (`html-sup`, `css-mso-hide`), so that nothing a
letter contains goes unnoticed.
"""

import re
from collections.abc import Iterator

from lxml import html as lxml_html

_ELEMENTS = {
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), "html-h1-h6"),
    **dict.fromkeys(("ul", "ol", "li", "dl", "dt", "dd"), "html-lists"),
    **dict.fromkeys(("table", "thead", "tbody", "tfoot", "tr", "td", "th"), "html-table"),
    **dict.fromkeys(
        (
            "article", "aside", "details", "figcaption", "figure", "footer", "header", "main",
            "mark", "nav", "section", "summary", "time",
        ),
        "html-semantics",
    ),
}  # fmt: skip
_ATTRIBUTES = {
    "loading": "html-loading-attribute", "sizes": "html-srcset", "srcset": "html-srcset",
}  # fmt: skip
_PROPERTIES = {
    **dict.fromkeys(("left", "right", "top", "bottom"), "css-left-right-top-bottom"),
    **dict.fromkeys(("column-gap", "row-gap"), "css-gap"),
}
_SIDES = re.compile(r"(border|margin|padding)-(?:top|right|bottom|left)(?:-(?:width|style|color))?")
_OF_BORDERS = re.compile(r"border-(?:width|style|color)")
_UNITS = re.compile(r"(?<![\w#-])-?(?:\d*\.)?\d+(%|[a-z]+)", re.IGNORECASE)
_FUNCTIONS = re.compile(r"([a-z-]+)\(", re.IGNORECASE)
_NAMES_OF_FUNCTIONS = {
    "calc": "css-unit-calc", "var": "css-variables", "rgb": "css-rgb", "rgba": "css-rgba",
    **{name: f"css-{name}" for name in ("linear-gradient", "radial-gradient", "conic-gradient")},
    **dict.fromkeys(("lch", "oklch", "lab", "oklab"), "css-modern-color"),
}  # fmt: skip
_VALUES = {
    "display": {"flex": "css-display-flex", "grid": "css-display-grid", "none": "css-display-none"},
}
_COLOURED = re.compile(r"(?:^|-)color$|^background$|^border")
_COLOUR = re.compile(
    r"#(?:[0-9a-f]{3}){1,2}\b|\d*\.?\d+(?:px|em)?\b|[a-z]+\(.*\)|none|solid|inherit"
)
_FOR_WORD = re.compile(r"<!--\[if mso\]>(.*?)<!\[endif\]-->", re.DOTALL)
_PICTURES = {"jpeg": "jpg", "tif": "tiff"}


def for_word(html: str) -> str:
    """What a document says to Word alone, in conditional comments."""
    return "".join(_FOR_WORD.findall(html))


def features_of_document(html: str) -> Iterator[str]:
    """Of all that every program is told: elements, attributes, their styles, the style sheets."""
    if html[:9].lower() == "<!doctype":
        yield "html-doctype"
    for element in lxml_html.document_fromstring(html).iter():
        if isinstance(element.tag, str):
            yield from _of_element(element.tag, dict(element.attrib))
            if element.tag == "style":
                yield from features_of_sheet(element.text or "")
        else:
            yield "html-comments"


def _of_element(tag: str, attributes: dict[str, str]) -> Iterator[str]:
    if tag == "meta":
        yield from (f"html-meta-{name}" for name in (attributes.get("name"),) if name)
        return
    yield _ELEMENTS.get(tag, f"html-{tag}")
    for attribute, value in attributes.items():
        if attribute == "style":
            yield from features_of_declarations(value)
        elif attribute in ("href", "src"):
            yield from _of_address(tag, value)
        else:
            yield _ATTRIBUTES.get(attribute, f"html-{attribute}")


def _of_address(tag: str, address: str) -> Iterator[str]:
    if address.startswith("mailto:"):
        yield "html-mailto-links"
    elif address.startswith("#"):
        yield "html-anchor-links"
    elif address.startswith("data:"):
        yield "image-base64"
    elif tag in ("img", "source"):
        kind = address.partition("?")[0].rpartition(".")[2].lower()
        yield f"image-{_PICTURES.get(kind, kind)}"


def features_of_sheet(css: str) -> Iterator[str]:
    """Of rules, at-rules and all that is in them."""
    if "/*" in css:
        yield "css-comments"
        css = re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL)
    for prelude, inner in _blocks(css):
        if prelude.startswith("@"):
            yield from _of_at_rule(prelude)
            is_nested = "{" in inner
            yield from features_of_sheet(inner) if is_nested else features_of_declarations(inner)
            if "@" in inner:
                yield "css-at-rule-in-at-rule"
        else:
            yield from _of_selectors(prelude)
            yield from features_of_declarations(inner)
            if "{" in inner:
                yield "css-nesting"


def _blocks(css: str) -> Iterator[tuple[str, str]]:
    """What stands before each outer pair of braces, and within."""
    depth, start, opened = 0, 0, 0
    for place, sign in enumerate(css):
        if sign == "{":
            depth += 1
            opened = place if depth == 1 else opened
        elif sign == "}":
            depth -= 1
            if depth == 0:
                yield css[start:opened].strip(), css[opened + 1 : place]
                start = place + 1
        elif sign == ";" and depth == 0:
            yield css[start:place].strip(), ""
            start = place + 1


def _of_at_rule(prelude: str) -> Iterator[str]:
    name = re.match(r"@([\w-]*)", prelude)[1]  # type: ignore[index]
    yield f"css-at-{name}"
    if name == "media":
        for feature in re.findall(r"\(\s*([a-z-]+)", prelude):
            if not re.fullmatch(r"(?:min-|max-)?(?:width|height)", feature):
                yield f"css-at-media-{feature}"


def _of_selectors(prelude: str) -> Iterator[str]:
    selectors = prelude.split(",")
    if len(selectors) > 1:
        yield "css-selector-grouping"
    for selector in map(str.strip, selectors):
        yield from _of_selector(selector)


_SELECTORS = {
    "class": r"\.[\w-]", "id": r"#[\w-]", "attribute": r"\[", "universal": r"\*",
    "type": r"(?:^|[\s>+~])[a-z]", "child": r">", "adjacent-sibling": r"\+",
    "general-sibling": r"~(?!=)", "descendant": r"[\w\])]\s+[\w.#\[:*]",
    "chaining": r"(?:[.#][\w-]+|\])[.#\[]",
}  # fmt: skip


def _of_selector(selector: str) -> Iterator[str]:
    for name, pattern in _SELECTORS.items():
        if re.search(pattern, selector):
            yield f"css-selector-{name}"
    for colons, name in re.findall(r"(::?)([a-z-]+)", selector):
        yield f"css-pseudo-{'class' if colons == ':' else 'element'}-{name}"


def features_of_declarations(css: str) -> Iterator[str]:
    """Of `color: #fff; margin: 0`: properties, values, units, functions, forms of colours."""
    for declaration in css.split(";"):
        name, colon, value = (part.strip().lower() for part in declaration.partition(":"))
        if not colon:
            continue
        yield _name_of_property(name)
        if "!important" in value:
            yield "css-important"
        yield from _of_value(name, value.replace("!important", "").strip())


def _name_of_property(name: str) -> str:
    if found := _SIDES.fullmatch(name):
        return f"css-{found[1]}"
    if _OF_BORDERS.fullmatch(name):
        return "css-border"
    if name in ("overflow-x", "overflow-y"):
        return "css-overflow"
    return _PROPERTIES.get(name, f"css-{name}")


def _of_value(name: str, value: str) -> Iterator[str]:
    yield from (feature for word, feature in _VALUES.get(name, {}).items() if word in value)
    unquoted = re.sub(r"'[^']*'|\"[^\"]*\"", "", value)
    for unit in _UNITS.findall(unquoted):
        yield f"css-unit-{'percent' if unit == '%' else unit}"
    for function in _FUNCTIONS.findall(unquoted):
        yield _NAMES_OF_FUNCTIONS.get(function, f"css-function-{function}")
    if "initial" in value.split():
        yield "css-unit-initial"
    if _COLOURED.search(name) and name not in ("border-collapse", "border-spacing"):
        yield from ("css-colour-form" for word in value.split() if not _COLOUR.fullmatch(word))

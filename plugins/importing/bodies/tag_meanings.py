"""The tags of Liquid and Hugo that have a plain meaning → what stands for them in our Markdown.

A tag with an argument that has no meaning here has no plain meaning: it stays as it is.
"""

import re
from collections.abc import Callable, Iterable, Mapping

from msgspec import Struct

from plugins.importing.bodies.old_pictures import OldFigure, figure_markup, markup_of
from plugins.importing.bodies.tag_arguments import Arguments, read_arguments
from plugins.importing.bodies.tag_targets import TagTargets

_PICTURE = re.compile(r"\S.*\.(?:png|jpe?g|gif|svg|webp|avif|bmp|tiff?)(?:[?#].*)?", re.IGNORECASE)
_SRC = ("src", "image", "url", "file", "path", "image_path", "img")
_CAPTION = ("title", "caption", "figcaption", "description")
_CREDIT = ("credit", "attr", "attribution", "photographer")
_LINK = ("link", "href", "attrlink")
_LOOKS = frozenset((
    "class", "width", "height", "id", "target", "rel", "loading", "style", "align", "position",
    "size", "figclass", "imgclass", "classes", "sizes", "border", "lightbox", "autoplay", "start",
    "end", "mute", "loop", "controls", "allowfullscreen", "max_width", "max-width", "float", "side",
))  # fmt: skip
_QUOTES_IN_ALT = re.compile(r"\s*\"([^\"\s]+)\"\s+\"([^\n]*\"[^\n]*)\"\s*")
_VIDEO_ID = re.compile(r"[\w-]{5,40}")
_HANDLE = re.compile(r"[A-Za-z0-9_]{1,30}")
_BRACKET = re.compile(r"[\[\]]")
_NUMBER = re.compile(r"\d{1,25}")


class Standing(Struct, frozen=True):
    """Where a tag stands: in which content file, alone on its line or not, in HTML or not."""

    here: str
    targets: TagTargets
    alone: bool = False
    in_html: bool = False


Meaning = Callable[[Arguments, Standing], str | None]


def meaning_of_shortcode(name: str, arguments: str, standing: Standing) -> str | None:
    """The Markdown of `{{< name arguments >}}`; None where it has no plain meaning."""
    return _meaning(_SHORTCODES.get(name.lower()), arguments, standing)


def meaning_of_liquid(name: str, arguments: str, standing: Standing) -> str | None:
    """The Markdown of `{% name arguments %}`; None where it has no plain meaning."""
    if name in ("post_url", "link"):
        return standing.targets.link_to(arguments.strip(), standing.here)
    if name in ("include", "include_relative", "include_cached"):
        return _included(arguments, standing)
    quoted = name in ("image", "img") and _QUOTES_IN_ALT.fullmatch(arguments)
    if quoted and read_arguments(arguments) is None:
        figure = OldFigure(rooted(quoted[1]), quoted[2].strip('"'))
        return figure_markup(figure, standing.alone, standing.in_html)
    return _meaning(_LIQUID.get(name.lower()), arguments, standing)


def _meaning(meaning: Meaning | None, arguments: str, standing: Standing) -> str | None:
    values = read_arguments(arguments) if meaning else None
    return meaning(values, standing) if meaning and values else None


def _figure(values: Arguments, standing: Standing) -> str | None:
    """Hugo's figure, and what themes made of it."""
    known = {*_SRC, *_CAPTION, *_CREDIT, *_LINK, "alt", *_LOOKS}
    src = values.first(*_SRC) or next(iter(values.places), "")
    link = values.first(*_LINK)
    if not values.first("src", "image", "file", "path", "image_path", "img") and not values.places:
        link = link if values.first("url") == src else values.first("url")
    elif values.first("url") != src:
        link = link or values.first("url")
    if not src or len(values.places) > 1 or set(values.names) - known:
        return None
    figure = OldFigure(src, values.first("alt"), _words(values), _all(values, _CREDIT), link)
    return figure_markup(figure, standing.alone, standing.in_html)


def _all(values: Arguments, names: Iterable[str]) -> str:
    return ", ".join(dict.fromkeys(filter(None, (values.names.get(name, "") for name in names))))


def _words(values: Arguments) -> str:
    """Title and caption, without a title that says again what the alternative text says."""
    title, *captions = (values.names.get(name, "") for name in _CAPTION)
    title = "" if title == values.first("alt") else title
    caption = " ".join(text for text in captions if text)
    return f"{title}: {caption}" if title and caption else title or caption


def _liquid_image(values: Arguments, standing: Standing) -> str | None:
    """`{% image "a.png" "A map" %}`, with sizes and a title between, as plugins had it."""
    return _listed_image(values, standing, with_class=False)


def _classed_image(values: Arguments, standing: Standing) -> str | None:
    """`{% image_with_class "a.png" "wide" "A map" %}`."""
    return _listed_image(values, standing, with_class=True)


def _listed_image(values: Arguments, standing: Standing, with_class: bool) -> str | None:
    place = next((n for n, text in enumerate(values.places) if _PICTURE.fullmatch(text)), None)
    if place is None:
        return None if values.places else _figure(_rooted_names(values), standing)
    texts = [text for text in values.places[place + 1 :] if not _NUMBER.fullmatch(text)]
    if len(texts) > 2 or values.names:
        return None
    *titles, alt = texts or [""]
    title = "" if with_class else "".join(titles)
    figure = OldFigure(rooted(values.places[place]), alt, title)
    return figure_markup(figure, standing.alone, standing.in_html)


def _rooted_names(values: Arguments) -> Arguments:
    names = {name: rooted(text) if name in _SRC else text for name, text in values.names.items()}
    return Arguments(values.places, names)


def rooted(address: str) -> str:
    """Jekyll counts the paths of its tags from the site's root."""
    return address if re.match(r"[A-Za-z][\w+.-]*:|/|\.|#", address) else f"/{address}"


def _video(page: str) -> Meaning:
    def meaning(values: Arguments, standing: Standing) -> str | None:
        known = {"id", "title", "caption", "label", "url", *_LOOKS}
        named = values.first("id", "url") or next(iter(values.places), "")
        address = named if named.startswith("https://") else page.format(named)
        usable = named.startswith("https://") or _VIDEO_ID.fullmatch(named)
        if not usable or set(values.names) - known or (values.first("id") and values.places):
            return None
        named_words = (values.names.get(name, "") for name in ("title", "caption", "label"))
        words = (text for text in values.places[1:] if not _NUMBER.fullmatch(text))
        title = " ".join(filter(None, (*named_words, *words)))
        return link_markup(address, title, standing)

    return meaning


def link_markup(address: str, words: str, standing: Standing) -> str:
    """A link that is alone where its tag was; without words, the address is what it says."""
    if standing.in_html:
        return f'<p><a href="{address}">{markup_of(words) or address}</a></p>'
    if not words:
        return address if standing.alone else f"<{address}>"
    return f"[{_BRACKET.sub(_escaped, words)}]({address})"


def _escaped(found: re.Match[str]) -> str:
    return f"\\{found[0]}"


def _tweet(values: Arguments, standing: Standing) -> str | None:
    """X answers at the number of a post whatever the name before it."""
    named = values.first("id") or next(iter(values.places), "")
    if named.startswith("https://"):
        return link_markup(named, "", standing)
    user = values.first("user") or "i"
    if not _NUMBER.fullmatch(named) or not _HANDLE.fullmatch(user) or len(values.places) > 1:
        return None
    return link_markup(f"https://x.com/{user}/status/{named}", "", standing)


def _gist(values: Arguments, standing: Standing) -> str | None:
    path = "/".join(values.places)
    if values.names or not re.fullmatch(r"[\w-]+(?:/[\w-]+)?", path):
        return None
    return link_markup(f"https://gist.github.com/{path}", "", standing)


def _instagram(values: Arguments, standing: Standing) -> str | None:
    named = next(iter(values.places), "")
    usable = _VIDEO_ID.fullmatch(named) and not values.names
    return link_markup(f"https://www.instagram.com/p/{named}/", "", standing) if usable else None


def _reference(values: Arguments, standing: Standing) -> str | None:
    named = values.first("path") or next(iter(values.places), "")
    if set(values.names) - {"path", "lang", "outputformat"} or len(values.places) > 1:
        return None
    return standing.targets.link_to(named, standing.here)


def _gallery(values: Arguments, _standing: Standing) -> str | None:
    """The pictures of a gallery stand one below the other; its caption stands before them."""
    if values.places or set(values.names) - {"caption", "title", *_LOOKS}:
        return None
    return ": ".join(filter(None, (values.first("title"), values.first("caption"))))


def _nothing(values: Arguments, _standing: Standing) -> str | None:
    return None if values.places or values.names else ""


def _included(arguments: str, standing: Standing) -> str | None:
    found = re.match(r"\s*[\"']?([\w./-]+?)[\"']?(?:,|\s|\Z)", arguments)
    values = read_arguments(arguments[found.end() :]) if found else None
    if not found or values is None:
        return None
    name = found[1].rpartition("/")[2].lower()
    text = standing.targets.includes.get(found[1])
    if text is not None and (filled := _filled(text, values.names)) is not None:
        return filled
    if re.search(r"fig|image|img|picture|photo", name) and not values.places:
        return _figure(_rooted_names(values), standing)
    for host in ("youtube", "vimeo"):
        if host in name:
            return _meaning(_SHORTCODES[host], arguments[found.end() :], standing)
    return None


def _filled(text: str, values: Mapping[str, str]) -> str | None:
    """The text of an include with its values put in; None where it does more than that."""
    used = {found[1] for found in _INCLUDE_VALUE.finditer(text)}
    filled = _INCLUDE_VALUE.sub(lambda found: values.get(found[1], ""), text)
    done = not re.search(r"\{[{%]", filled) and used >= set(values)
    return filled.strip("\r\n") if done else None


_INCLUDE_VALUE = re.compile(r"\{\{-?\s*include\.([\w-]+)\s*-?\}\}")
_YOUTUBE = _video("https://www.youtube.com/watch?v={}")
_VIMEO = _video("https://vimeo.com/{}")
_SHORTCODES: Mapping[str, Meaning] = {
    "figure": _figure, "figureforgallery": _figure, "img": _figure, "image": _figure,
    "imgtxt": _figure, "picture": _figure, "gallery": _gallery, "youtube": _YOUTUBE,
    "vimeo": _VIMEO, "tweet": _tweet, "twitter": _tweet, "x": _tweet, "gist": _gist,
    "instagram": _instagram, "ref": _reference, "relref": _reference, "more": _nothing,
    "toc": _nothing,
}  # fmt: skip
_LIQUID: Mapping[str, Meaning] = {
    "image": _liquid_image, "image_with_class": _classed_image, "img": _liquid_image,
    "picture": _liquid_image, "figure": _liquid_image, "youtube": _YOUTUBE, "vimeo": _VIMEO,
    "tweet": _tweet, "twitter": _tweet, "gist": _gist,
}  # fmt: skip

"""The picture that the head of an old post names."""

from collections.abc import Mapping

from msgspec import Struct
from msgspec.structs import replace

from plugins.importing.heads.old_values import OldValues
from plugins.importing.heads.plain_words import plain_words, without_tags
from plugins.importing.sites.old_files import OldFiles

PICTURE_KEYS = ("image", "image_alt", "image_caption", "image_figcaption", "image_credit")
_SRC = ("src", "path", "url", "feature")


class OldPicture(Struct, frozen=True):
    """The picture of an old head: its address as written, and its words."""

    src: str
    alt: str
    caption: str = ""
    credit: str = ""


def head_picture(values: OldValues) -> OldPicture | None:
    """None, and a remark, for a picture without alternative text: with it nobody could build. So
    for words of a picture that is not there."""
    parts = values.parts("image", (*_SRC, "alt", "caption", "credit"))
    src = next((parts[key] for key in _SRC if parts.get(key)), "")
    alt = without_tags(parts.get("alt", "") or values.words("image_alt"))
    caption = parts.get("caption") or values.words("image_caption")
    caption = plain_words(caption or values.words("image_figcaption"))
    credit = plain_words(parts.get("credit") or values.words("image_credit"))
    if src and alt:
        return OldPicture(src, alt, caption, credit)
    if src:
        values.note("picture", src)
    for key in PICTURE_KEYS[1:]:
        if words := values.words(key):
            values.note("dropped-key", f"{key} {words}")
    return None


class CarriedPicture(Struct, frozen=True):
    """The picture with its place here, and the file that is to go there: old → new."""

    picture: OldPicture | None
    files: Mapping[str, str] = {}


def carried_picture(picture: OldPicture | None, source: str, files: OldFiles) -> CarriedPicture:
    """The picture of the post `source`; as it is where the old site does not have it."""
    path = files.path_of(picture.src, source) if picture else None
    if picture is None or path is None:
        return CarriedPicture(picture)
    place = files.place_of(path)
    return CarriedPicture(replace(picture, src=f"/{place}"), {path: place})

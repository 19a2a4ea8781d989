"""The part of schema.org's vocabulary that pages use, written as JSON-LD 1.1.

Types have the names that they have there (https://schema.org/docs/full.html), properties the same
in our spelling: `word_count` for `wordCount`. Addresses are absolute. An `id` is one too, with a
fragment: it stands for the thing on every page that speaks of it, as long as the thing's own page
is where it is.
"""

import msgspec
from msgspec import Struct, field

from plugins.domain.body import Html

CONTEXT = "https://schema.org"
_UNSAFE = {
    character.encode(): f"\\u{ord(character):04x}".encode() for character in "<>&\u2028\u2029"
}
"""What could end a script element or a line of it; outside of texts JSON has none of these."""


class Thing(
    Struct,
    frozen=True,
    kw_only=True,
    omit_defaults=True,
    rename="camel",
    tag_field="@type",
    tag=True,
):
    """What something is; properties without a value are left out."""

    id: str = field(default="", name="@id")
    name: str = ""
    url: str = ""


class ImageObject(Thing, frozen=True, kw_only=True):
    """`width` and `height` are a `Distance`, which is a text: "960 px"."""

    width: str = ""
    height: str = ""
    caption: str = ""
    credit_text: str = ""


class Organization(Thing, frozen=True, kw_only=True):
    description: str = ""
    logo: ImageObject | None = None
    main_entity_of_page: str = ""


class Person(Thing, frozen=True, kw_only=True):
    description: str = ""
    image: ImageObject | None = None
    job_title: str = ""
    works_for: Organization | None = None
    same_as: tuple[str, ...] = ()


class ProfilePage(Thing, frozen=True, kw_only=True):
    main_entity: Person


class WebSite(Thing, frozen=True, kw_only=True):
    description: str = ""
    in_language: str = ""
    publisher: Organization | None = None


class CreativeWorkSeries(Thing, frozen=True, kw_only=True):
    description: str = ""
    in_language: str = ""
    image: ImageObject | None = None
    publisher: Organization | None = None


class CorrectionComment(Thing, frozen=True, kw_only=True):
    text: str
    date_published: str


class BlogPosting(Thing, frozen=True, kw_only=True):
    headline: str
    description: str = ""
    date_published: str
    date_modified: str = ""
    author: tuple[Person | Organization, ...] = ()
    publisher: Organization
    image: ImageObject | None = None
    main_entity_of_page: str = ""
    is_part_of: CreativeWorkSeries | None = None
    position: int | None = None
    article_section: str = ""
    keywords: tuple[str, ...] = ()
    word_count: int = 0
    in_language: str = ""
    correction: tuple[CorrectionComment, ...] = ()


class ListItem(Thing, frozen=True, kw_only=True):
    position: int
    item: str


class BreadcrumbList(Thing, frozen=True, kw_only=True):
    item_list_element: tuple[ListItem, ...]


class Graph(Struct, frozen=True, kw_only=True):
    context: str = field(default=CONTEXT, name="@context")
    graph: tuple[Thing, ...] = field(name="@graph")


def written(things: tuple[Thing, ...]) -> Html:
    """All that a page says of these things, as the content of one script element: no text in it
    can end the element, whatever it says (HTML, 4.12.1.3)."""
    text = msgspec.json.encode(Graph(graph=things))
    for character, escaped in _UNSAFE.items():
        text = text.replace(character, escaped)
    return Html(text.decode())

"""What the keys of a head are, read off its struct: which form each value has, which must be there.

The structs of `heads` are the one place where keys are declared; all that reads front matter
follows from their types.
"""

from functools import cache
from types import UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints

import msgspec
from msgspec import Struct

from plugins.domain.check_names import NEVER_OFF, WARNINGS
from plugins.reading.front_matter import words
from plugins.reading.front_matter.heads import Entry, LinkHead, SwitchHead
from plugins.reading.front_matter.typed_lines import Grammar, Shape
from plugins.reading.front_matter.words import Parse

_NAMED: dict[str, Parse] = {
    "last moment": words.as_last_moment,
    "slug": words.as_slug,
    "language": words.as_language,
    "expected": words.as_expected,
    "address": words.as_address,
    "site address": words.as_site_address,
    "mail address": words.as_mail_address,
    "web address": words.as_web_address,
    "way out": words.as_way_out,
    "time zone": words.as_time_zone,
    "colour": words.as_colour,
}
_PLAIN: dict[str, Parse] = {
    "str": words.as_text,
    "int": words.as_number,
    "bool": words.as_truth,
    "datetime": words.as_moment,
}


LONGEST_TEXT = 20_000
"""Characters of one value: what is longer belongs into the text below."""
MOST_ITEMS = 500
"""Items of one list: each may stand for a page, a feed or a redirect."""


class WordForm(Struct, frozen=True):
    """One text, which `parse` reads. `typed`: the rest of its line is the text, `#` and all."""

    parse: Parse
    typed: bool


class EntryForm(Struct, frozen=True):
    """Keys and values."""

    head: type[Entry]


LINK = EntryForm(LinkHead)
"""What each link of a `LinksForm` is."""


class ListForm(Struct, frozen=True):
    """A list of texts or of keys and values."""

    items: WordForm | EntryForm


class LinksForm(Struct, frozen=True):
    """A list of links, each with its keys or as `Words: address`; or such lines alone."""


class SwitchesForm(Struct, frozen=True):
    """Names of checks, each with on or off."""


Form = WordForm | EntryForm | ListForm | LinksForm | SwitchesForm


class Field(Struct, frozen=True):
    name: str
    form: Form
    required: bool


@cache
def fields_of(head: type[Entry]) -> dict[str, Field]:
    """The fields of a head by every name that they have, in the order of the struct."""
    hints = get_type_hints(head, include_extras=True)
    fields = {
        field.name: Field(field.name, _form(hints[field.name]), field.required)
        for field in msgspec.structs.fields(head)
    }
    return fields | {other: fields[name] for other, name in head.other_names.items()}


@cache
def required_keys(head: type[Entry]) -> tuple[str, ...]:
    """The keys that must be there, in the order of the struct."""
    return tuple(field.name for field in msgspec.structs.fields(head) if field.required)


@cache
def grammar_of(head: type[Entry]) -> Grammar:
    """What the lines of front matter for this head can be told by their keys, at every level."""
    shapes: dict[str, Shape] = {}
    entries: dict[str, frozenset[str]] = {}
    for name, field in fields_of(head).items():
        shapes[name] = shape_of(field.form)
        inner = field.form.items if isinstance(field.form, ListForm) else field.form
        if isinstance(inner, LinksForm):
            inner = LINK
        if isinstance(inner, SwitchesForm):
            shapes |= dict.fromkeys((*WARNINGS, *NEVER_OFF), "word")
        if isinstance(inner, EntryForm):
            below = grammar_of(inner.head)
            shapes |= below.shapes
            entries |= below.entries
            if shapes[name] == "texts":
                entries[name] = frozenset(fields_of(inner.head))
    return Grammar(shapes, entries)


def shape_of(form: Form) -> Shape:
    """What the lines of front matter can tell of a value of that form."""
    if isinstance(form, WordForm):
        return "text" if form.typed else "word"
    if isinstance(form, ListForm):
        items = form.items
        return "texts" if isinstance(items, WordForm) or items.head.alone else "structure"
    return "structure"


def _form(hint: Any) -> Form:
    origin, inner = get_origin(hint), get_args(hint)
    if origin in (Union, UnionType):
        return _form(next(each for each in inner if each is not type(None)))
    if origin is Annotated:
        return WordForm(_NAMED[inner[1]], typed=inner[0] is str)
    if origin is Literal:
        return WordForm(words.as_one_of(inner), typed=False)
    if origin is tuple:
        return _list_form(inner[0])
    if issubclass(hint, Entry):
        return EntryForm(hint)
    return WordForm(_PLAIN[hint.__name__], typed=hint is str)


def _list_form(hint: Any) -> Form:
    if hint is LinkHead:
        return LinksForm()
    if hint is SwitchHead:
        return SwitchesForm()
    form = _form(hint)
    if not isinstance(form, WordForm | EntryForm):
        raise TypeError(f"no list of {hint} in front matter")
    return ListForm(form)

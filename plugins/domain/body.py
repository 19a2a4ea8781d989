"""A body after Markdown and the HTML pass: safe HTML and lists of what is in it."""

from collections.abc import Callable
from typing import Any, Literal

from msgspec import Struct


class Html(Struct, frozen=True):
    """HTML that is safe to put into a page: only the HTML pass and the presenters make it."""

    text: str

    def __html__(self) -> str:
        return self.text


class Reference(Struct, frozen=True, gc=False, array_like=True):
    """An address that the editor wrote, and where it stands in the body's HTML.

    `address` is as the editor wrote it; `html[start:end]` is the same with what no URL may have
    percent-encoded (`plugins.domain.addresses.encoded`), escaped as an attribute's value. `kind`
    is "picture" for what a page shows or plays by itself (also a film's address), "link" for what
    it leads to. `close` is the offset of the end tag of a link (where "(PDF, 2 MB)" goes), else
    equal to `end`.
    """

    start: int
    end: int
    address: str
    kind: Literal["link", "picture"]
    close: int


class Run(Struct, frozen=True, gc=False, array_like=True):
    """A stretch of text, `html[start:end]`, without tags; `linkable` where a mention may become a
    link: not in headings, links, code or quotations."""

    start: int
    end: int
    linkable: bool


class Remark(Struct, frozen=True, gc=False):
    """Something the HTML pass changed that the editor should know of. `words` stand in the Markdown
    on its line, where the subject may not."""

    check: str
    message: str
    subject: str
    words: str = ""


class Body(Struct, frozen=True, tag="whole", array_like=True):
    """What became of a body's Markdown.

    `html` is a well-formed HTML5 fragment, safe in any page. `anchors` are its ids, each once.
    `prose` has one tuple of runs for each block of text (paragraph, item, cell), in order. `text`
    is the same without tags, a line for each block; `first_paragraph` the first of the text itself,
    not of a list, quotation, note or caption; `words` counts those of `text`. The marks of
    footnotes are in none of these.
    """

    html: str = ""
    references: tuple[Reference, ...] = ()
    anchors: tuple[str, ...] = ()
    prose: tuple[tuple[Run, ...], ...] = ()
    text: str = ""
    first_paragraph: str = ""
    words: int = 0
    remarks: tuple[Remark, ...] = ()

    @property
    def whole(self) -> "Body":
        return self


class KeptBody(Struct, frozen=True, kw_only=True, dict=True, tag="kept", array_like=True):
    """A `Body` whose text lies elsewhere and is fetched each time that it is asked for, so that an
    archive of any length fits into memory.

    `key` names the text: equal keys, equal bodies. The rest is as in `Body`. A copy for another
    process (pickle) is the whole `Body`; an encoding has the key in place of the text.
    """

    key: bytes
    references: tuple[Reference, ...] = ()
    anchors: tuple[str, ...] = ()
    first_paragraph: str = ""
    words: int = 0
    remarks: tuple[Remark, ...] = ()

    def fetched_by(self, fetch: Callable[[bytes], Body]) -> "KeptBody":
        """The same body, which now knows who has its text: `fetch` gives the `Body` of a key."""
        self.__dict__["fetch"] = fetch
        return self

    @property
    def whole(self) -> Body:
        fetch: Callable[[bytes], Body] = self.__dict__["fetch"]
        return fetch(self.key)

    @property
    def html(self) -> str:
        return self.whole.html

    @property
    def prose(self) -> tuple[tuple[Run, ...], ...]:
        return self.whole.prose

    @property
    def text(self) -> str:
        return self.whole.text

    def __reduce__(self) -> tuple[Any, ...]:
        return _as_it_is, (self.whole,)


def _as_it_is(body: Body) -> Body:
    return body


AnyBody = Body | KeptBody

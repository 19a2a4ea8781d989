"""What is seen in one file of the output by itself, whatever else is there."""

from msgspec import Struct


class Fault(Struct, frozen=True, array_like=True, gc=False):
    """Something wrong with a file: `words` go on after its address ("is not well-formed")."""

    check: str
    words: str


class Item(Struct, frozen=True, array_like=True, gc=False):
    """An item of a feed. `link` is where it leads, as in `Look`."""

    id: str
    link: str
    title: str


class Look(Struct, frozen=True, array_like=True, gc=False):
    """What a file says. Places on the site are site paths as they are typed, without the path of
    the site's address and without percent signs: `/2017/01/x/#what-next`.

    `links` is everything that it leads to or uses, each once; of other hosts only those that are
    the machine it was built on. `loads` are those of them that a browser fetches by itself, `ids`
    the anchors. `items` are those of a feed, and `feed` is the address that it gives for itself.
    `weight` is the number of bytes that are sent for a page, packed where that is long.
    """

    links: tuple[str, ...] = ()
    loads: tuple[str, ...] = ()
    ids: tuple[str, ...] = ()
    faults: tuple[Fault, ...] = ()
    items: tuple[Item, ...] = ()
    feed: str = ""
    weight: int = 0

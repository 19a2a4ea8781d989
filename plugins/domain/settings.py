"""What `site.yaml` says of the site as a whole."""

from typing import Literal

from msgspec import Struct

from plugins.domain.people import Link

SITE_FILE = "site.yaml"
"""The file of the content folder in which all this stands."""
LOCAL_ADDRESS = "http://localhost:8000"
Allowed = Literal["frames", "pictures", "scripts", "styles"]


class Footer(Struct, frozen=True):
    """Who stands behind the site: the charity's name and number, the imprint."""

    organisation: str = ""
    number: str = ""
    imprint: str = ""


class Newsletter(Struct, frozen=True, kw_only=True):
    """Whom the newsletter comes from, and how somebody gets it and leaves it.

    `sender`, `reply` and `list` are mail addresses, `list` that to which editions go. `subscribe`
    is the service's page for new subscribers, `form` the address that a form sends theirs to, as
    its `field`. `unsubscribe` is an https address, or the placeholder that the service fills.
    `postal` is the sender's address on paper.
    """

    name: str = ""
    sender: str = ""
    sender_name: str = ""
    reply: str = ""
    list: str = ""
    postal: str = ""
    subscribe: str = ""
    form: str = ""
    field: str = "email"
    unsubscribe: str = ""


class FormerFeed(Struct, frozen=True):
    """A feed of a former site: its old address is answered with the feed at `feed`."""

    address: str
    feed: str = "/feed.xml"


class Redirect(Struct, frozen=True):
    """An address that was another's, and the one that answers for it now."""

    old: str
    new: str


class Settings(Struct, frozen=True, kw_only=True):
    """`address` is absolute and has no slash at its end; its path, if any, is part of it.
    `written_address` is the one that `site.yaml` gives, whichever the site is built for.

    `identity` keeps the ids of this site apart from those of other sites in feeds; once a feed has
    readers it must not change. `allow` names what bodies may keep: frames, scripts …
    `checks_on` and `checks_off` are the names of checks that the site switches.
    `deploy` is the command that puts what was published on the server. `accent` is a colour as CSS
    writes it, `#0b5d46`, from which the others follow.
    """

    name: str
    tagline: str = ""
    address: str = LOCAL_ADDRESS
    written_address: str = ""
    timezone: str = "Europe/London"
    language: str = "en-GB"
    identity: str = ""
    menu: tuple[Link, ...] = ()
    footer: Footer = Footer()
    buttons: tuple[Link, ...] = ()
    reply: str = ""
    newsletter: Newsletter = Newsletter()
    accent: str = "#0b5d46"
    former_feeds: tuple[FormerFeed, ...] = ()
    redirects: tuple[Redirect, ...] = ()
    deploy: str = ""
    allow: tuple[Allowed, ...] = ()
    checks_on: frozenset[str] = frozenset()
    checks_off: frozenset[str] = frozenset()

    @property
    def answers_to(self) -> str:
        """The mail address to which subscribers answer, empty where nobody has said one."""
        return self.newsletter.reply or self.reply or self.newsletter.sender

    def url(self, target: str) -> str:
        """What stands in a page for `target`: a site path gets the path of the site's address
        before it; anything else stays as it is."""
        return url_below(self.address, target)

    def absolute(self, target: str) -> str:
        """`target` as an absolute address, as feeds and letters need it."""
        return absolute_below(self.address, target)


def url_below(address: str, target: str) -> str:
    """`Settings.url` of a site at `address`."""
    if not is_site_path(target):
        return target
    _, _, rest = address.partition("://")
    _, slash, path = rest.partition("/")
    return f"{slash}{path}{target}"


def absolute_below(address: str, target: str) -> str:
    """`Settings.absolute` of a site at `address`."""
    if target.startswith("//"):
        return f"{address.partition(':')[0]}:{target}"
    return f"{address}{target}" if is_site_path(target) else target


def is_site_path(target: str) -> bool:
    """Whether `target` is a place on this site (`/series/x/`), not an address elsewhere."""
    return target.startswith("/") and not target.startswith("//")

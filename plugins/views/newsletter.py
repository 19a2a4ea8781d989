"""The newsletter's page: the newest edition, the former ones, how to subscribe and how to leave;
and what stands on the page of an edition."""

from typing import ClassVar
from urllib.parse import quote

from msgspec import Struct
from msgspec.structs import replace

from plugins.domain.history import number_of_entries
from plugins.domain.people import Link
from plugins.domain.posts import Post
from plugins.domain.sendings import Sending
from plugins.domain.settings import Newsletter, Settings
from plugins.domain.site import Site
from plugins.views.cards import PostCard, PostEntry, cards_of, entries_of
from plugins.views.days import Day, present_day
from plugins.views.heads import PageView, present_head
from plugins.views.once import once

INDEX = Link("Newsletter", "/newsletter/")


class EditionEntry(Struct, frozen=True):
    """A former edition; `number` is "Edition 7"."""

    number: str
    post: PostEntry


class EditionBanner(Struct, frozen=True):
    """An edition's place among the others: its `number` ("Edition 8") and the labelled addresses of
    the ones before and after it, None at the ends. `sent` is the day on which subscribers got it,
    as far as the ledger knows; `changed` is the place on the page that says what changed since,
    such as `#page:history`, empty where nothing did."""

    number: str
    previous: Link | None
    next: Link | None
    sent: Day | None = None
    changed: str = ""


class Subscription(Struct, frozen=True, kw_only=True):
    """How somebody gets the newsletter, and how they leave it. `name` is its own, empty where it
    has none. `form` is the address to which a form sends somebody's mail address, empty where the
    service takes none; `field` is what it calls that. `page` is the service's page for new
    subscribers. `feed` is the site path of the editions' feed, empty before the first.
    `has_way_out` says that every edition ends with a link by which one leaves; `contact` is a
    labelled mailto address for the same."""

    name: str
    form: str
    field: str
    page: str
    feed: str
    has_way_out: bool
    contact: Link | None


class NewsletterPage(PageView, frozen=True, kw_only=True):
    """`number` is that of the `newest` edition ("Edition 8"), empty before the first;
    `subscription` is None where `site.yaml` names no mail service."""

    template: ClassVar[str] = "pages/newsletter.html"

    number: str
    newest: PostCard | None
    former: tuple[EditionEntry, ...]
    subscription: Subscription | None


def present_newsletter(site: Site) -> NewsletterPage:
    newest = site.editions[0] if site.editions else None
    feed = f"{INDEX.address}feed.xml" if newest else ""
    return NewsletterPage(
        head=present_head(
            site,
            INDEX.label,
            INDEX.address,
            description="The newest edition, the former ones, and how to subscribe.",
            feed=feed,
        ),
        subscription=_subscription(site.settings, feed),
        number=edition_in_words(newest) if newest else "",
        newest=cards_of(site)[newest.id].value if newest else None,
        former=tuple(
            EditionEntry(edition_in_words(post), entries_of(site)[post.id].value)
            for post in site.editions[1:]
        ),
    )


@once
def present_edition_banners(site: Site) -> dict[str, EditionBanner]:
    """Source of post → the banner on it, for all editions."""
    editions = site.editions
    links = [Link(edition_in_words(post), post.address) for post in editions]
    return {
        post.source: _with_sending(
            EditionBanner(
                edition_in_words(post),
                links[place + 1] if place + 1 < len(links) else None,
                links[place - 1] if place else None,
            ),
            site,
            post,
        )
        for place, post in enumerate(editions)
    }


def edition_in_words(post: Post) -> str:
    """Edition 8; nothing for a post that is none."""
    return "" if post.edition is None else f"Edition {post.edition}"


def _with_sending(banner: EditionBanner, site: Site, post: Post) -> EditionBanner:
    sent = [one for one in site.past.sendings.get(post.id, ()) if one.outcome == "sent"]
    if not sent:
        return banner
    day = present_day(sent[-1].began.astimezone(site.moment.tzinfo))
    return replace(banner, sent=day, changed=_place_of_changes(post, sent[-1]))


def _place_of_changes(post: Post, sent: Sending) -> str:
    """Where the newest entry stands, if there is one that subscribers have not got."""
    if number_of_entries(post) <= sent.entries:
        return ""
    changes = ((one.date, "#page:history") for one in post.changes)
    corrections = ((one.date, "#page:corrections") for one in post.corrections)
    _, place = max((*changes, *corrections))
    return place


def _subscription(settings: Settings, feed: str) -> Subscription | None:
    """An address for one click is not linked here: it is for mail programs, which send a POST to it
    (RFC 8058), and a visitor of the page is nobody whom it could take off the list."""
    newsletter = settings.newsletter
    if not newsletter.form and not newsletter.subscribe:
        return None
    return Subscription(
        name=newsletter.name,
        form=newsletter.form,
        field=newsletter.field,
        page=newsletter.subscribe,
        feed=feed,
        has_way_out=bool(newsletter.unsubscribe),
        contact=_contact(settings, newsletter),
    )


def _contact(settings: Settings, newsletter: Newsletter) -> Link | None:
    address = settings.answers_to
    if not address:
        return None
    subject = quote(f"Please take me off {newsletter.name or 'the newsletter'}")
    return Link(address, f"mailto:{quote(address, safe='@')}?subject={subject}")

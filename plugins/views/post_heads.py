"""What the page of a post says about itself: to browsers, to machines, to those who share it."""

from datetime import datetime

from msgspec import Struct
from msgspec.structs import replace

from plugins.domain.people import Link
from plugins.domain.posts import Post, last_change, topics_of
from plugins.domain.sealed import Sealed
from plugins.domain.settings import Settings
from plugins.domain.site import Site
from plugins.views import schema
from plugins.views.bylines import Authors, present_authors
from plugins.views.heads import Head, direction_of, marker_of, plain_head, unlisted
from plugins.views.once import once
from plugins.views.pictures import Shown, present_shown
from plugins.views.series import SeriesOutline, places_in_series, present_outlines
from plugins.views.sharing import Sharing, locale_of, present_shared_picture
from plugins.views.structured_data import breadcrumbs, image_data, publisher_of, series_id


class PostFacts(Struct, frozen=True, kw_only=True, array_like=True, gc=False):
    """A post and what the site says of it, with nothing else of the site in reach.

    `post` is without its mentions. `changed` is when it last changed, as far as that has come;
    `shown` what there is to say of the pictures and documents that it refers to. `place` is where
    it stands among the parts of its `series`, None for one that is not listed.
    """

    post: Sealed[Post]
    is_preview: bool
    changed: datetime
    shown: tuple[Shown, ...]
    authors: Sealed[Authors]
    publisher: Sealed[schema.Organization]
    series: Sealed[SeriesOutline] | None
    place: int | None

    @property
    def asset(self) -> dict[str, Shown]:
        """What is known of a picture, by its address."""
        return {one.address: one for one in self.shown}


def facts_of(site: Site, post: Post) -> PostFacts:
    """Of a post of the site, listed or hidden."""
    return _facts(site, post, sealed_posts(site)[post.source], shown_by_posts(site)[post.source])


def facts_of_saved(site: Site, post: Post) -> PostFacts:
    """Of a post as it is now, among a site that was put together before it was saved."""
    return _facts(site, post, _sealed(post), _shown(site, post))


def _facts(site: Site, post: Post, sealed: Sealed[Post], shown: tuple[Shown, ...]) -> PostFacts:
    return PostFacts(
        post=sealed,
        is_preview=site.preview,
        changed=last_change(post, site.moment),
        shown=shown,
        authors=present_authors(site, post.bylines),
        publisher=_publisher(site),
        series=present_outlines(site).get(post.series) if post.series else None,
        place=places_in_series(site).get(post.id) if post.series else None,
    )


@once
def sealed_posts(site: Site) -> dict[str, Sealed[Post]]:
    """Source → post, listed or hidden, for the subjects of its page and of feeds; without its
    mentions, which come and go with the campaigns of the site."""
    return {post.source: _sealed(post) for post in (*site.posts, *site.hidden)}


def _sealed(post: Post) -> Sealed[Post]:
    return Sealed(replace(post, mentions=()) if post.mentions else post)


@once
def shown_by_posts(site: Site) -> dict[str, tuple[Shown, ...]]:
    """Source of post, listed or hidden → what there is to say of the pictures and documents that it
    refers to."""
    return {post.source: _shown(site, post) for post in (*site.posts, *site.hidden)}


def _shown(site: Site, post: Post) -> tuple[Shown, ...]:
    return present_shown(site, (*post.targets, post.image.src) if post.image else post.targets)


@once
def _publisher(site: Site) -> Sealed[schema.Organization]:
    return Sealed(publisher_of(site))


def present_post_head(facts: PostFacts, settings: Settings, way: tuple[Link, ...] = ()) -> Head:
    """The head of a post, in its language. Search engines leave out a hidden one; who has its
    address may share it. `way` leads to the post from the front page, and is for machines."""
    post, own = facts.post.value, settings.language
    head = replace(
        plain_head(settings, post.title, post.address, description=post.summary),
        language=post.lang,
        direction=direction_of(post.lang),
        around="" if post.lang == own else own,
        robots="noindex" if facts.is_preview else "",
        marker=marker_of(post),
        sharing=present_post_sharing(facts),
        data=(
            post_data(facts, settings),
            *breadcrumbs(settings, way, post.title, post.address),
        ),
    )
    return replace(unlisted(head), sharing=head.sharing) if post.standing == "hidden" else head


def present_post_sharing(facts: PostFacts) -> Sharing:
    """`modified` is empty until something changed after the post was published."""
    post, changed = facts.post.value, facts.changed
    return Sharing(
        kind="article",
        locale=locale_of(post.lang),
        picture=present_shared_picture(facts, post.image),
        published=post.published.isoformat(),
        modified=changed.isoformat() if changed > post.published else "",
        authors=tuple(Link(line.name, line.address) for line in facts.authors.value.bylines),
        section=post.category,
        topics=topics_of(post),
    )


def post_data(facts: PostFacts, settings: Settings) -> schema.BlogPosting:
    """A post; what nobody signed is the publisher's."""
    post, publisher = facts.post.value, facts.publisher.value
    address = settings.absolute(post.address)
    return schema.BlogPosting(
        id=f"{address}#post",
        url=address,
        headline=post.title,
        description=post.summary,
        date_published=post.published.isoformat(),
        date_modified=facts.changed.isoformat(),
        author=facts.authors.value.data or (publisher,),
        publisher=publisher,
        image=image_data(settings, facts, post.image),
        main_entity_of_page=address,
        is_part_of=_series_in_brief(facts, settings),
        position=_position(facts),
        article_section=post.category,
        keywords=topics_of(post),
        word_count=post.body.words,
        in_language=post.lang,
        correction=tuple(
            schema.CorrectionComment(text=one.text, date_published=one.date.date().isoformat())
            for one in post.corrections
        ),
    )


def _series_in_brief(facts: PostFacts, settings: Settings) -> schema.CreativeWorkSeries | None:
    if facts.series is None:
        return None
    series = facts.series.value
    return schema.CreativeWorkSeries(
        id=series_id(settings, series.address),
        name=series.title,
        url=settings.absolute(series.address),
    )


def _position(facts: PostFacts) -> int | None:
    if facts.series is None or facts.place is None:
        return None
    return facts.series.value.numbers[facts.place]

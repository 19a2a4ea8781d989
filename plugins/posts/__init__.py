"""Posts and standing pages at their addresses, old addresses that lead there, and the pictures and
documents they use. It has no settings."""

from collections.abc import Iterator

from plugins.domain.outputs import Copy, LatePage, Output, Page, path_of
from plugins.domain.posts import Post
from plugins.domain.site import Site
from plugins.views.former import present_withdrawn
from plugins.views.post_heads import facts_of_saved
from plugins.views.posts import (
    PostPage,
    PostSubject,
    present_post,
    subject_of_post,
    subjects_of_posts,
)
from plugins.views.standing import present_standing


def outputs(site: Site) -> Iterator[Output]:
    """A page for each post, hidden ones too, each withdrawal and standing page; a copy of each
    picture and document."""
    for subject in subjects_of_posts(site):
        yield _page(site, subject)
    for withdrawn in site.withdrawn:
        yield Page(path_of(withdrawn.address), present_withdrawn(site, withdrawn))
    for page in site.pages:
        yield Page(path_of(page.address), present_standing(site, page))
    for asset in site.assets:
        yield Copy(asset.path, asset.source)


def page_of_saved(site: Site, post: Post) -> LatePage:
    """The page of a post as it is now, among a site that was put together before it was saved."""
    return _page(site, subject_of_post(site, post, facts_of_saved(site, post)))


def _page(site: Site, subject: PostSubject) -> LatePage:
    path = path_of(subject.facts.post.value.address)
    return LatePage(path, PostPage, subject, site.settings, present_post)


def register() -> None:
    """Joins the runs of our Pelican."""
    from plugins.host.signals import planning, redirecting
    from plugins.posts import receivers

    planning.connect(receivers.on_planning)
    redirecting.connect(receivers.on_redirecting)

"""A site that shows all kinds of things, and what is planned for it and for others like it."""

from typing import Any

from msgspec.structs import replace

from plugins.domain.body import Body, Reference
from plugins.domain.outputs import Copy, Drawn, Output
from plugins.domain.site import Site
from plugins.publishing.digests import Ingredients
from plugins.publishing.rendering import environment, template_digests
from plugins.views.feeds import FeedSubject, present_feed
from plugins.views.frame import present_frame
from plugins.views.stylesheet import THEME
from tests.builders import a_post
from tests.unit.views.test_rendered_pages import SITE as RENDERED
from tests.unit.views.test_rendered_pages import outputs_of

Files = dict[str, Output]

HTML = '<p><a href="x">The report</a></p><p><img src="y"></p>'
WITH_FILES = a_post(
    slug="with-files",
    body=Body(
        html=HTML,
        references=(
            Reference(HTML.index("x"), HTML.index("x") + 1, "x", "link", HTML.index("</a>")),
            Reference(HTML.index("y"), HTML.index("y") + 1, "y", "picture", HTML.index("y") + 1),
        ),
    ),
    targets=("/files/report.pdf#page=2", "/images/square.svg"),
)
SITE = replace(RENDERED, posts=(*RENDERED.posts[:9], *RENDERED.posts[-3:], WITH_FILES))
"""A site that shows all kinds of things, with few posts of which nothing can be said."""

DIGESTS = template_digests(environment(THEME / "templates", SITE.settings))


def planned(site: Site) -> Files:
    """By path, all that is made for a site."""
    return {output.path: output for output in outputs_of(site) if not isinstance(output, Copy)}


PLAN = planned(SITE)


def shown(output: Output) -> Any:
    """What the file of an output says, before it is put into words for browsers and readers."""
    if isinstance(output, Drawn) and isinstance(output.view, FeedSubject):
        return present_feed(output.view)
    return output.view  # type: ignore[union-attr]


def made_from(site: Site, plan: Files) -> dict[str, object]:
    """By path, what is compared with the last build's."""
    ingredients = Ingredients(present_frame(site), site.settings, DIGESTS, code="ours")
    return {path: ingredients.made_from(output) for path, output in plan.items()}

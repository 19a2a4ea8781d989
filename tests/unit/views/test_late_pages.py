"""Pages and feeds that are made late: nothing of the site is in reach, and nothing is missing."""

import io
import pickle
from collections.abc import Callable
from typing import Any

import pytest
from msgspec.structs import replace

from plugins.domain.body import Body, KeptBody
from plugins.domain.library import Library
from plugins.domain.outputs import Drawn, LatePage, Output
from plugins.domain.sealed import encoded
from plugins.domain.site import Site
from plugins.publishing.rendering import environment, render
from plugins.views.frame import present_frame
from plugins.views.stylesheet import THEME
from tests.builders import a_body, a_post
from tests.unit.views.planned_sites import PLAN, SITE, planned


class _WithoutSite(pickle.Pickler):
    """A pickler for what may go to a process that knows nothing of the site."""

    def reducer_override(self, value: object) -> Any:
        assert not isinstance(value, Site | Library), "the whole site goes along"
        return NotImplemented


def _travelled(value: Any) -> Any:
    """The value as another process gets it."""
    written = io.BytesIO()
    _WithoutSite(written).dump(value)
    return pickle.loads(written.getvalue())  # noqa: S301 - our own


def test_most_of_a_site_is_made_late() -> None:
    eager = [path for path, output in PLAN.items() if not isinstance(output, LatePage | Drawn)]
    assert len(eager) < len(PLAN) / 2


@pytest.mark.parametrize("path", PLAN)
def test_a_file_is_the_same_when_another_process_makes_it(path: str) -> None:
    env, frame = environment(THEME / "templates", SITE.settings), present_frame(SITE)
    assert render(_travelled(PLAN[path]), env, frame) == render(PLAN[path], env, frame)


@pytest.mark.parametrize("path", [p for p, one in PLAN.items() if isinstance(one, LatePage)])
def test_the_view_of_a_late_page_is_of_the_kind_it_says(path: str) -> None:
    output = PLAN[path]
    assert isinstance(output, LatePage)
    assert type(output.view) is output.kind


# --- texts that lie elsewhere --------------------------------------------------------------


def _encoded(output: Output) -> bytes:
    return encoded(output.subject if isinstance(output, LatePage) else output.view)  # type: ignore[union-attr]


def _elsewhere(site: Site, fetch: Callable[[bytes], Body]) -> Site:
    """The same site, with all bodies in the hands of `fetch`."""

    def kept(value: Any) -> Any:
        body = value.body
        short = {name: getattr(body, name) for name in KeptBody.__struct_fields__ if name != "key"}
        key = encoded((body.html, value.targets))
        BODIES[key] = body
        return replace(value, body=KeptBody(key=key, **short).fetched_by(fetch))

    kinds = ("posts", "hidden", "pages", "series", "campaigns", "people", "organisations")
    return replace(site, **{kind: tuple(map(kept, getattr(site, kind))) for kind in kinds})


BODIES: dict[bytes, Body] = {}


def _refuse(key: bytes) -> Body:
    raise AssertionError(f"a text was fetched while planning: {key!r}")


def test_nothing_is_planned_or_compared_with_a_text_in_hand() -> None:
    for output in planned(_elsewhere(SITE, _refuse)).values():
        assert _encoded(output)


def test_a_site_whose_texts_lie_elsewhere_has_the_same_files() -> None:
    env, frame = environment(THEME / "templates", SITE.settings), present_frame(SITE)
    elsewhere = planned(_elsewhere(SITE, BODIES.__getitem__))
    assert elsewhere.keys() == PLAN.keys()
    for path, output in elsewhere.items():
        assert render(output, env, frame) == render(PLAN[path], env, frame), path


def test_a_text_that_changed_elsewhere_changes_what_its_page_is_made_from() -> None:
    post = a_post(slug="urdu", lang="ur", body=a_body("Another text."))
    others = [one for one in SITE.posts if one.slug != "urdu"]
    before, after = (
        planned(_elsewhere(replace(SITE, posts=(*others, one)), _refuse))
        for one in (next(one for one in SITE.posts if one.slug == "urdu"), post)
    )
    path = "2017/01/urdu/index.html"
    assert _encoded(before[path]) != _encoded(after[path])

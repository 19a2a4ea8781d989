"""How pages show where somebody shares them."""

import pytest

from plugins.domain.people import Link
from plugins.views.post_heads import facts_of, present_post_sharing
from plugins.views.sharing import (
    SharedPicture,
    Sharing,
    locale_of,
    present_shared_picture,
)
from tests.builders import a_correction, a_moment, a_picture, a_post, a_site, an_asset


def _site(width: int = 1200, height: int = 630) -> object:
    return a_site(assets=(an_asset("images/a.png", width=width, height=height),))


def test_a_post_is_an_article_with_its_days_and_authors() -> None:
    post = a_post(category="Analysis", tags=("Tax", "tax"), corrections=(a_correction(),))
    assert present_post_sharing(facts_of(a_site([post]), post)) == Sharing(
        kind="article",
        locale="en_GB",
        published="2017-01-13T09:00:00+00:00",
        modified="2017-02-01T00:00:00+00:00",
        authors=(Link("Nia Powell", "/people/nia-powell/"),),
        section="Analysis",
        topics=("Tax",),
    )


def test_a_post_that_was_never_changed_was_not_modified() -> None:
    post = a_post(modified=a_moment("2017-01-13"))  # the day of its publication, without an hour
    assert present_post_sharing(facts_of(a_site([post]), post)).modified == ""


@pytest.mark.parametrize(
    ("width", "height", "card"),
    [
        pytest.param(1200, 630, "summary_large_image", id="wide"),
        pytest.param(600, 600, "summary_large_image", id="square"),
        pytest.param(0, 0, "summary_large_image", id="of a size that nobody knows"),
        pytest.param(599, 300, "summary", id="small"),
        pytest.param(800, 1200, "summary", id="higher than wide"),
    ],
)
def test_a_picture_stands_above_or_beside_the_words(width: int, height: int, card: str) -> None:
    shared = present_shared_picture(_site(width, height), a_picture(src="/images/a.png"))  # type: ignore[arg-type]
    assert shared == SharedPicture("/images/a.png", "A green square", width, height, card)  # type: ignore[arg-type]


@pytest.mark.parametrize("address", ["/images/b.JPG", "https://example.net/b.jpeg?large"])
def test_a_photograph_is_shown_wherever_it_is(address: str) -> None:
    shared = present_shared_picture(a_site(), a_picture(src=address))
    assert shared
    assert shared.src == address


@pytest.mark.parametrize(
    "address",
    [
        pytest.param("/images/square.svg", id="a drawing"),
        pytest.param("/images/square.avif", id="a format that is too new"),
        pytest.param("/images/a.png", id="too small"),
    ],
)
def test_what_social_networks_do_not_show_is_not_taken(address: str) -> None:
    assert present_shared_picture(_site(400, 199), a_picture(src=address)) is None  # type: ignore[arg-type]


def test_no_picture_is_none() -> None:
    assert present_shared_picture(a_site(), None) is None


@pytest.mark.parametrize(
    ("language", "locale"),
    [("en-GB", "en_GB"), ("en", ""), ("zh-Hant-TW", "zh_TW"), ("cy-gb", "cy_GB"), ("sr-Latn", "")],
)
def test_a_locale_has_a_language_and_a_country(language: str, locale: str) -> None:
    assert locale_of(language) == locale

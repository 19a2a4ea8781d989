"""Pictures and documents are found where old sites kept them, and links lead to where they are."""

from itertools import islice

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.importing.sites.old_files import OldFiles, carried, of_posts, place_here, places_for

FILES = OldFiles(
    frozenset({
        "static/img/a.png", "content/posts/halls/b.jpg", "content/images/c.png", "files/d e.pdf",
        "images/f.svg", "static/img/two halls (east).png",
    }),
    "content/",
)  # fmt: skip
POST = "posts/halls/index.md"


@pytest.mark.parametrize(
    ("path", "place"),
    [
        ("static/img/a.png", "images/img/a.png"),
        ("images/f.svg", "images/f.svg"),
        ("content/posts/halls/b.JPG", "images/posts/halls/b.JPG"),
        ("assets/x.pdf", "files/assets/x.pdf"),
        ("files/x.pdf", "files/x.pdf"),
    ],
)
def test_files_go_to_their_folders(path: str, place: str) -> None:
    assert place_here(path) == place


@pytest.mark.parametrize(
    ("path", "places"),
    [
        ("static/img/a.png",
         ["images/img/a.png", "images/static/img/a.png", "images/img/a-2.png"]),
        ("files/x.pdf", ["files/x.pdf", "files/x-2.pdf", "files/x-3.pdf"]),
    ],
)  # fmt: skip
def test_a_file_has_other_places_to_go_to(path: str, places: list[str]) -> None:
    assert [*islice(places_for(path), 3)] == places


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('![A](/img/a.png "B")', '![A](/images/img/a.png "B")'),
        ("![A](b.jpg)", "![A](/images/posts/halls/b.jpg)"),
        ("![A]({static}/images/c.png)", "![A](/images/c.png)"),
        ("![A](../../images/c.png)", "![A](/images/c.png)"),
        ("[d](/files/d%20e.pdf#page=2)", "[d](/files/d%20e.pdf#page=2)"),
        ("[a]: /img/a.png", "[a]: /images/img/a.png"),
        ('<img alt="" src="/img/a.png">', '<img alt="" src="/images/img/a.png">'),
        ("![A](</img/two halls (east).png>)", "![A](</images/img/two%20halls%20%28east%29.png>)"),
        ("![A](/img/two%20halls%20(east).png)", "![A](/images/img/two%20halls%20%28east%29.png)"),
        ('<img alt="" src="/img/two halls (east).png">',
         '<img alt="" src="/images/img/two%20halls%20%28east%29.png">'),
        ("![A](/img/gone.png)", "![A](/img/gone.png)"),
        ("![A](https://example.org/img/a.png)", "![A](https://example.org/img/a.png)"),
        ("![A](//example.org/img/a.png)", "![A](//example.org/img/a.png)"),
        ("`![A](/img/a.png)`", "`![A](/img/a.png)`"),
        ("```\n![A](/img/a.png)\n```", "```\n![A](/img/a.png)\n```"),
        ("![A](../../../img/a.png)", "![A](../../../img/a.png)"),
    ],
)  # fmt: skip
def test_addresses_lead_to_the_new_places(old: str, new: str) -> None:
    assert carried(old, POST, FILES).text == new


def test_what_is_shown_is_carried_once() -> None:
    found = carried("![](/img/a.png) ![](/img/a.png) ![](b.jpg) ![](x.png)", POST, FILES)
    assert found.files == {
        "static/img/a.png": "images/img/a.png",
        "content/posts/halls/b.jpg": "images/posts/halls/b.jpg",
    }


def test_templates_and_settings_are_no_files_of_posts() -> None:
    assert of_posts(["a.png", "b.PDF", "c.html", "d.yml", "png"]) == {"a.png", "b.PDF"}


@given(st.text("ab./![]()\"'<>= \n`#?"))
def test_no_text_is_too_strange(text: str) -> None:
    found = carried(text, POST, OldFiles(frozenset({"a.png", "b.pdf"})))
    assert found.files or found.text == text

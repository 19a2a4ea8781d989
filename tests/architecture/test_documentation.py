"""Links within the documentation, to files, to places on a page, to pictures, lead somewhere."""

import re
from pathlib import Path

import pytest

from plugins.host.call import ROOT

PAGES = sorted((*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")))
each_page = pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))

_LINK = re.compile(r"\]\(([^)\s]+)\)|(?:src|srcset|href)=\"([^\"]+)\"")


def without_examples(page: Path) -> str:
    text = re.sub(r"^```.*?^```", "", page.read_text("utf-8"), flags=re.M | re.S)
    return re.sub(r"`[^`\n]+`", "", text)


def links_of(page: Path) -> list[str]:
    """The addresses on a page that lead to no other host."""
    links = [first or second for first, second in _LINK.findall(without_examples(page))]
    return [link for link in links if not re.match(r"[a-z]+:", link)]


def places_on(page: Path) -> set[str]:
    """The fragments that lead to the headings of a page, as forges make them."""
    text = re.sub(r"^```.*?^```", "", page.read_text("utf-8"), flags=re.M | re.S)
    headings = re.findall(r"^#+ (.+)$", text, re.M)
    return {re.sub(r"[^\w\- ]", "", words.lower()).replace(" ", "-") for words in headings}


@each_page
def test_every_link_leads_to_a_file(page: Path) -> None:
    paths = [link.partition("#")[0] for link in links_of(page)]
    assert [path for path in paths if not (page.parent / path).exists()] == []


@each_page
def test_every_link_to_a_heading_leads_to_one(page: Path) -> None:
    wrong = []
    for link in links_of(page):
        path, _, place = link.partition("#")
        target = (page.parent / path) if path else page
        if place and target.suffix == ".md" and place not in places_on(target):
            wrong.append(link)
    assert wrong == []


@each_page
def test_every_picture_has_words_for_those_who_do_not_see_it(page: Path) -> None:
    text = without_examples(page)
    words = re.findall(r"!\[([^\]]*)\]\(", text)
    words += [
        found[1] if (found := re.search(r'\balt="([^"]*)"', tag)) else ""
        for tag in re.findall(r"<img\b[^>]*>", text)
    ]
    assert all(words)


def test_links_are_found() -> None:
    assert "docs/editors.md" in links_of(ROOT / "README.md")
    assert any(link.startswith("../content/") for link in links_of(ROOT / "docs" / "editors.md"))
    assert "the-text" in places_on(ROOT / "docs" / "editors.md")

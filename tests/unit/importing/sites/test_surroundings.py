"""What lies around the posts is found from the root of the old site."""

from pathlib import Path

import pytest

from plugins.importing.sites.sources import survey
from plugins.importing.sites.surroundings import surroundings_of, without_people


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A Jekyll site with an include, a picture beside it, data and a page of authors."""
    files = {
        "_posts/2015-01-02-x.md": "Text",
        "_includes/notes/a.html": "<p>A</p>",
        "_includes/a.png": "no text",
        "_data/authors.yml": "ann:\n  name: Ann\n",
        "_data/menu.yml": "ann:\n  name: No author\n",
        "_authors/bob.md": "---\nname: Bob\n---\n",
    }
    for path, text in files.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text, encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize(("folder", "below"), [("", ""), ("_posts", "_posts/")])
def test_includes_and_people_are_found(site: Path, folder: str, below: str) -> None:
    around = surroundings_of(site / folder, below, site / "new")
    assert around.includes == {"notes/a.html": "<p>A</p>"}
    assert [person.name for person in around.people] == ["Bob", "Ann"]


def test_their_files_are_not_counted_as_unread(site: Path) -> None:
    around = surroundings_of(site, "", site / "new")
    found = without_people(survey(site, site / "new"), around.people, "")
    assert [(skip.source, skip.reason) for skip in found.skipped] == [
        ("_authors/bob.md", "is an author's page, see people/")
    ]
    assert "_data/authors.yml" not in {other.source for other in found.others}
    assert "_data/menu.yml" in {other.source for other in found.others}


def test_an_authors_page_of_hugo_is_no_post(tmp_path: Path) -> None:
    page = tmp_path / "content/authors/ann/index.md"
    page.parent.mkdir(parents=True)
    page.write_text("---\nname: Ann\n---\n", encoding="utf-8")
    around = surroundings_of(tmp_path, "", tmp_path / "new")
    found = without_people(survey(tmp_path, tmp_path / "new"), around.people, "")
    assert found.posts == ()
    assert [skip.source for skip in found.skipped] == ["content/authors/ann/index.md"]

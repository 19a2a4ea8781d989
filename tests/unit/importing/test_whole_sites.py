"""Small sites of Jekyll, Hugo and Pelican come over whole: posts, authors, links between them."""

from pathlib import Path

from plugins.importing.report import Report
from plugins.importing.writing import Wish, import_folder


def _imported(folder: Path, files: dict[str, str]) -> tuple[Report, dict[str, str]]:
    """What an import of these files says, and the new files."""
    for path, text in files.items():
        (folder / "old" / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / "old" / path).write_text(text, encoding="utf-8")
    content = folder / "content"
    report = import_folder(folder / "old", content, wish=Wish(today="2026-11-30"))
    assert report.is_complete
    again = import_folder(folder / "old", content, wish=Wish(today="2026-11-30"))
    assert again.count("unchanged") == len(again.imported)
    assert {file.state for file in again.people} <= {"unchanged"}
    return report, {
        path.relative_to(content).as_posix(): path.read_text(encoding="utf-8")
        for path in sorted(content.rglob("*.md"))
    }


def _said(report: Report, kind: str) -> list[str]:
    return [notice.subject for notice in report.notices if notice.kind == kind]


def test_a_site_of_jekyll(tmp_path: Path) -> None:
    report, new = _imported(tmp_path, {
        "_config.yml": "title: Old\n",
        "_data/authors.yml": "ann:\n  name: Ann Smith\n  position: Chair\n  email: a@example.org\n",
        "_includes/note.html": "<p>Our note.</p>\n",
        "_posts/2015-01-02-ties-part-1.md":
            "---\ntitle: Ties, part 1\nauthor: ann\ndeck: How it began\n---\n{% include note.html %}\n",
        "_posts/2015-02-02-ties-part-2.md":
            "---\ntitle: Ties, part 2\nauthor: ann\n---\n[1]({% post_url 2015-01-02-ties-part-1 %})\n",
    })  # fmt: skip
    assert "name: Ann Smith\nrole: Chair\n" in new["people/ann.md"]
    assert new["posts/2015/2015-01-02-ties-part-1.md"].endswith("---\n<p>Our note.</p>\n")
    assert "summary: How it began\n" in new["posts/2015/2015-01-02-ties-part-1.md"]
    assert new["posts/2015/2015-02-02-ties-part-2.md"].endswith(
        "---\n[1](2015-01-02-ties-part-1.md)\n"
    )
    assert _said(report, "series") == ["series: Ties\npart: 1", "series: Ties\npart: 2"]
    assert _said(report, "person") == ["Ann Smith (people/ann.md)"]
    assert _said(report, "person-left-out") == ["email"]


def test_a_site_of_hugo(tmp_path: Path) -> None:
    report, new = _imported(tmp_path, {
        "hugo.toml": "baseURL = 'https://old.example/'\n",
        "content/_index.md": "Welcome\n",
        "content/authors/_index.md": "Authors\n",
        "content/authors/ann/_index.md": "---\ntitle: Ann Smith\n---\nShe writes.\n",
        "content/authors/bob/_index.md": "---\ntitle: Bob\n---\n",
        "content/posts/halls/index.md":
            "+++\ntitle = 'Halls'\ndate = 2015-01-02\nauthors = ['ann']\nlastmod = 2016-03-04\n+++\n"
            '{{< figure src="a.png" alt="A" >}}\n',
        "content/posts/over.md":
            '{"title": "Over", "date": "2015-01-03", "expiryDate": "2016-01-01"}\n'
            'See [it]({{< ref "halls" >}}).\n',
        "content/posts/quiet.md":
            "---\ntitle: Quiet\ndate: 2015-01-04\nbuild:\n  list: never\n---\n{{< odd >}}\n",
    })  # fmt: skip
    assert new["people/ann.md"] == "---\nname: Ann Smith\n---\n\nShe writes.\n"
    assert "people/bob.md" not in new
    assert "modified: 2016-03-04\n" in new["posts/2015/halls.md"]
    assert new["posts/2015/halls.md"].endswith("![A](a.png)\n")
    assert "status: draft\n" in new["posts/2015/over.md"]
    assert new["posts/2015/over.md"].endswith("See [it](halls.md).\n")
    assert "status: hidden\n" in new["posts/2015/quiet.md"]
    assert _said(report, "template-tag") == ["{{< odd >}}"]
    assert [(skip.source, skip.reason) for skip in report.skipped] == [
        ("content/_index.md", "describes a list of the old site, not a post"),
        ("content/authors/_index.md", "describes a list of the old site, not a post"),
        ("content/authors/ann/_index.md", "is an author's page, see people/"),
        ("content/authors/bob/_index.md", "is an author's page, see people/"),
    ]


def test_a_site_of_pelican(tmp_path: Path) -> None:
    report, new = _imported(tmp_path, {
        "pelicanconf.py": "SITENAME = 'Old'\n",
        "content/news/halls.md":
            "Title: Halls: a list\nDate: 2015-01-02 10:20\nTags: a, b\nAuthors: Ann; Bob\n"
            "Series: Ties\nSeries_index: 1\n\nSee [places]({filename}../places.md).\n",
        "content/places.md": "Title: Places\nDate: 2015-01-03\nStatus: hidden\n\nText\n",
    })  # fmt: skip
    halls = new["posts/2015/halls.md"]
    assert "title: Halls: a list\n" in halls
    assert "series: Ties\npart: 1\n" in halls
    assert "tags:\n  - a\n  - b\n" in halls
    assert halls.endswith("---\nSee [places](places.md).\n")
    assert "status: hidden\n" in new["posts/2015/places.md"]
    assert report.skipped == ()


def test_pictures_and_documents_come_with_the_posts_that_show_them(tmp_path: Path) -> None:
    report, new = _imported(tmp_path, {
        "hugo.toml": "baseURL = 'https://old.example/'\n",
        "static/img/lead.png": "lead",
        "static/img/unused.png": "unused",
        "static/paper.pdf": "paper",
        "content/posts/halls/a.png": "a",
        "content/posts/halls/index.md":
            "---\ntitle: Halls\ndate: 2015-01-02\nimage: {src: /img/lead.png, alt: A hall}\n---\n"
            '{{< figure src="a.png" alt="A" >}}\n\n[The paper](/paper.pdf), ![B](/img/gone.png)\n',
    })  # fmt: skip
    content = tmp_path / "content"
    halls = new["posts/2015/halls.md"]
    assert "  src: /images/img/lead.png\n" in halls
    assert halls.endswith(
        "![A](/images/posts/halls/a.png)\n\n[The paper](/files/paper.pdf), ![B](/img/gone.png)\n"
    )
    assert {(file.source, file.target, file.state) for file in report.files} == {
        ("static/img/lead.png", "images/img/lead.png", "written"),
        ("content/posts/halls/a.png", "images/posts/halls/a.png", "written"),
        ("static/paper.pdf", "files/paper.pdf", "written"),
    }
    assert (content / "images/posts/halls/a.png").read_text() == "a"
    assert not (content / "images/img/unused.png").exists()
    assert {n.source for n in report.notices if n.kind == "other-file"} == {
        "hugo.toml", "static/img/unused.png",
    }  # fmt: skip

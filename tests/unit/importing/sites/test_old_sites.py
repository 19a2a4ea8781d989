"""The settings of an old site are found beside its posts, and no other's are taken for them."""

from pathlib import Path

import pytest

from plugins.importing.sites.old_sites import OldSite, old_site_of


def _site(folder: Path, **files: str) -> Path:
    for path, text in files.items():
        file = folder / "old" / path.replace("__", "/")
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return folder / "old"


def _found(site: OldSite) -> tuple[str, str, tuple[str, ...]]:
    return site.below, site.settings.system if site.settings else "", site.files


@pytest.mark.parametrize(
    ("files", "asked", "found"),
    [
        pytest.param({"_config.yml": "title: A"}, "", ("", "jekyll", ("_config.yml",)),
                     id="Jekyll's"),
        pytest.param({"_config.yml": "title: A", "_posts__a.md": ""}, "_posts",
                     ("_posts/", "jekyll", ("_config.yml",)), id="above the posts"),
        pytest.param({"hugo.toml": "", "content__posts__a.md": ""}, "content/posts",
                     ("content/posts/", "hugo", ("hugo.toml",)), id="above a section"),
        pytest.param({"config.yaml": "baseURL: x"}, "", ("", "hugo", ("config.yaml",)),
                     id="an old name of Hugo's"),
        pytest.param({"config.yaml": "a: b"}, "", ("", "", ()), id="anybody's config"),
        pytest.param({"config___default__hugo.toml": "", "config___default__x.txt": ""}, "",
                     ("", "hugo", ("config/_default/hugo.toml",)), id="a folder of Hugo's"),
        pytest.param({"pelicanconf.py": "", "publishconf.py": ""}, "",
                     ("", "pelican", ("pelicanconf.py", "publishconf.py")), id="Pelican's"),
        pytest.param({"_config.yml": "", "news__a.md": ""}, "news", ("", "", ()),
                     id="a folder that is no root of posts"),
    ],
)  # fmt: skip
def test_settings_are_found(
    tmp_path: Path, files: dict[str, str], asked: str, found: tuple[str, str, tuple[str, ...]]
) -> None:
    assert _found(old_site_of(_site(tmp_path, **files) / asked)) == found


def test_feeds_that_a_jekyll_site_writes_itself_are_found(tmp_path: Path) -> None:
    feed = "---\n---\n<rss>{% for post in site.posts %}<guid>{{ post.url }}</guid>"
    site = _site(tmp_path, **{"_config.yml": "", "rss.xml": feed, "_site__rss.xml": feed})
    settings = old_site_of(site).settings
    assert settings
    assert [old.address for old in settings.feeds] == ["/rss.xml"]
    assert settings.guids == "address"

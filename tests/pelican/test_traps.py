"""Pelican's traps, each with a site that would fall into it. They run the `pelican` program."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
POST = "---\ntitle: {title}\ndate: {date}\n{more}---\n\n{body}\n"
Run = subprocess.CompletedProcess[str]


class Pelican:
    """A small site and the `pelican` program to build it with."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.output = folder / "output"
        self.write("content/site.yaml", "name: Trap\naddress: https://example.org\n")
        self.post("seen", body="Words that anybody may read.")

    def write(self, path: str, text: str) -> None:
        file = self.folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")

    def post(
        self,
        name: str,
        title: str = "Seen",
        date: str = "2017-01-13",
        more: str = "",
        body: str = "",
    ) -> None:
        text = POST.format(title=title, date=date, more=more, body=body)
        self.write(f"content/posts/{name}.md", text)

    def run(self, *arguments: str, plugin: str = "", settings: str = "") -> Run:
        """Run `pelican` from a folder that is neither the project's nor the site's."""
        self.write("foreign.py", plugin)
        names = "[*PLUGINS, 'foreign']" if plugin else "PLUGINS"
        self.write(
            "conf.py",
            f"import sys\nsys.path[:0] = [{str(ROOT)!r}, {str(self.folder)!r}]\n"
            f"from pelicanconf import *\nPLUGINS = {names}\nCACHE_PATH = {str(self.folder / 'cache')!r}\n"
            f"AS_AT = '2017-06-01'\n{settings}\n",
        )
        return subprocess.run(
            [
                sys.executable, "-m", "pelican", str(self.folder / "content"),
                "-o", str(self.output), "-s", str(self.folder / "conf.py"), *arguments,
            ],
            cwd="/", capture_output=True, text=True, check=False,
            env={**os.environ, "NO_COLOR": "1", "COLUMNS": "200"},
        )  # fmt: skip

    def pages(self) -> dict[str, bytes]:
        return {
            path.relative_to(self.output).as_posix(): path.read_bytes()
            for path in self.output.rglob("*")
            if path.is_file() and path.name != ".greenpaper"
        }

    def everything(self) -> bytes:
        return b"\n".join(self.pages().values())


@pytest.fixture
def pelican(tmp_path: Path) -> Pelican:
    return Pelican(tmp_path)


def test_a_plugin_that_does_not_load_stops_the_build(pelican: Pelican) -> None:
    done = pelican.run(settings="PLUGINS = [*PLUGINS, 'nowhere_to_be_found']")
    assert done.returncode == 2
    assert "nowhere_to_be_found" in done.stderr
    assert "Traceback" not in done.stderr
    assert not pelican.output.exists()


def test_a_plugin_that_cannot_be_registered_stops_the_build(pelican: Pelican) -> None:
    done = pelican.run(plugin="def register():\n    raise ValueError('no registering today')\n")
    assert done.returncode == 1
    assert "no registering today" in done.stdout + done.stderr
    assert not pelican.output.exists()


def test_a_plugin_of_ours_that_is_missing_stops_the_build(pelican: Pelican) -> None:
    done = pelican.run(settings="PLUGINS = []")
    assert done.returncode == 2
    assert "plugins.posts" in done.stderr
    assert not pelican.output.exists()


@pytest.mark.parametrize(
    "setting",
    [
        "DELETE_OUTPUT_DIRECTORY = True",
        "RELATIVE_URLS = True",
        "OUTPUT_SOURCES = True",
        "TYPOGRIFY = True",
        "TEMPLATE_PAGES = {'x.html': 'x.html'}",
        "STATIC_PATHS = ['images']",
        "THEME = 'simple'",
        "ARTICLE_PATHS = ['']",
    ],
)
def test_a_setting_that_would_leak_or_lose_is_refused_by_name(
    pelican: Pelican, setting: str
) -> None:
    done = pelican.run(settings=setting)
    assert done.returncode == 2
    assert setting.partition(" ")[0] in done.stderr
    assert "Traceback" not in done.stderr
    assert not pelican.output.exists()


def test_a_reader_that_fails_does_not_drop_the_post(pelican: Pelican) -> None:
    plugin = (
        "from pelican import signals\n"
        "def fails(generator, metadata):\n    raise ValueError(metadata['title'])\n"
        "def register():\n    signals.article_generator_context.connect(fails)\n"
    )
    done = pelican.run(plugin=plugin)
    assert done.returncode == 1
    assert "posts/seen.md" in done.stderr
    assert "(not-read)" in done.stderr
    assert not pelican.output.exists()


def test_mistakes_in_content_are_printed_without_a_traceback(pelican: Pelican) -> None:
    pelican.post("wrong", date="30/11/2026", more="sereis: x\n")
    done = pelican.run()
    assert done.returncode == 1
    assert "posts/wrong.md:3" in done.stderr
    assert "posts/wrong.md:4" in done.stderr
    assert "Traceback" not in done.stderr + done.stdout
    assert not pelican.output.exists()


def test_what_only_a_draft_or_a_future_post_uses_stays_at_home(pelican: Pelican) -> None:
    for name, more in (("draft", "status: draft\n"), ("future", "embargo: 2017-09-01 00:01\n")):
        pelican.write(f"content/images/{name}.svg", "<svg/>")
        pelican.write(f"content/files/{name}.pdf", "%PDF")
        body = f"![A picture]({{static}}/images/{name}.svg) [a file]({{static}}/files/{name}.pdf)"
        named = "series: Canary series\ncategory: Canary\ntags: [Canary]\nauthors: [Canary Guest]\n"
        pelican.post(name, title=f"Canary {name}", more=more + named, body=body)
    assert pelican.run().returncode == 0
    assert not [path for path in pelican.pages() if path.startswith(("images/", "files/"))]
    assert not [path for path in pelican.pages() if "anary" in path]
    assert b"anary" not in pelican.everything()
    assert b"draft" not in pelican.everything()
    assert not (pelican.output / "drafts").exists()
    assert b"anary" not in (pelican.output / ".greenpaper").read_bytes()


def test_the_moment_is_ours_and_not_the_clocks(pelican: Pelican) -> None:
    pelican.post("later", title="Later", date="2017-05-31 23:59")
    pelican.post("latest", title="Latest", date="2017-06-01 00:01")
    assert pelican.run().returncode == 0
    assert "2017/05/later/index.html" in pelican.pages()
    assert "2017/06/latest/index.html" not in pelican.pages()


def test_one_slug_in_two_months_is_two_posts_and_a_language_moves_no_address(
    pelican: Pelican,
) -> None:
    pelican.post("2016/update", title="One", date="2016-01-13", more="id: one\nslug: update\n")
    pelican.post("2017/update", title="Two", date="2017-01-13", more="id: two\nlang: cy\n")
    assert pelican.run().returncode == 0
    assert {"2016/01/update/index.html", "2017/01/update/index.html"} <= set(pelican.pages())


def test_a_draft_without_a_category_is_no_crash(pelican: Pelican) -> None:
    pelican.post("draft", more="status: draft\n")
    assert pelican.run().returncode == 0


def test_a_withdrawn_post_leaves_its_address_only(pelican: Pelican) -> None:
    pelican.post("gone", title="Canary title", body="Canary words.")
    assert pelican.run().returncode == 0
    more = "status: withdrawn\nwithdrawn_because: A member asked us to.\n"
    pelican.post("gone", title="Canary title", body="Canary words.", more=more)
    assert pelican.run().returncode == 0
    assert b"A member asked us to." in pelican.pages()["2017/01/gone/index.html"]
    assert b"anary" not in pelican.everything()


def test_a_post_that_became_a_draft_or_was_renamed_leaves_the_output(pelican: Pelican) -> None:
    pelican.post("one", title="One")
    pelican.run()
    pelican.post("one", title="One", more="status: draft\n")
    pelican.run()
    assert "2017/01/one/index.html" not in pelican.pages()


FOREIGN = """
from pelican import signals
from pelican.urlwrappers import Tag

def finalized(generators):
    articles = next(g for g in generators if type(g).__mro__[1].__name__ == "ArticlesGenerator")
    {change}

def register():
    signals.all_generators_finalized.connect(finalized)
"""


@pytest.mark.parametrize(
    ("change", "shows"),
    [
        pytest.param(
            "articles.articles[0].title = 'Retitled'", lambda page: b"Retitled" in page, id="title"
        ),
        pytest.param(
            "articles.articles[0].tags = [Tag('Foreign tag', articles.settings)]",
            lambda page: b"/topics/foreign-tag/" in page,
            id="tags",
        ),
        pytest.param(
            "articles.articles[0]._content += '<p>Added \"words\"<script>alert(1)</script></p>'",
            lambda page: "Added “words”".encode() in page and b"<script>" not in page,
            id="body, which passes the HTML pass as any other",
        ),
    ],
)
def test_what_another_plugin_changes_is_seen(
    pelican: Pelican, change: str, shows: Callable[[bytes], bool]
) -> None:
    done = pelican.run(plugin=FOREIGN.format(change=change))
    assert done.returncode == 0, done.stderr
    assert shows(pelican.pages()["2017/01/seen/index.html"])


def test_a_post_that_another_plugin_takes_out_is_not_there(pelican: Pelican) -> None:
    done = pelican.run(plugin=FOREIGN.format(change="del articles.articles[:]"))
    assert done.returncode == 0, done.stderr
    assert "2017/01/seen/index.html" not in pelican.pages()


@pytest.mark.parametrize("place", ["content/output", "."])
def test_output_within_content_or_around_it_is_refused(pelican: Pelican, place: str) -> None:
    pelican.output = (pelican.folder / place).resolve()
    done = pelican.run()
    assert done.returncode == 2
    assert "one within the other" in done.stderr


def test_another_theme_with_our_templates_gives_its_own_style(pelican: Pelican) -> None:
    shutil.copytree(ROOT / "theme", pelican.folder / "theme")
    pelican.write("theme/static/css/utilities.css", ".canary-style { color: red }\n")
    done = pelican.run(settings=f"THEME = {str(pelican.folder / 'theme')!r}")
    assert done.returncode == 0, done.stderr
    assert b"canary-style" in pelican.pages()["theme/greenpaper.css"]


def test_a_theme_that_lacks_one_of_our_templates_is_refused_by_its_name(pelican: Pelican) -> None:
    shutil.copytree(ROOT / "theme", pelican.folder / "theme")
    (pelican.folder / "theme" / "templates" / "pages" / "archive.html").unlink()
    done = pelican.run(settings=f"THEME = {str(pelican.folder / 'theme')!r}")
    assert done.returncode == 2
    assert "lacks our template pages/archive.html" in done.stderr


def test_a_content_folder_may_be_a_link(pelican: Pelican, tmp_path: Path) -> None:
    (tmp_path / "content").rename(tmp_path / "elsewhere")
    (tmp_path / "content").symlink_to(tmp_path / "elsewhere")
    done = pelican.run()
    assert done.returncode == 0, done.stderr
    assert "2017/01/seen/index.html" in pelican.pages()


def test_a_date_in_a_files_name_is_not_read_by_pelican(pelican: Pelican) -> None:
    pelican.post("2017-13-45-bad", title="Bad name", date="2017-05-05")
    done = pelican.run()
    assert done.returncode == 0, done.stderr
    assert "2017/05/bad/index.html" in pelican.pages()


def test_a_draft_that_is_linked_and_listed_as_known_stays_unknown_to_readers(
    pelican: Pelican,
) -> None:
    pelican.post("draft", title="Draft", more="status: draft\nslug: canary-slug\n")
    pelican.post("linking", title="Linking", body="See [next](draft.md).")
    pelican.write("content/known-problems.txt", "posts/linking.md: link: draft.md\n")
    done = pelican.run()
    assert done.returncode == 1
    assert "(not-public)" in done.stderr


def test_a_draft_has_no_say_in_how_a_public_name_is_written(pelican: Pelican) -> None:
    pelican.post("0", more="status: draft\nseries: The CANARY Series\nauthors: [Jo CANARY]\n")
    pelican.post("1", title="One", more="series: the-canary-series\nauthors: [jo-canary]\n")
    assert pelican.run().returncode == 0
    assert b"CANARY" not in pelican.everything()


def test_names_with_blanks_and_accents_are_found_by_links(pelican: Pelican) -> None:
    pelican.write("content/files/My Report \u00e9.pdf", "%PDF")
    pelican.post(
        "report",
        title="Report",
        more="files: [{file: files/My Report \u00e9.pdf}]\n",
        body="[r](../files/My%20Report%20%C3%A9.pdf)",
    )
    done = pelican.run()
    assert done.returncode == 0, done.stderr
    page = pelican.pages()["2017/01/report/index.html"].decode()
    assert page.count('href="/files/My%20Report%20%C3%A9.pdf"') == 2
    assert "r (PDF, 1 kB)" in page
    assert "files/My Report \u00e9.pdf" in pelican.pages()

"""The preview as a person has it: a process, a browser's requests, edits, Ctrl-C."""

import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from http.client import HTTPConnection
from pathlib import Path

import pytest

from plugins.host.call import ROOT, call_from
from plugins.host.preview.serving import preview_options

HANGS = 120.0  # seconds after which a preview that says nothing is given up


class Preview:
    """A running `greenpaper serve` and what it says, line by line."""

    def __init__(self, folder: Path) -> None:
        self.post = folder / "content" / "posts" / "keys.md"
        self.process = subprocess.Popen(
            [
                *(sys.executable, "-m", "plugins.host.cli", "serve", "--port", "0"),
                *("--content", str(folder / "content"), "--cache", str(folder / "cache")),
            ],
            cwd=ROOT,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        self.alarm = threading.Timer(HANGS, self.process.kill)
        self.alarm.start()

    def says(self, words: str) -> str:
        """The next line with `words`; fails if the preview ends before it."""
        assert self.process.stdout
        heard = []
        for line in self.process.stdout:
            heard.append(line)
            if words in line:
                return line
        pytest.fail(f"never said “{words}”:\n{''.join(heard)}")

    def end(self) -> int:
        self.process.send_signal(signal.SIGINT)
        status = self.process.wait()
        self.alarm.cancel()
        return status


def write_post(path: Path, head: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"---\n{head}date: 2017-01-13\nstatus: draft\n---\n\nThe keys.\n")


@pytest.fixture
def head() -> str:
    """The front matter of the post at the start."""
    return "title: Who holds the keys\n"


@pytest.fixture
def preview(tmp_path: Path, head: str) -> Iterator[Preview]:
    write_post(tmp_path / "content" / "posts" / "keys.md", head)
    (tmp_path / "content" / "site.yaml").write_text(
        "name: Fernhow\naddress: https://fernhow.example/blog\n"
    )
    running = Preview(tmp_path)
    yield running
    running.alarm.cancel()
    running.process.kill()
    running.process.wait()
    assert running.process.stdout
    running.process.stdout.close()


def page_at(port: int, path: str) -> tuple[int, str]:
    connection = HTTPConnection("127.0.0.1", port, timeout=30)
    connection.request("GET", path, headers={"Host": "localhost"})
    given = connection.getresponse()
    text = given.read().decode()
    connection.close()
    return given.status, text


def test_a_draft_shows_edits_show_a_mistake_leaves_the_last_good_page(preview: Preview) -> None:
    address = preview.says("pages written").rpartition("http://localhost:")[2].split("/")
    port = int(address[0])
    assert address[1] == "blog"
    assert "Who holds the keys" in page_at(port, "/blog/2017/01/keys/")[1]

    write_post(preview.post, "title: Who has the keys\n")
    preview.says("written")
    assert "Who has the keys" in page_at(port, "/blog/2017/01/keys/")[1]

    write_post(preview.post, "titel: Who had the keys\n")
    assert "content/posts/keys.md:2" in preview.says("unknown-key")
    preview.says("last good preview stays")
    assert "Who has the keys" in page_at(port, "/blog/2017/01/keys/")[1]
    assert page_at(port, "/blog/nothing/")[0] == 404

    assert preview.end() == 0
    assert preview.process.stdout
    assert "Traceback" not in preview.process.stdout.read()


@pytest.mark.parametrize("head", ["titel: Who had the keys\n"], ids=["refused from the start"])
def test_where_there_was_no_good_build_yet_a_page_waits_for_it(preview: Preview) -> None:
    line = preview.says("Its place is http://localhost:")
    port = int(line.rpartition("http://localhost:")[2].split("/")[0])
    status, page = page_at(port, "/blog/2017/01/keys/")
    assert (status, "There is no preview yet" in page) == (503, True)
    assert "/.greenpaper/live.js" in page

    write_post(preview.post, "title: Who has the keys\n")
    preview.says("pages written")
    assert "Who has the keys" in page_at(port, "/blog/2017/01/keys/")[1]


@pytest.mark.parametrize(
    ("siteurl", "path"),
    [
        pytest.param("", "/blog", id="the path of site.yaml's address"),
        pytest.param("https://example.org", "", id="none, where SITEURL has none"),
        pytest.param("https://example.org/a/b/", "/a/b", id="that of SITEURL"),
    ],
)
def test_a_preview_has_the_path_of_the_site(tmp_path: Path, siteurl: str, path: str) -> None:
    (tmp_path / "site.yaml").write_text("name: Fernhow\naddress: https://fernhow.example/blog\n")
    given: dict[str, str | None] = {"content": str(tmp_path), "siteurl": siteurl, "jobs": "3"}
    call = call_from("serve", given, {})
    options = preview_options(call, tmp_path / "preview", 8123)
    assert options.address == f"http://localhost:8123{path}"
    assert (options.preview, options.maker, options.jobs) == (True, "serve", 3)
    assert options.output == tmp_path / "preview"

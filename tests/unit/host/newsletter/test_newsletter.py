"""The command as it is called, on a small content folder."""

import re
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import pytest

from plugins.host.cli import main
from plugins.host.newsletter.outbox import NAMES
from tests.serving import serving
from tests.small_blog import NOON, begin_blog, write

SITE = """\
name: Fellowstead
address: https://fellowstead.example/blog
newsletter:
  name: The update
  sender: policy@fellowstead.example
  list: update@lists.fellowstead.example
  postal: Fellowstead, 14 Cooper's Yard, Orrisford
  unsubscribe: https://lists.fellowstead.example/leave
"""
MAIL = "email:\n  subject: The keys are back\n  preheader: And who has them\n"
POSTS = {
    "keys": f"title: Who holds the keys\ndate: 2016-01-13 09:00\nedition: 1\n{MAIL}",
    "doors": f"title: The second door\ndate: 2016-12-20 09:00\nedition: 2\n{MAIL}",
    "draft": f"title: Not yet\ndate: 2016-11-29 09:00\nstatus: draft\nedition: 3\n{MAIL}",
    "waiting": "title: Canary Wharf\ndate: 2016-12-24 00:01\n",
}
BODY = {
    "keys": "Read [on](https://example.net/).\n\n![A door](../images/door.png)\n",
    "doors": "Read [who holds them](keys.md).\n\n![A door](../images/door.png)\n",
}

SENT = """\
2016-01-13T09:30:00Z sending of=k edition=1 try=aa to=l@example.org via=smtp by=me text=0 entries=0
2016-01-13T09:31:00Z sent of=k edition=1 try=aa
"""


class Nothing(BaseHTTPRequestHandler):
    """A host that has nothing."""

    def do_GET(self) -> None:
        self.send_error(404)

    def do_HEAD(self) -> None:
        self.send_error(404)

    def log_message(self, *_: object) -> None:
        """Nothing: a test's output is its own."""


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One for all, so that templates are read once."""
    return tmp_path_factory.mktemp("cache") / "c"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, cache: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    begin_blog(tmp_path, cache, monkeypatch, SITE, POSTS, BODY)
    return tmp_path


def edit(path: str, old: str, new: str) -> None:
    text = Path(path).read_text()
    assert old in text
    Path(path).write_text(text.replace(old, new))


def run(edition: int = 1, *more: str) -> int:
    words = ["newsletter", "--edition", str(edition), "--content", "blog", "--outbox", "box"]
    return main([*words, *more])


def files_of(edition: int = 1) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(Path(f"box/{edition}").iterdir())}


def page_of(edition: int) -> str:
    return Path(f"box/{edition}/email.html").read_text()


def test_an_edition_in_order_is_written_and_described(capsys: pytest.CaptureFixture[str]) -> None:
    assert run() == 0
    assert sorted(files_of()) == sorted(NAMES)
    said = capsys.readouterr()
    assert re.fullmatch(
        r"Nothing is to be mended\.\n\n"
        r"Subject: The keys are back\nPreheader: And who has them\n"
        r"Edition 1: \d+ kB of HTML, \d+ kB with what a mail service adds; Gmail shows 102 kB\.\n"
        r"box/1/preview\.htm, to look at it\n"
        r"box/1/email\.html, \d+ kB\nbox/1/email\.txt, 1 kB\nbox/1/email\.eml, \d+ kB\n",
        said.out,
    )
    assert said.err == ""


def test_the_message_holds_the_same_text_and_html() -> None:
    assert run() == 0
    message = message_from_bytes(files_of()["email.eml"], policy=default)
    assert isinstance(message, EmailMessage)
    assert message["Subject"] == "The keys are back"
    for name, kind in (("email.txt", "plain"), ("email.html", "html")):
        part = message.get_body((kind,))
        assert part
        said = part.get_content().replace("\r\n", "\n")
        assert said.rstrip("\n") == files_of()[name].decode().rstrip("\n")


def test_the_same_content_gives_the_same_bytes(monkeypatch: pytest.MonkeyPatch) -> None:
    assert run() == 0
    first = files_of()
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(NOON) + 3600))
    assert run(1, "--cache", "other", "--outbox", "box") == 0
    assert files_of() == first


def test_what_comes_out_gives_the_mail_that_it_gave_before() -> None:
    assert run(2) == 0
    before = files_of(2)
    assert run(2, "--as-at", "2016-12-21T09:00") == 0
    assert files_of(2) == before


def test_nothing_else_is_written() -> None:
    assert run() == 0
    assert sorted(path.name for path in Path().iterdir()) == ["blog", "box"]
    assert sorted(path.name for path in Path("box").iterdir()) == [".greenpaper", "1"]


def test_without_a_number_the_newest_edition_is_meant() -> None:
    assert main(["newsletter", "--content", "blog", "--outbox", "box"]) == 0
    assert Path("box/2/email.html").exists()


@pytest.mark.parametrize(
    ("edition", "words"),
    [(2, "It comes out on 20 December 2016, 09:00"), (3, "It is a draft")],
    ids=["one to come", "a draft"],
)
def test_an_edition_that_is_not_public_can_be_looked_at(
    edition: int, words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(edition) == 0
    assert words in capsys.readouterr().out


def test_nothing_of_another_post_that_waits_is_in_it() -> None:
    edit("blog/posts/draft.md", "Text.", "[what waits](waiting.md), [one](keys.md).")
    assert run(3) == 1
    for content in files_of(3).values():
        assert b"Canary" not in content


def test_a_link_to_what_is_not_public_when_it_arrives_is_an_error(
    capsys: pytest.CaptureFixture[str],
) -> None:
    edit("blog/posts/doors.md", "Read", "[What waits](waiting.md).\n\nRead")
    assert run(2) == 1
    said = capsys.readouterr().out
    assert "blog/posts/doors.md:10: “waiting.md” leads to a post that is not public" in said
    assert "(letter-link)" in said
    assert "docs/checks/letter-link.md" in said
    assert Path("box/2/email.html").exists()


def test_what_a_check_of_the_site_says_is_not_said_twice(
    capsys: pytest.CaptureFixture[str],
) -> None:
    edit("blog/posts/keys.md", "Read", "[What waits](waiting.md).\n\nRead")
    assert run(1) == 1
    said = capsys.readouterr().out
    assert said.count("waiting.md") == 1
    assert "(not-public)" in said


def test_mistakes_elsewhere_keep_nobody_from_looking(capsys: pytest.CaptureFixture[str]) -> None:
    write("blog/posts/waiting.md", "---\ntitel: x\n---\n\nText.\n")
    assert run() == 0
    assert "waiting.md" not in "".join(capsys.readouterr())


def test_an_edition_that_cannot_be_read_says_why(capsys: pytest.CaptureFixture[str]) -> None:
    edit("blog/posts/keys.md", "title:", "titel: x\ntitle:")
    assert run() == 1
    assert "blog/posts/keys.md:2: " in capsys.readouterr().err
    assert not Path("box").exists()


def test_where_an_edition_is_not_found_it_is_said_what_could_not_be_read(
    capsys: pytest.CaptureFixture[str],
) -> None:
    edit("blog/posts/keys.md", "edition: 1\n", "edition: first\n")
    assert run(1) == 2
    assert "\n    blog/posts/keys.md:4: edition: “first” is " in capsys.readouterr().err


def test_warnings_alone_keep_nothing_back(capsys: pytest.CaptureFixture[str]) -> None:
    edit("blog/posts/keys.md", "  preheader: And who has them\n", "")
    assert run() == 0
    said = capsys.readouterr().out
    assert "blog/posts/keys.md:5: no preheader" in said
    assert "Preheader: (none)" in said


def test_a_warning_can_be_switched_off_and_an_error_cannot(
    capsys: pytest.CaptureFixture[str],
) -> None:
    edit("blog/site.yaml", "  sender: policy@fellowstead.example\n", "")
    edit("blog/site.yaml", "  postal: Fellowstead, 14 Cooper's Yard, Orrisford\n", "")
    Path("blog/site.yaml").write_text(
        f"{Path('blog/site.yaml').read_text()}checks:\n  letter-sender: off\n"
    )
    assert run() == 1
    said = capsys.readouterr().out
    assert said.count("(letter-sender)") == 1
    assert "blog/site.yaml:3: nobody sends the newsletter" in said


def test_mistakes_in_what_the_site_says_are_told(capsys: pytest.CaptureFixture[str]) -> None:
    edit("blog/site.yaml", "https://lists.fellowstead.example/leave", "http://[")
    assert run() == 1
    assert "blog/site.yaml:8: " in capsys.readouterr().out


def test_a_sender_that_is_no_address_is_told_once(capsys: pytest.CaptureFixture[str]) -> None:
    edit("blog/site.yaml", "sender: policy@", "sender: The team <policy@")
    edit("blog/site.yaml", "policy@fellowstead.example", "policy@fellowstead.example>")
    assert run() == 1
    said = capsys.readouterr().out
    assert "write policy@fellowstead.example" in said
    assert "nobody sends" not in said


def test_an_action_that_was_over_before_is_told_once(capsys: pytest.CaptureFixture[str]) -> None:
    action = "actions:\n  - label: Sign\n    url: https://example.net/\n    closes: 2016-01-12\n"
    edit("blog/posts/keys.md", "edition: 1\n", f"edition: 1\n{action}")
    assert run() == 0
    said = capsys.readouterr().out
    assert "(closed-action)" in said
    assert "(letter-action)" not in said


def test_an_action_that_is_over_is_told_until_the_edition_is_sent(
    capsys: pytest.CaptureFixture[str],
) -> None:
    action = "actions:\n  - label: Sign\n    url: https://example.net/\n    closes: 2016-11-29\n"
    edit("blog/posts/keys.md", "edition: 1\n", f"edition: 1\nid: k\n{action}")
    assert run() == 0
    assert "“Sign” closed before the letter is sent, 29 November 2016" in capsys.readouterr().out
    write("blog/ledger.txt", SENT)
    assert run() == 0
    said = capsys.readouterr().out
    assert said.startswith("Nothing is to be mended.")
    assert "It was sent on 13 January 2016: what is mended now, subscribers do not get." in said


def test_a_hidden_edition_is_called_so(capsys: pytest.CaptureFixture[str]) -> None:
    edit("blog/posts/keys.md", "edition: 1\n", "edition: 1\nstatus: hidden\n")
    assert run() == 0
    assert "It is hidden: " in capsys.readouterr().out


def test_a_site_on_this_machine_alone_is_an_error(capsys: pytest.CaptureFixture[str]) -> None:
    edit("blog/site.yaml", "address: https://fellowstead.example/blog\n", "")
    assert run() == 1
    assert "which nobody else can reach" in capsys.readouterr().out


def test_pictures_of_a_draft_are_on_the_page_that_shows_it() -> None:
    edit("blog/posts/draft.md", "Text.", "![A door](../images/door.png)")
    assert run(3) == 0
    page = files_of(3)["preview.htm"].decode()
    assert page.count("data:image/png;base64,") == 4
    assert 'src="https://fellowstead.example/blog/images/door.png"' in page_of(3)


def test_others_are_asked_where_that_is_wanted(capsys: pytest.CaptureFixture[str]) -> None:
    with serving(Nothing, poll_interval=0.01) as origin:
        edit("blog/posts/keys.md", "https://example.net/", f"{origin}/gone")
        assert run(1, "--links", "1", "--cache", "own") == 0
    said = capsys.readouterr().out
    assert f"blog/posts/keys.md:10: “{origin}/gone” is not there any more" in said
    assert said.count(f"“{origin}") == 2  # and it begins with http://


def test_nobody_is_asked_where_that_is_not_wanted(capsys: pytest.CaptureFixture[str]) -> None:
    with serving(Nothing, poll_interval=0.01) as origin:
        edit("blog/posts/keys.md", "https://example.net/", f"{origin}/gone")
        run(1, "--cache", "own")
    assert "external-link" not in capsys.readouterr().out
    assert not Path("own/external-links").exists()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        pytest.param(["--edition", "9"], "there is no edition 9: there are 1, 2, 3", id="none"),
        pytest.param(["--edition", "x"], "EDITION is “x”", id="no number"),
        pytest.param(["--outbox", "blog"], "blog is the content: ", id="the content itself"),
        pytest.param(["--outbox", "blog/box"], "one within the other", id="in the content"),
        pytest.param(["--content", "nowhere"], "there is no folder", id="no content"),
    ],
)
def test_what_cannot_be_carried_out_is_a_wrong_call(
    words: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["newsletter", "--content", "blog", "--outbox", "box", *words]) == 2
    assert said in capsys.readouterr().err
    assert not Path("box").exists()


def test_a_site_and_its_mail_never_share_a_folder(capsys: pytest.CaptureFixture[str]) -> None:
    build = ["site", "--content", "blog", "--as-at", "2017-01-01"]
    assert main([*build, "--output", "out"]) == 0
    assert run(1, "--outbox", "out") == 2
    assert "was made by “greenpaper site”" in capsys.readouterr().err
    assert run() == 0
    assert main([*build, "--output", "box"]) == 2
    assert "was made by “greenpaper newsletter”" in capsys.readouterr().err
    assert run() == 0

"""Links to other hosts, asked of hosts on this machine."""

import threading
from collections import Counter
from collections.abc import Iterator
from datetime import datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from plugins.domain.places import Places, SourceText
from plugins.host.checking.asking import AT_ONCE_A_HOST, Answer, Asker
from plugins.host.checking.external_links import (
    Link,
    check_external,
    external_links,
    kept,
    problems_of,
)
from plugins.host.options import Options
from tests.builders import a_campaign, a_moment, a_post, a_site, an_action
from tests.conftest import MOMENT

STATUSES = {"/there": 200, "/gone": 404, "/withdrawn": 410, "/forbidden": 403, "/broken": 500}


class Host(ThreadingHTTPServer):
    """A host that notes what it is asked. `/moved` redirects to `/there`, `/no-head` answers only
    GET, `/slow` never, `/crowd…` only two together; `robots.txt` forbids `/private`."""

    daemon_threads = True

    def __init__(self, robots: int = 200) -> None:
        super().__init__(("127.0.0.1", 0), Page)
        self.robots = robots
        self.asked: list[tuple[str, str]] = []
        self.agents: set[str] = set()
        self.lock = threading.Lock()
        self.open = 0
        self.most = 0
        self.two = threading.Barrier(2, timeout=5)
        self.released = threading.Event()

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}"


class Page(BaseHTTPRequestHandler):
    server: Host

    def do_HEAD(self) -> None:
        self.answer()

    def do_GET(self) -> None:
        self.answer()

    def answer(self) -> None:
        with self.server.lock:
            self.server.asked.append((self.command, self.path))
            self.server.agents.add(self.headers["User-Agent"])
            self.server.open += 1
            self.server.most = max(self.server.most, self.server.open)
        if self.path == "/slow":
            self.server.released.wait(10)
        if self.path.startswith("/crowd"):
            self.server.two.wait()
        with self.server.lock:
            self.server.open -= 1
        self.put()

    def put(self) -> None:
        body = b"User-agent: *\nDisallow: /private\n" if self.path == "/robots.txt" else b""
        status = STATUSES.get(self.path, 200)
        if self.path == "/robots.txt":
            status = self.server.robots
        if self.path == "/no-head" and self.command == "HEAD":
            status = 405
        if self.path == "/moved":
            status = 301
        self.send_response(status)
        if status == 301:
            self.send_header("Location", "/there")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command == "GET":
            self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Nothing."""


@pytest.fixture(autouse=True)
def _directly(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("no_proxy", "127.0.0.1")


def running(robots: int = 200) -> Iterator[Host]:
    host = Host(robots)
    thread = threading.Thread(target=host.serve_forever, args=(0.01,))
    thread.start()
    yield host
    host.released.set()
    host.shutdown()
    thread.join()
    host.server_close()


@pytest.fixture
def host() -> Iterator[Host]:
    yield from running()


def ask(host: Host, *paths: str, timeout: float = 5) -> dict[str, Answer]:
    asker = Asker("https://example.org", timeout)
    found = asker.answers([host.address + path for path in paths], lambda _done, _total: None)
    return {address.removeprefix(host.address): answer for address, answer in found}


@pytest.mark.parametrize(
    ("path", "status", "methods"),
    [
        pytest.param("/there", 200, ["HEAD"], id="what is there is asked once"),
        pytest.param("/no-head", 200, ["HEAD", "GET"], id="a host that answers only GET"),
        pytest.param("/gone", 404, ["HEAD", "GET"], id="what is not there is asked again"),
        pytest.param("/forbidden", 403, ["HEAD", "GET"], id="forbidden"),
        pytest.param("/broken", 500, ["HEAD", "GET"], id="broken"),
    ],
)
def test_head_comes_first_then_get(host: Host, path: str, status: int, methods: list[str]) -> None:
    assert ask(host, path) == {path: Answer(status)}
    assert [method for method, asked in host.asked if asked == path] == methods


def test_a_redirect_counts_as_where_it_leads(host: Host) -> None:
    assert ask(host, "/moved") == {"/moved": Answer(200)}


def test_the_rules_of_a_host_are_asked_once_and_obeyed(host: Host) -> None:
    assert ask(host, "/private/x", "/there") == {"/private/x": Answer(), "/there": Answer(200)}
    assert Counter(path for _, path in host.asked) == {"/robots.txt": 1, "/there": 1}


def test_a_host_without_rules_may_be_asked() -> None:
    for host in running(robots=404):
        assert ask(host, "/private/x") == {"/private/x": Answer(200)}


def test_a_host_whose_rules_cannot_be_had_is_not_asked() -> None:
    for host in running(robots=503):
        assert ask(host, "/there") == {"/there": Answer()}


def test_a_host_learns_who_asks(host: Host) -> None:
    ask(host, "/there")
    assert host.agents == {"Greenpaper (checks the links of https://example.org)"}


def test_a_host_that_does_not_answer_is_not_waited_for(host: Host) -> None:
    assert ask(host, "/slow", timeout=0.2) == {"/slow": Answer(why="it does not answer in time")}


def test_a_host_that_is_not_there_is_asked_once() -> None:
    with_port = Host()
    with_port.server_close()
    answers = ask(with_port, "/a", "/b")
    assert set(answers.values()) == {Answer(why="it refuses the connection")}


def test_two_at_once_to_one_host(host: Host) -> None:
    paths = [f"/crowd{number}" for number in range(12)]
    assert set(ask(host, *paths).values()) == {Answer(200)}
    assert host.most == AT_ONCE_A_HOST


def test_an_address_that_is_none_is_no_traceback() -> None:
    asker = Asker("https://example.org")
    (found,) = asker.answers(["http://[::1/x"], lambda _done, _total: None)
    assert found[1].why


@pytest.mark.parametrize(
    ("answer", "message"),
    [
        (Answer(404), "“http://x.example/” is not there any more: the server answers 404"),
        (Answer(410), "“http://x.example/” is not there any more: the server answers 410"),
        (Answer(503), "“http://x.example/” fails: the server answers 503"),
        (Answer(why="there is no such host"), "“http://x.example/” cannot be reached: there is no such host"),
    ],
)  # fmt: skip
def test_what_leads_to_nothing_is_told(answer: Answer, message: str) -> None:
    link = Link("http://x.example/", "posts/x.md", "http://x.example/")
    places = Places({"posts/x.md": SourceText({}, "One.\n[x](http://x.example/)", 5)})
    (problem,) = problems_of([link], {link.address: answer}, places)
    assert (problem.message, problem.line, problem.severity) == (message, 6, "warning")
    assert problem.hint


@pytest.mark.parametrize(
    "answer",
    [
        pytest.param(Answer(200), id="it is there"),
        pytest.param(Answer(403), id="programs are not wanted"),
        pytest.param(Answer(429), id="too many questions"),
        pytest.param(Answer(), id="not asked"),
    ],
)
def test_what_may_be_there_for_readers_passes(answer: Answer) -> None:
    link = Link("http://x.example/", "posts/x.md", "http://x.example/")
    assert list(problems_of([link], {link.address: answer}, Places({}))) == []


def test_actions_that_are_open_are_asked_about() -> None:
    over = an_action(url="https://example.net/over", closes=a_moment("2017-05-31"))
    actions = (over, an_action(url="https://example.net/open#now"), an_action(url="/campaigns/"))
    site = a_site((a_post(actions=actions),), campaigns=(a_campaign(actions=(over,)),))
    assert [(link.address, link.key) for link in external_links(site)] == [
        ("https://example.net/open", "actions.1.url")
    ]


def content(folder: Path, address: str, site: str = "") -> Options:
    (folder / "posts").mkdir(parents=True)
    (folder / "site.yaml").write_text(f"name: X\naddress: https://example.org\n{site}")
    text = f"---\ntitle: X\ndate: 2017-01-13\n---\n\n[x]({address}/gone) and [y](/2017/01/x/)\n"
    (folder / "posts" / "x.md").write_text(text)
    return Options(
        content=folder, output=folder.parent / "out", cache=folder.parent / "cache", as_at=MOMENT
    )


def quiet(_done: int, _total: int) -> None:
    pass


def test_answers_are_kept_for_a_day(host: Host, tmp_path: Path) -> None:
    options = content(tmp_path / "content", host.address)
    (problem,) = check_external(options, quiet)
    asked = len(host.asked)
    assert (problem.source, problem.line, problem.check) == ("posts/x.md", 6, "external-link")
    assert check_external(options, quiet) == (problem,)
    assert len(host.asked) == asked
    store = options.cache / "external-links"
    moment = datetime.fromisoformat(MOMENT).astimezone()
    assert len(kept(store, moment)) == 1
    assert kept(store, moment + timedelta(days=2)) == {}


def test_answers_that_cannot_be_read_count_as_none(tmp_path: Path) -> None:
    (tmp_path / "external-links").write_bytes(b"nonsense")
    assert kept(tmp_path / "external-links", a_moment()) == {}
    assert kept(tmp_path / "none", a_moment()) == {}


def test_switches_and_known_problems_count_here_too(host: Host, tmp_path: Path) -> None:
    off = content(tmp_path / "off" / "content", host.address, "checks:\n  external-link: off\n")
    assert check_external(off, quiet) == ()
    known = content(tmp_path / "known" / "content", host.address)
    line = f"posts/x.md: external-link: {host.address}/gone\n"
    (known.content / "known-problems.txt").write_text(line)
    assert check_external(known, quiet) == ()

from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from plugins.host.call import ROOT
from plugins.reading import head_store
from plugins.reading.content import files_below, kind_of_source
from plugins.reading.front_matter.heads import Kind
from plugins.reading.front_matter.source import Source, read_source
from plugins.reading.head_store import HeadStore
from tests.builders import ZONE

POST = b"---\ntitle: An update\ndate: 2017-06-13 09:00\n---\n\nThe text.\n"
CAMPAIGN = (
    b"---\ntitle: Keep the keys\nstarted: 2017-01-13\nactions:\n"
    b"  - label: Write\n    url: https://example.net/\n    closes: 2017-07-01\n---\n"
)
SAMPLE = ROOT / "content"


@pytest.fixture
def seen(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The paths of the files whose front matter was parsed."""
    paths: list[str] = []

    def noting(kind: Kind, source: str, content: bytes, zone: ZoneInfo) -> Source:
        paths.append(source)
        return read_source(kind, source, content, zone)

    monkeypatch.setattr(head_store, "read_source", noting)
    return paths


def read(place: Path, content: bytes, **given: object) -> Source:
    """What a run of its own with the store at `place` reads."""
    store = HeadStore(place / "heads", str(given.get("version", "1")))
    kind: Kind = given.get("kind", "post")  # type: ignore[assignment]
    zone = ZoneInfo(str(given.get("zone", ZONE.key)))
    source = store.read(kind, str(given.get("source", "posts/x.md")), content, zone)
    store.save()
    return source


@pytest.mark.parametrize(
    "path", sorted(p for p in files_below(SAMPLE) if kind_of_source(p)), ids=str
)
def test_what_is_remembered_is_what_was_read(path: str, tmp_path: Path, seen: list[str]) -> None:
    kind, content = kind_of_source(path), (SAMPLE / path).read_bytes()
    assert kind
    plain = read_source(kind, path, content, ZONE)
    assert [read(tmp_path, content, kind=kind, source=path) for _ in range(2)] == [plain] * 2
    assert repr(read(tmp_path, content, kind=kind, source=path)) == repr(plain)  # zones too
    assert seen == [path]


@pytest.mark.parametrize(
    ("kind", "content"),
    [
        pytest.param("post", POST.replace(b"\n", b"\r\n"), id="lines as Windows ends them"),
        pytest.param("post", b"\xef\xbb\xbf" + POST, id="a byte order mark"),
        pytest.param("post", POST + "“É”\n".encode(), id="letters of several bytes"),
        pytest.param("post", POST.rpartition(b"\n\n")[0], id="no text"),
        pytest.param("campaign", CAMPAIGN, id="a moment in a list"),
        pytest.param("post", POST.replace(b"06-13 09", b"10-29 01"), id="an hour that comes twice"),
        pytest.param("post", POST.replace(b"06-13 09", b"03-26 01"), id="an hour that never comes"),
    ],
)
def test_text_and_moments_come_back_as_they_were(
    kind: Kind, content: bytes, tmp_path: Path
) -> None:
    plain = read_source(kind, "posts/x.md", content, ZONE)
    assert plain.problems == ()
    assert [repr(read(tmp_path, content, kind=kind)) for _ in range(2)] == [repr(plain)] * 2


@pytest.mark.parametrize(
    ("content", "changes"),
    [
        pytest.param(POST + b".", {}, id="another byte"),
        pytest.param(POST, {"zone": "Europe/Paris"}, id="another zone"),
        pytest.param(POST, {"kind": "page"}, id="another kind"),
        pytest.param(POST, {"version": "2"}, id="another program"),
    ],
)
def test_whatever_makes_a_difference_is_read_anew(
    content: bytes, changes: dict[str, object], tmp_path: Path, seen: list[str]
) -> None:
    read(tmp_path, POST)
    read(tmp_path, content, **changes)
    assert len(seen) == 2


def test_the_same_bytes_elsewhere_need_not_be_read_again(tmp_path: Path, seen: list[str]) -> None:
    read(tmp_path, POST)
    assert read(tmp_path, POST, source="posts/y.md").source == "posts/y.md"
    assert seen == ["posts/x.md"]


def test_a_file_with_a_problem_is_read_every_time(tmp_path: Path, seen: list[str]) -> None:
    wrong = POST.replace(b"title", b"titel")
    first, second = read(tmp_path, wrong), read(tmp_path, wrong)
    assert first == second
    assert first.problems
    assert len(seen) == 2


def test_what_a_run_did_not_ask_for_is_forgotten(tmp_path: Path, seen: list[str]) -> None:
    read(tmp_path, POST)
    read(tmp_path, CAMPAIGN, kind="campaign")
    read(tmp_path, POST)
    assert len(seen) == 3


@pytest.mark.parametrize("content", [b"", b"\xff\xff", b"\x92\xa11\x80\x80"])
def test_a_damaged_store_counts_as_empty(content: bytes, tmp_path: Path, seen: list[str]) -> None:
    read(tmp_path, POST)
    (tmp_path / "heads").write_bytes(content)
    assert read(tmp_path, POST) == read_source("post", "posts/x.md", POST, ZONE)
    assert len(seen) == 2


def test_a_letter_that_is_another_makes_an_empty_store(tmp_path: Path, seen: list[str]) -> None:
    plain = read(tmp_path, POST)
    place = tmp_path / "heads"
    place.write_bytes(place.read_bytes().replace(b"An update", b"An updete"))
    assert read(tmp_path, POST) == plain
    assert len(seen) == 2

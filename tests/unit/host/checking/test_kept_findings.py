import datetime as dt
import pickle
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from plugins.checks.looks import Look
from plugins.checks.passages import Passage
from plugins.domain.body import Body, KeptBody
from plugins.domain.places import SourceText
from plugins.host.checking.kept_findings import FindingStore
from tests.builders import a_body

TEXT = "A hall is something you do."
PASSAGE = Passage(
    "posts/x.md", SourceText({}, TEXT), a_body(TEXT), day=dt.date(2017, 1, 13), is_post=True
)


class Elsewhere:
    """A file and its body whose texts are fetched, and notes each fetching."""

    def __init__(self, text: str = TEXT) -> None:
        self.text = text
        self.fetched: list[str] = []
        self.lines: dict[str, int] = {}
        self.body_line = 1
        self.digest = text.encode()
        self.has_text = True
        self.has_comments = False

    @property
    def body(self) -> str:
        self.fetched.append("file")
        return self.text

    def fetch(self, key: bytes) -> Body:
        assert key == self.text.encode()
        self.fetched.append("body")
        return a_body(self.text)

    def as_passage(self) -> Passage:
        body = KeptBody(key=self.text.encode()).fetched_by(self.fetch)
        return replace(PASSAGE, written=self, body=body)


def names_it(passage: Passage) -> str:
    return f"{passage.source} of {passage.day}: {passage.text} {passage.body.text}"


class Reader:
    """Looks at passages, and notes at which."""

    def __init__(self) -> None:
        self.seen: list[str] = []

    def __call__(self, passage: Passage) -> str:
        self.seen.append(passage.source)
        return names_it(passage)


def looked_at(place: Path, *passages: Passage, name: str = "names") -> list[str]:
    """The files at whose passages a run of its own with the store at `place` had to look."""
    reader, store = Reader(), FindingStore(place)
    found = store.look_at(passages, Look(name, reader, str))
    store.save()
    assert found == [names_it(passage) for passage in passages]
    return reader.seen


def test_a_passage_is_looked_at_once(tmp_path: Path) -> None:
    assert looked_at(tmp_path / "findings", PASSAGE) == ["posts/x.md"]
    assert looked_at(tmp_path / "findings", PASSAGE) == []


def test_the_same_passage_twice_is_looked_at_once(tmp_path: Path) -> None:
    assert looked_at(tmp_path / "findings", PASSAGE, PASSAGE) == ["posts/x.md"]


@pytest.mark.parametrize(
    "changes",
    [
        pytest.param({"source": "posts/y.md"}, id="another file"),
        pytest.param({"written": SourceText({}, f"{TEXT} ")}, id="another text"),
        pytest.param({"written": SourceText({}, TEXT, 9)}, id="the text begins on another line"),
        pytest.param({"written": SourceText({}, TEXT, digest=b"x")}, id="another file's bytes"),
        pytest.param({"body": a_body(TEXT, TEXT)}, id="another body"),
        pytest.param({"body": KeptBody(key=b"x")}, id="a body that lies elsewhere"),
        pytest.param({"day": dt.date(2017, 1, 14)}, id="another day"),
        pytest.param({"day": None}, id="no day"),
        pytest.param({"language": "cy"}, id="another language"),
        pytest.param({"is_post": False}, id="no post"),
        pytest.param({"goes_on": True}, id="more below it"),
    ],
)
def test_what_a_look_may_see_makes_another_passage(tmp_path: Path, changes: dict[str, Any]) -> None:
    other = replace(PASSAGE, **changes)
    if isinstance(other.body, KeptBody):
        other.body.fetched_by(lambda _: a_body(TEXT))
    looked_at(tmp_path / "findings", PASSAGE)
    assert looked_at(tmp_path / "findings", other) == [other.source]


def test_no_text_is_fetched_for_what_is_known(tmp_path: Path) -> None:
    first, again = Elsewhere(), Elsewhere()
    reader, place = Reader(), tmp_path / "findings"
    for elsewhere in (first, again):
        store = FindingStore(place)
        found = store.look_at([elsewhere.as_passage()], Look("names", reader, str))
        assert found == [f"posts/x.md of 2017-01-13: {TEXT} {TEXT}"]
        store.save()
    assert sorted(first.fetched) == ["body", "file"]
    assert again.fetched == []


def test_a_copy_for_another_process_has_all_of_its_text() -> None:
    copy = pickle.loads(pickle.dumps(Elsewhere().as_passage()))  # noqa: S301 - our own
    assert names_it(copy) == f"posts/x.md of 2017-01-13: {TEXT} {TEXT}"
    assert isinstance(copy.body, Body)


def test_looks_of_other_names_know_nothing_of_each_other(tmp_path: Path) -> None:
    store, reader = FindingStore(tmp_path / "findings"), Reader()
    for name in ("names", "names of people", "names"):
        store.look_at([PASSAGE], Look(name, reader, str))
        store.save()
    assert reader.seen == ["posts/x.md"] * 2
    assert looked_at(tmp_path / "findings", PASSAGE, name="names of people") == []


def test_what_nobody_asked_for_is_forgotten(tmp_path: Path) -> None:
    other = replace(PASSAGE, source="posts/y.md")
    looked_at(tmp_path / "findings", PASSAGE, other)
    looked_at(tmp_path / "findings", PASSAGE)
    assert looked_at(tmp_path / "findings", PASSAGE, other) == ["posts/y.md"]


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(b"", id="nothing"),
        pytest.param(b"\x00" * 40, id="noise"),
    ],
)
def test_a_file_that_cannot_be_read_counts_as_empty(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "findings").write_bytes(content)
    assert looked_at(tmp_path / "findings", PASSAGE) == ["posts/x.md"]
    assert looked_at(tmp_path / "findings", PASSAGE) == []


def test_a_letter_that_is_another_makes_an_empty_file(tmp_path: Path) -> None:
    place = tmp_path / "findings"
    looked_at(place, PASSAGE)
    place.write_bytes(place.read_bytes().replace(b"posts/x.md", b"posts/z.md"))
    assert looked_at(place, PASSAGE) == ["posts/x.md"]


def test_what_other_code_found_is_not_believed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked_at(tmp_path / "findings", PASSAGE)
    monkeypatch.setattr("plugins.host.checking.kept_findings.code_digest", lambda: "other code")
    assert looked_at(tmp_path / "findings", PASSAGE) == ["posts/x.md"]


@pytest.mark.parametrize("is_fork_safe", [True, False], ids=["forked", "started anew"])
def test_several_processes_find_the_same_in_the_same_order(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, is_fork_safe: bool
) -> None:
    monkeypatch.setattr("plugins.domain.shared_work.is_fork_safe", lambda: is_fork_safe)
    passages = [replace(PASSAGE, source=f"posts/{number}.md") for number in range(500)]
    store = FindingStore(tmp_path / "findings", jobs=2)
    found = store.look_at(passages, Look("names", names_it, str))
    assert found == [names_it(passage) for passage in passages]

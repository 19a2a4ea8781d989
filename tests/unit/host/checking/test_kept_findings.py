import datetime as dt
from collections.abc import Iterable
from pathlib import Path

import pytest
from msgspec.structs import replace

from plugins.checks.passages import Finding, Passage
from plugins.host.checking.kept_findings import FindingStore
from tests.builders import a_body

TEXT = "A hall is something you do."
PASSAGE = Passage(
    source="posts/x.md",
    text=TEXT,
    body=a_body(TEXT),
    day=dt.date(2017, 1, 13),
    language="en-GB",
    is_post=True,
)


def names_its_source(passage: Passage) -> tuple[Finding, ...]:
    return (Finding("source", f"in {passage.source} of {passage.day}", passage.text),)


class Reader:
    """Looks at passages, and notes at which."""

    def __init__(self) -> None:
        self.seen: list[Passage] = []

    def __call__(self, passage: Passage) -> tuple[Finding, ...]:
        self.seen.append(passage)
        return names_its_source(passage)


def looked_at(place: Path, *passages: Passage) -> list[Passage]:
    """The passages that a run of its own with the store at `place` had to look at."""
    reader, store = Reader(), FindingStore(place)
    found = list(store.look_at(passages, reader))
    store.save()
    assert found == [(passage, names_its_source(passage)) for passage in passages]
    return reader.seen


def test_a_passage_is_looked_at_once(tmp_path: Path) -> None:
    assert looked_at(tmp_path / "findings", PASSAGE) == [PASSAGE]
    assert looked_at(tmp_path / "findings", PASSAGE) == []


def test_the_same_passage_twice_is_looked_at_once(tmp_path: Path) -> None:
    assert looked_at(tmp_path / "findings", PASSAGE, PASSAGE) == [PASSAGE]


@pytest.mark.parametrize(
    "changes",
    [
        pytest.param({"source": "posts/y.md"}, id="another file"),
        pytest.param({"text": f"{TEXT} "}, id="another text"),
        pytest.param({"body": a_body("A hall")}, id="another body"),
        pytest.param({"day": dt.date(2017, 1, 14)}, id="another day"),
        pytest.param({"language": "cy"}, id="another language"),
        pytest.param({"is_post": False}, id="no post"),
    ],
)
def test_whatever_a_check_may_look_at_makes_another_passage(
    tmp_path: Path, changes: dict[str, object]
) -> None:
    other = replace(PASSAGE, **changes)
    looked_at(tmp_path / "findings", PASSAGE)
    assert looked_at(tmp_path / "findings", PASSAGE, other) == [other]


def test_what_a_run_did_not_ask_for_is_forgotten(tmp_path: Path) -> None:
    other = replace(PASSAGE, source="posts/y.md")
    looked_at(tmp_path / "findings", PASSAGE, other)
    looked_at(tmp_path / "findings", other)
    assert looked_at(tmp_path / "findings", PASSAGE, other) == [PASSAGE]


@pytest.mark.parametrize("content", [b"", b"\xff\xff", b"\x92\xa1x\xa1y"])
def test_a_damaged_file_counts_as_empty(tmp_path: Path, content: bytes) -> None:
    looked_at(tmp_path / "findings", PASSAGE)
    (tmp_path / "findings").write_bytes(content)
    assert looked_at(tmp_path / "findings", PASSAGE) == [PASSAGE]
    assert looked_at(tmp_path / "findings", PASSAGE) == []


def test_a_letter_that_is_another_makes_an_empty_file(tmp_path: Path) -> None:
    place = tmp_path / "findings"
    looked_at(place, PASSAGE)
    place.write_bytes(place.read_bytes().replace(b"in posts/x.md", b"in posts/z.md"))
    assert looked_at(place, PASSAGE) == [PASSAGE]


def test_what_other_code_found_is_not_believed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked_at(tmp_path / "findings", PASSAGE)
    monkeypatch.setattr("plugins.host.checking.kept_findings.program_digest", lambda: "other code")
    assert looked_at(tmp_path / "findings", PASSAGE) == [PASSAGE]


def test_where_other_checks_are_wanted_everything_is_looked_at_again(tmp_path: Path) -> None:
    looked_at(tmp_path / "findings", PASSAGE)
    reader = Reader()
    store = FindingStore(tmp_path / "findings", wanted=("ageing-date",))
    list(store.look_at([PASSAGE], reader))
    assert reader.seen == [PASSAGE]


def test_several_processes_find_the_same_in_the_same_order(tmp_path: Path) -> None:
    passages = [replace(PASSAGE, source=f"posts/{number}.md") for number in range(500)]
    store = FindingStore(tmp_path / "findings", jobs=2)
    found: Iterable[object] = store.look_at(passages, names_its_source)
    assert list(found) == [(passage, names_its_source(passage)) for passage in passages]

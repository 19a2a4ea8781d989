from pathlib import Path

import pytest

from plugins.publishing.digests import Around, Made
from plugins.publishing.reasons import Reason
from plugins.publishing.record import NAME, Entry, Record, copy_of_record, last_record, save

ENTRY = Entry(b"view", 0, b"content", 1, 2, 3, build=4, causes=("shows", "frame"), was_written=True)
RECORD = Record(
    finished=True,
    build=4,
    around=(Around("a page", "t", "f", "c"),),
    files={"a": ENTRY, "b": None},
)


def test_a_record_is_read_as_it_was_saved(tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    save(RECORD, tmp_path / "out", tmp_path / "cache")
    assert last_record(tmp_path / "out", tmp_path / "cache") == RECORD
    assert {path.name for path in (tmp_path / "out").iterdir()} == {NAME}


def spoilt(content: bytes) -> list[bytes]:
    middle = len(content) // 2
    return [
        b"",
        content[:-1],
        content[:middle],
        content + b"\0",
        content[:middle] + bytes([content[middle] ^ 1]) + content[middle + 1 :],
        content.replace(b"form 2", b"form 1"),
        b'{"version":1,"maker":"site","finished":true,"files":{}}\n',
        bytes(256),
    ]


@pytest.mark.parametrize("case", range(len(spoilt(b"Greenpaper's record, form 2\n"))))
def test_a_record_with_one_wrong_byte_is_none(tmp_path: Path, case: int) -> None:
    out, cache = tmp_path / "out", tmp_path / "cache"
    out.mkdir()
    save(RECORD, out, cache)
    (out / NAME).write_bytes(spoilt(RECORD.encoded())[case])
    assert last_record(out, cache) == RECORD, "there is a copy"
    copy_of_record(out, cache).write_bytes(spoilt(RECORD.encoded())[case])
    assert last_record(out, cache) is None


def test_where_somebodys_folder_stands_there_is_no_copy_of_the_record(tmp_path: Path) -> None:
    out, cache = tmp_path / "out", tmp_path / "cache"
    out.mkdir()
    place = copy_of_record(out, cache)
    place.mkdir(parents=True)
    (place / "mine.txt").write_bytes(b"Mine.")
    save(RECORD, out, cache)
    assert last_record(out, cache) == RECORD
    assert [*place.parent.rglob("*")] == [place, place / "mine.txt"]
    (out / NAME).write_bytes(b"noise")
    assert last_record(out, cache) is None


def test_a_record_tells_what_a_file_was_made_from_and_why() -> None:
    assert RECORD.made("a") == Made(b"view", Around("a page", "t", "f", "c"))
    assert RECORD.reason("a") == Reason(4, ("shows", "frame"), was_written=True, is_latest=True)
    assert RECORD.made("b") is RECORD.reason("b") is None
    assert RECORD.made("c") is RECORD.reason("c") is None

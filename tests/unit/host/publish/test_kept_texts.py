"""Source texts of what was published: kept until they are not public any more."""

import errno
import zlib
from pathlib import Path

import pytest

from plugins.host.options import Options
from plugins.host.publish.kept_texts import NAME, keep_texts, kept_texts
from plugins.host.run import Run
from plugins.host.ways import without_pelican
from plugins.reading.source_texts import published_text

WORD = "marmalade"
POST = f"---\ntitle: A {WORD} title\nstandfirst: First {WORD}.\ndate: 2017-01-13\n---\n\n{WORD}!\n"


@pytest.fixture
def asked(tmp_path: Path) -> Options:
    content = tmp_path / "content"
    (content / "posts").mkdir(parents=True)
    (content / "posts" / "one.md").write_text(POST)
    (content / "posts" / "other.md").write_text(POST.replace(WORD, "jam"))
    return Options(
        content=content,
        output=tmp_path / "out",
        cache=tmp_path / "cache",
        as_at="2017-06-01",
        jobs=1,
    )


def after(asked: Options) -> Run:
    """The run of a publication that kept its texts."""
    run = without_pelican(asked)
    keep_texts(run)
    return run


def bytes_kept(asked: Options) -> bytes:
    """All that is in the folder of texts, with whatever was packed unpacked."""
    found = b""
    for file in (asked.cache / NAME).rglob("*"):
        content = file.read_bytes()
        found += content
        for start in range(len(content)):
            if content[start] == 0x78:  # the first byte of RFC 1950 with a window of 32 KiB
                unpacked = zlib.decompressobj()
                try:
                    found += unpacked.decompress(content[start:])
                except zlib.error:
                    continue
    return found


def test_a_text_is_found_by_its_digest(asked: Options) -> None:
    run = after(asked)
    text = published_text(asked.content, "posts/one.md")
    kept = kept_texts(run)(text.digest)
    assert kept is not None
    assert (kept.title, kept.standfirst, kept.markdown) == (
        f"A {WORD} title", f"First {WORD}.", f"\n{WORD}!\n",
    )  # fmt: skip
    assert WORD.encode() in bytes_kept(asked)
    assert kept_texts(run)("00") is None


@pytest.mark.parametrize(
    "now",
    [
        pytest.param(POST.replace("date:", "status: withdrawn\ndate:"), id="withdrawn"),
        pytest.param(POST.replace("date:", "status: draft\ndate:"), id="a draft again"),
        pytest.param(POST.replace("date:", "embargo: 2018-01-01\ndate:"), id="under embargo"),
        pytest.param(POST.replace(WORD, "honey"), id="another text"),
        pytest.param("", id="a file that is empty"),
    ],
)
def test_nothing_is_kept_of_what_is_not_public_any_more(asked: Options, now: str) -> None:
    after(asked)
    (asked.content / "posts" / "one.md").write_text(now)
    after(asked)
    kept = bytes_kept(asked)
    assert WORD.encode() not in kept
    assert b"jam!" in kept


def test_a_preview_keeps_nothing(tmp_path: Path, asked: Options) -> None:
    previewed = Options(
        content=asked.content, output=tmp_path / "p", cache=asked.cache, jobs=1, preview=True
    )
    keep_texts(without_pelican(previewed))
    assert not (asked.cache / NAME).exists()


def test_two_content_folders_may_share_a_cache(tmp_path: Path, asked: Options) -> None:
    run = after(asked)
    other = tmp_path / "elsewhere"
    (other / "posts").mkdir(parents=True)
    (other / "posts" / "x.md").write_text(POST.replace(WORD, "plum"))
    after(Options(content=other, output=tmp_path / "o", cache=asked.cache, jobs=1))
    assert kept_texts(run)(published_text(asked.content, "posts/one.md").digest) is not None


def test_what_is_damaged_counts_as_missing(asked: Options) -> None:
    run = after(asked)
    (file,) = (asked.cache / NAME).iterdir()
    file.write_bytes(file.read_bytes()[:-1] + b"?")
    digest = published_text(asked.content, "posts/one.md").digest
    assert kept_texts(run)(digest) is None
    keep_texts(run)
    assert kept_texts(run)(digest) is not None


def test_where_there_is_no_room_nothing_stays(
    asked: Options, monkeypatch: pytest.MonkeyPatch
) -> None:
    after(asked)
    (asked.content / "posts" / "one.md").write_text(POST.replace("date:", "status: draft\ndate:"))

    def full(_file: Path, _value: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("plugins.host.publish.kept_texts.keep_value", full)
    after(asked)
    assert bytes_kept(asked) == b""

"""The outbox: what is put into it, what it is refused for, and what is cleaned out of it."""

from pathlib import Path

import pytest

from plugins.domain.posts import Post
from plugins.domain.refusal import WrongCall
from plugins.host.newsletter.outbox import NAMES, clean_outbox, put_edition, refuse_outbox
from plugins.publishing.record import Maker, NotOurs, Record, claim, save
from tests.builders import a_post

FILES = {name: name.encode() for name in NAMES}


def an_edition(number: int = 7) -> Post:
    return a_post(edition=number)


def names_below(folder: Path) -> list[str]:
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file())


@pytest.fixture
def outbox(tmp_path: Path) -> Path:
    return tmp_path / "outbox"


@pytest.fixture
def cache(tmp_path: Path) -> Path:
    return tmp_path / "cache"


@pytest.fixture
def content(tmp_path: Path) -> Path:
    (tmp_path / "content").mkdir()
    return tmp_path / "content"


def test_an_edition_has_a_folder_of_its_own(outbox: Path, cache: Path) -> None:
    assert put_edition(outbox, cache, an_edition(), FILES) == outbox / "7"
    put_edition(outbox, cache, an_edition(8), FILES)
    editions = [f"{number}/{name}" for number in (7, 8) for name in sorted(NAMES)]
    assert names_below(outbox) == [".greenpaper", *editions]


def test_our_files_are_exchanged_and_others_stay(outbox: Path, cache: Path) -> None:
    put_edition(outbox, cache, an_edition(), FILES)
    (outbox / "7" / "notes.txt").write_text("mine")
    put_edition(outbox, cache, an_edition(), {**FILES, "email.txt": b"new"})
    assert (outbox / "7" / "email.txt").read_bytes() == b"new"
    assert (outbox / "7" / "notes.txt").read_text() == "mine"


@pytest.mark.parametrize("maker", ["site", "serve", "publish"])
def test_nothing_else_is_built_into_an_outbox(outbox: Path, cache: Path, maker: Maker) -> None:
    put_edition(outbox, cache, an_edition(), FILES)
    with pytest.raises(NotOurs, match="was made by “greenpaper newsletter”"):
        claim(outbox, cache, maker)


def test_an_outbox_is_found_again(outbox: Path, content: Path, cache: Path) -> None:
    refuse_outbox(outbox, content, cache)
    put_edition(outbox, cache, an_edition(), FILES)
    refuse_outbox(outbox, content, cache)


@pytest.mark.parametrize("maker", ["site", "serve", "publish"])
def test_a_folder_that_was_built_is_no_outbox(
    outbox: Path, content: Path, cache: Path, maker: Maker
) -> None:
    outbox.mkdir()
    save(Record(maker=maker, finished=True), outbox, cache)
    with pytest.raises(WrongCall, match="name another folder"):
        refuse_outbox(outbox, content, cache)


@pytest.mark.parametrize(
    "place",
    ["site", "site/files", "public", "public/mail", "content", "content/files", "."],
    ids=[
        "a site",
        "in a site",
        "a published site",
        "in a published site",
        "the content",
        "in the content",
        "around the content",
    ],
)
def test_mail_never_goes_where_a_site_is(
    place: str, tmp_path: Path, content: Path, cache: Path
) -> None:
    (tmp_path / "site").mkdir()
    save(Record(finished=True), tmp_path / "site", cache)
    (tmp_path / "public").mkdir()
    (tmp_path / ".public.greenpaper").mkdir()
    (tmp_path / ".public.greenpaper" / "version").touch()
    with pytest.raises(WrongCall):
        refuse_outbox(tmp_path / place, content, cache)


def test_somebody_elses_folder_is_no_outbox(outbox: Path, content: Path, cache: Path) -> None:
    outbox.mkdir()
    (outbox / "letter.txt").write_text("mine")
    with pytest.raises(WrongCall, match=r"letter\.txt"):
        refuse_outbox(outbox, content, cache)


def test_a_mark_that_cannot_be_read_is_made_anew(outbox: Path, content: Path, cache: Path) -> None:
    put_edition(outbox, cache, an_edition(), FILES)
    (outbox / ".greenpaper").write_bytes(b"{")
    for copy in (cache / "records").iterdir():
        copy.unlink()
    refuse_outbox(outbox, content, cache)
    put_edition(outbox, cache, an_edition(), FILES)
    with pytest.raises(NotOurs):
        claim(outbox, cache, "site")


def test_what_cannot_be_written_is_a_wrong_call(outbox: Path, cache: Path) -> None:
    put_edition(outbox, cache, an_edition(), FILES)
    (outbox / "8").write_text("a file")
    with pytest.raises(WrongCall, match="cannot be written"):
        put_edition(outbox, cache, an_edition(8), FILES)


def test_mail_goes_when_everything_is_cleaned(outbox: Path, cache: Path) -> None:
    put_edition(outbox, cache, an_edition(), FILES)
    put_edition(outbox, cache, an_edition(8), FILES)
    (outbox / "8" / "email.html.123.new").touch()
    assert list(clean_outbox(outbox, cache)) == [f"the mail of 2 editions removed from {outbox}"]
    assert not outbox.exists()
    assert names_below(cache) == []
    assert list(clean_outbox(outbox, cache)) == []


def test_what_somebody_put_into_the_outbox_stays(outbox: Path, cache: Path) -> None:
    put_edition(outbox, cache, an_edition(), FILES)
    (outbox / "7" / "notes.txt").touch()
    (outbox / "old").mkdir()
    (outbox / "old" / "email.html").touch()
    assert list(clean_outbox(outbox, cache)) == [f"the mail of 1 edition removed from {outbox}"]
    assert names_below(outbox) == [".greenpaper", "7/notes.txt", "old/email.html"]


def test_a_link_in_the_outbox_is_not_followed(outbox: Path, cache: Path, tmp_path: Path) -> None:
    put_edition(outbox, cache, an_edition(), FILES)
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / "email.html").touch()
    (outbox / "9").symlink_to(tmp_path / "elsewhere")
    list(clean_outbox(outbox, cache))
    assert (tmp_path / "elsewhere" / "email.html").exists()


def test_a_folder_that_is_not_our_outbox_is_left_alone(outbox: Path, cache: Path) -> None:
    (outbox / "7").mkdir(parents=True)
    (outbox / "7" / "email.html").touch()
    assert list(clean_outbox(outbox, cache)) == []
    assert names_below(outbox) == ["7/email.html"]

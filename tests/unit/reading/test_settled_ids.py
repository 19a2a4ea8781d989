"""Posts keep the ids under which they were published, in folders of real files: whether they are
assembled anew or were kept, and whoever reads the folder."""

import shutil
from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import pytest

from plugins.domain.ledger import NAME, PastPost, identity_fact, post_fact
from plugins.domain.likeness import sketch_of
from plugins.domain.posts import permanent_identity
from plugins.reading.assembly import Assembled, assemble, post_alone
from plugins.reading.content import HeadsAlone, ReadFile, read_content
from plugins.reading.fresh_files import Job, Ways, read_alone
from plugins.reading.kept_files import KeptFiles
from plugins.reading.kept_posts import NO_POSTS
from plugins.reading.ledger_file import append
from plugins.reading.source_texts import published_text
from tests.builders import ZONE

MOMENT = datetime(2017, 6, 1, tzinfo=UTC)
WAYS = Ways(ZONE.key)
Edit = Callable[[Path], object]
TEXTS = {
    "hall": "The council has a plan for the hall, and nobody who uses the hall has seen it yet.",
    "bus": "A bus that costs more than the lunch it leads to is a bus that goes without us.",
    "minutes": "In March we asked for the minutes of nine meetings and were sent those of two.",
}


def write(folder: Path, path: str, text: str) -> None:
    place = folder / path
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_text(text, encoding="utf-8")


def a_post(name: str, more: str = "", text: str = "") -> str:
    head = f"title: On the {name}\ndate: 2017-05-13\n{more}"
    return f"---\n{head}---\n\n{TEXTS[name]}{text}\n"


def assembled(folder: Path) -> Assembled:
    """What a run assembles that remembers the one before."""
    files = KeptFiles(folder.parent / "cache", folder, WAYS, "1")
    found = assemble(read_content(folder, lambda _: files), files.posts)
    files.save(found.posts)
    return found


def anew(folder: Path) -> Assembled:
    """What a run assembles that remembers nothing."""
    files = KeptFiles(folder.parent / "nothing", folder, WAYS, "1")
    found = assemble(read_content(folder, lambda _: files), NO_POSTS)
    shutil.rmtree(folder.parent / "nothing")
    return found


def publish(folder: Path, moment: datetime = MOMENT) -> None:
    """The ledger says of every post that it is out."""
    for post in anew(folder).library.posts:
        typed = published_text(folder, post.source)
        past = PastPost(
            id=post.id,
            guid=permanent_identity(post.id, ""),
            address=post.address,
            source=post.source,
            text=typed.digest,
            content=typed.content,
            entries=0,
            status="listed",
            published=moment,
            sketch=sketch_of(typed.title, typed.standfirst, typed.markdown),
        )
        append(folder, [identity_fact("", moment), post_fact(past, moment)])


def ids(found: Assembled) -> dict[str, str]:
    return {post.source: post.id for post in found.library.posts}


def told(found: Assembled) -> list[tuple[str, int | None, str]]:
    return [(one.source, one.line, one.hint) for one in found.problems if one.check == "identity"]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with two posts that are out, assembled before and after that."""
    folder = tmp_path / "content"
    write(folder, "posts/2017-05-13-hall.md", a_post("hall"))
    write(folder, "posts/bus.md", a_post("bus", "id: 2017-bus\n"))
    assembled(folder)
    publish(folder)
    assembled(folder)
    return folder


def move(old: str, new: str) -> Edit:
    def change(folder: Path) -> None:
        (folder / new).parent.mkdir(parents=True, exist_ok=True)
        (folder / old).rename(folder / new)

    return change


def put(path: str, text: str) -> Edit:
    return lambda folder: write(folder, path, text)


def both(*edits: Edit) -> Edit:
    def change(folder: Path) -> None:
        for edit in edits:
            edit(folder)

    return change


HALL, BUS = "posts/2017-05-13-hall.md", "posts/bus.md"
EDITS: dict[str, tuple[Edit, dict[str, str]]] = {
    "nothing": (lambda _: None, {HALL: "2017-05-13-hall", BUS: "2017-bus"}),
    "renamed": (
        move(HALL, "posts/halls.md"), {"posts/halls.md": "2017-05-13-hall", BUS: "2017-bus"}
    ),
    "renamed, with a comment for the checks": (
        both(
            move(HALL, "posts/halls.md"),
            put("posts/halls.md", a_post("hall", text="<!-- unchecked: doubled-word -->")),
        ),
        {"posts/halls.md": "2017-05-13-hall", BUS: "2017-bus"},
    ),
    "renamed, for its date was corrected": (
        both(
            move(HALL, "posts/2017-05-14-hall.md"),
            put("posts/2017-05-14-hall.md", a_post("hall").replace("05-13\n", "05-14\n")),
        ),
        {"posts/2017-05-14-hall.md": "2017-05-13-hall", BUS: "2017-bus"},
    ),
    "the line taken out": (put(BUS, a_post("bus")), {HALL: "2017-05-13-hall", BUS: "2017-bus"}),
    "renamed, and the line taken out": (
        both(move(BUS, "posts/2017/fares.md"), put("posts/2017/fares.md", a_post("bus"))),
        {HALL: "2017-05-13-hall", "posts/2017/fares.md": "2017-bus"},
    ),
    "renamed with its line, and rewritten": (
        both(
            move(BUS, "posts/fares.md"),
            put("posts/fares.md", a_post("minutes", "id: 2017-bus\n")),
        ),
        {HALL: "2017-05-13-hall", "posts/fares.md": "2017-bus"},
    ),
    "a new one": (
        put("posts/minutes.md", a_post("minutes")),
        {HALL: "2017-05-13-hall", BUS: "2017-bus", "posts/minutes.md": "minutes"},
    ),
}  # fmt: skip


@pytest.mark.parametrize(("edit", "expected"), EDITS.values(), ids=EDITS)
def test_a_post_keeps_its_id(folder: Path, edit: Edit, expected: dict[str, str]) -> None:
    edit(folder)
    for found in (assembled(folder), assembled(folder), anew(folder)):
        assert ids(found) == expected
        assert found.problems == ()


@pytest.mark.parametrize(("edit", "expected"), EDITS.values(), ids=EDITS)
def test_whoever_reads_heads_alone_knows_the_same_ids(
    folder: Path, edit: Edit, expected: dict[str, str]
) -> None:
    edit(folder)
    assert ids(assemble(read_content(folder, partial(HeadsAlone, folder)))) == expected


def test_without_the_ledger_a_renamed_post_is_another(folder: Path) -> None:
    move(HALL, "posts/halls.md")(folder)
    assert ids(assembled(folder))["posts/halls.md"] == "2017-05-13-hall"
    ledger = (folder / NAME).read_bytes()
    (folder / NAME).unlink()
    assert (
        ids(assembled(folder)) == ids(anew(folder)) == {"posts/halls.md": "halls", BUS: "2017-bus"}
    )
    (folder / NAME).write_bytes(ledger)
    assert ids(assembled(folder))["posts/halls.md"] == "2017-05-13-hall"


def test_a_renamed_post_that_was_published_again_may_be_rewritten(folder: Path) -> None:
    move(HALL, "posts/halls.md")(folder)
    publish(folder, MOMENT.replace(day=2))
    write(folder, "posts/halls.md", a_post("minutes"))
    assert ids(assembled(folder))["posts/halls.md"] == "2017-05-13-hall"


def test_what_cannot_be_told_is_asked_until_a_line_settles_it(folder: Path) -> None:
    move(HALL, "posts/halls.md")(folder)
    text = a_post("hall", text=" And so on.")
    write(folder, "posts/halls.md", text)
    for found in (assembled(folder), assembled(folder), anew(folder)):
        ((source, line, hint),) = told(found)
        assert (source, line) == ("posts/halls.md", 1)
        assert hint.splitlines()[1:] == ["id: 2017-05-13-hall", "id: halls-2017-05-13"]
    for answer in ("2017-05-13-hall", "halls-2017-05-13"):
        write(folder, "posts/halls.md", text.replace("title:", f"id: {answer}\ntitle:"))
        for found in (assembled(folder), anew(folder)):
            assert told(found) == []
            assert ids(found)["posts/halls.md"] == answer


def test_an_id_that_was_changed_is_told_at_its_line(folder: Path) -> None:
    write(folder, BUS, a_post("bus", "id: bus\n"))
    ((source, line, hint),) = told(assembled(folder))
    assert (source, line, hint.splitlines()[-1]) == (BUS, 4, "id: 2017-bus")


def test_a_publication_makes_no_post_anew(folder: Path) -> None:
    write(folder, "posts/minutes.md", a_post("minutes"))
    assembled(folder)
    publish(folder, MOMENT.replace(day=2))
    files = KeptFiles(folder.parent / "cache", folder, WAYS, "1")
    content = read_content(folder, lambda _: files)
    before = files.posts.encoded
    after = assemble(content, files.posts).posts.encoded
    assert len(before) == 3
    assert all(after[path] == encoded for path, encoded in before.items())
    assert before.keys() == after.keys()


def test_a_saved_post_has_its_id_ahead_of_the_build(folder: Path) -> None:
    move(HALL, "posts/halls.md")(folder)
    files = KeptFiles(folder.parent / "cache", folder, WAYS, "1")
    content = read_content(folder, lambda _: files)
    library = assemble(content, files.posts).library
    write(folder, "posts/halls.md", a_post("hall", text=" And so on."))
    read = ReadFile(*read_alone(Job("post", "posts/halls.md"), folder, WAYS))
    post = post_alone(read, content, library)
    assert post is not None
    assert post.id == "2017-05-13-hall"


def test_who_links_a_renamed_file_is_told_its_new_name(folder: Path) -> None:
    write(folder, "posts/minutes.md", a_post("minutes", text=f" [Hall](/{HALL})."))
    move(HALL, "posts/elsewhere/halls.md")(folder)
    assert [one.hint for one in assembled(folder).problems] == [
        "did you mean posts/elsewhere/halls.md?"
    ]

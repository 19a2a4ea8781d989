"""A preview that remembers the last build: the page of a saved post comes first, then all."""

from pathlib import Path

import pytest
from msgspec.structs import replace

from plugins.domain.refusal import Refusal
from plugins.host.options import Options
from plugins.host.preview.previewer import Rebuilt
from plugins.host.preview.resident import ResidentBuilds

POST = "2017/01/keys/index.html"


@pytest.fixture
def options(tmp_path: Path) -> Options:
    write(tmp_path, "title: Keys")
    return Options(
        content=tmp_path / "content",
        output=tmp_path / "preview",
        cache=tmp_path / "cache",
        address="http://localhost:8000/blog",
        as_at="2017-06-01 12:00",
        jobs=1,
        preview=True,
        maker="serve",
    )


def write(folder: Path, head: str, text: str = "The keys.", name: str = "keys") -> Path:
    post = folder / "content" / "posts" / f"{name}.md"
    post.parent.mkdir(parents=True, exist_ok=True)
    post.write_text(f"---\n{head}\ndate: 2017-01-13\nstatus: draft\n---\n\n{text}\n")
    return post


def test_each_build_says_what_it_did_and_what_pages_show(tmp_path: Path, options: Options) -> None:
    previewer = ResidentBuilds(lambda: options)
    (first,) = previewer.rebuild(frozenset())
    assert (first.address, first.whole) == (options.address, True)
    assert first.total == len(first.written) > 1
    assert first.sources == {POST: "posts/keys.md"}
    write(tmp_path, "title: Locks")
    (second,) = previewer.rebuild(frozenset())
    assert POST in second.written
    assert "404.html" not in second.written
    write(tmp_path, "title: Locks\nslug: locks")
    (third,) = previewer.rebuild(frozenset())
    assert POST in third.removed
    assert third.sources == {"2017/01/locks/index.html": "posts/keys.md"}


def test_a_mistake_is_a_refusal_and_the_next_build_is_good(
    tmp_path: Path, options: Options
) -> None:
    previewer = ResidentBuilds(lambda: options)
    list(previewer.rebuild(frozenset()))
    write(tmp_path, "titel: Keys")
    with pytest.raises(Refusal):
        list(previewer.rebuild(frozenset()))
    write(tmp_path, "title: Locks")
    (built,) = previewer.rebuild(frozenset())
    assert POST in built.written


def saved(previewer: ResidentBuilds, *paths: Path) -> list[Rebuilt]:
    return list(previewer.rebuild(frozenset(paths)))


def bytes_of(folder: Path) -> dict[str, bytes]:
    files = (path for path in folder.rglob("*") if path.is_file() and path.name != ".greenpaper")
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def test_the_page_of_the_post_that_was_saved_comes_first(tmp_path: Path, options: Options) -> None:
    previewer = ResidentBuilds(lambda: options)
    list(previewer.rebuild(frozenset()))
    steps = previewer.rebuild(frozenset((write(tmp_path, "title: Keys", "The *locks*."),)))
    first = next(steps)
    assert (first.written, first.whole) == ((POST,), False)
    assert "The <em>locks</em>." in (options.output / POST).read_text()
    (last,) = steps
    assert (last.whole, POST in last.written) == (True, False)


@pytest.mark.parametrize(
    "head",
    [
        "title: Locks\nstandfirst: Who turns them?",
        "title: Keys\ntags: [Doors]\ncampaigns: [doors]",
        "title: Keys\nlang: cy\nkicker: News",
    ],
)
def test_what_comes_first_is_what_comes_last(tmp_path: Path, options: Options, head: str) -> None:
    campaign = tmp_path / "content" / "campaigns" / "doors.md"
    campaign.parent.mkdir(parents=True)
    campaign.write_text("---\ntitle: Open Doors\n---\n")
    write(tmp_path, "title: Another", name="another")
    previewer = ResidentBuilds(lambda: options)
    list(previewer.rebuild(frozenset()))
    path = write(tmp_path, head, "[See](another.md) what Open Doors says.")
    first, last = saved(previewer, path)
    assert first.written == (POST,)
    assert POST not in last.written or head.startswith("title: Keys\ntags")
    clean = replace(options, output=tmp_path / "clean", cache=tmp_path / "other")
    list(ResidentBuilds(lambda: clean).rebuild(frozenset()))
    assert bytes_of(options.output) == bytes_of(clean.output)


@pytest.mark.parametrize(
    ("head", "text"),
    [
        pytest.param("title: Keys\nslug: locks", "The keys.", id="another address"),
        pytest.param(
            "title: Keys\ncampaigns: [nowhere]", "The keys.", id="a name that is not there"
        ),
        pytest.param("titel: Keys", "The keys.", id="a mistake"),
        pytest.param("title: Keys", "[x](nowhere.md)", id="a link that leads nowhere"),
    ],
)
def test_what_only_a_whole_build_can_tell_waits_for_it(
    tmp_path: Path, options: Options, head: str, text: str
) -> None:
    previewer = ResidentBuilds(lambda: options)
    list(previewer.rebuild(frozenset()))
    path = write(tmp_path, head, text)
    before = bytes_of(options.output)
    steps = previewer.rebuild(frozenset((path,)))
    try:
        first = next(steps)
    except Refusal:
        assert bytes_of(options.output) == before
    else:
        assert first.whole


def test_of_two_files_saved_at_once_none_comes_first(tmp_path: Path, options: Options) -> None:
    other = write(tmp_path, "title: Another", name="another")
    previewer = ResidentBuilds(lambda: options)
    list(previewer.rebuild(frozenset()))
    paths = write(tmp_path, "title: Keys", "New."), write(tmp_path, "title: B", "New.", "another")
    assert other in paths
    assert [step.whole for step in saved(previewer, *paths)] == [True]

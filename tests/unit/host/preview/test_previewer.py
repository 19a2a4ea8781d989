"""A preview that is built whole each time."""

from pathlib import Path

import pytest

from plugins.domain.refusal import Refusal
from plugins.host.options import Options
from plugins.host.preview.previewer import WholeBuilds

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


def write(folder: Path, head: str) -> None:
    post = folder / "content" / "posts" / "keys.md"
    post.parent.mkdir(parents=True, exist_ok=True)
    post.write_text(f"---\n{head}\ndate: 2017-01-13\nstatus: draft\n---\n\nThe keys.\n")


def test_each_build_says_what_it_did_and_what_pages_show(tmp_path: Path, options: Options) -> None:
    previewer = WholeBuilds(lambda: options)
    (first,) = previewer.rebuild(frozenset())
    assert (first.address, first.whole) == (options.address, True)
    assert first.total == len(first.written) > 1
    assert first.sources == {POST: "posts/keys.md"}
    write(tmp_path, "title: Locks")
    (second,) = previewer.rebuild(frozenset({tmp_path / "content" / "posts" / "keys.md"}))
    assert POST in second.written
    assert "404.html" not in second.written
    write(tmp_path, "title: Locks\nslug: locks")
    (third,) = previewer.rebuild(frozenset())
    assert POST in third.removed
    assert third.sources == {"2017/01/locks/index.html": "posts/keys.md"}


def test_a_mistake_is_a_refusal_and_the_next_build_is_good(
    tmp_path: Path, options: Options
) -> None:
    previewer = WholeBuilds(lambda: options)
    list(previewer.rebuild(frozenset()))
    write(tmp_path, "titel: Keys")
    with pytest.raises(Refusal):
        list(previewer.rebuild(frozenset()))
    write(tmp_path, "title: Locks")
    (built,) = previewer.rebuild(frozenset())
    assert POST in built.written

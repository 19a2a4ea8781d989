"""What stands in the content folder before an import: posts keep their ids wherever they are."""

import re
from collections.abc import Mapping
from pathlib import Path

from msgspec import Struct

from plugins.importing.new_posts import NewPost

_ID = re.compile(rb"^id:[^\r\n]+", re.MULTILINE)


class Standing(Struct, frozen=True):
    """The `content` folder; `homes` says where each id of a post stands in it."""

    content: Path
    homes: Mapping[bytes, str] = {}

    def place_of(self, post: NewPost) -> str:
        """Where the post stands, or is to stand: editors move and rename what was imported."""
        written = _ID.search(post.data)
        if not written or (self.content / post.path).exists():
            return post.path
        return self.homes.get(written[0], post.path)

    def shows(self, post: NewPost, address: str) -> bool:
        """Whether the post stands there and its text has the address."""
        path = self.content / self.place_of(post)
        return path.is_file() and address.encode("utf-8") in path.read_bytes()


def standing_in(content: Path) -> Standing:
    """What stands in the folder now."""
    paths = sorted((content / "posts").rglob("*.md"))
    found = ((_ID.search(path.read_bytes()), path) for path in paths if path.is_file())
    return Standing(
        content, {id_[0]: path.relative_to(content).as_posix() for id_, path in found if id_}
    )

"""Which file is which post: what the ledger says of files without an `id` of their own, and where
that cannot be told.

A file is the post that was last published from its path. What was renamed since is known again by
its bytes or its text, where one file and one post alone have them.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import chain, count
from typing import Literal

from msgspec import Struct

from plugins.domain.ledger import Past, PastPost
from plugins.domain.likeness import ALIKE, Alike, likeness, title_in

Why = Literal["another id", "taken", "name", "address", "title", "text"]
"""Why it cannot be told: the published post has another `id` now; another file is the post that
this one was; a post that is gone had this file's name, its address, its title or its text."""


class Typed(Struct, frozen=True, kw_only=True):
    """What is typed in a file: the digest and the sketch of its text, the address of its post, its
    day as in `2026-11-30`."""

    text: str
    sketch: str
    address: str
    day: str
    is_draft: bool = False


class Question(Struct, frozen=True, kw_only=True):
    """Whether the file at `path` is the `post` that was published, or another one, which may have
    the id `fresh`; `why` that cannot be told. `other` is the file that is the post now, where
    there is one."""

    path: str
    post: PastPost
    fresh: str
    why: Why
    other: str = ""


class Settled(Struct, frozen=True):
    """The ids that front matter and the ledger give to files, by their paths, and what must be
    asked."""

    ids: Mapping[str, str] = {}
    questions: tuple[Question, ...] = ()

    def id_of(self, path: str, written: str) -> str:
        """The id of the post in a file; `written` is what its front matter says."""
        return written or self.ids.get(path) or name_of(path)


NOTHING_SETTLED = Settled()

Look = Callable[[str], Typed | None]
"""What is typed in the file of that path; None if it cannot be read."""


def name_of(path: str) -> str:
    """The id that a file's name gives: it, without folder and ending."""
    return path.rpartition("/")[2].removesuffix(".md")


def settle(files: Mapping[str, str], written: Mapping[str, str], past: Past, look: Look) -> Settled:
    """Which post each of the files is. `files` has the digests of their bytes by their paths,
    `written` the ids that stand in front matter. `look` is called only for files that may be a post
    that is gone: none, as long as each post is where it was published from."""
    return _Settling(files, written, past).settled(look) if past.posts else NOTHING_SETTLED


class _Settling:
    """What can be told without a look into the files.

    `moved` are the files that have the bytes of a post that was published from elsewhere; `loose`
    those that are none that is known, `gone` the posts that are none of the files; `holders` the
    files by the ids that their front matter or their bytes give them.
    """

    def __init__(self, files: Mapping[str, str], written: Mapping[str, str], past: Past) -> None:
        self._past, self._written = past, written
        before = past.contents
        self._altered = [path for path, content in files.items() if before.get(path) != content]
        free = [path for path in self._altered if path not in written]
        away = list(self._away(files))
        self.moved = _pairs(
            ((path, files[path]) for path in free), ((post.id, post.content) for post in away)
        )
        self.holders = {one: path for path, one in (*written.items(), *self.moved.items())}
        self.loose = [path for path in free if path not in self.moved and self._is_loose(path)]
        self.gone = [post for post in away if not self._is_there(post, files)]

    def _away(self, files: Mapping[str, str]) -> Iterator[PastPost]:
        """The posts that are not, byte for byte, where they were published from."""
        known, claimed = self._past.by_source, frozenset(self._written.values())
        sources = {*(known.keys() - files.keys()), *filter(known.__contains__, self._altered)}
        posts = [known[source] for source in sorted(sources)]
        if len(known) != len(self._past.posts):
            posts += [p for p in self._past.posts.values() if known[p.source] is not p]
        return (post for post in posts if post.id not in claimed)

    def _is_loose(self, path: str) -> bool:
        post = self._past.by_source.get(path)
        return post is None or post.id in self.holders

    def _is_there(self, post: PastPost, files: Mapping[str, str]) -> bool:
        """Whether some file is the post: one that has its id or bytes, or, edited, its path."""
        place = post.source
        is_its_place = place in files and self._past.by_source[place] is post
        at_home = is_its_place and place not in self._written and place not in self.moved
        return at_home or post.id in self.holders

    def settled(self, look: Look) -> Settled:
        """What is told with a look at the loose files, where there is anything to look for."""
        ids = {**self._past.ids, **self._written, **self.moved}
        known = self._past.by_source
        if not self.gone and not any(path in known for path in self.loose):
            return Settled(ids)
        seen = {path: typed for path in self.loose if (typed := look(path))}
        renamed = self._renamed(seen)
        found = frozenset(renamed.values())
        gone = [post for post in self.gone if post.id not in found]
        rest = {path: typed for path, typed in seen.items() if path not in renamed}
        questions = (*self._of_loose(rest, gone), *self._of_ids(gone, look))
        loose = dict.fromkeys(self.loose, "")
        return Settled({**ids, **loose, **_until_told(questions), **renamed}, questions)

    def _renamed(self, seen: Mapping[str, Typed]) -> dict[str, str]:
        """The files that have the text of a post that is gone; or its file's name, in another
        folder, and a text much like it."""
        by_text = _pairs(
            ((path, typed.text) for path, typed in seen.items()),
            ((post.id, post.text) for post in self.gone),
        )
        found = frozenset(by_text.values())
        by_name = _pairs(
            ((path, name_of(path)) for path in seen if path not in by_text),
            ((post.id, name_of(post.source)) for post in self.gone if post.id not in found),
        )
        posts = self._past.posts
        return by_text | {
            path: one for path, one in by_name.items() if _is_alike(seen[path], posts[one])
        }

    def _of_loose(self, rest: Mapping[str, Typed], gone: Iterable[PastPost]) -> Iterator[Question]:
        known, lost = self._past.by_source, _Lost(gone)
        for path, typed in rest.items():
            post = known.get(path)
            other = self.holders.get(post.id, "") if post else ""
            if post and (other not in self._written or name_of(path) == post.id):
                yield Question(
                    path=path, post=post, fresh=self._fresh(path, typed), why="taken", other=other
                )
            elif not typed.is_draft and (like := lost.like(path, typed)):
                fresh = self._fresh(path, typed)
                yield Question(path=path, post=like[1], fresh=fresh, why=like[0])

    def _of_ids(self, gone: Iterable[PastPost], look: Look) -> Iterator[Question]:
        """Files in which somebody changed the `id` and little else."""
        for post in gone:
            one = self._written.get(post.source, "")
            is_new = one and one not in self._past.posts
            if is_new and (typed := look(post.source)) and _is_alike(typed, post):
                yield Question(path=post.source, post=post, fresh=one, why="another id")

    def _fresh(self, path: str, typed: Typed) -> str:
        """An id that no post has or had."""
        wanted = f"{name_of(path)}-{typed.day}"
        wishes = chain((wanted,), (f"{wanted}-{number}" for number in count(2)))
        posts, holders = self._past.posts, self.holders
        return next(wish for wish in wishes if wish not in posts and wish not in holders)


class _Lost:
    """Posts that are gone, to be found by what a file has of them."""

    def __init__(self, posts: Iterable[PastPost]) -> None:
        self._by_name: dict[str, PastPost] = {}
        self._by_address: dict[str, PastPost] = {}
        self._by_title: dict[str, PastPost] = {}
        self._by_text: Alike[PastPost] = Alike()
        for post in posts:
            self._by_name |= {name_of(post.source): post, post.id: post}
            self._by_address |= dict.fromkeys((*post.former, post.address), post)
            if post.sketch:
                self._by_title[title_in(post.sketch)] = post
                self._by_text.add(post.sketch, post)

    def like(self, path: str, typed: Typed) -> tuple[Why, PastPost] | None:
        """A post that the file may be, and why."""
        if post := self._by_text.most_like(typed.sketch):
            return "text", post
        if post := self._by_name.get(name_of(path)):
            return "name", post
        if post := self._by_address.get(typed.address):
            return "address", post
        if post := self._by_title.get(title_in(typed.sketch)):
            return "title", post
        return None


def _until_told(questions: Iterable[Question]) -> dict[str, str]:
    """The ids of the files until somebody says which they are: those of the posts that they may be,
    so that nothing else seems to be wrong; fresh ones where another file has, or may be, that."""
    questions = tuple(questions)
    asked = Counter(question.post.id for question in questions)
    return {
        one.path: one.fresh if one.other or asked[one.post.id] > 1 else one.post.id
        for one in questions
        if one.why != "another id"
    }


def _is_alike(typed: Typed, post: PastPost) -> bool:
    return typed.text == post.text or likeness(typed.sketch, post.sketch) >= ALIKE


def _pairs(paths: Iterable[tuple[str, str]], ids: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Path → id where one of each, and no other, have the same; what is empty is not the same."""
    by_path, by_id = _alone(paths), _alone(ids)
    return {by_path[same]: by_id[same] for same in by_path.keys() & by_id.keys()}


def _alone(named: Iterable[tuple[str, str]]) -> dict[str, str]:
    """What stands with a name → the one name with which it stands."""
    names: dict[str, list[str]] = {}
    for name, what in named:
        if what:
            names.setdefault(what, []).append(name)
    return {what: those[0] for what, those in names.items() if len(those) == 1}

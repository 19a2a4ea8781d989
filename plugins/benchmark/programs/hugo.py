"""Hugo, with templates of ours that give the same kinds of pages."""

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

from plugins.benchmark.archive.values import MadeArchive, MadePost
from plugins.benchmark.programs.installed import PEERS
from plugins.benchmark.programs.program import (
    ADDRESS,
    Command,
    Peer,
    address_of,
    linked,
    write_posts,
)
from plugins.domain.progress import Progress


class Hugo(Peer):
    """Keeps no record of what it built; its server answers an edit."""

    name = "Hugo"

    def write_archive(self, archive: MadeArchive, progress: Progress) -> None:
        """The whole project is there after the call."""
        shutil.copytree(PEERS / "hugo", self._folder, dirs_exist_ok=True)
        write_posts(self, archive, self._folder / "static", progress)

    def build(self) -> Command:
        words = ("--baseURL", ADDRESS, "--destination", str(self.output()))
        return Command((self._binary, *words, "--cacheDir", str(self._cache)), self._folder, {})

    def serve(self, port: int) -> Command:
        words = ("server", "--bind", "127.0.0.1", "--port", str(port), "--buildDrafts")
        return Command((self._binary, *words, "--cacheDir", str(self._cache)), self._folder, {})

    def output(self) -> Path:
        return self._folder / f"public-{self._turn}"

    def text(self, archive: MadeArchive, post: MadePost) -> str:
        return "\n".join(("---", *_head(post), "---", "", linked(archive, post.text, address_of)))

    @property
    def _cache(self) -> Path:
        return self._folder / f"cache-{self._turn}"


def _head(post: MadePost) -> Iterator[str]:
    """The front matter of a post, line by line. JSON's texts and lists are YAML's too."""
    yield f"title: {json.dumps(post.title)}"
    yield f"date: {post.published:%Y-%m-%dT%H:%M:%SZ}"
    yield f"slug: {post.slug}"
    yield f"summary: {json.dumps(post.summary)}"
    yield f"categories: {json.dumps([post.kind])}"
    yield f"authors: {json.dumps(post.authors)}"
    yield f"tags: {json.dumps(post.topics)}"
    yield f"campaigns: {json.dumps(post.campaigns)}"
    if post.series:
        yield from (f"series: {json.dumps([post.series])}", f"part: {post.part}")
    if post.status != "published":
        yield "draft: true"
    if post.has_picture:
        yield f"image: /images/post-{post.number}.png"
    if post.has_file:
        yield f"paper: /files/paper-{post.number}.pdf"
    if post.alias:
        yield f"aliases: [{post.alias}]"

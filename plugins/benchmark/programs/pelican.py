"""Pelican as it comes, with the plugins that give the same kinds of pages."""

import shutil
from collections.abc import Iterator
from pathlib import Path

from plugins.benchmark.archive.values import MadeArchive, MadePost
from plugins.benchmark.programs.installed import PEERS
from plugins.benchmark.programs.program import Command, Peer, linked, write_posts
from plugins.domain.progress import Progress

_DRAFTS = {"published": "published", "hidden": "hidden", "draft": "draft", "withdrawn": "draft"}


class Pelican(Peer):
    """Its cache of content is on, so that what did not change is not read again."""

    name = "Pelican"

    def write_archive(self, archive: MadeArchive, progress: Progress) -> None:
        """The whole project is there after the call."""
        shutil.copytree(PEERS / "pelican", self._folder, dirs_exist_ok=True)
        write_posts(self, archive, self._folder / "content", progress)

    def build(self) -> Command:
        cache = f'CACHE_PATH="{self._folder}/cache-{self._turn}"'
        words = ("-q", "-s", "pelicanconf.py", "-o", str(self.output()), "-e", cache)
        return Command((self._binary, "content", *words), self._folder, {})

    def serve(self, port: int) -> Command | None:  # noqa: ARG002 — as every program is asked
        """None: its server shows whole builds, which are measured already."""
        return None

    def output(self) -> Path:
        return self._folder / f"output-{self._turn}"

    def text(self, archive: MadeArchive, post: MadePost) -> str:
        body = linked(archive, post.text, lambda to: f"{{filename}}/posts/{to.slug}.md")
        return "\n".join((*_head(post), "", body))


def _head(post: MadePost) -> Iterator[str]:
    """The metadata of a post, line by line."""
    yield f"Title: {post.title}"
    yield f"Date: {post.published:%Y-%m-%d %H:%M}"
    yield f"Slug: {post.slug}"
    yield f"Summary: {post.summary}"
    yield f"Category: {post.kind}"
    yield f"Authors: {'; '.join(post.authors)}"
    yield f"Tags: {'; '.join((*post.topics, *post.campaigns))}"
    yield f"Status: {_DRAFTS[post.status]}"
    if post.series:
        yield from (f"Series: {post.series}", f"Series_index: {post.part}")
    if post.has_picture:
        yield f"Image: /images/post-{post.number}.png"
    if post.has_file:
        yield f"Paper: /files/paper-{post.number}.pdf"

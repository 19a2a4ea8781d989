"""Our own program, as a person starts it, on a content folder that uses all of it."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from plugins.benchmark.archive import vocabulary as words
from plugins.benchmark.archive.draws import Draws
from plugins.benchmark.archive.posts import slugged
from plugins.benchmark.archive.texts import sentence
from plugins.benchmark.archive.values import MadeArchive, MadePost
from plugins.benchmark.programs.program import ADDRESS, Command, linked, put, write_posts
from plugins.domain.progress import Progress

_SITE = f"""name: The archive
tagline: Fifteen years of it
address: {ADDRESS}
menu:
  - label: Series
    address: /series/
  - label: Campaigns
    address: /campaigns/
  - label: Archive
    address: /archive/
footer:
  organisation: {words.ORGANISATIONS[0]}
  number: "0000000"
buttons:
  - label: Sign up
    url: https://lists.archive.example/update
reply: post@archive.example
former_feeds:
  - address: /rss.xml
    feed: /feed.xml
"""


class Greenpaper:
    """`start` are the words that a command follows: `make`, or the program itself."""

    name = "Greenpaper"

    def __init__(self, folder: Path, start: Sequence[str], version: str, jobs: int) -> None:
        self.version = version
        self._folder = folder
        self._start = tuple(start)
        self._jobs = jobs
        self._turn = 0

    @property
    def content(self) -> Path:
        return self._folder / "content"

    def write_archive(self, archive: MadeArchive, progress: Progress) -> None:
        """The whole content folder is there after the call."""
        for path, text in _surroundings(archive):
            put(self.content / path, text)
        write_posts(self, archive, self.content, progress)

    def begin_anew(self) -> None:
        self._turn += 1

    def build(self) -> Command:
        return self._command("site")

    def serve(self, port: int) -> Command:
        return self._command("serve", GREENPAPER_PORT=str(port))

    def output(self) -> Path:
        return self._folder / f"output-{self._turn}"

    def source(self, post: MadePost) -> Path:
        return (
            self.content
            / "posts"
            / f"{post.published:%Y}"
            / f"{post.published:%Y-%m-%d}-{post.slug}.md"
        )

    def text(self, archive: MadeArchive, post: MadePost) -> str:
        body = linked(archive, post.text, lambda to: f"../{to.published:%Y}/{self.source(to).name}")
        return "\n".join(("---", *_head(post), "---", "", body))

    def _command(self, name: str, **environ: str) -> Command:
        folders = {
            "GREENPAPER_CONTENT": str(self.content),
            "GREENPAPER_OUTPUT": str(self.output()),
            "GREENPAPER_CACHE": str(self._folder / f"cache-{self._turn}"),
            "GREENPAPER_JOBS": str(self._jobs),
        }
        return Command((*self._start, name), self._folder, {**folders, **environ})


def _head(post: MadePost) -> Iterator[str]:
    """The front matter of a post, line by line."""
    yield f"title: {post.title}"
    yield f"date: {post.published:%Y-%m-%d %H:%M}"
    yield f"slug: {post.slug}"
    yield f"category: {post.kind}"
    yield f"standfirst: {post.summary}"
    yield f"authors: [{', '.join(slugged(name) for name in post.authors)}]"
    yield f"tags: [{', '.join(post.topics)}]"
    if post.series:
        yield from (f"series: {slugged(post.series)}", f"part: {post.part}")
    if post.campaigns:
        yield f"campaigns: [{', '.join(slugged(name) for name in post.campaigns)}]"
    if post.edition:
        yield from ("kicker: Policy update", f"edition: {post.edition}")
        yield from ("email:", f"  subject: {post.title}", f"  preheader: {post.summary}")
    if post.status != "published":
        yield f"status: {post.status}"
    if post.status == "withdrawn":
        yield "withdrawn_because: The figures turned out to be wrong."
    yield from _more(post)


def _more(post: MadePost) -> Iterator[str]:
    if post.has_picture:
        yield from (
            "image:",
            f"  src: images/post-{post.number}.png",
            "  alt: Stripes in two tones",
        )
    if post.has_file:
        yield from ("files:", f"  - file: files/paper-{post.number}.pdf", "    label: The paper")
    if post.has_action:
        yield from ("actions:", "  - label: Write to your councillor")
        yield from (
            "    url: https://act.archive.example/",
            f"    closes: {post.published.year + 1}-03-01",
        )
    if post.corrected:
        yield from (
            "corrections:",
            f"  - date: {post.corrected}",
            "    text: One figure was wrong.",
        )
    if post.changed:
        yield from ("changes:", f"  - date: {post.changed}", "    note: Added last year's figures.")
    if post.alias:
        yield f"aliases: [{post.alias}]"


def _surroundings(archive: MadeArchive) -> Iterator[tuple[str, str]]:
    """Everything but posts: path → text."""
    yield "site.yaml", _SITE
    for title in ("About", "Privacy", "Accessibility"):
        head = f"---\ntitle: {title}\nmenu: {title}\n---\n\n"
        yield f"pages/{slugged(title)}.md", head + _said(title)
    for name in words.ORGANISATIONS:
        head = f"---\nname: {name}\nurl: https://{slugged(name)}.example\n---\n\n"
        yield f"organisations/{slugged(name)}.md", head + _said(name)
    for place, name in enumerate(archive.people):
        house = words.ORGANISATIONS[place % 4]
        head = f"---\nname: {name}\nrole: {words.ROLES[place % 6]}\norganisation: {house}\n"
        roles = f"roles:\n  - role: volunteer\n    organisation: {house}\n    until: 2016-03-31\n"
        yield f"people/{slugged(name)}.md", f"{head}{roles}---\n\n{_said(name)}"
    for place, name in enumerate(archive.campaigns):
        status = ("active", "active", "won", "closed")[place % 4]
        partner = slugged(words.ORGANISATIONS[place % 4])
        head = f"---\ntitle: {name}\nask: {name}, everywhere.\nstatus: {status}\n"
        rest = f"started: {2010 + place % 15}-02-01\npartners: [{partner}]\n---\n\n"
        yield f"campaigns/{slugged(name)}.md", head + rest + _said(name)
    for title, parts in archive.plans.items():
        plan = "".join(f"  - {part}\n" for part in parts)
        head = f"---\ntitle: {title}\nparts:\n{plan}---\n\n"
        yield f"series/{slugged(title)}.md", head + _said(title)


def _said(of: str) -> str:
    draws = Draws(f"what is said of {of}")
    return " ".join(sentence(draws) for _ in range(6)) + "\n"

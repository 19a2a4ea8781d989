"""`greenpaper preview`: a post in one HTML file, to be sent to a colleague."""

import sys
from pathlib import Path

from plugins.domain.outputs import is_usable
from plugins.domain.pictures import size_in_words
from plugins.domain.posts import Post
from plugins.domain.refusal import Refusal, WrongCall
from plugins.domain.whole_files import put_whole
from plugins.host.call import Call
from plugins.host.capabilities import CAPABILITIES
from plugins.host.clock import moment_of_build
from plugins.host.commands import options_of
from plugins.host.one_file.enclosed import is_ours
from plugins.host.one_file.meant import post_meant
from plugins.host.one_file.one_page import OnePage, Place, one_page, public_files, site_with
from plugins.host.options import Options
from plugins.host.run import Run
from plugins.host.run_steps import read, unknown
from plugins.host.terminal import print_problems, say, say_file
from plugins.host.ways import is_ours_alone, planned_run
from plugins.host.why.sources import source_meant
from plugins.publishing.record import NAME as RECORD
from plugins.publishing.stage import stage_of
from plugins.reading.assembly import assemble
from plugins.views.notices import Known, present_notice
from plugins.views.stylesheet import THEME

TOO_HEAVY = 10_000_000
"""Bytes; many mailboxes take no more."""


def preview(call: Call) -> None:
    """Write the file and print its path, its size, and what the checks of its content file say that
    keep it from being published. Raises `WrongCall`, and `Refusal` for a file that is no post."""
    if not call.page:
        raise WrongCall("say which post: make preview PAGE=shared-society")
    options = options_of(call)
    run, theme = _put_together(options)
    assert run.library is not None
    post = _post(run, call)
    file = file_of(post, run, call.output)
    refuse_place(file, call.content)
    now = moment_of_build("", run.content.zone)
    place = Place(theme, options.cache)
    page = one_page(
        site_with(run.library, post, run.moment, now),
        post,
        present_notice(post, known_of(post, run), now),
        public_files(run.library, now, place),
        place,
    )
    put(file, page.content)
    problems = [one for one in run.problems if one.source == post.source]
    print_problems(unknown(problems, run.content.known), call.content)
    say_file(file, size_in_words(len(page.content)))
    if len(page.content) > TOO_HEAVY:
        say(_warning(page), sys.stderr)


def _put_together(options: Options) -> tuple[Run, Path]:
    """A run with its library, and the folder of the theme. What others' plugins say counts."""
    if not is_ours_alone(options):
        return planned_run(options)
    for capability in CAPABILITIES:
        capability.register()
    run = read(options)
    assembled = assemble(run.content, run.files.posts, options.processes)
    run.library = assembled.library
    run.problems += assembled.problems
    run.files.save(assembled.posts)
    return run, THEME


def _post(run: Run, call: Call) -> Post:
    """The post that is meant. Raises `Refusal` where its file cannot be read as one."""
    assert run.library is not None
    if source := source_meant(call.page, call.content):
        _refuse_unreadable(source, run)
    post = post_meant(call.page, run.library, call.content, call.output)
    _refuse_unreadable(post.source, run)
    return post


def _refuse_unreadable(source: str, run: Run) -> None:
    problems = tuple(one for one in run.content.problems if one.source == source)
    if any(problem.severity == "error" for problem in problems):
        raise Refusal(problems)


def known_of(post: Post, run: Run) -> Known:
    """What the ledger says of a post, compared with its file as it is."""
    past = run.content.past
    before = past.posts.get(post.id)
    text = run.typed_in(post.source)
    is_same = before is not None and before.content == text.content
    return Known(bool(past.posts), before, is_same)


def file_of(post: Post, run: Run, folder: Path) -> Path:
    """`previews/slug.html`, with year and month before it where another post has the same slug.
    Raises `WrongCall` for a slug that no file can have."""
    assert run.library is not None
    same = [one for one in run.library.posts if one.slug == post.slug]
    name = f"{post.slug if len(same) == 1 else post.address.strip('/').replace('/', '-')}.html"
    if not is_usable(name) or "/" in name:
        raise WrongCall(f"no file can be named after the slug of {post.source}: give it another")
    return folder / name


def refuse_place(file: Path, content: Path) -> None:
    """Raise `WrongCall` where the file would go out with a site, or stands for something else."""
    folder = file.parent.resolve()
    if folder.is_relative_to(content.resolve()):
        raise WrongCall(f"{folder} lies within {content}: have the preview written elsewhere")
    for place in (folder, *folder.parents[:-1]):
        if (place / RECORD).exists() or stage_of(place).beside.exists():
            raise WrongCall(f"{place} holds a site: have the preview written elsewhere (OUTPUT=)")
    if file.exists() and not is_ours(file):
        raise WrongCall(f"{file} is not a preview that we wrote: move it, or name another OUTPUT")


def put(file: Path, content: bytes) -> None:
    """The file is there, whole. Raises `WrongCall` where it cannot be."""
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        put_whole(file, content)
    except OSError as error:
        raise WrongCall(f"{file} cannot be written: {error.strerror}") from None


def _warning(page: OnePage) -> str:
    heaviest = sorted(page.weights.items(), key=lambda one: -one[1])[:3]
    pictures = ", ".join(f"{path} ({size_in_words(weight)})" for path, weight in heaviest)
    return f"This is more than many mailboxes take. What weighs most: {pictures or 'the text'}."

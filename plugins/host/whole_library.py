"""The library with its bodies, for who must know where texts lead."""

from plugins.domain.library import Library
from plugins.domain.progress import Progress, silent
from plugins.host.options import Options


def whole_library_of(options: Options, progress: Progress = silent) -> Library:
    """Everything in a content folder, public or not, as far as it can be read, texts and links
    included. What is converted for it, the next build need not. Raises `WrongCall`."""
    from plugins.host.run_steps import read
    from plugins.reading.assembly import assemble

    run = read(options, progress)
    assembled = assemble(run.content, run.files.posts, options.processes)
    run.files.save(assembled.posts)
    return assembled.library

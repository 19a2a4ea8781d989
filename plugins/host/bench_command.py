"""The command that measures the program and puts the figures into the documentation."""

import sys
from importlib.metadata import version
from zoneinfo import ZoneInfo

from plugins.benchmark.bench import Wish
from plugins.benchmark.bench import bench as measure
from plugins.benchmark.figures import OURS
from plugins.benchmark.report.documentation import write_documentation
from plugins.benchmark.report.tables import growth_table, peers_table
from plugins.host.cache import open_cache
from plugins.host.call import ROOT, Call
from plugins.host.clock import moment_of_build
from plugins.host.terminal import path_in_words, progress, say

FOLDER = "bench"
"""In the cache: archives and sites while it runs, and the other programs, which stay."""
START = ("make", "--silent", "--directory", str(ROOT))
"""The words that people begin our commands with, so that is what is measured."""


def bench(call: Call) -> None:
    """Measure; the tables are printed, the documentation shows them after the call."""
    open_cache(call.cache)
    results = measure(wish_of(call), _tell, progress)
    files = write_documentation(results, ROOT)
    say(growth_table(results))
    if len(results.programs) > 1:
        for posts in results.sizes:
            say(f"\n{peers_table(results, posts)}")
    say("\nThe whole of it: " + ", ".join(path_in_words(file) for file in files))


def wish_of(call: Call) -> Wish:
    """What is asked of the benchmark."""
    today = moment_of_build("", ZoneInfo("UTC"))
    return Wish(
        folder=call.cache / FOLDER,
        start=START,
        sizes=call.posts,
        day=f"{today.day} {today:%B %Y}",
        version=version(OURS.lower()),
        turns=call.turns,
        jobs=call.jobs,
        with_peers=call.bench_peers,
    )


def _tell(line: str) -> None:
    say(line, sys.stderr)

"""A drawing of feedgen's, with what RSS and Atom say alike."""

from typing import Any

from plugins.feeds.characters import line
from plugins.views.feeds import Feed

GENERATOR = "Greenpaper"
"""What drew the feeds; without a version, since a new one must not change a feed by itself."""


def begin_drawing(feed: Feed) -> Any:
    """A `FeedGenerator` (which has no types) with the feed's title and language."""
    from feedgen.feed import FeedGenerator

    generator: Any = FeedGenerator
    drawing = generator()
    drawing.generator(GENERATOR)
    drawing.title(line(feed.title, feed.home))
    drawing.language(feed.language)
    return drawing

"""What the site consists of: the capabilities, in the order in which they join a run."""

from types import ModuleType

from plugins import (
    campaigns,
    changes,
    feeds,
    hosting,
    listings,
    newsletter,
    people,
    posts,
    series,
)

CAPABILITIES: tuple[ModuleType, ...] = (
    posts,
    series,
    campaigns,
    people,
    listings,
    changes,
    newsletter,
    feeds,
    hosting,
)

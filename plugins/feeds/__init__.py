"""Feeds: RSS 2.0, Atom and JSON Feed of the whole site, RSS of everything a reader may follow.

Adds `/feed.xml` with its archives `/feed/1.xml` …, `/feed.atom`, `/feed.json`; `feed.xml` in the
folder of every series, campaign, person, topic and category, in `/newsletter/` and `/changes/`;
and, at their old addresses, the feeds that `former_feeds` of `site.yaml` names and those that are
elsewhere now.
"""

from plugins.feeds.planned import outputs

__all__ = ["outputs", "register"]


def register() -> None:
    """Joins in when the outputs of a run are planned."""
    from plugins.feeds.receivers import on_planning, on_redirecting
    from plugins.host.signals import planning, redirecting

    planning.connect(on_planning)
    redirecting.connect(on_redirecting)

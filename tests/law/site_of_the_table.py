"""The small site that the table of edits is about."""

from collections.abc import Callable
from pathlib import Path

from plugins.publishing.record import NAME
from tests.law.drafts import Desk, Draft, Drafts, Value, document, picture
from tests.law.folders import contents, differing, stamps
from tests.law.runs import Ended, Place, within

MOMENT = "2017-06-01 12:00"
PEOPLE = "posts/2017-02-01-people.md"
PLACES = "posts/2017-03-01-places.md"
UPDATE = "posts/2017-04-01-update.md"
LEASE = "posts/2017-05-01-lease.md"
LATER = "posts/2017-05-20-later.md"
OLD = "posts/2016-05-10-old.md"
KEYS = "campaigns/keep-the-keys.md"


def site() -> Drafts:
    """A series of two parts and one to come, a campaign, an edition of the newsletter, a response
    with a document, a post under embargo, an old one by a guest."""
    return {
        "site.yaml": Draft(
            {
                "name": "The Green Paper",
                "address": "https://green.example",
                "accent": "#0b5d46",
                "menu": [{"label": "Series", "address": "/series/"}],
            },
            None,
        ),
        "series/the-ties.md": Draft(
            {"title": "The Ties", "parts": ["People", "Places", "Money"]}, ["Three parts."]
        ),
        KEYS: Draft(
            {
                "title": "Keep the Keys",
                "ask": "Ask first.",
                "started": "2017-01-01",
                "partners": ["Fernhow Forum"],
                "actions": [
                    {"label": "Write", "url": "https://a.example/", "closes": "2017-06-10"}
                ],
            },
            ["Why we ask."],
        ),
        "people/nia-powell.md": Draft(
            {"name": "Nia Powell", "role": "Director", "organisation": "Fernhow Forum"}, ["A life."]
        ),
        "people/ada-owen.md": Draft({"name": "Ada Owen", "role": "Editor"}, ["Another."]),
        "organisations/fernhow-forum.md": Draft(
            {"name": "Fernhow Forum", "url": "https://f.example/"}, ["A forum."]
        ),
        "pages/about.md": Draft({"title": "About us"}, ["Who we are."]),
        "images/hall.png": picture("hall.png", 60, 40),
        "files/lease.pdf": document(3),
        PEOPLE: Draft(
            {
                "title": "People of the hall",
                "date": "2017-02-01",
                "authors": ["Nia Powell"],
                "tags": ["Housing"],
                "series": "The Ties",
                "part": 1,
                "campaigns": ["keep-the-keys"],
            },
            ["Who comes to the hall.", "And who does not."],
        ),
        PLACES: Draft(
            {
                "title": "Places",
                "date": "2017-03-01",
                "standfirst": "Where we mett.",
                "authors": ["Nia Powell"],
                "tags": ["Housing"],
                "series": "The Ties",
                "part": 2,
                "image": {"src": "/images/hall.png", "alt": "A hall"},
            },
            ["What a hall is.", "And what it is not."],
        ),
        UPDATE: Draft(
            {
                "title": "Policy update",
                "date": "2017-04-01",
                "category": "Round-ups",
                "authors": ["Ada Owen"],
                "tags": ["Money"],
                "edition": 1,
            },
            ["Open Doors is what others want.", f"See [people]({{filename}}/{PEOPLE})."],
        ),
        LEASE: Draft(
            {
                "title": "The lease",
                "date": "2017-05-01",
                "authors": ["Ada Owen"],
                "tags": ["Money"],
                "campaigns": ["keep-the-keys"],
                "files": [{"file": "/files/lease.pdf", "label": "The lease", "kind": "PDF"}],
            },
            ["We answered."],
        ),
        LATER: Draft(
            {
                "title": "Later",
                "date": "2017-05-20",
                "authors": ["Nia Powell"],
                "tags": ["Halls"],
                "embargo": "2017-06-15 09:00",
            },
            ["It comes later."],
        ),
        OLD: Draft(
            {"title": "Old", "date": "2016-05-10", "authors": ["A Guest"], "tags": ["Halls"]},
            ["It was so."],
        ),
    }


class Site:
    """The site in its folder, built; the program may be a copy."""

    def __init__(self, root: Path, run: Callable[[tuple[str, ...]], Ended] = within) -> None:
        self.place = Place(root / "content", root / "out", root / "cache")
        self.place.content.mkdir(parents=True)
        self.desk = Desk(self.place.content, site())
        self.moment = MOMENT
        self.run = run
        self.build()
        self.first = contents(self.place.output)

    def build(self) -> tuple[set[str], set[str]]:
        """What a build writes and what it removes."""
        before = stamps(self.place.output)
        self.desk.save()
        ended = self.run(self.place.call("--as-at", self.moment, "--jobs", "1"))
        assert ended.status == 0, ended.told
        after = stamps(self.place.output)
        written = {path for path in after if after[path] != before.get(path)} - {NAME}
        return written, before.keys() - after.keys()

    def start_again(self) -> None:
        """The site is as it was at first."""
        self.desk.drafts, self.moment = site(), MOMENT
        self.build()
        assert differing(contents(self.place.output), self.first) == []

    def put(self, path: str, **keys: Value) -> None:
        for key, value in keys.items():
            self.desk.draft(path).put(key, value)

    def write(self, path: str, *paragraphs: str) -> None:
        self.desk.draft(path).paragraphs = list(paragraphs)

    def wait_until(self, moment: str) -> None:
        self.moment = moment

"""Random small sites in which some posts are not for everybody all the time."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random
from zoneinfo import ZoneInfo

from tests.law.drafts import Draft, Drafts, document, picture
from tests.leaks.canaries import Canary, a_canary

ZONE = ZoneInfo("Europe/London")
BEGINNING = datetime(2017, 3, 1, 12, 0, tzinfo=ZONE)
"""All public posts are out; of the canaries those with an earlier date."""

KINDS = (
    "draft", "draft", "hidden", "hidden", "withdrawn", "withdrawn", "published", "published",
    "published",
)  # fmt: skip


@dataclass
class LeakySite:
    """What is public at any time, and the posts that are not. `moments` are those worth a build,
    in order: just before a post comes out, as it does, and long after."""

    public: Drafts
    canaries: list[Canary]
    moments: list[datetime]

    def absent(self, moment: datetime) -> list[Canary]:
        """Those of which nobody may see anything."""
        return [canary for canary in self.canaries if canary.is_absent(moment)]

    def unlisted(self, moment: datetime) -> list[Canary]:
        """Those in no list: absent, hidden, withdrawn."""
        listed = (one for one in self.canaries if one.status == "published")
        listed_now = [one for one in listed if not one.is_absent(moment)]
        return [canary for canary in self.canaries if canary not in listed_now]

    def drafts(self, without: Iterable[Canary] = ()) -> Drafts:
        """The content folder; `without` some of the canaries, what only they use, and what public
        posts say of them by `related`."""
        gone = list(without)
        drafts: Drafts = {path: _without(draft, gone) for path, draft in self.public.items()}
        for canary in self.canaries:
            if canary not in gone:
                drafts |= canary.drafts()
        return drafts


def a_site(seed: int) -> LeakySite:
    """The site of a seed, always the same: twelve public posts or more, nine canaries; every fourth
    site has so many posts that its feed has archives, which are counted from the oldest."""
    chance = Random(f"leaks {seed}")  # noqa: S311
    canaries = [
        a_canary(chance, number, status, _a_moment(chance), chance.choice(["", "", "cy"]))
        for number, status in enumerate(KINDS)
    ]
    chance.shuffle(canaries)
    posts = 56 if seed % 4 == 3 else chance.randint(13, 16)
    return LeakySite(_public(chance, canaries, posts), canaries, _moments(chance, canaries))


def _a_moment(chance: Random) -> datetime:
    """Before or after the beginning, on the minute."""
    days, minutes = chance.randint(-50, 120), chance.randrange(24 * 60)
    return BEGINNING + timedelta(days=days, minutes=minutes)


def _moments(chance: Random, canaries: list[Canary]) -> list[datetime]:
    later = sorted(canary.out for canary in canaries if canary.out > BEGINNING)
    chosen = chance.sample(later, min(2, len(later)))
    around = [moment + timedelta(seconds=s) for moment in chosen for s in (-1, 0)]
    return sorted({BEGINNING, *around, BEGINNING + timedelta(days=400)})


def _without(draft: Draft | bytes, gone: list[Canary]) -> Draft | bytes:
    if isinstance(draft, bytes) or not isinstance(draft.head.get("related"), list):
        return draft
    slugs = {canary.slug for canary in gone}
    related = [slug for slug in draft.head["related"] if slug not in slugs]
    return Draft({**draft.head, "related": related}, draft.paragraphs)


def _public(chance: Random, canaries: list[Canary], posts: int) -> Drafts:
    drafts: Drafts = {
        "site.yaml": Draft(
            {"name": "The Green Paper", "address": "https://green.example", "identity": "green"},
            None,
        ),
        "known-problems.txt": "".join(
            f"{one.path}: ageing-date: {one.word}known\n" for one in canaries
        ).encode(),
        "pages/about.md": Draft({"title": "About us", "menu": "About"}, ["We look after halls."]),
        "series/the-ties.md": Draft(
            {"title": "The Ties", "parts": ["People", "Places", {"title": "Money"}]}, ["Parts."]
        ),
        "campaigns/keep-the-keys.md": Draft(
            {
                "title": "Keep the Keys",
                "started": "2017-01-01",
                "partners": ["Fernhow Forum"],
                "actions": [{"label": "Write", "closes": "2017-04-30"}],
            },
            ["Why we ask."],
        ),
        "people/nia-powell.md": Draft(
            {
                "name": "Nia Powell",
                "role": "Director",
                "roles": [{"role": "Clerk", "organisation": "Ropewalk", "until": "2017-04-02"}],
            },
            ["Nia runs a hall."],
        ),
        "people/ada-owen.md": Draft({"name": "Ada Owen", "role": "Editor"}, ["Ada edits."]),
        "images/hall.png": picture("hall.png", 60, 40),
        "images/nobody-uses-it.png": picture("nobody.png", 61, 40),
        "files/lease.pdf": document(3),
    }
    slugs = [canary.slug for canary in canaries]
    for number in range(1, posts):
        day = BEGINNING - timedelta(days=5 * number + chance.randint(1, 4))
        drafts[f"posts/{day:%Y-%m-%d}-note-{number}.md"] = _note(chance, number, day, slugs)
    return drafts


def _note(chance: Random, number: int, day: datetime, slugs: list[str]) -> Draft:
    """A public post. `related` may name one that is not: it is there once that is out."""
    draft = Draft({"title": f"Note {number}", "date": f"{day:%Y-%m-%d} 09:00"})
    draft.put("tags", chance.sample(["Housing", "Halls", "Money", "Rural life"], 2))
    draft.put("authors", chance.sample(["Nia Powell", "Ada Owen", "A. Guest"], 2))
    draft.put("category", chance.choice(["Analysis", "Round-ups", None]))
    draft.put("series", chance.choice(["The Ties", "Small print", "Small print", None]))
    draft.put("campaigns", chance.choice([["keep-the-keys"], None]))
    draft.put("edition", number if number % 4 == 0 else None)
    if chance.random() < 0.4:
        draft.put("related", chance.sample([*slugs, "note-1"], 2))
    if number % 5 == 0:
        draft.put("corrections", [{"date": "2017-04-11", "text": "It was May."}])
        draft.put("image", {"src": "/images/hall.png", "alt": "A hall", "caption": "The hall."})
    if number % 6 == 0:
        draft.put("modified", "2017-05-03 10:00")
        draft.put("files", [{"file": "/files/lease.pdf", "label": "The lease"}])
    draft.paragraphs = [f"Note {number} was counted.", "Keep the Keys is for all.", "It ends."]
    return draft

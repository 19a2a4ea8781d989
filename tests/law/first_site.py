"""The site that every history of edits begins with: a little of everything, in few posts."""

from datetime import date, timedelta

from tests.law.drafts import Draft, Drafts, Entry, document, picture

TIES = "the-ties"
PARTS = ["People", "Places", "Money", "Time", "Trust", "Rules", "Rooms", "Roads", "Rest", "Return"]


def first_drafts(posts: int) -> Drafts:
    """A content folder with that many posts, three of them or more."""
    drafts: Drafts = {
        "site.yaml": Draft(_site(), None),
        "pages/about.md": Draft({"title": "About us", "menu": "About"}, ["We look after halls."]),
        "series/the-ties.md": Draft(
            {
                "title": "The Ties",
                "standfirst": "What holds a place together.",
                "parts": [*PARTS[:-1], {"title": PARTS[-1], "expected": "spring 2018"}],
            },
            ["Ten parts."],
        ),
        "campaigns/keep-the-keys.md": Draft(
            {
                "title": "Keep the Keys",
                "ask": "Ask the neighbours first.",
                "started": "2017-01-01",
                "partners": ["Fernhow Forum"],
                "mentions": ["the keys pledge"],
                "actions": [
                    {"label": "Write", "url": "https://a.example/", "closes": "2017-06-30"}
                ],
            },
            ["Why we ask."],
        ),
        "campaigns/warm-rooms.md": Draft(
            {"title": "Warm Rooms", "started": "2016-01-01", "status": "paused"}, ["Libraries."]
        ),
        "people/nia-powell.md": Draft(
            {
                "name": "Nia Powell",
                "role": "Director",
                "organisation": "Fernhow Forum",
                "roles": [{"role": "Clerk", "organisation": "Ropewalk", "until": "2017-02-28"}],
                "photo": "/images/nia.png",
            },
            ["Nia runs a hall."],
        ),
        "people/ada-owen.md": Draft({"name": "Ada Owen", "role": "Editor"}, ["Ada edits."]),
        "organisations/fernhow-forum.md": Draft(
            {"name": "Fernhow Forum", "url": "https://f.example/", "logo": "/images/fernhow.svg"},
            ["A forum."],
        ),
        "images/nia.png": picture("nia.png", 40, 50),
        "images/hall.png": picture("hall.png", 60, 40),
        "images/fernhow.svg": picture("fernhow.svg", 30, 30),
        "files/lease.pdf": document(3),
    }
    for number in range(1, posts + 1):
        drafts[f"posts/{_day(number):%Y-%m-%d}-note-{number}.md"] = _post(number, posts)
    return drafts


def _day(number: int) -> date:
    return date(2017, 1, 1) + timedelta(days=7 * number)


def _site() -> dict[str, object]:
    return {
        "name": "The Green Paper",
        "tagline": "Policy for people who run halls",
        "address": "https://green.example",
        "identity": "green",
        "accent": "#0b5d46",
        "menu": [{"label": "Series", "address": "/series/"}],
        "footer": {"organisation": "Fernhow Forum", "number": "1234567"},
        "checks": {"acronym-not-spelled-out": "on"},
    }


def _post(number: int, of: int) -> Draft:
    """Which keys it has follows from its number, and so does what it speaks of."""
    draft = Draft({"title": f"Note {number}", "date": f"{_day(number)} 09:00"})
    tags = [["Housing", "Halls"], ["halls"], ["Money", "Housing"], ["Rural life"]][number % 4]
    draft.put("tags", tags)
    draft.put("authors", [["Nia Powell"], ["Ada Owen", "A Guest"]][number % 2])
    draft.put("category", ["Analysis", "Round-ups", "Analysis", None][number % 4])
    draft.paragraphs = [f"Note {number} was counted {1000 + number} times.", "It ends here."]
    if number % 2:
        draft.put("series", "The Ties" if number % 4 == 1 else "Small print")
        draft.put("part", (number + 3) // 4)
        draft.put("standfirst", "The whole argument, in brief.")
    else:
        link = f"[the note before]({{filename}}/posts/{_day(number - 1)}-note-{number - 1}.md)"
        draft.paragraphs.insert(1, f"Read {link} on Warm Rooms.")
    for every, key, value in _NOW_AND_THEN:
        if number % every == 0:
            draft.put(key, value)
    if number % 6 == 0:
        draft.put("edition", number // 6)
    if number % 5 == 0:
        draft.put("aliases", [f"/old/{number}/"])
    if number == of:
        draft.put("embargo", "2017-06-15 09:00")
    return draft


_HALL: Entry = {"src": "/images/hall.png", "alt": "A hall", "caption": "The hall."}
_NOW_AND_THEN: tuple[tuple[int, str, object], ...] = (
    (2, "campaigns", ["keep-the-keys"]),
    (3, "files", [{"file": "/files/lease.pdf", "label": "The lease", "kind": "PDF"}]),
    (4, "image", _HALL),
    (5, "corrections", [{"date": "2017-05-01", "text": "It was May."}]),
    (3, "changes", [{"date": "2017-05-02", "note": "Figures added.", "major": "true"}]),
    (4, "actions", [{"label": "Answer", "url": "https://b.example/", "closes": "2017-06-10"}]),
)

"""What editors do to all that is no post: series, campaigns, people, pictures, the site itself."""

from plugins.domain.ledger import NAME as LEDGER
from plugins.domain.ledger import written
from plugins.host.options import Options
from plugins.host.publish.present import facts_of_run
from plugins.host.ways import without_pelican
from tests.law.chance import Chance
from tests.law.drafts import Draft, Value, document, picture
from tests.law.edited_site import Edit, EditedSite
from tests.law.first_site import PARTS

MOMENTS = (
    "2017-06-01 12:00",
    "2017-06-15 09:00",
    "2017-06-15 08:59",
    "2017-06-11",
    "2017-07-01 00:00",
    "2017-04-01",
    "2018-02-03",
    "2017-01-02",
)
"""When an embargo ends and just before, when actions close, days before and after it all."""
SITE: tuple[tuple[str, tuple[Value | None, ...]], ...] = (
    ("name", ("Paper & Hall", "The Green Paper", None)),
    ("tagline", ("For people who run halls", None)),
    ("address", ("https://green.example", "https://green.example/blog", None)),
    ("language", ("cy", "en-GB")),
    ("timezone", ("Europe/London", "Pacific/Auckland")),
    ("accent", ("#0b5d46", "#7a1f5c")),
    ("identity", ("green", "paper")),
    ("reply", ("post@green.example", None)),
    ("menu", ([{"label": "Archive", "address": "/archive/"}], None)),
    ("menu", ([{"label": "Series", "address": "/series/"}], None)),
    ("buttons", ([{"label": "Sign up", "address": "https://lists.example/"}], None)),
    ("footer", ({"organisation": "Ropewalk", "imprint": "14 Rope Lane"}, None)),
    ("former_feeds", (["/rss.xml"], None)),
    ("checks", ({"person-without-link": "on"}, {"acronym-not-spelled-out": "off"}, None)),
)
CAMPAIGNS: tuple[tuple[str, tuple[Value | None, ...]], ...] = (
    ("title", ("Keep the Keys", "Open Doors")),
    ("mentions", (["the keys pledge"], ["it ends here", "Nobody"], None)),
    ("started", ("2016-01-01", "2017-04-01", None)),
    ("partners", (["Fernhow Forum"], ["Ropewalk"], None)),
    ("ask", ("Ask us.", "Ask the neighbours.", None)),
    ("actions", ([{"label": "Go", "url": "https://c.example/", "closes": "2017-06-10"}], None)),
    ("actions", ([{"label": "Go", "url": "https://c.example/"}], None)),
)
PEOPLE: tuple[tuple[str, tuple[Value | None, ...]], ...] = (
    ("name", ("Nia Powell", "Nia Powell-Lee", "Bo Birk")),
    ("role", ("Director", "Chair", None)),
    ("organisation", ("Fernhow Forum", "fernhow-forum", "Ropewalk", None)),
    ("roles", ([{"role": "Clerk", "organisation": "Ropewalk", "until": "2017-02-28"}], None)),
    ("roles", ([{"role": "Clerk", "until": "2017-06-11"}], None)),
    ("links", ([{"label": "Own site", "address": "https://p.example/"}], None)),
    ("photo", ("/images/nia.png", None)),
)


def _put(site: EditedSite, chance: Chance, folder: str, keys: object) -> str:
    """One of the keys of one of the files has another of its values."""
    if not (paths := site.desk.paths(folder)):
        return ""
    path, (key, values) = chance.one(paths), chance.one(keys)  # type: ignore[arg-type]
    value = chance.one(values)
    site.desk.draft(path).put(key, value)
    return f"{path}: {key} is {value}"


def change_the_site(site: EditedSite, chance: Chance) -> str:
    return _put(site, chance, "site.yaml", SITE)


def change_a_campaign(site: EditedSite, chance: Chance) -> str:
    return _put(site, chance, "campaigns/", CAMPAIGNS)


def change_a_person(site: EditedSite, chance: Chance) -> str:
    return _put(site, chance, "people/", PEOPLE)


def let_time_pass(site: EditedSite, chance: Chance) -> str:
    site.moment = chance.one(MOMENTS)
    return f"it is {site.moment}"


def end_or_begin_a_campaign(site: EditedSite, chance: Chance) -> str:
    path = chance.one(site.desk.paths("campaigns/"))
    status = chance.one(("active", "paused", "won", "lost", "closed"))
    has_ended = status in ("won", "lost", "closed")
    draft = site.desk.draft(path)
    draft.put("status", status)
    draft.put("ended", "2017-05-31" if has_ended else None)
    draft.put("outcome", "All of them stay open." if has_ended else None)
    return f"{path}: {status}"


def plan_the_series(site: EditedSite, chance: Chance) -> str:
    draft, parts = site.desk.drafts.get("series/the-ties.md"), chance.number(6, 12)
    if not isinstance(draft, Draft):
        return ""
    first = chance.one(("People", "Neighbours"))
    plan: list[Value] = [first, *PARTS[2:], *(f"{part} again" for part in PARTS)]
    draft.put("parts", [*plan[: parts - 1], {"title": "The end", "expected": f"in {parts} months"}])
    return f"series/the-ties.md: {first} and {parts - 1} more parts"


def reword_the_series(site: EditedSite, chance: Chance) -> str:
    if not (paths := site.desk.paths("series/")):
        return ""
    path = chance.one(paths)
    site.desk.draft(path).put("standfirst", f"In {site.number} parts.")
    site.desk.draft(path).paragraphs = ["It goes on.", *chance.some(("Keep the Keys, too.",))]
    return f"{path}: another standfirst, another text"


def give_something_a_file(site: EditedSite, chance: Chance) -> str:
    """What has a page without a file gets one, or loses it."""
    path, head = chance.one(
        (
            ("series/small-print.md", {"title": "Small print", "standfirst": "See below."}),
            ("organisations/ropewalk.md", {"name": "Ropewalk", "url": "https://r.example/"}),
            ("people/a-guest.md", {"name": "A Guest", "role": "Guest"}),
            ("people/tom-wrexley.md", {"name": "Tom Wrexley"}),
            ("pages/privacy.md", {"title": "Privacy", "menu": "Privacy"}),
        )
    )
    if site.desk.drafts.pop(path, None):
        return f"{path}: deleted"
    site.desk.drafts[path] = Draft({**head}, [f"We know {site.number} things of it."])
    return f"{path}: new"


def describe(site: EditedSite, chance: Chance) -> str:
    path = chance.one(site.desk.paths("people/", "pages/", "organisations/"))
    site.desk.draft(path).paragraphs = [f"Has run {site.number} halls for Keep the Keys."]
    return f"{path}: another text"


def move_an_organisation(site: EditedSite, chance: Chance) -> str:
    path, logo = (
        chance.one(site.desk.paths("organisations/")),
        chance.some(site.desk.paths("images/"), 1),
    )
    site.desk.draft(path).put("url", f"https://f{site.number}.example/")
    site.desk.draft(path).put("logo", f"/{logo[0]}" if logo else None)
    return f"{path}: another url, logo is {logo}"


def change_a_picture(site: EditedSite, chance: Chance) -> str:
    path = chance.one(site.desk.paths("images/"))
    width, height = chance.number(20, 30), chance.number(20, 30)
    site.desk.drafts[path] = picture(path, width, height)
    return f"{path}: {width} × {height} now"


def change_a_document(site: EditedSite, chance: Chance) -> str:
    path = chance.one(site.desk.paths("files/"))
    site.desk.drafts[path] = document(pages := chance.number(1, 90))
    return f"{path}: {pages} pages now"


def publish(site: EditedSite, chance: Chance) -> str:
    """The ledger knows of what is public now; at times it is lost."""
    drafts = site.desk.drafts
    if LEDGER in drafts and chance.number(0, 3) == 0:
        del drafts[LEDGER]
        return "the ledger is gone"
    site.desk.save()
    options = Options(
        content=site.place.content,
        output=site.root / "nowhere",
        cache=site.root / "cache-of-publishing",
        as_at=site.moment,
        jobs=1,
    )
    run = without_pelican(options)
    noted = "".join(f"{written(fact)}\n" for fact in facts_of_run(run, run.moment))
    before = drafts.get(LEDGER, b"")
    assert isinstance(before, bytes)
    drafts[LEDGER] = before + noted.encode()
    return f"published, {noted.count(chr(10))} facts are new"


EDITS: tuple[Edit, ...] = (
    change_the_site,
    change_the_site,
    change_the_site,
    change_a_campaign,
    change_a_campaign,
    change_a_person,
    change_a_person,
    let_time_pass,
    let_time_pass,
    end_or_begin_a_campaign,
    plan_the_series,
    reword_the_series,
    give_something_a_file,
    give_something_a_file,
    describe,
    move_an_organisation,
    change_a_picture,
    change_a_document,
    publish,
    publish,
    publish,
)
"""What happens more often stands here more often."""

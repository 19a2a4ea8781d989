"""What editors do to posts. An edit mends what it would break, unless it is called a mistake."""

from tests.law.chance import Chance
from tests.law.drafts import Draft, Entry, Value
from tests.law.edited_site import Edit, EditedSite
from tests.law.first_site import TIES

TITLES = ("Who pays?", "Keep the Keys: one year on", "Rooms & roads", "Note 2", "“Warm” rooms")
PARAGRAPHS = (
    "We signed the keys pledge, and Keep the Keys Leeds did too.",
    "## What it costs\n\nThe NPPF says little. It was 41% last year[^1].\n\n[^1]: By our count.",
    "Warm Rooms went on; Keep the Keys did not.",
    '![A hall](/images/hall.png "The hall") Photo: Ada Owen',
    "Read [the lease](/files/lease.pdf), then [About us](/about/), all of it.",
    "> Nobody asked us.\n>\n> — Nia Powell, director",
    "- 14 halls\n- 3 libraries\n{.figures}",
    "| Hall | Cost |\n|---|---|\n| Fern | 12 |",
    "<!-- unchecked: ageing-date -->\nWe meet tomorrow, with Nia Powell.",
)
DAYS = ("2017-01-09", "2017-03-14 17:30", "2017-05-30", "2017-06-14", "2017-12-31 23:30")
TAGS = ("Housing", "housing", "Halls", "halls", "Money", "Rural life", "Voting")
NAMES = ("Nia Powell", "nia-powell", "Ada Owen", "A Guest", "Tom Wrexley")
KEYS: tuple[tuple[str, tuple[Value | None, ...]], ...] = (
    ("title", TITLES),
    ("date", DAYS),
    ("category", ("Analysis", "Round-ups", "analysis", None)),
    ("kicker", ("Policy update", None)),
    ("standfirst", ("What it means, in brief.", None)),
    ("summary", ("The whole of it: in a line.", None)),
    ("part_title", ("Another name for it", None)),
    ("modified", ("2017-05-29", None)),
    ("lang", ("cy", None)),
    ("mentions", (False, None)),
    ("corrections", ([{"date": "2017-05-20", "text": "It was May."}], None)),
    ("corrections", ([{"date": "2017-06-12", "text": "It was June."}], None)),
    ("changes", ([{"date": "2017-05-28", "note": "Figures.", "major": "true"}], None)),
    ("changes", ([{"date": "2017-05-28", "note": "Figures."}], None)),
    ("actions", ([{"label": "Go", "url": "https://b.example/", "closes": "2017-06-10"}], None)),
    ("actions", ([{"label": "Go", "url": "https://b.example/", "closes": "2017-06-30"}], None)),
    ("actions", ([{"label": "Go", "url": "https://b.example/"}], None)),
)
MISTAKES = (
    ("titel", "x"),
    ("date", "30 May 2017"),
    ("edition", "first"),
    ("campaigns", ["keep-the-kyes"]),
    ("authors", ["Nia Powel"]),
    ("image", {"src": "/images/none.png", "alt": "A hall"}),
)
ADDRESSES = ("/2017/99/x/", "{filename}/posts/gone.md", "/images/x.png", "/about/#nowhere")


def a_post(site: EditedSite, chance: Chance) -> str:
    return chance.one(site.desk.paths("posts/"))


def rewrite(site: EditedSite, chance: Chance) -> str:
    post = a_post(site, chance)
    links = [one for one in site.desk.draft(post).paragraphs or () if "{filename}" in one]
    site.desk.draft(post).paragraphs = [*chance.some(PARAGRAPHS), *links]
    return f"{post}: another text"


def say_more(site: EditedSite, chance: Chance) -> str:
    post = a_post(site, chance)
    paragraphs = site.desk.draft(post).paragraphs or []
    site.desk.draft(post).paragraphs = [*paragraphs, f"It was counted {site.number} times."]
    return f"{post}: a paragraph more"


def change_a_key(site: EditedSite, chance: Chance) -> str:
    post, (key, values) = a_post(site, chance), chance.one(KEYS)
    value = chance.one(values)
    site.desk.draft(post).put(key, value)
    return f"{post}: {key} is {value}"


def move_to_another_address(site: EditedSite, chance: Chance) -> str:
    post = a_post(site, chance)
    slug = f"rooms-{site.number}" if chance.is_so() else None
    site.desk.draft(post).put("slug", slug)
    return f"{post}: slug is {slug}"


def put_under_embargo(site: EditedSite, chance: Chance) -> str:
    post = a_post(site, chance)
    until = chance.one(("2017-06-15 09:00", "2017-05-02 00:00", "2017-07-01", None))
    take_out_links_to(post, site)
    site.desk.draft(post).put("embargo", until)
    return f"{post}: under embargo until {until}, no link to it any more"


def give_status(site: EditedSite, chance: Chance) -> str:
    post = a_post(site, chance)
    status = chance.one(("published", "draft", "hidden", "withdrawn"))
    take_out_links_to(post, site)
    site.desk.draft(post).put("status", status)
    because = "The figures were wrong." if status == "withdrawn" else None
    site.desk.draft(post).put("withdrawn_because", because)
    return f"{post}: {status}, no link to it any more"


def put_into_series(site: EditedSite, chance: Chance) -> str:
    post = a_post(site, chance)
    series = chance.one(("The Ties", "Small print", "small-print", None))
    site.desk.draft(post).put("series", series)
    part = _free_part(series, site) if series else None
    site.desk.draft(post).put("part", part)
    return f"{post}: part {part} of {series}"


def renumber(site: EditedSite, chance: Chance) -> str:
    post = a_post(site, chance)
    series = site.desk.draft(post).head.get("series")
    part = _free_part(str(series), site) if series else None
    site.desk.draft(post).put("part", part)
    return f"{post}: part {part} now"


def retag(site: EditedSite, chance: Chance) -> str:
    post, tags = a_post(site, chance), chance.some(TAGS)
    site.desk.draft(post).put("tags", tags or None)
    return f"{post}: tags are {tags}"


def give_authors(site: EditedSite, chance: Chance) -> str:
    post, names = a_post(site, chance), chance.some(NAMES, 2)
    site.desk.draft(post).put("authors", names or None)
    return f"{post}: by {names}"


def give_campaigns(site: EditedSite, chance: Chance) -> str:
    post, files = a_post(site, chance), chance.some(site.desk.paths("campaigns/"))
    slugs = [path.removeprefix("campaigns/").removesuffix(".md") for path in files]
    site.desk.draft(post).put("campaigns", slugs or None)
    return f"{post}: campaigns are {slugs}"


def make_an_edition(site: EditedSite, chance: Chance) -> str:
    post, is_one = a_post(site, chance), chance.is_so()
    site.desk.draft(post).put("edition", site.number if is_one else None)
    mail: Entry = {"subject": "In your mail", "preheader": "Two things"}
    site.desk.draft(post).put("email", mail if is_one else None)
    return f"{post}: {'an' if is_one else 'no'} edition"


def give_aliases(site: EditedSite, chance: Chance) -> str:
    post = a_post(site, chance)
    aliases = chance.some((f"/former/{site.number}/", f"/{site.number}.html"))
    site.desk.draft(post).put("aliases", aliases or None)
    return f"{post}: aliases are {aliases}"


def relate(site: EditedSite, chance: Chance) -> str:
    post, other = a_post(site, chance), a_post(site, chance)
    title = str(site.desk.draft(other).head["title"])
    titles = [draft.head.get("title") for draft in site.desk.texts()]
    if other == post or titles.count(title) > 1:
        return ""
    site.desk.draft(post).put("related", [title])
    return f"{post}: related to {other}"


def link(site: EditedSite, chance: Chance) -> str:
    post, other = a_post(site, chance), a_post(site, chance)
    target = site.desk.draft(other).head
    if other == post or target.get("status", "published") != "published" or "embargo" in target:
        return ""
    paragraphs = site.desk.draft(post).paragraphs or []
    text = f"As [we said]({{filename}}/{other}) in another note."
    site.desk.draft(post).paragraphs = [*paragraphs, text]
    return f"{post}: links {other}"


def illustrate(site: EditedSite, chance: Chance) -> str:
    post, image = a_post(site, chance), chance.some(site.desk.paths("images/"), 1)
    shown: Entry = {"src": f"/{''.join(image)}", "alt": "A hall", "credit": "Ada"}
    site.desk.draft(post).put("image", shown if image else None)
    return f"{post}: picture is {image}"


def attach(site: EditedSite, chance: Chance) -> str:
    post, documents = a_post(site, chance), chance.some(site.desk.paths("files/"))
    files: list[Entry] = [{"file": f"/{path}", "label": "It"} for path in documents]
    site.desk.draft(post).put("files", files or None)
    return f"{post}: files are {documents}"


def mistype(site: EditedSite, chance: Chance) -> str:
    post, (key, value) = a_post(site, chance), chance.one(MISTAKES)
    site.desk.draft(post).put(key, value)
    return f"{post}: {key} is {value}, by mistake"


def link_to_nothing(site: EditedSite, chance: Chance) -> str:
    post, address = a_post(site, chance), chance.one(ADDRESSES)
    site.desk.draft(post).paragraphs = [f"See [this]({address}) one."]
    return f"{post}: links {address}, by mistake"


EDITS: tuple[Edit, ...] = (
    rewrite,
    say_more,
    change_a_key,
    change_a_key,
    change_a_key,
    change_a_key,
    move_to_another_address,
    put_under_embargo,
    give_status,
    give_status,
    put_into_series,
    renumber,
    retag,
    give_authors,
    give_campaigns,
    make_an_edition,
    give_aliases,
    relate,
    link,
    illustrate,
    attach,
    mistype,
    link_to_nothing,
)
"""What happens more often stands here more often."""


def _free_part(series: str, site: EditedSite) -> int | None:
    """The first number that no other post has in that series; in the plan, if it has one."""
    slug = _slug(series)
    taken = [d.head.get("part") for d in site.desk.texts() if _slug(d.head.get("series")) == slug]
    plan = site.desk.drafts.get(f"series/{TIES}.md") if slug == TIES else None
    last = len(plan.head.get("parts", ())) if isinstance(plan, Draft) else 40
    return next((number for number in range(1, last + 1) if number not in taken), None)


def _slug(series: Value | None) -> str:
    return str(series).lower().replace(" ", "-")


def take_out_links_to(post: str, site: EditedSite) -> None:
    for draft in site.desk.texts():
        draft.paragraphs = draft.paragraphs and [one for one in draft.paragraphs if post not in one]
        draft.put("related", None)
